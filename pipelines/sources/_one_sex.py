"""Populations of one sex or of some ages: what a table is called says so, or its own column."""

import re

from pipelines.sources._headings import normalise
from pipelines.sources._quoting import A_TITLE

# Words of `normalise` for all people of a place, as stg_population_judged reads them.
BOTH_SEXES = frozenset(
    ("persons", "all", "total", "all persons", "p", "person", "people", "both", "both sexes")
    + ("all sexes", "all genders", "both genders", "everyone", "everybody", "all people")
    + ("male and female", "males and females", "female and male", "females and males")
    + ("men and women", "women and men", "persons all", "total persons", "male female", "m f")
    + ("t", "b", "person s", "both sexes m f", "total male and female")
)
# Words of `words_of_age`.
ALL_AGES = frozenset(
    ("all", "total", "all ages", "all age groups", "all age bands", "any age", "all persons")
    + ("all people", "0 and over", "0 85 and over", "0 90 and over", "0 to 85 and over")
    + ("0 to 90 and over", "all ages 0 and over", "all ages 0 90 and over")
)
_WORDS = {"females": "females?|women|girls", "males": "males?|men|boys"}
# “Women's health” is of no sex, nor is what women and girls are offered.
_NOT_OF_PEOPLE = (
    r"(?! s\b|( and (girls|boys|men|women))? (strategy|team|health|network|service|centre|unit"
    r"|needs|project|aid|group|forum|hub)s?\b)"
)
_SEXES = {sex: re.compile(rf"\b({w})\b{_NOT_OF_PEOPLE}") for sex, w in _WORDS.items()}
# In a title, a sex that stands last or beside its people is theirs: a note may speak of anybody.
_OF_PEOPLE = r"(population|estimate|resident|usual resident|people)s?"
_WHEN = r"( (mid|year|census|june|in|at|as|only|alone|thousands|all ages|\d+s?|of|january|march))*"
_TITLES = {
    sex: re.compile(
        rf"\b({w})\b(?! s\b)({_WHEN}$|{_WHEN} ({_OF_PEOPLE}|of all ages|aged|by|per)\b(?! in\b))"
        rf"|\b({_OF_PEOPLE}|number|sex|gender)( of| for)? ({w})\b{_NOT_OF_PEOPLE}"
    )
    for sex, w in _WORDS.items()
}
# To whom something is done or offered, of them a table need not tell.
_OFFERED = re.compile(
    rf"\b(against|(services?|support|care|help|clinics?|refuges?|programmes?)( \w+)? for)"
    rf" ({'|'.join(_WORDS.values())})( and ({'|'.join(_WORDS.values())}))?\b"
)
# What such a title says, it says of others.
OF_OTHERS = re.compile(r"\b(includ|exclud|except|without|source|contact|commission|see\b)")
_EVERYBODY = re.compile(
    r"\b(persons|both|everybody|everyone|all people)\b"
    r"|^(table \w+ )?(the |all |total )*(usual residents|residents|total|population)$"
)
_PLAIN = re.compile(
    rf"(?:(?:{'|'.join(_WORDS.values())}|(all )?(persons|people|residents|population)|both sexes"
    r"|everybody|everyone|all|total|and|(mid )?(19|20)\d\d)(?: |$))+"
)
_LOOKED_AT = 100
_COUNTS_NOWHERE = "they count as no place's people, for which a table of persons is needed"
_ROWS, _LONGEST = 20, 120  # signs: what is longer is a note
_CELLS_OF_A_TITLE = 2  # more are headings over headings


def tell(match, rows, sheet=""):
    """Note that a table is of one sex, by its sheet, its titles or its file; it lands as of that.

    Nothing else is then taken for how many people live in a place. What names both sexes, or
    everybody, is of all of them: a sheet by itself, titles together, then the file.

    Parameters
    ----------
    match : a row of headings as one layout reads it
    rows : list of (int, list of str)
    sheet : str
    """
    if "sex" not in match.layout.constants:
        return
    over = _take_everybody(match, rows)
    if "age_band" in match.columns:
        _tell_of_column(match, rows, "age_band", ALL_AGES, "all ages")
    if "sex" in match.columns:
        _tell_of_column(match, rows, "sex", BOTH_SEXES, "both sexes")
        return
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", match.named.rsplit("/", 1)[-1])
    everywhere = (
        ("what stands over its people", [over], _SEXES),
        ("its sheet", [sheet], _SEXES),
        (A_TITLE, titles(match, rows), _TITLES),
        ("its name", [name], _SEXES),
    )
    for where, said, sexes in everywhere:
        told, is_everybody = _sexes_of(said, sexes)
        if len(told) > 1 or is_everybody:
            return
        for sex, word in told.items():
            match.vintages["sex"] = sex
            match.notes.append(
                f"{where} tells of “{word}”: its people are {sex} alone: {_COUNTS_NOWHERE}"
            )
            return


def _take_everybody(match, rows):
    """Of headings of people that are spelt alike, the one under everybody counts: what is over it.

    “Males” and “Persons” over columns of “All ages” each say of whom they are; over a heading that
    stands once it is not asked for.
    """
    if "population" not in match.columns:
        return ""
    at = match.columns.index("population")
    words = normalise(match.cells[at])
    alike = [i for i, cell in enumerate(match.cells) if normalise(cell) == words]
    if len(alike) < 2:
        return ""
    above = [row for line, row in rows if line < match.line and any(map(str.strip, row))]
    over = {i: _last_said(above[-1][: i + 1]) if above else "" for i in alike}
    if len(set(over.values())) == 1:  # a title
        over = dict.fromkeys(alike, "")
    if not _is_of_all(over[at]) and (of_all := [i for i in alike if _is_of_all(over[i])]):
        match.columns[at], match.columns[of_all[0]] = None, "population"
        at = of_all[0]
    which = _which(over[at])
    match.notes.append(f"“{match.cells[at].strip()}” stands {len(alike)} times: {which} counts")
    return over[at]


def _which(said):
    """Which of several headings counts, by what stands over it where that is of nobody by name."""
    if _PLAIN.fullmatch(normalise(said)):
        return f"the one under “{said}”"
    return "the one under everybody" if _is_of_all(said) else "the first"


def _last_said(cells):
    return next((cell.strip() for cell in reversed(cells) if cell.strip()), "")


def _is_of_all(cell):
    told, is_everybody = _sexes_of([cell], _SEXES)
    return is_everybody and len(told) != 1


def titles(match, rows):
    """Cells above a table that may say what all of it is: none over the columns beside people."""
    last = match.columns.index("population") if "population" in match.columns else 0
    above = [row for line, row in rows if line < match.line and any(map(str.strip, row))]
    return [
        cell
        for row in above[:_ROWS]
        if sum(bool(cell.strip()) for cell in row) <= _CELLS_OF_A_TITLE
        for cell in row[: last + 1]
        if cell.strip()
    ]


def _sexes_of(said, sexes):
    """({sex: the first word that names it}, whether some name everybody)."""
    told, is_everybody = {}, False
    for cell in said:
        words = normalise(cell)
        if not words or len(words) > _LONGEST or OF_OTHERS.search(words):
            continue
        words = _OFFERED.sub(" ", words)
        names_both = all(word.search(words) for word in _SEXES.values())
        is_everybody = is_everybody or names_both or bool(_EVERYBODY.search(words))
        for sex, word in sexes.items():
            if word.search(words):
                told.setdefault(sex, _SEXES[sex].search(words)[0])
    return told, is_everybody


def words_of_age(cell):
    """The words of an age, of which “0+” is another than “0”."""
    return normalise(cell.replace("+", " and over "))


def _tell_of_column(match, rows, column, everybody, of):
    """Note that a column names no line of everybody: its people are counted nowhere."""
    words_of = words_of_age if everybody is ALL_AGES else normalise
    i = match.columns.index(column)
    below = [row[i] for line, row in rows if line > match.line and i < len(row)][:_LOOKED_AT]
    said = {words_of(cell) for cell in below}
    if said - {""} and not said & (everybody | {""}):
        more = f" in the first {_LOOKED_AT}: unless one below does, "
        but = more if len(below) == _LOOKED_AT else ": "
        heading = match.cells[i].strip()
        match.notes.append(f"“{heading}” names no line of {of}{but}{_COUNTS_NOWHERE}")
