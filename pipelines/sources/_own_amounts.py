"""What a person may say, or has said, of which column holds what was paid: told from the others."""

from pipelines.sources import _by_contract, _rivals
from pipelines.sources._rivals import BASES


def to_name(match, rows):
    """The heading that a person would name for what was paid: never a part of it; or "".

    Parameters
    ----------
    match : a row of headings as one layout reads it
    rows : list of (int, list of str)
    """
    placed = [
        cell for cell, column in zip(match.cells, match.columns, strict=True)
        if match.layout.values.get(column) == "amount"
    ]  # fmt: skip
    if not any(map(_by_contract.is_said, match.cells)):
        return next(iter(placed), "")
    below = _below(match, rows)
    others = [
        cell for i, cell in enumerate(match.cells)
        if i not in match.read and _rivals.is_money(cell) and _rivals.are_amounts(i, below)
        and not _rivals.are_counts(cell, [row[i] for row in below if i < len(row)])
    ]  # fmt: skip
    whole = [cell for cell in [*placed, *others] if not _by_contract.is_said(cell)]
    if not whole and len({*placed, *others}) > 1:
        return ""  # each is a part
    return max(whole, key=_rivals.rank) if whole else next(iter(placed), "")


def tell_beside(match, rows):
    """Note that another column of money stands beside the one that a person names.

    Parameters
    ----------
    match : a row of headings as one layout reads it
    rows : list of (int, list of str)
    """
    below = _below(match, rows)
    for basis in BASES:
        if basis in match.columns and match.layout.values.get(basis) == "amount":
            at = match.columns.index(basis)
            for other in _rivals.rivals(match, basis, below):
                pairs = [[_rivals.amount_of(row, i) or 0 for i in (at, other)] for row in below]
                if any(one != two for one, two in pairs):
                    match.notes.append(
                        f"“{match.cells[other].strip()}” stands beside it, with other amounts: they"
                        " are not counted"
                    )


def _below(match, rows):
    return [row for line, row in rows if line != match.line]
