"""American days that no day above twelve proves: the file's own name may.

A file called “May 2024” with 05/01/2024, 05/02/2024, 05/03/2024 tells of May, month first, and not
of the fifth of every month.
"""

import re

from pipelines.sources._named_months import span_named

MONTH_FIRST = "month first"
_TWO_PARTS = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{2}|\d{4})(?:[ T].*)?")
_NEARLY_ALL, _FEW = 0.95, 0.5


def by_name(match, rows, names):
    """Take the month to come first where only so the days lie in the time that a name states.

    Parameters
    ----------
    match : a row of headings as one layout reads it
        What its dates' digits mean is added to its constants, and noted.
    rows : list of (int, list of str)
    names : list of (str, str)
        What may state a month, and where it stands in words; the nearest to the table first.
    """
    if "paid_on" not in match.columns:
        return
    at = match.columns.index("paid_on")
    cells = {row[at].strip() for line, row in rows if line > match.line and at < len(row)} - {""}
    pairs = [_parts(cell) for cell in cells]
    days = [pair for pair in pairs if pair]
    if len(days) * 10 < len(cells) * 9 or not days:
        return
    if any(max(first, second) > 12 for first, second, _ in days):
        return  # the file proves its order itself
    if all(first == second for first, second, _ in days):
        return
    for name, where in names:
        if span := span_named(name):
            wide = span | {_beside(one, by) for one in span for by in (-1, 1)}
            by_day = sum((year, second) in wide for _, second, year in days) / len(days)
            by_month = sum((year, first) in span for first, _, year in days) / len(days)
            if by_month >= _NEARLY_ALL and by_day <= _FEW:
                match.vintages["date_system"] = MONTH_FIRST
                match.notes.append(
                    f"the month comes first in “{match.cells[at].strip()}”, as only so its days"
                    f" are those of {where}"
                )
            return


def _parts(cell):
    found = _TWO_PARTS.fullmatch(cell)
    if not found:
        return None
    year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
    return int(found[1]), int(found[2]), year


def _beside(month, by):
    year, number = month
    return (year + (number + by - 1) // 12, (number + by - 1) % 12 + 1)
