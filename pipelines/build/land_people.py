"""Land people's answers: who answered becomes a keyed hash, where they live a small area.

What is not mapped is never looked at, and of what is mapped only the expected shapes are kept: a
date, a number, a word of a scale, the name of a category. Text that somebody typed into such a
column stays outside.
"""

import re
from datetime import datetime
from functools import lru_cache

import pyarrow as pa

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
    """The raw table of one file of answers.

    Parameters
    ----------
    plan : ReadingPlan
    records : list of (line number, cells)
    file_id : str
    key : bytes
        Hides respondents.
    areas : dict of str to str
        Postcode to small area; empty where no postcode file is there.
    """
    at = {column: i for i, column in enumerate(plan.columns) if column}
    words = {item: _words(item, plan.said) for item in plan.said["items"]}
    survey, wave = plan.constants["survey"], plan.constants["wave"]
    rows = []
    for line, cells in records:
        said = {column: _cell(cells, i) for column, i in at.items()}
        respondent = said.get("respondent")
        rows.append(
            {
                "source_file_id": file_id,
                "line_number": line,
                "respondent_key": respondent and keyed_hash(key, survey, respondent),
                "survey": survey,
                "wave": wave,
                "answered_on": _date(said.get("answered_on")),
                "mode": _category(said.get("mode")),
                "weight": _number(said.get("weight")),
                "small_area_id": _area(said, areas),
                "service_text": _category(said.get("service")),
                "provider_text": _category(said.get("provider")),
                "reporter": _category(said.get("reporter")),
                "groups": _groups(said),
                "items": _items(said, words),
            }
        )
    return pa.Table.from_pylist(rows, schema=SCHEMA)


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
    pairs = zip(table["respondent_key"].to_pylist(), table["answered_on"].to_pylist(), strict=True)
    return sum(not respondent or not day for respondent, day in pairs)


def _cell(cells, index):
    text = cells[index].strip() if index < len(cells) else ""
    return text or None


@lru_cache(maxsize=10_000)
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


def _area(said, areas):
    if area := said.get("small_area"):
        return area if re.fullmatch(r"[A-Z]\d{8}", area) else None
    postcode = said.get("postcode")
    return areas.get(plain_postcode(postcode)) if postcode else None


def _groups(said):
    return [
        (column.removeprefix("group:"), _category(text))
        for column, text in said.items()
        if column.startswith("group:") and text
    ]


def _items(said, words):
    """Each question that the file asked; an empty text where it was not answered."""
    return [
        (item, _answer(text, words[item]))
        for column, text in said.items()
        if column.startswith("item:") and (item := column.removeprefix("item:"))
    ]


def _answer(text, words):
    if not text:
        return ""
    if plain_answer(text) in words or _NUMBER.fullmatch(text):
        return text
    return UNREADABLE


def _words(item, said):
    """Every word that an answer may be, in plain form."""
    scale = said["scales"][said["items"][item]["scale"]] if "scale" in said["items"][item] else {}
    return {plain_answer(word) for word in (*scale, *said.get("missing", {}))}
