"""Recognise JSON documents that hold records: each layout says itself which shape it takes."""

import json

from pipelines.sources._plan import ReadingPlan, Recognition
from pipelines.sources._reading import read_bytes

_ENDS = (".json", ".hexjson")


def is_json(file):
    """Whether a file's name says that it is JSON."""
    return file.path.name.lower().removesuffix(".gz").endswith(_ENDS)


def recognise(file, candidates, headings):
    """A plan for the first layout that finds its records in the document; None where none does."""
    data = read_bytes(file.path, file.name)
    wanted = [one for one in candidates if one.from_json and f'"{one.json_key}"'.encode() in data]
    content = _content(data) if wanted else None
    for layout in wanted:
        if layout.from_json(content):
            columns = headings.columns(layout.name)
            plan = ReadingPlan(
                file.path, file.name, layout, headings=columns, columns=columns, said=file.said
            )
            return Recognition(file.name, plan)
    return None


def read_records(plan):
    """(position, cells) of each record of a planned document, in the order of its columns."""
    records = plan.layout.from_json(_content(read_bytes(plan.path, plan.name))) or []
    for number, record in enumerate(records, start=1):
        yield number, [_text(record.get(column)) for column in plan.columns]


def _content(data):
    try:
        return json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None


def _text(value):
    return None if value in (None, "") else str(value)
