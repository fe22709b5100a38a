"""The year that people were counted or estimated for, where only a title or a sheet states it."""

import re

from pipelines.sources._headings import normalise

_ITSELF = re.compile(
    r"\b(?:mid[-\s](?:year )?(?:of )?|(?:30(?:th)? june|june 30(?:th)?,?|census day),? )"
    r"((?:19|20)\d\d)\b"
)
# It is the first of several, or something was reckoned from it.
_GOES_ON = re.compile(r"\s*[-–—]\s*(mid|20|19|\d\d\b|based)|\s+(to|and|until|through|based)\b")
_BEFORE = {
    "published",
    "released",
    "updated",
    "revised",
    "since",
    "after",
    "until",
    "before",
    "next",
}
_OF_PEOPLE = re.compile(r"\b(populations?|residents?|people|persons|census|estimates?)\b")
_YEAR = re.compile(r"(?<![\d£])(?:19|20)\d\d(?!\d)")
# What else has a year: when it was published, or the places for which people are counted.
_OTHER = re.compile(
    r"\b(publish\w*|releas\w*|updat\w*|revis\w*|issued|next|previous|based|boundar\w*|geograph\w*"
    r"|wards?|lsoas?|msoas?|areas?|projections?|projected|since|from|between|change|compar\w*|to"
    r"|until|version|copyright|series|local authorit\w*|districts?|consistent)\b|©|–"
)
_WORDS_BEFORE = 3
_TITLES, _LONGEST = 20, 160  # signs: what is longer is a note


def tell(match, rows, sheet=""):
    """Take the year of a table's people from its titles or its sheet, where they state but one.

    “Mid-2022” and “30 June 2022” say it of themselves; any other year counts where what states it
    speaks of people and of nothing else that has a year. One in a column, in the heading of its
    people or in `sources.toml` stands before it.

    Parameters
    ----------
    match : a row of headings as one layout reads it
    rows : list of (int, list of str)
    sheet : str
    """
    is_of_people = match.layout.kind == "population" and "period" in match.layout.constants
    if not is_of_people or "period" in match.columns:
        return
    if {"period", "population_vintage"} & match.vintages.keys():
        return
    titles = [cell for line, row in rows if line < match.line for cell in row if cell.strip()]
    said = [text for text in (*titles[:_TITLES], sheet) if text and len(text) <= _LONGEST]
    for years_in in (_years_of_themselves, _years_of_people):
        found = {year: text for text in said for year in years_in(text)}
        if len(found) > 1:
            return
        if found:
            ((year, text),) = found.items()
            match.vintages["period"] = f"CY{year}"
            match.notes.append(f"its people are of {year}, as “{text.strip()}” says")
            return


def _years_of_themselves(text):
    said = text.lower().replace("_", " ")
    found = list(_ITSELF.finditer(said))
    if any(_GOES_ON.match(said, one.end()) for one in found):
        return []
    before = [{*normalise(said[: one.start()]).split()[-_WORDS_BEFORE:]} for one in found]
    return [one[1] for one, words in zip(found, before, strict=True) if not _BEFORE & words]


def _years_of_people(text):
    words = normalise(text)
    is_plain = _OF_PEOPLE.search(words) and not _OTHER.search(words) and "–" not in text
    return _YEAR.findall(words) if is_plain else []
