"""Recognise documents that are no tables: OCDS release packages (JSON) and alliances (TOML)."""

import json
import re
import tomllib

from pipelines.errors import HeadingError, SourceError
from pipelines.sources import _ocds
from pipelines.sources._plan import ReadingPlan, Recognition
from pipelines.sources._reading import decode, read_bytes

_FORMATS = {".json": "ocds", ".ndjson": "ocds", ".jsonl": "ocds", ".toml": "toml"}
_E_MAIL = re.compile(r"[^\s<>()\[\],;:\"']+@[^\s<>()\[\],;:\"']+")


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
    content = _content(file.path, file.name, form)
    items = _items(content, form)
    if items is None:
        what = "a list of releases" if form == "ocds" else "an [[alliance]]"
        if file.said.get("kind") == layout.kind:
            raise SourceError(file.name, f"holds no {what.split(' ', 1)[1]}", "Fetch it anew.")
        return Recognition(file.name, None, f"a document without {what}")
    columns = headings.columns(layout.name)
    for number, item in enumerate(items, start=1):
        _require(file.name, layout, number, item)
    plan = ReadingPlan(
        file.path, file.name, layout, headings=columns, columns=columns, said=file.said
    )
    return Recognition(file.name, plan)


def read_records(plan):
    """(position, cells) of each record of a planned document, in the order of the plan's columns.

    A release holds one record for each award and contract, all under the release's position.
    E-mail addresses are taken out of every text.
    """
    form = plan.layout.file_format
    items = _items(_content(plan.path, plan.name, form), form) or []
    for number, item in enumerate(items, start=1):
        records = _ocds.records(item) if form == "ocds" else [_flat(item)]
        for record in records:
            yield number, [_clean(record.get(column)) for column in plan.columns]


def _content(path, name, form):
    try:
        text = decode(read_bytes(path, name), "utf-8")
        if form == "toml":
            return tomllib.loads(text)
        if not path.name.lower().removesuffix(".gz").endswith(".json"):
            return {"releases": [json.loads(line) for line in text.splitlines() if line.strip()]}
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        what = "TOML" if form == "toml" else "JSON"
        raise SourceError(name, f"is not {what} ({type(error).__name__})", "Mend it.") from error


def _items(content, form):
    """The releases or alliances of a document; None where it holds none."""
    if not isinstance(content, dict):
        return None
    found = content.get("releases" if form == "ocds" else "alliance")
    return found if isinstance(found, list) and found else None


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
    return None if value in (None, "") else _E_MAIL.sub("[e-mail removed]", str(value))
