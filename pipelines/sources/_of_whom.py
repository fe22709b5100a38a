"""Of whom a column of “Population” is: of everybody of its places, or of those in prison, at work.

Such a heading alone does not say it. What its table is called and what else it tells do.
"""

import re
from collections import defaultdict

from pipelines.sources import _ages, _everybody, _one_sex
from pipelines.sources._headings import normalise
from pipelines.sources._quoting import A_TITLE

_LOOKED_AT = 100
_KEY = ("place_id", "period", "sex", "age_band")
_LONGEST = 120  # signs: what is longer is a note
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_OTHERS = re.compile(
    r"\b(claim(ant|ing)\w*|deaths?|mortality|prison\w*|jail\w*|custody|inmates?|offen(c|d)\w*"
    r"|crimes?|victims?|jobs?|employ\w*|unemploy\w*|work(force|ers?)|staff|volunteers?|capacity"
    r"|(number of|hospital|available|care) beds|(available|nursery|school) places"
    r"|patients?|registered|admissions?|hospitals?|diagnos\w*|prevalence|caseloads?|cases|clients?"
    r"|service users?|pupils?|students?|homeless\w*|rough sleep\w*|asylum|refugees?|disab\w*"
    r"|(care|nursing) homes?|social care|(care|asc) support|care leavers?|looked after|in care"
    r"|carers?|support(ed)? (living|housing|accommodation|services?|needs|schemes?)|receiv\w*"
    r"|in receipt|benefits?|credit|poverty|low income|veterans?"
    r"|tenants?|hostels?|communal establishments?)\b"
)
# Bodies that have such words in their names, and what everybody does.
_OF_PLACES = re.compile(
    r"\b((health and )?social care (partnership|trust|board|area|localit|localities)\w*"
    r"|births( and)? deaths)\b"
)
# Which place, when, of which sex or age, how dense, and what became of how many there were.
_BESIDE = re.compile(
    r"(area|ward|lad|lsoa|msoa|oa|ltla|utla|icb|sicbl|la|local|authorit(y|ies)|district|borough"
    r"|county|counties|region|country|nation|council|town|parish|constituency|division|electoral"
    r"|neighbourhood|zone|datazone|data|intermediate|community|output|lower|middle|upper|layer"
    r"|super|tier|unitary|geograph(y|ical|ic)|geo|level|type|place|location|locality|postcode"
    r"|inner|outer|london|england|index|id|objectid|fid|gss|ons|nhs|shape|length|lat|long"
    r"|latitude|longitude|easting|northing|boundary|code|name|no|mnemonic|\w+(cd|nm|nmw|code|name)"
    r"|year|date|day|period|time|month|mid|census|june|march|estimate|source|note|comment|status"
    r"|version|updated|published|sex|sexes|gender|age|aged|band|group|male|female|men|women|person"
    r"|people|boy|girl|children|child|adult|young|older|working|pensionable|under|over|and|or|to"
    r"|plus|above|below|less|than|all|total|resident|usual|population|pop|both|median|mean|average"
    r"|unknown|not|stated|density|per|sq|square|km|km2|hectare|ha|kilometre|mile|acre|land|size"
    r"|extent|household|dwelling|change|growth|difference|increase|decrease|birth|death|migration"
    r"|net|internal|international|natural|other|projected|rank|percentage|percent|cent|proportion"
    r"|share|of|number|count|measure|value|unit|rate|the|a|in|by|at|[fmp]?\d*(st|th)?"
    r"|electorate|elector|councillor|rural|urban|classification|ruc|geometry|globalid|confidence"
    r"|interval|limit)s?"
)


def without_others(complete, rows):
    """(matches of which none may be of some people only, why the others are not taken or None).

    Parameters
    ----------
    complete : list of rows of headings as layouts read them
    rows : list of (int, list of str)
    """
    doubts = [doubt(match, rows) for match in complete]
    left = [match for match, why in zip(complete, doubts, strict=True) if not why]
    return left, next(filter(None, doubts), None)


def doubt(match, rows):
    """What says that a “Population” may not be that of its places; or None."""
    if match.layout.kind != "population" or "population" not in match.columns:
        return None
    at = match.columns.index("population")
    counts = match.cells[at].strip()
    if "group_dimension" in match.columns or not _everybody.is_bare(counts):
        return None
    said = told_of_others(match, rows)
    beside = (c.strip() for c in _unplaced(match) if not _is_of_places(c))
    other = said or next((f"“{heading}”" for heading in beside), None)
    below = [row for line, row in rows if line > match.line and any(row)][:_LOOKED_AT]
    if not other or (not said and several_of_one_place(match, below, at)):
        return None  # or it is refused
    return (
        f"“{counts}” stands {'under' if said else 'beside'} {other}, and may not be of all people"
        " of its places. Where it is, head it “Total population”"
    )


def told_of_others(match, rows):
    """What names a table and says of whom it tells other than of everybody, in words; or None."""
    name = _CAMEL.sub(" ", match.named.rsplit("/", 1)[-1])  # of its file and its sheet
    named = [*((one, A_TITLE) for one in _one_sex.titles(match, rows)), (name, "its name")]
    for text, where in named:
        words = _OF_PLACES.sub(" ", normalise(text)) if len(text) <= _LONGEST else ""
        told = _OTHERS.search(words)
        if told and not _one_sex.OF_OTHERS.search(words):
            return f"{where} (“{told[0]}”)"
    return None


def _unplaced(match):
    return [
        cell
        for cell, column in zip(match.cells, match.columns, strict=True)
        if column is None and cell.strip()
    ]


def _is_of_places(cell):
    """Whether a heading says no more than which place, when, of which sex or age, and how dense."""
    if _everybody.year_of(cell) is not None or _ages.are_beside([cell]):
        return True
    return all(map(_BESIDE.fullmatch, normalise(cell).split()))


def several_of_one_place(match, below, at):
    """That most lines are of places with other people in other lines, of parts of them; or None."""
    key = [match.columns.index(column) for column in _KEY if column in match.columns]
    people = defaultdict(set)
    for row in below:
        if max(*key, at) < len(row) and row[at].strip() and row[key[0]].strip():
            people[tuple(row[i].strip().lower() for i in key)].add(row[at].strip())
    several = [numbers for numbers in people.values() if len(numbers) > 1]
    if 2 * sum(map(len, several)) <= len(below) or not several:
        return None
    cell, most = match.cells[at].strip(), max(map(len, several))
    return f"“{cell}” has {most} numbers of people for one place in the first {len(below)} lines"
