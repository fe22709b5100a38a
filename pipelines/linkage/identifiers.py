"""Identifiers of organisations, as org-id.guide writes them: the register's code and a number."""

import re

UNKNOWN = {"", "-", "--", "NA", "N/A", "NONE", "NIL", "TBC", "TBA", "UNKNOWN", "VARIOUS"}
_COMPANY = re.compile(r"[A-Z]{0,2}\d{6,8}|[A-Z]{2}\d{5}[A-Z]")


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


_VAT_WEIGHTS = (8, 7, 6, 5, 4, 3, 2)
_ODS = re.compile(r"(?=.*[A-Z0-9])[A-Z0-9]{3,6}")
_COUNCIL = re.compile(r"[A-Z]{3,4}(-[A-Z])?")
_POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)(\d[ABD-HJLNP-UW-Z]{2})")
# Areas of postcodes; a code that begins otherwise names no place.
_AREAS = frozenset(
    """
    AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E
    EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL
    LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM
    SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE
    """.split()  # noqa: SIM905
)


def vat_number(text):
    """A VAT number in its digits (nine, with a branch twelve; GD and HA of public bodies), or None.

    The seven digits weigh 8 to 2 and, with the two digits of the check, add up to a multiple of
    97; since 2010 also with 55 more.
    """
    number = re.sub(r"[\s.-]", "", (known(text) or "").upper()).removeprefix("GB")
    if re.fullmatch(r"GD[0-4]\d\d|HA[5-9]\d\d", number):
        return number
    if not re.fullmatch(r"\d{9}(\d{3})?", number) or not number.strip("0"):
        return None
    digits = zip(number[:7], _VAT_WEIGHTS, strict=True)
    total = sum(int(d) * w for d, w in digits) + int(number[7:9])
    return number if total % 97 in (0, 97 - 55) else None


def charity_number(text):
    """(scheme, number) of a charity: `GB-CHC`, `GB-SC` or `GB-NIC`; None where the form is wrong.

    A linked charity of England and Wales (`1074622-1`) is the charity whose number stands first.
    """
    number = re.sub(r"\s", "", (known(text) or "").upper())
    if match := re.fullmatch(r"([1-9]\d{5,6})(-\d{1,4})?", number):
        return "GB-CHC", match[1]
    for scheme, form in (("GB-SC", r"SC\d{6}"), ("GB-NIC", r"(?:NIC)?1\d{5}")):
        if re.fullmatch(form, number):
            return scheme, number.removeprefix("NIC")
    return None


def ods_code(text):
    """A code of the NHS Organisation Data Service, or None: three to six letters and digits."""
    code = (known(text) or "").upper()
    return code if _ODS.fullmatch(code) else None


def council_code(text):
    """A code of a local authority as the registers give it (`SLF`, `GMCA`, `NIR-A`), or None."""
    code = (known(text) or "").upper().removeprefix("LOCAL-AUTHORITY-ENG:")
    return code if _COUNCIL.fullmatch(code) else None


def nhs_number(text):
    """The ten digits of a person's NHS number, or None. It never identifies an organisation."""
    number = re.sub(r"[\s-]", "", known(text) or "")
    if not re.fullmatch(r"\d{10}", number):
        return None
    check = 11 - sum(int(d) * w for d, w in zip(number[:9], range(10, 1, -1), strict=True)) % 11
    return number if check % 11 == int(number[9]) and check != 10 else None


def tax_reference(text):
    """The ten digits of a tax payer's reference, or None. It never identifies an organisation."""
    number = re.sub(r"\s", "", known(text) or "").upper().removesuffix("K")
    if not re.fullmatch(r"\d{10}", number):
        return None
    weights = (6, 7, 8, 9, 10, 5, 4, 3, 2)
    total = sum(int(d) * w for d, w in zip(number[1:], weights, strict=True))
    return number if "21987654321"[total % 11] == number[0] else None


def postcode(text):
    """A postcode with its one blank, or None; that it exists is for a directory to say."""
    code = re.sub(r"\s", "", (known(text) or "").upper())
    if code == "GIR0AA":
        return "GIR 0AA"
    match = _POSTCODE.fullmatch(code)
    if not match or re.match(r"[A-Z]+", code)[0] not in _AREAS:
        return None
    return f"{match[1]} {match[2]}"


_SCHEMES = {
    "GB-COH": company_number,
    "GB-NHS": ods_code,
    "GB-LAE": council_code,
    "GB-VAT": vat_number,
}
_CHARITIES = ("GB-CHC", "GB-SC", "GB-NIC")


def read_org_id(text):
    """(scheme, number) of an org-id whose number has the form of its register, or None.

    Of schemes that we do not know the number is taken as it stands.
    """
    match = re.fullmatch(r"([A-Z]{2}-[A-Z0-9]+)-(\S.*)", known(text) or "")
    if not match:
        return None
    scheme, number = match.groups()
    if scheme in _CHARITIES:
        return charity_number(f"NIC{number}" if scheme == "GB-NIC" else number)
    number = _SCHEMES.get(scheme, known)(number)
    return (scheme, number) if number else None
