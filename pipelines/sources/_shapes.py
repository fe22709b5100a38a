"""What a text looks like, without what it says: for lines of which nothing may be shown."""

import re

_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_POSTCODE = r"[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}"
_PERSONAL = re.compile(
    r"@"
    # A telephone, an NHS number, a date of birth: six digits or more, but not two years.
    r"|(?<!\d)(?<!\d[ -])(?!(19|20)\d\d[ -](19|20)?\d\d(?![ -]?\d))(\d[ -]?){6,}"
    r"|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}"  # a date of birth with its signs
    rf"|\b\d{{1,2}}(st|nd|rd|th)?[ -]({_MONTHS})[a-z]*[ -,]+\d{{2}}"  # or in words
    rf"|\b{_POSTCODE}\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}[/.-]\d{1,2}[/.-]\d{1,2}"
    rf"|\d{{1,2}}(st|nd|rd|th)?[ -]({_MONTHS})[a-z]*[ -,]+\d{{2,4}}",
    re.IGNORECASE,
)
_TIME = r"([ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?"
_DATE_AND_TIME = re.compile(f"({_DATE.pattern}){_TIME}", re.IGNORECASE)
_NUMBER = re.compile(r"[-+(]?[£$€]?\s?[\d, ]*\d(\.\d+)?\)?\s?%?-?")


def looks_personal(text):
    """Whether a text holds what could only be a person's: an e-mail address, a telephone or NHS
    number, a date of birth, a whole postcode. A name cannot be told from its looks."""
    return bool(_PERSONAL.search(text))


def heading_shown(heading, number):
    """A heading as it may be shown, or `column 7` where it holds what may be a person's."""
    text = heading.strip()
    return f"column {number} (its heading may be personal)" if looks_personal(text) else text


def shape(text):
    """The shape of a cell in words, without any character of it.

    Examples: `empty`, `date-like`, `e-mail-like`, `postcode-like`, `number of 10 digits`,
    `text of 12 letters`, `text of 6 letters and 2 digits`, `signs only`.
    """
    plain = (text or "").strip()
    if not plain:
        return "empty"
    for looks, pattern in (
        ("date-like", _DATE_AND_TIME),
        ("e-mail-like", re.compile(r"\S+@\S+")),
        ("postcode-like", re.compile(_POSTCODE, re.IGNORECASE)),
    ):
        if pattern.fullmatch(plain):
            return looks
    digits = sum(character.isdecimal() for character in plain)
    letters = sum(character.isalpha() for character in plain)
    if _NUMBER.fullmatch(plain):
        return f"number of {_count(digits, 'digit')}"
    parts = [_count(letters, "letter")] if letters else []
    parts += [_count(digits, "digit")] if digits else []
    return f"text of {' and '.join(parts)}" if parts else "signs only"


def _count(number, noun):
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
