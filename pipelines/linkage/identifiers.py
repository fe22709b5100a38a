"""Identifiers of organisations, as org-id.guide writes them: the register's code and a number."""

import re

UNKNOWN = {"", "-", "--", "NA", "N/A", "NONE", "NIL", "TBC", "TBA", "UNKNOWN", "VARIOUS"}
_COMPANY = re.compile(r"[A-Z]{0,2}\d{5,8}[A-Z]?")


def known(text):
    """Text without blanks around it; None where it says that nothing is known."""
    text = str(text).strip() if text is not None else ""
    return None if text.upper() in UNKNOWN else text


def company_number(text):
    """A number of Companies House in its eight characters, or None.

    Spreadsheets take leading zeros away: `5912608` is `05912608`, `SC12345` is `SC012345`. A
    registered society's `22981R` is `IP22981R`. What has no such form is no company number.
    """
    number = re.sub(r"[\s.-]", "", re.sub(r"\.0$", "", known(text) or "")).upper()
    if re.fullmatch(r"\d{5}R", number):
        number = f"IP{number}"
    if match := re.fullmatch(r"([A-Z]{0,2})(\d{1,8})", number):
        letters, digits = match.groups()
        number = letters + digits.zfill(8 - len(letters))
    is_number = len(number) == 8 and _COMPANY.fullmatch(number) and number.strip("0")
    return number if is_number else None


def org_id(scheme, number):
    """`GB-COH-01234567` of a register's code and a number; None where either is unknown or wrong.

    Only numbers of Companies House regain zeros: those of charities have none to regain.
    """
    scheme, number = known(scheme), known(number)
    if not scheme or not number:
        return None
    if scheme == "GB-COH":
        number = company_number(number)
    return f"{scheme}-{number}" if number else None
