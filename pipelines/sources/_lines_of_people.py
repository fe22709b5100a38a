"""What else a table says of the people of its places: their year, and that each line is of all."""

import re

from pipelines.sources import _ages, _everybody, _of_whom, _one_sex
from pipelines.sources._headings import normalise
from pipelines.sources._quoting import A_TITLE

_LOOKED_AT = 100
# Beside such a column people may be those alone to whom it can happen.
_RATE = re.compile(r"\b(rates?|per 1?0* ?000|per 100 000|numerators?|denominators?|cases)\b")
# From the first year to no end they are everybody.
_OF_AN_AGE = re.compile(
    r"\baged? [1-9]\d?\b|\b\d+ (years )?(and|or) (over|above|older|under|below|younger)\b"
    r"|\bunder \d+s?\b|\bover \d+s\b|\bworking age\b|\b(children|adults|older people)\b"
    r"|\badult (population|residents|people)\b"
)
_OF_ALL_AGES = re.compile(r"\b0\b|\ball (ages|people|usual)\b|\bpersons\b(?! aged)|\bby\b.*\bage\b")
_OLDER = re.compile(r"\b(\d\d)\+")
_DISTRICT = re.compile(r"(E0[6-9]|N09|S12|W06)\d{6}")
_FEWEST = 2_000  # people of a district: there are more in the Isles of Scilly
# “Children's services” are no people.
_OWNED = re.compile(
    r"\b((children and )?young people['’]s|children['’]?s|adult['’]s|adults['’])"
    r"(?! (population|numbers?))(?= )",
    re.IGNORECASE,
)
_A_YEAR = re.compile(r"(19|20)\d\d")
_LONGEST = 120  # signs: what is longer is a note
_DENSITY = re.compile(r"\b(density|hectare|km|growth|change)\b")


def contradict(match, rows):
    """What says that people of a line are not all of its place, on most lines; or None.

    A year in their heading is that of its people where nothing else says one. Other columns of
    people, and rates beside them, are told.

    Parameters
    ----------
    match : a row of headings as one layout reads it
    rows : list of (int, list of str)
    """
    if "population" in match.columns:
        at = match.columns.index("population")
        year = match.vintages.pop("population_vintage", None)
        _tell_of_others(match, at)
        _tell_of_title(match, rows)
        _tell_of_ages(match, rows)
        below = [row for line, row in rows if line > match.line and any(row)][:_LOOKED_AT]
        _take_year(match, below, year)
        if wrong := _of_another_year(match, below, at, year):
            return wrong
        if wrong := _of_whom.several_of_one_place(match, below, at):
            return wrong
        _tell_of_few(match, below, at)
    return _ages.contradict(match, rows)


def _take_year(match, below, year):
    """Take the year of a heading, also where lines say no more of it than “Mid-21” does."""
    told = _periods(match, below)
    if year and told and all(one[-2:] == year[2:] and not _A_YEAR.search(one) for one in told):
        match.columns[match.columns.index("period")] = None
    if year and "period" not in match.columns and "period" not in match.given:
        match.vintages["period"] = f"CY{year}"


def _periods(match, below):
    i = match.columns.index("period") if "period" in match.columns else None
    return [] if i is None else [row[i].strip() for row in below if i < len(row) and row[i].strip()]


def _tell_of_others(match, at):
    counts = match.cells[at].strip()
    for i, cell in enumerate(match.cells):
        if match.columns[i] is not None or not cell.strip():
            continue
        words = normalise(cell)
        year = _everybody.year_of(cell)
        if words == normalise(counts):
            continue  # told already
        if year is not None:
            is_other = year and year != _everybody.year_of(counts)
            says = "is of another year" if is_other else "says how many people there are, too"
            match.notes.append(f"“{cell.strip()}” {says}: “{counts}” counts")
        elif _RATE.search(words) and not _DENSITY.search(words):
            said = f"“{counts}” stands beside “{cell.strip()}”, and may be of those alone whom"
            match.notes.append(f"{said} that is of")
            return


def _tell_of_title(match, rows):
    if said := _of_whom.told_of_others(match, rows):
        note = f"{said} may say that its people are not all of their place: they count as such"
        match.notes.append(note)


def _of_another_year(match, below, at, year):
    """That the year of a heading is that of no line; or None."""
    told = _periods(match, below)
    if not year or not told or any(year in said for said in told):
        return None
    when, other = match.cells[match.columns.index("period")].strip(), _A_YEAR.search(told[0])
    says = other[0] if other else "something else"
    return f"“{match.cells[at].strip()}” says {year} where “{when}” says {says}"


def _tell_of_few(match, below, at):
    """Note fewer people of a district than live in any: they may be some of them."""
    if "age_band" in match.columns or "sex" in match.columns:
        return
    i = match.columns.index("place_id")
    told = [(row[i].strip(), _ages.people_of(row, at)) for row in below if max(i, at) < len(row)]
    few = [one for one in told if one[1] and one[1] < _FEWEST and _DISTRICT.fullmatch(one[0])]
    if few:
        code, people = few[0]
        said = f"“{match.cells[at].strip()}” says {people:,} people for {code}"
        match.notes.append(f"{said}, where more live in any district: they may be some of them")


def _tell_of_ages(match, rows):
    """Note a title that says of people of which age it tells, where no column does."""
    if "age_band" in match.columns or _ages.are_beside(match.cells):
        return
    named = [*((one, A_TITLE) for one in _one_sex.titles(match, rows)), (match.sheet, "its sheet")]
    said = [
        (normalise(_OLDER.sub(r"\1 and over", _OWNED.sub(" ", title))), where)
        for title, where in named
        if len(title) <= _LONGEST
    ]
    if any(_OF_ALL_AGES.search(words) for words, _ in said):
        return
    for words, where in said:
        told = _OF_AN_AGE.search(words)
        if told and not _one_sex.OF_OTHERS.search(words):
            note = f"{where} (“{told[0]}”) may say that its people are of some ages alone"
            match.notes.append(f"{note}: they count as everybody of their place")
            return
