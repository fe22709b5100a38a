"""When a file was made known, which says nothing of its payments.

“Spend April 2024 published May 2024” is of April, “Published 14-06-2024 Payments May 2024” of May.
"""

import re

from pipelines.sources import _named_months, _values

_MADE_KNOWN = re.compile(
    r"(?<![a-z])(?<!be[-_ ])(re[-_ ]?)?(publish|upload|extract|print|releas)ed[-_: ]+"
    r"((on|in)[-_ ]+)?"
    rf"(?=\d|({_values.MONTHS})[a-z]*[-_ ]*\d)",
    re.IGNORECASE,
)
_YEAR = r"(20\d\d|\d\d)(?!\d)"
_OF_DAY = r"\d{1,2}(st|nd|rd|th)?"
_IN_WORDS = rf"({_values.MONTHS})[a-z]*"
# One day, month or year; where no year stands behind it, up to the day or month that it runs to.
_A_TIME = re.compile(
    r"(20\d\d([-_./ ]?)\d\d\2\d\d|\d{1,2}([-_./ ])\d{1,2}\3(20)?\d\d|\d{4}20\d\d|\d{6})(?!\d)"
    rf"|({_OF_DAY}[-_. ]*)?{_IN_WORDS}[-_.,' ]*({_OF_DAY}[-_, ]+(?=20))?{_YEAR}"
    rf"|{_OF_DAY}[-_. ]*{_IN_WORDS}"
    rf"([-_ ]*(to|and|-|–)[-_ ]*({_OF_DAY}[-_. ]*)?{_IN_WORDS}[-_ ]*{_YEAR})?"
    r"|20\d\d([-_./ ]?\d\d)?(?!\d)|\d\d[-_./ ]?20\d\d(?!\d)",
    re.IGNORECASE,
)
_AN_AMOUNT = re.compile(r"(?!20\d\d)(\d{3,5}|\d+k)(?!\d)", re.IGNORECASE)
_ANOTHER_TIME = re.compile(
    r"next|updat|revis|amend|correct|publi[cs]|issued|creat|produced|generat|extract|print|upload"
    r"|releas|\bdue\b|as at\b|meeting|request",
    re.IGNORECASE,
)


def without_publication(name):
    """A name without the day or month in which its file was published, if it says so.

    What stands behind that day counts where no month stands before it, and no other such day.

    Parameters
    ----------
    name : str
        A file's, or a title.
    """
    found = _MADE_KNOWN.search(name)
    if not found or _AN_AMOUNT.match(name, found.end()):  # “Published 500 Spend May 2024”
        return name
    before, when = name[: found.start()], _A_TIME.match(name, found.end())
    behind = name[when.end() :] if when else ""
    if _ANOTHER_TIME.search(behind) or _named_months.months_named(before):
        return before
    return f"{before} {behind}"
