"""OCDS documents in every wrapping: packages of releases or records, lists, lines, single releases.

Each release is a line, whatever is wrong with it: a bad one says why and stops nothing.
"""

import json

from pipelines.errors import SourceError
from pipelines.notices.faults import faults, release_key
from pipelines.notices.parts import parts, release_record
from pipelines.notices.shape import prune

_OF_A_RELEASE = {"tag", "date", "initiationType", "buyer", "tender", "awards", "contracts"}
_OF_A_RECORD = {"compiledRelease", "versionedRelease", "releases"}
_NOT_JSON = "a line that is not JSON"
_PAGE = "one page of several: it names a next one, which is to be in the folder as well"
_NOTHING = "a document without a list of releases"
_WRAPPED = 3  # a list of packages of records: no publisher wraps deeper


def releases(text, name, by_line):
    """The releases of a document, each as it stands there.

    Parameters
    ----------
    text : str
    name : str
        The file's, for messages.
    by_line : bool
        Whether every line is a document of its own.

    Returns
    -------
    found : list
        In their order; empty where the document is none of contracts.
    reason : str
        Why there are none.
    notes : tuple of str
        What is odd about the document.

    Raises
    ------
    SourceError
        If it is not JSON.
    """
    # A document may be called by the other name: lines under .json, one package under .ndjson.
    document = None if by_line else _parsed(text)
    if document is None:
        lines = _by_line(text)
        if any(isinstance(one, dict) and one for one in lines):
            return _of_lines(lines)
        document = _parsed(text) if by_line else None
    if document is None:
        raise SourceError(name, "is not JSON, nor lines of it", "Fetch the file anew.")
    return _of_document(document)


def _parsed(text):
    """What JSON says; None where it is none, or says nothing."""
    try:
        return json.loads(text, parse_constant=_no_number) if _is_sound(text) else None
    except (ValueError, RecursionError):
        return None


def _no_number(word):
    raise ValueError(f"{word} is no number of JSON")


def _is_sound(text):
    """Whether every byte of a file was text."""
    try:
        return text.isascii() or bool(text.encode())
    except UnicodeEncodeError:
        return False


def _by_line(text):
    """What each line says, and which are not JSON."""
    # Not splitlines(): a text within JSON may hold a separator of lines that is none of the file.
    parsed = map(_parsed, filter(str.strip, text.split("\n")))
    return [_NOT_JSON if one is None else one for one in parsed]


def _of_lines(lines):
    listed = [one for document in lines for one in (_unwrap(document) or [document])]
    if not any(map(_is_release, listed)):
        return [], _why_none(lines[0]), ()
    return listed, "", _notes(lines)


def _notes(documents):
    """What is odd about documents: whether the last of them is followed by another."""
    last = documents[-1] if documents else None
    while isinstance(last, list):
        last = last[-1] if last else None
    links = last.get("links") if isinstance(last, dict) else None
    return (_PAGE,) if isinstance(links, dict) and links.get("next") else ()


def records(found):
    """(position, dict) of every statement of a file's releases; the first of each is the release.

    All of a release bear its `fault`, which is None where it can be used. An id that stands twice
    in one file identifies the first alone.
    """
    seen = {}
    for number, entry in enumerate(found, start=1):
        pruned, wrong = _pruned(entry)
        why = [_NOT_JSON] if entry == _NOT_JSON else [*wrong, *_repeated(entry, pruned, seen)]
        base = {"fault": "; ".join(why) or None, "ocid": pruned.get("ocid")}
        seen.setdefault(_identity(pruned), (number, entry))
        text = json.dumps(pruned, ensure_ascii=False) if pruned else None
        yield number, release_record(pruned) | base | {"part_number": 0, "release_json": text}
        for part_number, part in enumerate(parts(pruned), start=1):
            yield number, part | base | {"part_number": part_number}


def _pruned(entry):
    """What is read of an entry, and what is wrong with it."""
    if not isinstance(entry, dict):
        return {}, faults(entry, {}, [])
    try:
        pruned, wrong = prune(entry)
        return pruned, faults(entry, pruned, wrong)
    except RecursionError:
        return {}, ["objects within objects, too many to be a release"]


def _identity(pruned):
    key = release_key(pruned)
    return (pruned.get("ocid"), key) if key else None


def _repeated(entry, pruned, seen):
    identity = _identity(pruned)
    if identity is None or identity not in seen:
        return []
    number, first = seen[identity]
    if first == entry:
        return [f"repeats release {number} of this file"]
    return [f"bears the id of release {number} of this file, and says something else"]


def _of_document(document):
    found = _unwrap(document)
    if found is None and isinstance(document, dict) and _is_release(document):
        found = [document]
    return (found, "", _notes([document])) if found else ([], _why_none(document), ())


def _unwrap(document, depth=0):
    """The releases within a package, a record or a list of any of them; None for anything else."""
    if depth > _WRAPPED:
        return None
    if isinstance(document, list):
        inner = [_unwrap(one, depth + 1) or [one] for one in document]
        listed = [one for some in inner for one in some]
        return listed if any(map(_is_release, listed)) else None
    if not isinstance(document, dict):
        return None
    if document.get("ocid") and document.keys() & _OF_A_RECORD:
        return _of_record(document)
    if isinstance(document.get("releases"), list):
        return document["releases"]
    # Other documents list records as well, such as payments.
    if isinstance(document.get("records"), list) and any(map(_is_record, document["records"])):
        found = [_of_record(one) for one in document["records"]]
        return [one for some in found for one in some]
    return None


def _is_record(value):
    return isinstance(value, dict) and bool(value.keys() & {"ocid", *_OF_A_RECORD})


def _of_record(record):
    """A record's releases; where it only links to them, the release compiled of them."""
    if not isinstance(record, dict):
        return [record]
    embedded = record.get("releases")
    if isinstance(embedded, list) and embedded and all(map(_is_release, embedded)):
        return embedded
    if isinstance(record.get("compiledRelease"), dict):
        return [record["compiledRelease"]]
    if isinstance(record.get("versionedRelease"), dict):
        return [_last_version(record["versionedRelease"])]
    return [{key: record[key] for key in ("ocid",) if key in record}]


def _last_version(versioned):
    """The release that a versioned one ends in: of each field the last value."""
    latest = {"date": "", "id": None, "tag": None}

    def last(value):
        if isinstance(value, list):
            if value and all(isinstance(one, dict) and "releaseDate" in one for one in value):
                if str(value[-1]["releaseDate"]) >= latest["date"]:
                    latest["date"] = str(value[-1]["releaseDate"])
                    latest["id"] = value[-1].get("releaseID")
                    latest["tag"] = value[-1].get("releaseTag")
                return value[-1].get("value")
            return [last(one) for one in value]
        if isinstance(value, dict):
            return {key: last(one) for key, one in value.items()}
        return value

    return last(versioned) | {key: value for key, value in latest.items() if value}


def _is_release(value):
    return isinstance(value, dict) and "ocid" in value and bool(value.keys() & _OF_A_RELEASE)


def _why_none(document):
    """What a JSON document is that holds no release."""
    if not isinstance(document, dict):
        return _NOTHING
    if document.get("releases") == [] or document.get("records") == []:
        return "a package that holds no release"
    is_schema = document.keys() >= {"type", "properties"} or set(document) == {"fields"}
    if "$schema" in document or is_schema:
        return "a schema: it says how data are to look, and holds none"
    if set(document) == {"definitions"} or document.keys() >= {"name", "compatibility"}:
        return "part of an OCDS extension: it says how data are to look, and holds none"
    if document.keys() >= {"meta", "stats", "contracts"}:
        return (
            "somebody's digest of Contracts Finder, with suppliers run together and no OCIDs: "
            "fetch the notices themselves"
        )
    if document.get("type") == "Topology":
        return "shapes as TopoJSON, which is not read: save them as GeoJSON"
    if "geometryType" in document or "displayFieldName" in document:
        return "shapes as a map server answers (Esri JSON), which is not read: ask for GeoJSON"
    if "noticeList" in document:
        return "what a search of Contracts Finder answers: fetch the notices themselves, as OCDS"
    return _NOTHING
