"""The unit that a table says its amounts are in."""

import re

_OF_A_COLUMN = re.compile(
    r"(?P<thousands>£\s*'?000|'000|\b000'?s\b|\bthousands?\b|£\s*ks?\b|\(ks?\))"
    r"|(?P<millions>£\s*ms?\b|£\s*mns?\b|\bmillions?\b)|(?P<pence>\bpence\b|\bpennies\b|\(p\))",
    re.IGNORECASE,
)
_OF_A_TABLE = re.compile(  # in a title, which may name a sum that is none of the unit
    r"(?P<thousands>£\s*'?000s?\b|\bin £?(thousands|'?000s?|k)\b)"
    r"|(?P<millions>\bin (£\s?m|£?millions)\b)|(?P<pence>\bin pence\b)",
    re.IGNORECASE,
)


def not_pounds(headings, above):
    """Where a table says that its amounts are no pounds, and what they are; or None.

    Parameters
    ----------
    headings : list of str
        Of its columns of amounts.
    above : list of str
        The cells above its row of headings: of a table without amounts they tell nothing.
    """
    for where, cells, pattern in (
        ("the column headed", headings, _OF_A_COLUMN),
        ("the table below", above if headings else [], _OF_A_TABLE),
    ):
        for cell in cells:
            if unit := pattern.search(cell):
                what = "pence" if unit["pence"] else f"{unit.lastgroup} of pounds"
                return f"{where} “{cell.strip()}” holds {what}, not pounds"
    return None
