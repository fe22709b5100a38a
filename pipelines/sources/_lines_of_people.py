"""What else a table says of the people of its places: their year, and that each line is of all."""

import re
from collections import defaultdict

from pipelines.sources import _ages, _everybody, _one_sex
from pipelines.sources._headings import normalise

_LOOKED_AT = 100
_KEY = ("place_id", "period", "sex", "age_band")
# Beside such a column people may be those alone to whom it can happen.
_RATE = re.compile(r"\b(rates?|per 1?0* ?000|per 100 000|numerators?|denominators?|cases)\b")
# From the first year to no end they are everybody.
_OF_AN_AGE = re.compile(
    r"\baged? [1-9]\d?\b|\b\d+ (years )?(and|or) (over|above|older|under|below|younger)\b"
    r"|\bunder \d+s?\b|\bover \d+s\b|\bworking age\b|\b(children|adults|older people)\b"
)
_OF_ALL_AGES = re.compile(r"\b0\b|\ball (ages|people|usual)\b|\bpersons\b(?! aged)|\bby\b.*\bage\b")
_OLDER = re.compile(r"\b(\d\d)\+")
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
        _take_year(match, match.vintages.pop("population_vintage", None))
        _tell_of_others(match, at)
        _tell_of_ages(match, rows)
        below = [row for line, row in rows if line > match.line and any(row)][:_LOOKED_AT]
        if wrong := _several_of_one_place(match, below, at):
            return wrong
    return _ages.contradict(match, rows)


def _take_year(match, year):
    if year and "period" not in match.columns and "period" not in match.given:
        match.vintages["period"] = f"CY{year}"


def _tell_of_others(match, at):
    counts = match.cells[at].strip()
    for i, cell in enumerate(match.cells):
        if match.columns[i] is not None or not cell.strip():
            continue
        words = normalise(cell)
        year = _everybody.year_of(cell)
        if year and year != _everybody.year_of(counts):
            match.notes.append(f"“{cell.strip()}” is of another year: “{counts}” counts")
        elif _RATE.search(words) and not _DENSITY.search(words):
            said = f"“{counts}” stands beside “{cell.strip()}”, and may be of those alone whom"
            match.notes.append(f"{said} that is of")
            return


def _tell_of_ages(match, rows):
    """Note a title that says of people of which age it tells, where no column does."""
    if "age_band" in match.columns or _ages.are_beside(match.cells):
        return
    said = [title for title in _one_sex.titles(match, rows) if len(title) <= _LONGEST]
    words = [normalise(_OLDER.sub(r"\1 and over", title)) for title in said]
    if any(map(_OF_ALL_AGES.search, words)):
        return
    for title, of in zip(said, words, strict=True):
        if _OF_AN_AGE.search(of) and not _one_sex.OF_OTHERS.search(of):
            note = f"“{title.strip()}” may say that its people are of some ages alone"
            match.notes.append(f"{note}: they count as everybody of their place")
            return


def _several_of_one_place(match, below, at):
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
