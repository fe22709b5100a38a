"""Land people's answers: who answered becomes a keyed hash, where they live a small area.

What is not mapped is never looked at, and of what is mapped only the expected shapes are kept: a
date, a number, a word of a scale, the name of a category. Text that somebody typed into such a
column stays outside.
"""

import re
from datetime import datetime
from functools import partial

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.build.keys import keyed_hash
from pipelines.build.surveys import plain_answer

TABLE = "raw_responses"
UNREADABLE = "unreadable"
_MAP = pa.map_(pa.string(), pa.string())
_TEXTS = (
    *("respondent_key", "survey", "wave", "answered_on", "mode", "weight", "small_area_id"),
    *("service_text", "provider_text", "reporter"),
)
SCHEMA = pa.schema(
    [
        ("source_file_id", pa.string()),
        ("line_number", pa.int64()),
        *((name, pa.string()) for name in _TEXTS),
        ("groups", _MAP),
        ("items", _MAP),
    ]
)
_DATES = ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%Y/%m/%d")
_YEARS = range(1990, 2101)  # those of our calendar
_NUMBER = re.compile(r"-?\d{1,4}(\.\d{1,4})?")
_LONGEST_CATEGORY = 80
_PERSONAL = re.compile(
    r"@"
    r"|(\d[ -]?){6,}"  # a telephone, an NHS number, a date of birth
    r"|\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b",  # a postcode
    re.IGNORECASE,
)


WORDS_LEFT_OUT = "the words of quotes without consent"
_CONSENTS = ("public", "board only")


def without_words_unless_agreed(plan, records):
    """Quotes whose consent is missing, refused or withdrawn, without their words.

    The line stays, so that it is counted and refused with its reason; what was said never lands.

    Parameters
    ----------
    plan : ReadingPlan
    records : list of (line number, cells)
    """
    words, consent, withdrawn = (
        plan.columns.index(column) if column in plan.columns else None
        for column in ("quote", "consent", "withdrawn_on")
    )

    def is_agreed(cells):
        taken_back = withdrawn is not None and _cell(cells, withdrawn)
        return (_cell(cells, consent) or "").lower() in _CONSENTS and not taken_back

    return [
        (line, cells if is_agreed(cells) else [*cells[:words], "", *cells[words + 1 :]])
        for line, cells in records
    ]


def postcode_areas(records, plan, headings):
    """{postcode: small area} of a postcode file, its newest vintage of small areas.

    Parameters
    ----------
    records : iterable of (line number, cells)
    plan : ReadingPlan
    headings : Headings
    """
    placed = [headings.place(plan.layout.name, heading) for heading in plan.headings]
    areas = [(v or "", i) for i, (column, v) in enumerate(placed) if column == "small_area_id"]
    area_at = max(areas, key=lambda found: (found[0], -found[1]))[1]
    postcode_at = plan.columns.index("postcode")
    found = {}
    for _, cells in records:
        postcode, area = _cell(cells, postcode_at), _cell(cells, area_at)
        if postcode and area:
            found[plain_postcode(postcode)] = area
    return found


def plain_postcode(text):
    """A postcode without spaces and in capitals, as it is looked up."""
    return re.sub(r"[^A-Z0-9]", "", text.upper())


def answers_table(plan, records, file_id, key, areas):
    """`answers` of records: a list of (line number, cells)."""
    width = len(plan.columns)
    cells = [[*cells[:width], *[""] * (width - len(cells))] for _, cells in records]
    columns = {"line_number": pa.array([line for line, _ in records], pa.int64())}
    for i in range(width):
        columns[f"c{i}"] = pa.array([row[i] for row in cells], pa.string())
    return answers(plan, pa.table(columns), file_id, key, areas)


def answers(plan, table, file_id, key, areas):
    """The raw table of one file of answers.

    Parameters
    ----------
    plan : ReadingPlan
    table : pyarrow.Table
        `line_number`, and the file's columns as text: `c0`, `c1` and so on.
    file_id : str
    key : bytes
        Hides respondents.
    areas : dict of str to str
        Postcode to small area; empty where no postcode file is there.
    """
    at = {column: f"c{i}" for i, column in enumerate(plan.columns) if column}
    survey, wave = plan.constants["survey"], plan.constants["wave"]
    words = {f"item:{item}": _words(item, plan.said) for item in plan.said["items"]}
    hashed = lambda text: text and keyed_hash(key, survey, text)  # noqa: E731
    placed = lambda text: text and areas.get(plain_postcode(text))  # noqa: E731

    def read(column, reading):
        return _read(table, at.get(column), reading)

    def constant(text):
        return pa.repeat(pa.scalar(text, pa.string()), len(table))

    found = {
        "source_file_id": constant(file_id),
        "line_number": table["line_number"].combine_chunks(),
        "respondent_key": read("respondent", hashed),
        "survey": constant(survey),
        "wave": constant(wave),
        "answered_on": read("answered_on", _date),
        "mode": read("mode", _category),
        "weight": read("weight", _number),
        # Where a small area is stated, unreadable or not, no postcode is asked.
        "small_area_id": pc.if_else(
            pc.is_valid(read("small_area", _stated)),
            read("small_area", _area),
            read("postcode", placed),
        ),
        "service_text": read("service", _category),
        "provider_text": read("provider", _category),
        "reporter": read("reporter", _category),
        "groups": _maps(len(table), {c: read(c, _category) for c in at if c.startswith("group:")}),
        "items": _maps(
            len(table),
            {c: read(c, partial(_answer, words=words[c])) for c in at if c.startswith("item:")},
        ),
    }
    return pa.table(found, schema=SCHEMA)


def _read(table, name, reading):
    """A column as text, each distinct cell read once; null all through where there is no column."""
    if name not in table.column_names:
        return pa.repeat(pa.scalar(reading(None), pa.string()), len(table))
    coded = pc.dictionary_encode(table[name].combine_chunks(), null_encoding="encode")
    said = [reading((cell or "").strip() or None) for cell in coded.dictionary.to_pylist()]
    return pa.array(said, pa.string()).take(coded.indices)


def _maps(rows, named):
    """For each row a map of what it says, by the names behind the colon; null says nothing."""
    keys = pa.array([name.split(":", 1)[1] for name in named], pa.string())
    values = pa.concat_arrays([pa.array([], pa.string()), *named.values()])
    says = values.is_valid().to_numpy(zero_copy_only=False).reshape(len(named), rows).T
    row_of, column_of = np.nonzero(says)
    offsets = np.concatenate([[0], np.cumsum(says.sum(axis=1))]).astype(np.int32)
    return pa.MapArray.from_arrays(
        pa.array(offsets),
        keys.take(pa.array(column_of)),
        values.take(pa.array(column_of * rows + row_of)),
    )


def dropped_headings(plan):
    """Headings whose column is not kept: not mapped, or personal and turned into something else."""
    hidden = (None, "respondent", "postcode")
    return [
        heading.strip()
        for heading, column in zip(plan.headings, plan.columns, strict=True)
        if column in hidden and heading.strip()
    ]


def unusable_lines(table):
    """How many lines name no respondent or no date: those that staging will refuse."""
    usable = pc.and_(pc.is_valid(table["respondent_key"]), pc.is_valid(table["answered_on"]))
    return len(table) - (pc.sum(usable).as_py() or 0)


def _cell(cells, index):
    text = cells[index].strip() if index < len(cells) else ""
    return text or None


def _date(text):
    """The day, whatever hour follows it, if it is one."""
    first = re.split(r"[ T]", text or "")[0]
    for form in _DATES:
        try:
            day = datetime.strptime(first, form)
        except ValueError:
            continue
        return f"{day:%Y-%m-%d}" if day.year in _YEARS else None
    return None


def _number(text):
    return text if text and _NUMBER.fullmatch(text) else None


def _category(text):
    """A category's name; what looks like a person's is not kept."""
    if text and (len(text) > _LONGEST_CATEGORY or _PERSONAL.search(text)):
        return UNREADABLE
    return text


def _stated(text):
    return text


def _area(text):
    return text if text and re.fullmatch(r"[A-Z]\d{8}", text) else None


def _answer(text, words):
    """An answer of a question that the file asked; an empty text where it was not answered."""
    if not text:
        return ""
    if plain_answer(text) in words or _NUMBER.fullmatch(text):
        return text
    return UNREADABLE


def _words(item, said):
    """Every word that an answer may be, in plain form."""
    scale = said["scales"][said["items"][item]["scale"]] if "scale" in said["items"][item] else {}
    return {plain_answer(word) for word in (*scale, *said.get("missing", {}))}
