"""Take out of texts what leads to a person: e-mail addresses, telephones, NHS numbers, postcodes.

For every kind of file but answers, of which only expected shapes land anyway. Pure functions. A
file repeats its texts, so each distinct one is looked at once, and closely only where a pattern
(`CANDIDATE`) says that there may be something.

Files of payments are full of numbers of ten and eleven digits that are no telephones. A number is
one only beside other words, and then in the groups of digits in which telephones are written, or
after a word such as "tel", unless it begins with a year; an NHS number must have its check digit as
well.
"""

import re

import pyarrow as pa
import pyarrow.compute as pc

# RE2 reads it too: `select distinct … where regexp_matches(…, CANDIDATE)` finds what to scrub.
# Nine digits are a telephone's least; a day has eight.
_DIGITS = r"(?:[0-9][ ().-]{0,3}){8}[0-9]"
CANDIDATE = (
    rf"@|[A-Za-z]{{2}}.*{_DIGITS}|{_DIGITS}.*[A-Za-z]{{2}}"
    r"|[A-Z]{1,2}[0-9][A-Z0-9]? +[0-9][A-Z]{2}"
)

_E_MAIL = re.compile(r"[^\s<>()\[\],;:\"'|]+@[^\s<>()\[\],;:\"'|]+")
_GROUPED = re.compile(
    r"(?<![\w/.-])(?:\+44[ -]?(?:\(0\)[ -]?)?|\(?0)"
    r"(?:\d{2}\)?[ -]\d{4}[ -]\d{4}|\d{3}\)?[ -]\d{3}[ -]\d{4}|\d{4}\)?[ -]\d{3}[ -]?\d{3}"
    r"|\d{4}\)?[ -]\d{5,6}|7\d{3}[ -]?\d{3}[ -]?\d{3})(?![\w/])"
)
_CUED = re.compile(
    r"(?i)\b(tel(?:ephone)?|phone|mob(?:ile)?|call|ring|text|contact|fax|whatsapp)\b(?! removed)"
    r"([^\d+]{0,12})(?!\(?(?:19|20)\d\d\b)(\+?\(?\d(?:[ ()-]{0,3}\d){8,16})(?!\d)"
)
_MOBILE = re.compile(r"(?<![\w/.-])07\d{9}(?![\w/])")
_TEN_DIGITS = re.compile(r"(?<![\w/.-])(\d{3})[ -]?(\d{3})[ -]?(\d{4})(?![\w/])")
_NHS = re.compile(r"(?i)\bNHS\b(?! (?:foundation|trust|england))")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? +\d[A-Z]{2}\b")
_WORD = re.compile(r"[A-Za-z]{2,}")


def scrub_text(text):
    """A text without e-mail addresses, telephones, NHS numbers and full postcodes.

    What is taken out is said in its place, in square brackets.
    """
    text = _E_MAIL.sub("[e-mail removed]", text) if "@" in text else text
    text = _POSTCODE.sub("[postcode removed]", text)
    if not has_words(text):
        return text
    text = _CUED.sub(r"\1\2[telephone removed]", text)
    text = _TEN_DIGITS.sub(lambda found: _without_nhs_number(found, text), text)
    return without_telephones(text, "[telephone removed]")


def has_words(text):
    """Whether a text is more than a number: nothing says that a bare one is a person's."""
    return bool(_WORD.search(text))


def without_telephones(text, instead):
    """A text without what is written as a telephone is, whatever stands before it."""
    return _MOBILE.sub(instead, _GROUPED.sub(instead, text))


def scrub_column(column):
    """An array of texts, each scrubbed.

    Parameters
    ----------
    column : pyarrow.Array of string
        Null stays null.

    Returns
    -------
    pyarrow.Array or pyarrow.ChunkedArray of string
        The same array where nothing was found.
    """
    distinct = column.unique().drop_null()
    found = distinct.filter(pc.match_substring_regex(distinct, CANDIDATE)).to_pylist()
    changed = {text: clean for text in found if (clean := scrub_text(text)) != text}
    return replaced(column, changed)


def replaced(column, changed):
    """An array of texts, some of them others: {text: what stands in its place}."""
    if not changed:
        return column
    asked = pa.array(list(changed), pa.string())
    instead = pa.array(list(changed.values()), pa.string())
    at = pc.index_in(column, value_set=asked)
    return pc.if_else(pc.is_valid(at), pc.take(instead, at), column)


def is_nhs_number(digits):
    """Whether ten digits carry the check digit of an NHS number."""
    total = sum(
        int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)
    )
    return len(digits) == 10 and (11 - total % 11) % 11 == int(digits[9])


def _without_nhs_number(found, text):
    """Ten digits in threes and a four, or after the word NHS, if they are one; else as they are."""
    is_written_so = len(found[0]) == 12 or _NHS.search(text[: found.start()])
    is_one = is_written_so and is_nhs_number("".join(found.groups()))
    return "[NHS number removed]" if is_one else found[0]
