"""Recognise documents that are no tables: OCDS releases (JSON) and alliances (TOML)."""

import json
import tomllib
from functools import lru_cache

from pipelines.errors import HeadingError, SourceError
from pipelines.notices.shape import without_e_mails
from pipelines.sources import _ocds
from pipelines.sources._plan import ReadingPlan, Recognition
from pipelines.sources._reading import decode, read_bytes

_FORMATS = {".json": "ocds", ".ndjson": "ocds", ".jsonl": "ocds", ".toml": "toml"}


def document_format(file_name):
    """`ocds` or `toml` where a file's name says that it may be one; else None."""
    name = file_name.lower().removesuffix(".gz")
    return next((form for end, form in _FORMATS.items() if name.endswith(end)), None)


def recognise(file, candidates, headings):
    """A plan, where the document holds what one of the candidate layouts takes."""
    form = document_format(file.path.name)
    layout = next((one for one in candidates if one.file_format == form), None)
    if not layout:
        return Recognition(file.name, None, "no document of a kind that we know")
    items, reason, notes = items_of(file.path, file.name, form)
    if not items:
        if file.said.get("kind") == layout.kind:
            raise SourceError(file.name, f"is {reason}", "Fetch it anew.")
        return Recognition(file.name, None, reason)
    columns = headings.columns(layout.name)
    if form == "toml":
        for number, item in enumerate(items, start=1):
            _require(file.name, layout, number, item)
    plan = ReadingPlan(
        file.path, file.name, layout, headings=columns, columns=columns, said=file.said, notes=notes
    )
    return Recognition(file.name, plan)


def read_records(plan):
    """(position, cells) of each record of a planned document, in the order of the plan's columns.

    A release holds one record for itself and one for each thing that it states, all under the
    release's position. E-mail addresses are taken out of every text.
    """
    form = plan.layout.file_format
    items, _, _ = items_of(plan.path, plan.name, form)
    found = _ocds.records(items) if form == "ocds" else enumerate(map(_flat, items), start=1)
    nothing = [None] * len(plan.columns)
    at = {column: i for i, column in enumerate(plan.columns)}
    for number, record in found:
        cells = nothing.copy()
        for column, value in record.items():
            if value is not None and column in at:
                cells[at[column]] = _clean(value)
        yield number, cells
    _content.cache_clear()


def items_of(path, name, form):
    """What a document holds.

    Parameters
    ----------
    path : Path
    name : str
    form : str
        As `document_format` tells it.

    Returns
    -------
    items : list
        Its releases or alliances.
    reason : str
        Why there are none.
    notes : tuple of str
        What is odd about the document.
    """
    stem = path.name.lower().removesuffix(".gz")
    return _content(read_bytes(path, name), name, form, by_line=not stem.endswith(".json"))


@lru_cache(maxsize=1)  # recognised first, then read: parsed once
def _content(data, name, form, *, by_line):
    try:
        if form == "ocds":
            return _ocds.releases(_text(data), name, by_line=by_line)
        content = tomllib.loads(decode(data, "utf-8"))
    except (ValueError, RecursionError) as error:
        what = "TOML" if form == "toml" else "JSON"
        raise SourceError(name, f"is not {what} ({type(error).__name__})", "Mend it.") from error
    found = content.get("alliance")
    is_listed = isinstance(found, list) and found
    return (found if is_listed else []), "a document without an [[alliance]]", ()


def _text(data):
    """The text of JSON, whose first bytes say its encoding; bytes that are none stand out in it."""
    encoding = json.detect_encoding(data)
    return decode(data, encoding, "surrogateescape" if encoding.startswith("utf-8") else "strict")


def _require(name, layout, number, item):
    if not isinstance(item, dict):
        raise SourceError(name, f"entry {number} is no table", "Mend that entry.")
    for (key,) in layout.required:
        if not item.get(key):
            raise HeadingError(name, f"{layout.kind} {number} lacks {key!r}", f"Add {key}.")


def _flat(item):
    """A table of a TOML file, its lists joined by a bar."""
    return {k: "|".join(map(str, v)) if isinstance(v, list) else str(v) for k, v in item.items()}


def _clean(value):
    if isinstance(value, bool):
        value = str(value).lower()
    return None if value in (None, "") else without_e_mails(str(value))
