"""Answers to a survey, a column or a line a question: only what is mapped is kept.

`sources.toml` maps them; for layouts that are alike wherever they come from we bring the mapping.
"""

import re
from dataclasses import replace
from difflib import get_close_matches
from functools import cache

from pipelines import config, config_surveys
from pipelines.errors import ConfigError, HeadingError
from pipelines.sources import _tables
from pipelines.sources._headings import normalise
from pipelines.sources._plan import Layout, ReadingPlan, Recognition
from pipelines.sources._shapes import heading_shown

KIND = "responses"
LAYOUTS = [
    Layout(
        kind=KIND,
        name=KIND,
        raw_table="raw_responses",
        required=(("respondent",), ("answered_on",)),
        file_format=KIND,  # told by `sources.toml` alone, never from its content
    )
]
_HEADING_ROWS = 10
_SHOWN = 6
_WAVE = re.compile(r"\d{4}(-\d{2}){0,2}")


def recognise(file):
    """Where the mapped columns stand in a file of answers.

    `columns[i]` of the plan is `respondent`, `group:<dimension>`, `item:<item>` and so on, or None
    for a column that is dropped. In a file with a line a question it is `question` and `answer`.

    Of a workbook every sheet is read that has half as many of the mapped headings as the one with
    most: a sheet of sums or a list of the questions has fewer.

    Raises
    ------
    HeadingError
        If the respondent, the date or every question is missing from the headings of every sheet.
    ConfigError
        If the file's name does not tell the wave that it is to tell.
    """
    parts, why_none, left = _tables.tables_of(file)
    if not parts:
        return Recognition(file.name, None, why_none, left=left)
    plans, refused, others = [], [], []
    most = max(_most_placed(file, part) for part in parts)
    for part in parts:
        is_of_answers = 2 * _most_placed(file, part) >= most
        try:
            plan = _plan(file, part)
        except HeadingError as error:
            if len(parts) == 1:
                raise
            (refused if is_of_answers else others).append((part.sheet, error))
            continue
        if is_of_answers:
            plans.append(plan)
        else:
            others.append((part.sheet, None))
    if not plans:
        raise (refused or others)[0][1]
    few = (f"sheet {sheet!r}: too few of the mapped headings for answers" for sheet, _ in others)
    return Recognition(file.name, plans[0], "", tuple(plans[1:]), (*left, *few), tuple(refused))


def with_our_mapping(file, part):
    """The file with the mapping that we bring for its layout, or None where we bring none.

    Raises
    ------
    HeadingError
        If such a file does not tell when people answered, and `sources.toml` does not either.
    """
    mapping = our_mapping(part.head[:_HEADING_ROWS])
    if not mapping:
        return None
    said = {**mapping, **file.said}
    try:
        config_surveys.check_when(file.name, said)
    except ConfigError as error:
        refused = HeadingError(
            file.name,
            f"reads as {mapping['survey']}, and nothing tells when people answered",
            'Write period = "FY2020-21" for it in sources.toml, or the year that it is.',
        )
        refused.kind = KIND
        raise refused from error
    return replace(file, said=said)


def our_mapping(rows):
    """The mapping that we bring for a file with such a heading row among its first; else None.

    Parameters
    ----------
    rows : iterable of (line number, cells)
    """
    for _, cells in rows:
        there = {normalise(cell) for cell in cells}
        for by, mapping in _shipped():
            if there.issuperset(by):
                return mapping
    return None


@cache
def _shipped():
    found = config_surveys.shipped(config.REFERENCE / "surveys")
    return [({normalise(heading) for heading in one["recognised_by"]}, one) for one in found]


def _plan(file, part):
    wanted = _wanted(file.said)
    rows = [(line, cells) for line, cells in part.head if any(cells)]
    line, cells = max(rows, key=lambda row: _placed(row[1], wanted))
    columns = _columns(cells, wanted)
    _require(file, cells, columns, wanted)
    wave = {"wave": _wave(file)} if "wave" in file.said else {}
    return ReadingPlan(
        path=file.path,
        name=file.name,
        layout=LAYOUTS[0],
        encoding=part.encoding,
        delimiter=part.delimiter,
        form=part.form,
        sheet=part.sheet,
        heading_line=line,
        headings=tuple(cells),
        columns=columns,
        constants={"survey": file.said["survey"], **wave},
        said=file.said,
        notes=tuple(_odd(file, cells, columns, wanted)),
    )


def _placed(cells, wanted):
    """How many cells of a row are headings that are mapped."""
    return sum(normalise(cell) in wanted for cell in cells if cell)


def _most_placed(file, part):
    wanted = _wanted(file.said)
    return max((_placed(cells, wanted) for _, cells in part.head), default=0)


def _odd(file, cells, columns, wanted):
    """What a file lacks of what is mapped, and which headings stand there twice."""
    lacking = [name for name in dict.fromkeys(wanted.values()) if name not in columns]
    items = [name.removeprefix("item:") for name in lacking if name.startswith("item:")]
    others = [name.removeprefix("group:") for name in lacking if not name.startswith("item:")]
    if items:
        yield f"no heading was placed for {_some(items)}: not asked in this file"
    if others:
        yield f"no heading was placed for {_some(others)}: not known of its people"
    words = [normalise(cell) for cell in cells]
    for name in dict.fromkeys(wanted[one] for one in words if one in wanted):
        if sum(wanted.get(one) == name for one in words) > 1:
            name = name.removeprefix("item:").removeprefix("group:")
            yield f"several headings stand for {name}: the first counts"


def _some(names):
    """A few names: a mapping that we bring is for files of several years, and has many more."""
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return f"{', '.join(names[:_SHOWN])}{more}"


def headings_of(said):
    """Their heading or headings, as a list."""
    return [said] if isinstance(said, str) else list(said)


def questions(said):
    """{question in plain words: item} of a file with a line a question, personal ones apart."""
    personal = _personal(said)
    return {
        words: name
        for name, item in said["items"].items()
        for heading in headings_of(item["heading"])
        if (words := normalise(heading)) not in personal
    }


def _personal(said):
    return {normalise(heading) for heading in said.get("personal", {}).get("headings", ())}


def _wanted(said):
    """{heading in plain words: our column} of all that is mapped, personal headings apart."""
    named = dict(said["columns"])
    named |= {f"group:{name}": heading for name, heading in said.get("groups", {}).items()}
    if said.get("form") != "long":
        named |= {f"item:{name}": item["heading"] for name, item in said["items"].items()}
    personal = _personal(said)
    return {
        normalise(heading): column
        for column, headings in named.items()
        for heading in headings_of(headings)
        if normalise(heading) not in personal
    }


def _columns(cells, wanted):
    """Our column of each of theirs; the first counts where a heading stands twice."""
    columns = []
    for cell in cells:
        column = wanted.get(normalise(cell)) if cell.strip() else None
        columns.append(None if column in columns else column)
    return tuple(columns)


def _require(file, cells, columns, wanted):
    needed = ("respondent", "answered_on", "financial_year", "question", "answer")
    missing = [c for c in needed if c in file.said["columns"] and c not in columns]
    asks = [c for c in columns if c and (c.startswith("item:") or c == "question")]
    if not missing and asks:
        return
    what = " and ".join(missing) or "any question"
    known = [words for words, column in wanted.items() if not missing or column in missing]
    near = [
        heading_shown(cell, number)
        for number, cell in enumerate(cells, start=1)
        if cell and get_close_matches(normalise(cell), known, 1, 0.6)
    ]
    shown = ", ".join(map(repr, near)) or "none"
    raise HeadingError(
        file.name,
        f"no heading was placed for {what}; nearest headings: {shown}",
        "Name their heading in sources.toml.",
    )


def _wave(file):
    if file.said["wave"] != "from file name":
        return file.said["wave"]
    found = _WAVE.search(file.path.name)
    if not found:
        raise ConfigError(
            file.name,
            "its name tells no wave",
            'Call it such as "residents-2024-05.csv", or write wave = "2024-05".',
        )
    return found[0]
