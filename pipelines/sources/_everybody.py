"""Headings of how many people live in a place, in the many words that say no more than that.

“Total population (Census 2021)” says it, “All usual residents in employment” does not: a word that
is not known here may be one of part of the people.
"""

import re
from datetime import date

_MAY_BE = re.compile(r"pop|residents|persons|people|ages", re.IGNORECASE)
_SHARE = re.compile(r"[%‰£<>+]")  # or an age
_NOTE = re.compile(r"\bnotes? \d\b|[(\[]\d[)\]]")
_DAY = re.compile(r"\b(30 june|21 march|census day)\b")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_YEAR = re.compile(r"(19|20)\d\d")
# Words that say that these are people, and words that say no other thing of them.
_ALL, _PEOPLE = {"all", "total"}, {"persons", "person", "people", "ages", "sexes", "residents"}
_POPULATION = {"population", "populations", "allages"}
_BESIDE = {
    *{"usual", "resident", "pop", "both", "genders", "age", "sex", "mid", "year", "midyear"},
    *{
        "census",
        "estimate",
        "estimates",
        "estimated",
        "number",
        "count",
        "rounded",
        "unit",
        "units",
    },
    *{"measures", "value", "note", "notes", "of", "the", "in", "at", "as", "for", "and"},
}
# Of whom others are, as “population”, is told beside them, or above.
_PLAIN = {"total population", "all ages", "all usual residents"}
_KNOWN = _ALL | _PEOPLE | _POPULATION | _BESIDE


def year_of(heading):
    """The year that a heading of all people of a place names, "" without one; None of others."""
    if not _MAY_BE.search(heading) or _SHARE.search(heading):
        return None
    said = _NOTE.sub(" ", heading.lower().replace("_", " "))
    words = _DAY.sub(" ", _NOT_WORD.sub(" ", said)).split()
    years = [word for word in words if _YEAR.fullmatch(word)]
    told = set(words) - set(years)
    if len(years) > 1 or not told <= _KNOWN or not _are_people(told, years):
        return None
    return years[0] if years else ""


def _are_people(told, years):
    if told & _POPULATION or told >= {"usual", "residents"} or told >= {"all", "ages"}:
        return True
    return "pop" in told and bool(told & _ALL or years)


def meant(cells, listed):
    """Of several headings of everybody the one that counts: (its position, its year or "").

    The table of headings names it, or it has the latest year that has begun.

    Parameters
    ----------
    cells : {position: heading}
    listed : set of int
        Positions of those that the table of headings names.
    """
    years = {i: year_of(cell) or "" for i, cell in cells.items()}
    now = str(date.today().year)
    begun = [i for i in cells if years[i] <= now]
    best = min(begun or cells, key=lambda i: (_rank(cells[i], i in listed), -int(years[i] or 0), i))
    return best, years[best]


def _rank(cell, is_listed):
    if _words(cell) in _PLAIN or (is_listed and not is_bare(cell)):
        return 0
    return 1 if is_listed else 2


def is_bare(heading):
    """Whether a heading, listed or not, may be one of people of whom a title tells."""
    return _words(heading) not in _PLAIN and year_of(heading) is not None


def _words(heading):
    return " ".join(_NOT_WORD.sub(" ", heading.lower()).split())
