"""Departments on rows of their own, each above its payments: carried into their lines."""

from dataclasses import replace
from functools import partial

from pipelines.sources import _values
from pipelines.sources._reshape import with_columns

_FEWEST = 2
_COLUMN = "directorate"
_NO_SECTION = ("total", "note", "page", "report", "continued", "printed", "source")


def carry(match, rows):
    """Let the lines below such rows have their department, where the first payment has one.

    Parameters
    ----------
    match : a row of headings as one layout reads it
    rows : list of (int, list of str)
    """
    if {_COLUMN, "service_text"} & set(match.columns):
        return
    amounts = [i for i, c in enumerate(match.columns) if match.layout.values.get(c) == "amount"]
    said = [c for c in ("payee_name", "paid_on") if c in match.columns]
    names = [match.columns.index(c) for c in said]
    below = [row for line, row in rows if line > match.line and any(cell.strip() for cell in row)]
    below = [row for row in below if not _is_remark(row)]
    if not below or _kind(below[0], amounts, names)[0] == "payment":
        return
    kinds = [_kind(row, amounts, names) for row in below]
    found = [text for kind, text in kinds if kind == "section"]
    first = next((i for i, (kind, _) in enumerate(kinds) if kind == "payment"), None)
    if not first or kinds[first - 1][0] != "section" or len(set(found)) < _FEWEST:
        return
    above = [kinds[i + 1][0] for i, (kind, _) in enumerate(kinds[:-1]) if kind == "section"]
    if len(set(found)) < len(found) or set(above) != {"payment"} or kinds[-1][0] == "section":
        return
    paid = [row for row, (kind, _) in zip(below, kinds, strict=True) if kind == "payment"]
    payee = match.columns.index("payee_name") if "payee_name" in match.columns else None
    heads = [row for row, (kind, _) in zip(below, kinds, strict=True) if kind == "section"]
    if payee is not None and any(_cell(row, payee) for row in heads):
        named = [
            name for row in paid if (name := _cell(row, payee)) and "total" not in name.lower()
        ]
        if len(named) * 2 < len(paid):
            return  # names of payees, whoever fills them in
    payees = {_cell(row, i) for row in paid for i in names}
    if payees & set(found):
        return  # they are who was paid, and stand in its lines already
    match.reshapes.append(partial(_carried, amounts=amounts, names=names))


def _cell(row, i):
    return row[i].strip() if i < len(row) and row[i] else ""


def _kind(row, amounts, names):
    """What a row is, with its text where it says one thing alone."""
    told = [(i, cell.strip()) for i, cell in enumerate(row) if cell and cell.strip()]
    if any(i in amounts and _values.is_amount(text) for i, text in told):
        return "payment" if any(i in names for i, _ in told) else "other", ""
    if len(told) == 1 and told[0][0] not in amounts and _is_section(told[0][1]):
        return "section", told[0][1]
    return "other", ""


def _is_remark(row):
    """Whether a row says one thing alone, and that is a remark: it begins no section."""
    told = [cell for cell in row if cell and cell.strip()]
    return len(told) == 1 and _values.is_remark(told[0].strip())


def _is_section(text):
    words = text.lower()
    return (
        _values.is_name(text)
        and not any(sign.isdigit() for sign in text)
        and not any(word in words for word in _NO_SECTION)
        and not _values.is_month(text)
        and not _values.is_remark(text)
        and len(text) < 80
    )


def _carried(plan, records, headings, *, amounts, names):
    rows, section, count = [], None, 0
    for line, cells in records:
        kind, text = _kind(cells, amounts, names)
        section = text or section
        is_of = kind == "payment" and section
        count += bool(is_of)
        rows.append((line, cells, {_COLUMN: section if is_of else None}))
    note = f"departments stand on rows of their own, {count:,} lines below them have theirs"
    return with_columns(replace(plan, notes=(*plan.notes, note)), rows, (_COLUMN,))
