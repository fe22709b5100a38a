"""Recognise what Explore Local Statistics (ONS) says of its indicators: JSON beside a CSV file.

The file of the same name, but for its ending, holds the values. A file with one indicator describes
that; one with several has what they share, and then each by its name.
"""

import json

from pipelines.errors import HeadingError
from pipelines.sources._headings import normalise
from pipelines.sources._plan import ReadingPlan, Recognition
from pipelines.sources._reading import decode, read_bytes

FORMAT = "metadata"
_ROOT = "ess-beta-metadata"
_SHARED = "shared"
_CAPITAL = str.maketrans({chr(c): f" {chr(c)}" for c in range(ord("A"), ord("Z") + 1)})


def is_metadata(file):
    """Whether a JSON file holds the description of indicators."""
    if not file.path.name.lower().removesuffix(".gz").endswith(".json"):
        return False
    content = _content(file.path, file.name)
    return isinstance(content, dict) and isinstance(content.get(_ROOT), dict)


def recognise(file, candidates, headings):
    """A plan with one record an indicator.

    Raises
    ------
    HeadingError
        If an indicator has no label.
    """
    layout = next((one for one in candidates if one.file_format == FORMAT), None)
    if not layout:
        return Recognition(file.name, None, "describes indicators, and is not to")
    for name, said in _indicators(_content(file.path, file.name)).items():
        if not said.get("label"):
            raise HeadingError(file.name, f"{name or 'the indicator'} lacks 'label'", "Add one.")
    columns = headings.columns(layout.name)
    plan = ReadingPlan(
        file.path, file.name, layout, headings=columns, columns=columns, said=file.said
    )
    return Recognition(file.name, plan)


def read_records(plan, headings):
    """(position, cells) of each indicator, in the order of the plan's columns.

    Parameters
    ----------
    plan : ReadingPlan
    headings : Headings
    """
    found = _indicators(_content(plan.path, plan.name))
    for number, (name, said) in enumerate(found.items(), start=1):
        placed = {
            headings.place(plan.layout.name, _words(key))[0]: value
            for key, value in said.items()
            if value is not None
        }
        placed["indicator"] = name
        yield number, [_text(placed.get(column)) for column in plan.columns]


def _indicators(content):
    """{the indicator's name, None where there is one alone: what is said of it}."""
    said = content[_ROOT]
    each = {name: one for name, one in said.items() if name != _SHARED}
    if not any(isinstance(one, dict) for one in each.values()):
        return {None: said}
    return {name: _stated(said.get(_SHARED)) | _stated(one) for name, one in each.items()}


def _stated(said):
    """What an object states; nothing where it is none."""
    if not isinstance(said, dict):
        return {}
    return {key: value for key, value in said.items() if value is not None}


def _content(path, name):
    try:
        return json.loads(decode(read_bytes(path, name), "utf-8"))
    except (ValueError, RecursionError):
        return None


def _words(key):
    """`sourceOrg` as `source org`; of an address only its capitals stay together."""
    return normalise(key.replace("URL", "Url").translate(_CAPITAL))


def _text(value):
    return None if value is None else str(value)
