"""The unit that a table says its amounts are in."""

import re

from pipelines.sources._headings import normalise

_OTHERS = (
    r"|(?P<millions>£\s*ms?\b|£\s*mns?\b|\bmillions?\b)|(?P<pence>\bpence\b|\bpennies\b|\(p\)| p$)"
    r"|(?P<euros>€|\beur(os?)?\b)|(?P<dollars>\$|\busd\b|\bdollars?\b)"
)
_OF_A_COLUMN = re.compile(
    r"(?P<thousands>£\s*'?000|'000|\(1?,?000'?s?\)|\b000'?s\b|\bthousands?\b|£\s*ks?\b|\bk\s*£"
    r"|\(ks?\))" + _OTHERS,
    re.IGNORECASE,
)
_OF_A_TABLE = re.compile(  # in a title or a note, which may name a sum that is none of the unit
    r"(?P<thousands>£\s*'?000s?\b(?! threshold)|\(£?'?(000s?|k)\)|\bin £?(thousands|'?000s?|k)\b"
    r"|\bthousands of pounds)|(?P<millions>\bin (£\s?m|£?millions)\b|\bmillions of pounds)"
    r"|(?P<pence>\bin pence\b)|(?P<euros>\bin euros?\b|\(€\))",
    re.IGNORECASE,
)
_OF_NUMBERS = re.compile(  # “Rate per thousand” and “per 1,000” are no units of a column
    r"(?P<thousands>(?<![\d,])'?000'?s?\b|(?<!per )\bthousands?\b|£\s*ks?\b)"
    r"|(?P<millions>£\s*ms?\b|£\s*mns?\b|(?<!per )\bmillions?\b)",
    re.IGNORECASE,
)
_OF_WORTH = ("value", "updated_value", "total_value", "population", "numerator", "denominator")
_CURRENCY = re.compile(r"[a-z]{3}|euros?|(us )?dollars?")
_POUNDS = {"", "gbp", "pound", "pounds", "sterling", "pounds sterling", "pound sterling", "uk"}


def not_pounds(headings, notes):
    """Where a table says that its amounts are no pounds, and what they are; or None.

    Parameters
    ----------
    headings : list of str
        Of its columns of amounts.
    notes : list of str
        Cells that stand alone in their row: titles and notes.
    """
    for cell in headings:
        if unit := _OF_A_COLUMN.search(cell.strip().replace("_", " ")):
            return f"the column headed “{cell.strip()}” holds {_words(unit)}, not pounds"
    for cell in notes if headings else []:
        if unit := _OF_A_TABLE.search(cell.strip()):
            said = f"a title or a note says that its amounts are {_words(unit)}, not pounds"
            return f"{said} (“{unit[0].strip()}”)"
    return None


def tell(match):
    """Note which columns say that their numbers are thousands, where that refuses no table.

    A table of amounts in pounds is refused (`not_pounds`); of other numbers, such as jobs or
    people, their source may count in thousands, and whoever compares them has to know.

    Parameters
    ----------
    match : a row of headings as one layout reads it
        What was found is noted.
    """
    for i, column in enumerate(match.columns):
        if not column or match.layout.values.get(column) or column not in _OF_WORTH:
            continue
        cell, above = match.cells[i].strip(), match.above[i] if i < len(match.above) else ""
        for said, pattern in ((cell, _OF_NUMBERS), (above, _OF_A_TABLE)):
            if unit := pattern.search(said.replace("_", " ")):
                match.notes.append(
                    f"“{said}” says {unit.lastgroup}: its numbers are read as they stand"
                )
                break


def _words(unit):
    return f"{unit.lastgroup} of pounds" if unit.lastgroup[-5:] in ("sands", "lions") else (
        unit.lastgroup)  # fmt: skip


def says_pounds(heading):
    """Whether a heading of amounts says that they are in pounds."""
    return "£" in heading or bool({"gbp", "sterling", "pounds"} & set(normalise(heading).split()))


def is_amount_of_currency(heading):
    """Whether a heading is of amounts that may be in another currency than pounds."""
    words = set(normalise(heading).split())
    return bool(words & {"amount", "value", "total"}) and not says_pounds(heading)


def beside_amounts(heading, values):
    """What a column that stands beside the amounts makes of them that nobody reads; or None.

    Another currency than pounds.
    """
    words, said = normalise(heading), {normalise(value) for value in values}
    if words.removeprefix("amount ") in ("currency", "currency code", "curr"):
        others = said - _POUNDS
        known = sorted(filter(_CURRENCY.fullmatch, others))
        shown = ", ".join(known).upper() if len(known) == len(others) else "other currencies"
        return f"names {shown} beside pounds" if others else None
    return None
