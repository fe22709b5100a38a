"""Names of persons among names of organisations: withheld where they can be recognised."""

import re

WITHHELD = "[name withheld]"

_TITLE = r"(?:mr|mrs|ms|miss|mx|dr|prof|professor|rev|revd|reverend|sir|dame|lady|lord)\b\.?"
_TITLED = re.compile(rf"(?:^|&|\band\b|/)\s*{_TITLE}\s+[a-z]", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[A-Z]\.?\s){1,2}[A-Z][A-Za-z'’-]+")
_CARE_OF = re.compile(rf"\s*\(?\bc/o\s+{_TITLE}\s[^)]*\)?", re.IGNORECASE)
_ORGANISATION = re.compile(
    r"\b(?:ltd|limited|llp|lp|plc|cic|cio|inc|co|company|trust|trustees|charity|charitable|church"
    r"|chapel|pcc|club|council|school|pre-school|college|university|academy|institute|centre"
    r"|association|assoc|society|group|partners|partnership|practice|surgery|clinic|hospital"
    r"|pharmacy|hospice|foundation|committee|hall|band|choir|fund|project|services?|community"
    r"|theatre|museum|library|nhs|homes?|house|care|centres?|taxis?|cars|farm|shop|stores?|bros"
    r"|brothers|sons?|enterprises?|solutions|consult\w*|scouts?|guides|volunteers|players|singers|friends|festival|league|fc|rfc|cc"
    r"|parish|union|network|forum|alliance|agency|office|department|team|street|road|lane|avenue)\b",
    re.IGNORECASE,
)


def is_person(name):
    """Whether a text names a person rather than an organisation.

    A title before a name tells (`Mrs A Person`), or initials before a surname (`A B Person`),
    where no word for an organisation stands beside it (`Dr Smith & Partners`). A bare first name
    and surname cannot be told from the name of a group.
    """
    text = name.strip()
    if is_organisation(text):
        return False
    return bool(_TITLED.search(text) or _INITIALS.fullmatch(text))


def is_organisation(name):
    """Whether a word for an organisation stands in a name (`Dr Smith & Partners`)."""
    return bool(_ORGANISATION.search(name))


def without_person(name):
    """A name, `[name withheld]` in its place where it is a person's; without `c/o Mrs …`."""
    if not name:
        return name
    text = _CARE_OF.sub(f" {WITHHELD}", name)
    return WITHHELD if is_person(text) else text


def withholding(*columns):
    """A `reshape` that withholds names of persons in some columns."""

    def reshape(plan, records, headings):
        del headings
        at = [i for i, column in enumerate(plan.columns) if column in columns]
        return plan, [(line, _withheld(cells, at)) for line, cells in records]

    return reshape


def _withheld(cells, at):
    return [without_person(cell) if i in at else cell for i, cell in enumerate(cells)]
