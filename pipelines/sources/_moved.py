"""A few lines that are moved by a column: the number of a document is their amount, or VAT is.

Among thousands of lines two such are no shifted columns, and a number of a document that is read
as pounds is worth more than all others. A line is only set apart where both of its neighbours say
so; where one does it counts, and is told.
"""

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.sources._codes import is_no_place_for_pounds

_PENCE = r"^\s*-?£?[\d,]*\d[.]\d\d\s*$"
_NUMBER = r"^\s*\d{5,12}\s*$"
_LETTER = r"\p{L}"
_NO_NAME = (  # blank, pence or a day: “118 118” and “24/7” are names
    r"^\s*$|^\s*-?£?[\d,]*\d[.]\d\d\s*$|^\s*20\d\d[01]\d[0-3]\d\s*$"
    r"|^\s*\d{1,4}[-/. ]\d{1,2}[-/. ]\d{2,4}\b"
)
_WORDS = r"\p{L}.*\p{L}.*\p{L}"
_NO_AMOUNT = r"redact|withheld|exempt|scope|various|unknown|none|\bn/?a\b|\bnot\b|\bnil\b|zero"
_ADDING = ("amount_net", "amount_vat", "amount_gross")
_MONEY = (*_ADDING, "amount_unstated")
_LINES, _LOOKED_AT = 20, 100
_NEARLY_ALL, _MOSTLY = 0.95, 0.9  # of what a column holds
_SELDOM = 0.02  # of all lines: of more it is the columns that are shifted
_VAT = ((0.1632, 0.17), (0.196, 0.204))  # of a gross or net amount, within a fiftieth
_ALL_VAT, _TAXED = 0.25, (0.8, 1.25)  # shares of one amount that another of its line may be


def lines(plan, table):
    """Which lines of payments are moved by a column, and notes of those that may be.

    Parameters
    ----------
    plan : ReadingPlan
    table : pyarrow.Table
        Its records as text columns.

    Returns
    -------
    moved : pyarrow.Array or None
        For each line whether it is; None where none is.
    notes : list of str
    """
    width = min(len(plan.headings), len(table.column_names) - 1)
    if len(table) < _LINES or "amount_column" in plan.said:
        return None, []
    money = [i for i in range(width) if plan.columns[i] in _MONEY]
    money = [i for i in money if _mostly(_first(table, i), _PENCE, _MOSTLY)]
    if not money or not {plan.layout.values.get(plan.columns[i]) for i in money} & {"amount"}:
        return None, []
    moved, notes = [_of_vat(plan, table, money)], []
    for i, j in ((money[0], money[0] - 1), (money[-1], money[-1] + 1)):
        if not 0 <= j < width or not is_no_place_for_pounds(
            plan.layout, plan.columns[j], plan.headings[j]
        ):
            continue
        are_numbers = _mostly(_first(table, j), _NUMBER, _NEARLY_ALL)
        is_name = plan.layout.values.get(plan.columns[j]) == "name"
        if are_numbers or is_name:
            beyond = [k for k in money if k != i]
            if 0 <= (k := 2 * i - j) < width and _mostly(_first(table, k), _PENCE, _MOSTLY):
                beyond.append(k)
            moved.append(_pounds_beside(table, i, j, None if is_name else beyond))
        if are_numbers:
            plain, unsure = _numbers_of(plan, table, i, j)
            moved.append(plain)
            notes += _told(plan, table, unsure, i, j)
        if len(money) > 1:  # of one alone no amount is read
            moved.append(_words_beside(table, i, j))
    moved = [mask for mask in moved if mask is not None]
    if not moved:
        return None, notes
    mask = moved[0]
    for other in moved[1:]:
        mask = pc.or_(mask, other)
    return (mask, notes) if _count(mask) <= max(2, _SELDOM * len(table)) else (None, notes)


def _of_vat(plan, table, money):
    """Lines with more VAT than they have net or gross, of which the other is blank; or None."""
    at = {plan.columns[i]: i for i in money}
    if not set(_ADDING) <= at.keys():
        return None
    net, vat, gross = (_texts(table, at[column]) for column in _ADDING)
    found = None
    for other, beside in ((net, gross), (gross, net)):
        blank = pc.equal(pc.utf8_trim_whitespace(other), "")
        if not 0 < _count(blank) <= max(2, _SELDOM * len(table)):
            continue
        more = pc.greater(pc.abs(_pounds(vat, blank)), pc.abs(_pounds(beside, blank)))
        more = pc.fill_null(more, False)
        found = more if found is None else pc.or_(found, more)
    return found


def _pounds(texts, wanted):
    """What some of a column's cells are worth; null for the others and for what is no number."""
    plain = pc.replace_substring_regex(texts, r"[£,\s]", "")
    wanted = pc.and_(wanted, pc.match_substring_regex(plain, r"^-?\d{1,12}([.]\d+)?$"))
    return pc.cast(pc.if_else(wanted, plain, pa.scalar(None, pa.string())), "double")


def _words_beside(table, i, j):
    """Lines in which the name or the words of the next column stand for pounds; or None."""
    here = _texts(table, i)
    if not _hold(_WORDS, here.filter(pc.greater_equal(here, "A"))):  # which no figure is
        return None
    words = pc.match_substring_regex(here, _WORDS)
    words = pc.and_not(words, pc.match_substring_regex(here, _NO_AMOUNT, ignore_case=True))
    there = pc.unique(_texts(table, j).filter(pc.invert(words)))
    return pc.and_(words, pc.is_in(here, value_set=there))


def _pounds_beside(table, i, j, beyond):
    """Lines with pounds and pence where numbers or names stand, and another amount; or None.

    Some numbers of documents are written so: there it takes words in one of the columns beyond,
    which have place for pounds, and an amount that may be the VAT or the total of those pounds.
    """
    there = _texts(table, j)
    if not _hold(_PENCE, there.filter(pc.match_substring(there, "."))):
        return None
    here, found = _texts(table, i), pc.match_substring_regex(there, _PENCE)
    if beyond is not None:
        words = [_other_words(_texts(table, k)) for k in beyond]
        words = [mask for mask in words if _count(mask) <= max(2, _SELDOM * len(table))]
        any_words = pc.and_(found, False)
        for mask in words:
            any_words = pc.or_(any_words, mask)
        found = _belong(here, there, pc.and_(found, any_words))
    is_amount = pc.match_substring_regex(here, r"^\s*-?£?[\d,]*[.]?\d+\s*$")
    return pc.and_(pc.and_(found, is_amount), pc.not_equal(here, there))


def _other_words(texts):
    """Where words stand that say nothing of an amount."""
    said = pc.match_substring_regex(texts, _NO_AMOUNT, ignore_case=True)
    return pc.and_not(pc.match_substring_regex(texts, _LETTER), said)


def _belong(here, there, found):
    """Of some lines those where one amount is whole, or VAT or a total of the other."""
    if not _count(found):
        return found
    share = pc.abs(pc.divide(_pounds(here, found), _pounds(there, found)))
    low, high = _TAXED
    taxed = pc.and_(pc.greater_equal(share, low), pc.less_equal(share, high))
    of_it = pc.fill_null(pc.or_(pc.less_equal(share, _ALL_VAT), taxed), False)
    return pc.and_(found, pc.or_(of_it, pc.invert(pc.match_substring(here, "."))))


def _numbers_of(plan, table, i, j):
    """(lines whose amount is plainly one of the numbers beside, those of which it may be).

    It lies among those numbers, none stands in their place, and no other amount is so long a whole
    number. It is plain where what stands in their place is of the next column, or where pounds and
    pence stand beyond the amount, as in hardly any other line; but not where the words after those
    are in their place.
    """
    here = _texts(table, i)
    if not _hold(_NUMBER, here.filter(pc.invert(pc.match_substring(here, ".")))):
        return None, None
    whole = pc.match_substring_regex(here, _NUMBER)
    there = _texts(table, j)
    numbers = pc.match_substring_regex(there, _NUMBER)
    if _count(pc.and_(whole, numbers)):
        return None, None
    known = pc.cast(pc.utf8_trim_whitespace(there.filter(numbers)), pa.int64())
    text = pc.if_else(whole, pc.utf8_trim_whitespace(here), pa.scalar(None, pa.string()))
    mine = pc.cast(text, pa.int64())
    within = pc.and_(pc.greater_equal(mine, pc.min(known)), pc.less_equal(mine, pc.max(known)))
    may_be = pc.fill_null(within, False)
    if not _count(may_be):
        return None, None
    width = min(len(plan.headings), len(table.column_names) - 1)
    beside = _texts(table, 2 * j - i) if 0 <= 2 * j - i < width else None
    beyond = _texts(table, 2 * i - j) if 0 <= 2 * i - j < width else None
    if beside is not None:  # a moved line does not hold the same words in both places
        same = pc.and_(pc.equal(there, beside), pc.match_substring_regex(there, _LETTER))
        may_be = pc.and_not(may_be, same)
    plain = pc.and_(may_be, _is_of_next(plan, there, beside, 2 * j - i))
    if beside is not None:
        plain = pc.and_not(plain, _in_place(beside, plain))
    if beyond is not None:
        pence = pc.match_substring_regex(beyond, _PENCE)
        if _count(pence) <= max(2, _SELDOM * len(table)):
            pence = pc.and_(may_be, pence)
            pence = pc.and_not(pence, _is_vat(beyond, mine, pence))
            if 0 <= (k := 3 * i - 2 * j) < width:
                pence = pc.and_not(pence, _in_place(_texts(table, k), pence))
            plain = pc.or_(plain, pence)
    unsure = pc.and_not(may_be, plain)
    if _count(unsure):
        unsure = pc.and_not(unsure, _usual(here, there, whole))
        for texts in (there, beyond):
            unsure = unsure if texts is None else pc.and_not(unsure, _in_place(texts, unsure))
    return plain, unsure


def _is_vat(beyond, amounts, wanted):
    """Of some lines those whose pence beyond are about a fifth of the amount, or of its net."""
    share = pc.divide(_pounds(beyond, wanted), amounts)
    found = pc.and_(wanted, False)
    for low, high in _VAT:
        within = pc.and_(pc.greater_equal(share, low), pc.less_equal(share, high))
        found = pc.or_(found, pc.fill_null(within, False))
    return found


def _in_place(texts, unsure):
    """Of some lines those that hold words of which others hold the same: they are in place."""
    others = pc.unique(texts.filter(pc.invert(unsure)))
    return pc.and_(pc.match_substring_regex(texts, _LETTER), pc.is_in(texts, value_set=others))


def _usual(here, there, whole):
    """Lines without a number whose whole amount is in hundreds, or no more than others are.

    A payment need have no number, and a workbook shows no pence where there are none.
    """
    most = pc.max(pc.abs(_pounds(here, pc.invert(whole))))
    usual = pc.fill_null(pc.less_equal(_pounds(here, whole), most), False)
    usual = pc.or_(usual, pc.match_substring_regex(here, r"00\s*$"))
    return pc.and_(usual, pc.equal(pc.utf8_trim_whitespace(there), ""))


def _is_of_next(plan, there, beside, k):
    """Lines with words of the next column: it holds them elsewhere, or should name and does not."""
    words = pc.match_substring_regex(there, _LETTER)
    if beside is None:
        return pc.and_(words, False)
    found = pc.is_in(there, value_set=pc.unique(beside.filter(pc.invert(words))))
    if plan.layout.values.get(plan.columns[k]) == "name":
        found = pc.or_(found, pc.match_substring_regex(beside, _NO_NAME))
    return pc.and_(words, found)


def _told(plan, table, unsure, i, j):
    """A note of lines of which one neighbour alone says that they are moved."""
    if unsure is None or not (many := _count(unsure)):
        return
    first = pc.min(table["line_number"].filter(unsure)).as_py()
    names = [f"“{plan.headings[at].strip()}”" for at in (i, j)]
    where = f"in line {first}" if many == 1 else f"in {many:,} lines from line {first} on"
    yield (
        f"{where} {names[0]} holds a whole number as they stand under {names[1]}, which"
        " holds none there: it counts as an amount, unless the line is moved by a column"
    )


def _first(table, i):
    values = [text for text in _texts(table, i).slice(0, _LOOKED_AT).to_pylist() if text.strip()]
    return pa.array(values, pa.string())


def _mostly(values, pattern, share):
    if len(values) < _LINES:
        return False
    return _count(pc.match_substring_regex(values, pattern)) >= share * len(values)


def _hold(pattern, values):
    """Whether some of a few values match: looking for a point in all of them costs far less."""
    return bool(_count(pc.match_substring_regex(values, pattern)))


def _texts(table, i):
    return pc.fill_null(table.column(1 + i), "")


def _count(mask):
    return pc.sum(mask).as_py() or 0
