"""Take out of the names of those paid, of suppliers and of recipients what leads to a person.

What is taken out leaves no words behind: a name says who somebody is, and the words of an
organisation in it count. Names of companies hold numbers, and signs that texts use for other
things, so that here a telephone begins with a nought or `+44`, an e-mail address ends in a domain
that is known (“P@rty.Co”, “Therapy@Home.Care”), and a postcode is none that counts or drives (“Unit
E1 4TH”, “S3 4WD”) or that begins the name of a company (“W1 5EN Lettings”). Of different payees
none is left that is only a “Ltd”.

Ten digits pass for an NHS number by chance one time in eleven, and ledgers number their payees so.
In the groups of an NHS number, or after the words, they are one. Otherwise it is for the column to
say. Where all such numbers pass, too many for chance, they are NHS numbers beside any name; where
some do not, they number payees, and only beside the name of a person is one taken out; where a few
pass, beside all names that are not plainly an organisation's.
"""

import re

import pyarrow.compute as pc

from pipelines.build import scrub
from pipelines.sources import _persons

# Of a country in small letters alone; “invalid” and the like stand in examples.
_ENDING = (
    r"(?:[a-z]{2}|scot|wales|cymru|london|email"
    r"|(?i:uk|ie|eu|com|org|net|gov|edu|info|biz|nhs|invalid|example|test))"
)
_E_MAIL = re.compile(rf"[^\s<>()\[\],;:\"'|]+@([^\s<>()\[\],;:\"'|@]+\.{_ENDING})\b\.?")
_CUED = re.compile(
    r"(?i)\b(?:tel(?:ephone)?|phone|mob(?:ile)?|call|ring|text|fax|whatsapp)\b(?:[ .:]|no|number)*"
    r"(?:\+44|\(?0[1-9])[\d ()-]{7,15}\d(?!\d)"
)
_LANDLINE = re.compile(r"(?<![\w/.-])0[1-3]\d{8,9}(?![\w/])")
_POSTCODE = re.compile(r"\b(?:[BEGLMNSW]|[A-Z]{2})\d[A-Z\d]? +(?!1ST|2ND|3RD|\dTH|4WD)\d[A-Z]{2}\b")
_BEGINS = re.compile(rf"\s*{_POSTCODE.pattern} +(?=[(&]? ?[^\W\d_])")
_TEN_DIGITS = re.compile(r"(?<![\w/.-])\d{10}(?![\w/])")
_SAID_NHS = re.compile(
    r"(?i)\bNHS (?:no|num|number|id)\b[\s.:]*\d{3}[ -]?\d{3}[ -]?\d{4}(?![\w/])"
    r"|(?<![\w/.-])(\d{3})([ -])(\d{3})\2(\d{4})(?![\w/])"
)
_WORD = re.compile(r"[^\W\d_]+")
_NUMBERS = re.compile(r"[\d\W_]+")
_NO_CHANCE = 4  # numbers: all pass one time in fourteen thousand
_NO_NAME = re.compile(r"(?i)the|and|of|ltd|limited|llp|lp|plc|cic|cio|inc|co|company")
_EMPTY = re.compile(r"\(\s*\)|\[\s*\]|<\s*>")
_ENDS_NOTHING = re.compile(r"(?<=\s)\)")
_AT_ITS_ENDS = re.compile(r"^[\s,;:/|-]+|[\s,;:/|(<[-]+$")
_GAPS = re.compile(r"\s{2,}|\s+(?=[,;)])|,(?=\s*,)")


def scrub_names(column):
    """An array of names, each without what leads to a person.

    Parameters
    ----------
    column : pyarrow.Array or pyarrow.ChunkedArray of string
        Null stays null.

    Returns
    -------
    pyarrow.Array or pyarrow.ChunkedArray of string
        The same array where nothing was found.
    """
    distinct = column.unique().drop_null()
    found = distinct.filter(pc.match_substring_regex(distinct, scrub.CANDIDATE)).to_pylist()
    beside = _beside_whom(found)
    changed = {name: clean for name in found if (clean := scrub_name(name, beside)) != name}
    return scrub.replaced(column, changed)


def _of_persons(name):
    return _persons.is_person(_NUMBERS.sub(" ", name))


def _of_no_organisation(name):
    return not _persons.is_organisation(name)


def _of_anybody(name):
    return bool(name)


def _beside_whom(names):
    """Beside which names of a column ten digits that pass for an NHS number are one."""
    numbers = {one for name in names for one in _TEN_DIGITS.findall(name)}
    if not all(map(scrub.is_nhs_number, numbers)):
        return _of_persons
    return _of_anybody if len(numbers) >= _NO_CHANCE else _of_no_organisation


def scrub_name(name, beside=_of_persons):
    """A name without e-mail addresses, telephones, NHS numbers and full postcodes.

    Of a name that is nothing else the domain of its e-mail address is left, or what stands in its
    place in other texts.

    Parameters
    ----------
    name : str
    beside : callable
        Whether ten digits in a name that pass for an NHS number are one.
    """
    clean = _without_e_mails(name) if "@" in name else name
    clean = _without_postcodes(clean)
    if scrub.has_words(name):
        clean = _without_numbers(clean, beside)
    if clean == name:
        return name
    clean = _EMPTY.sub(" ", clean)
    if clean.count(")") > clean.count("("):  # of “(0161) …” the first went with the number
        clean = _ENDS_NOTHING.sub(" ", clean)
    clean = _AT_ITS_ENDS.sub("", _GAPS.sub(" ", clean))
    if any(map(str.isalnum, clean)):
        return clean
    address = _E_MAIL.search(name)
    return address[1] if address else scrub.scrub_text(name)


def _without_e_mails(name):
    clean = _E_MAIL.sub(" ", name)
    return _E_MAIL.sub(r"\1", name) if _names_nobody(clean) else clean


def _without_postcodes(name):
    begins = _BEGINS.match(name)
    at = begins.end() if begins and not _of_persons(name[begins.end() :]) else 0
    clean = name[:at] + _POSTCODE.sub(" ", name[at:])
    return name if _names_nobody(clean) else clean


def _names_nobody(name):
    """Whether nothing but a legal form or one word for an organisation is left of a name."""
    words = _WORD.findall(name)
    left = [word for word in words if not _NO_NAME.fullmatch(word)]
    if len(left) == 1:
        return _persons.is_organisation(left[0])
    return bool(words) and not left


def _without_numbers(name, beside):
    clean = scrub.without_telephones(_CUED.sub(" ", name), " ")
    clean = _SAID_NHS.sub(_judged, clean)
    if _of_persons(clean):
        clean = _LANDLINE.sub(" ", clean)
    return _TEN_DIGITS.sub(_judged, clean) if beside(clean) else clean


def _judged(found):
    digits = re.sub(r"\D", "", found[0])
    return " " if scrub.is_nhs_number(digits) else found[0]
