"""What `sources.toml` says of amounts: which column holds them, that they are pence, and which way
they are written."""

import re
from functools import partial

from pipelines.sources._amounts import BELOW
from pipelines.sources._headings import normalise
from pipelines.sources._tables import bare_name

_BASES = ("amount_net", "amount_unstated", "amount_gross")
_SIDES = re.compile(r"\b(debits?|credits?|dr|cr)\b")
_OF_A_PENNY, _SELDOM = re.compile(r"\d[.]\d*[1-9]"), 0.1
_SIGNS = re.compile(r"[-−–—()]|(?<![a-z])[cd]r\b", re.IGNORECASE)
_SAY_TURNED = "paid_below_nought = true"
_WHOLE = re.compile(r"(?P<before>\D*?)(?P<digits>\d[\d,]*)(\.0*)?(?P<behind>\D*)")


def placed(file, layout, cells, columns):
    """A row of headings with the amount where `amount_column` names it, and nowhere else.

    Parameters
    ----------
    file : DataFile
    layout : Layout
    cells, columns : list
        Headings, and our column for each.

    Returns
    -------
    columns : list of str or None
    given : frozenset of str
        Columns that no other heading is to be taken for.
    """
    wanted = file.said.get("amount_column")
    at = _at(wanted, cells) if wanted and layout.values.get("amount_unstated") else None
    if at is None:
        return columns, frozenset()
    made = [None if column in _BASES else column for column in columns]
    made[at] = columns[at] if columns[at] in _BASES else "amount_unstated"
    return made, frozenset(_BASES) - set(made)


def _at(heading, cells):
    """Where a heading stands: as it is written, or else in other letters and signs."""
    plain = [cell.strip() for cell in cells]
    if heading.strip() in plain:
        return plain.index(heading.strip())
    words = [normalise(cell) for cell in cells]
    return words.index(normalise(heading)) if normalise(heading) in words else None


def is_named(file, match):
    """Whether a person says which column holds the amounts: their word is believed."""
    return "amount_column" in file.said and _at(file.said["amount_column"], match.cells) is not None


def missing(file, match):
    """Why a column that is named cannot be read; None where it can, or none is named."""
    if "amount_column" not in file.said or is_named(file, match):
        return None
    return f"no column is headed “{file.said['amount_column']}”, which sources.toml names"


def how_to_name(heading):
    """The line that names a column of amounts, as a person may write it into `sources.toml`."""
    return f'If it is right as it is, say so in sources.toml: amount_column = "{heading.strip()}".'


def _are_pence(file, part, match, rows):
    """Whether a person says that the amounts of a table are pence.

    What is said of a workbook is true of none of its sheets that holds pounds and pence.
    """
    if "pence_sheets" in file.said:
        return bare_name(part.sheet) in map(bare_name, file.said["pence_sheets"])
    if file.said.get("amounts_in") != "pence":
        return False
    if not part.sheet:
        return True
    at = _of_amounts(match)
    told = [row[i].strip() for line, row in rows if line > match.line for i in at if i < len(row)]
    parted = sum(map(bool, map(_OF_A_PENNY.search, told)))
    if parted <= _SELDOM * sum(map(bool, told)):
        return True
    match.notes.append(
        f"sheet {part.sheet!r} holds pounds and pence: not pence, as sources.toml says of the file"
    )
    return False


def in_pounds(file, part, match, rows):
    """Let amounts that are said to be pence land as pounds.

    Parameters
    ----------
    file : DataFile
    part : Part
    match : a row of headings as one layout reads it
    rows : list of (int, list of str)
    """
    match.is_in_pence = _are_pence(file, part, match, rows)
    if not match.is_in_pence:
        return
    match.reshapes.insert(0, partial(_from_pence, at=_of_amounts(match)))
    of = f"the amounts of sheet {part.sheet!r}" if part.sheet else "its amounts"
    match.notes.append(f"{of} are pence, as sources.toml says, and count as pounds")


def are_turned(file):
    """Whether a person says that what is below nought was paid."""
    return bool(file.said.get("paid_below_nought"))


def how_to_turn(*, is_said):
    """What a person may write into `sources.toml`, or has written in vain."""
    if is_said:
        return "Take paid_below_nought out of sources.toml, or bring the file that it is true of."
    return f"If what is below nought was paid, say so in sources.toml: {_SAY_TURNED}."


def turned(file, match):
    """Let amounts land above nought that are said to be paid below it, and the others below.

    Parameters
    ----------
    file : DataFile
    match : a row of headings as one layout reads it
    """
    if are_turned(file) and match.layout.values.get("amount_unstated"):
        match.reshapes.append(_from_the_other_side)
        match.notes.append("amounts below nought were paid, as sources.toml says")


def _from_the_other_side(plan, records, headings):
    at = {
        i
        for i, column in enumerate(plan.columns)
        if plan.layout.values.get(column) == "amount" or column == "amount_vat"
    }
    return plan, [
        (line, [_turned(cell) if i in at and cell else cell for i, cell in enumerate(cells)])
        for line, cells in records
    ]


def _turned(text):
    """An amount with the other sign; what holds no digit but noughts stays as it is."""
    if not re.search("[1-9]", text):
        return text
    plain = _SIGNS.sub("", text).strip()
    return plain if BELOW.search(text) else f"-{plain}"


def _of_amounts(match):
    return [
        i
        for i, column in enumerate(match.columns)
        if match.layout.values.get(column) == "amount"
        or column == "amount_vat"
        or (i in match.read and _SIDES.search(normalise(match.cells[i])))
    ]


def _from_pence(plan, records, headings, *, at):
    return plan, [(line, _moved(cells, at)) for line, cells in records]


def _moved(cells, at):
    return [_pounds(cell) if i in at and cell else cell for i, cell in enumerate(cells)]


def _pounds(text):
    """Pence as pounds; parts of a penny are no amount of whole pence, and nobody reads them."""
    if not any(sign.isdigit() for sign in text):
        return text
    found = _WHOLE.fullmatch(text.strip())
    if not found:
        return f"{text} pence"
    digits = found["digits"].replace(",", "").zfill(3)
    return f"{found['before']}{digits[:-2]}.{digits[-2:]}{found['behind']}"
