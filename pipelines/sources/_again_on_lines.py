"""An amount that stands again on each line of its invoice, and counts on each: told, never altered.

What is looked at first shows nothing of it where invoices of several lines stand further down, so
all lines are looked at: of a table in which another column holds amounts as well.
"""

import re

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.sources import _lines_of_invoices
from pipelines.sources._rivals import BASES

TOLD = "adds up to, again on each line of"
_COUNTS = "and counts on each of them"
_FIRST, _MOSTLY = 100, 0.5  # lines whose values tell that a column holds amounts, and how many
_LENGTHS = 3  # of whole pounds
_FEWEST = 3  # invoices that no number tells apart
_OTHERS = 10  # invoices that do not add up, for one that does
_AMOUNT = r"^-?\d{1,12}([.]\d{1,2})?$"
_IS_AMOUNT, _SIGNS = re.compile(r"[-(]?\d{1,12}([.]\d{1,2})?\)?-?$"), re.compile(r"[£,\s]")
_WITH_PENCE = r"\d[.]\d\d[)\s-]*$"


def notes_on_lines(plan, table):
    """A note of an amount that counts once for each line of its invoice.

    Parameters
    ----------
    plan : ReadingPlan
    table : pyarrow.Table
        Its records as text columns.

    Returns
    -------
    list of str
    """
    counted = next((basis for basis in BASES if basis in plan.columns), None)
    if plan.layout.values.get(counted) != "amount" or "amount_column" in plan.said:
        return []
    at, last = plan.columns.index(counted), len(table.column_names) - 2
    number = _lines_of_invoices.number_at(plan.headings[: last + 1], plan.columns)
    others = [
        i for i in range(min(len(plan.columns), last + 1))
        if i not in (at, number) and _may_be_of_lines(plan, i) and _holds_amounts(plan, table, i)
    ]  # fmt: skip
    if not others or at > last:
        return []
    whose = _whose(plan, table, number)
    notes = (
        _note(plan, table, i, at, _invoices(table, whose, i, at), is_numbered=number is not None)
        for i in others
    )
    return [note] if (note := next(filter(None, notes), None)) else []


def _may_be_of_lines(plan, i):
    """Whether a column is nobody's yet, or is placed and says that it is of lines."""
    if not plan.headings[i].strip():
        return False
    column, heading = plan.columns[i], plan.headings[i]
    return column is None or (column in BASES and _lines_of_invoices.says_lines(heading))


def _holds_amounts(plan, table, i):
    """Whether a column holds amounts, and no codes: whole numbers of much the same length."""
    first = table.column(1 + i).slice(0, _FIRST).to_pylist()
    said = [_SIGNS.sub("", text) for text in first if text and text.strip()]
    if len(said) < 2 or sum(map(bool, map(_IS_AMOUNT.match, said))) < _MOSTLY * len(said):
        return False
    are_codes = len(set(map(len, said))) < _LENGTHS and not any("." in text for text in said)
    heading = plan.headings[i]
    return (
        not are_codes
        or _lines_of_invoices.is_money(heading)
        or _lines_of_invoices.says_lines(heading)
    )


def _whose(plan, table, number):
    """What tells invoices apart besides their amount: who was paid, and their number or their day.

    A line without its number is of no invoice that is known.
    """
    columns = ["payee_name"] if number is not None else ["payee_name", "paid_on"]
    places = [plan.columns.index(column) for column in columns if column in plan.columns]
    if number is None:
        return [_texts(table, i) for i in places]
    said = _texts(table, number)
    known = pc.if_else(pc.not_equal(said, ""), said, None)
    return [known, *(_texts(table, i) for i in places)]


def _invoices(table, whose, i, at):
    """Invoices of several lines: what each is worth, and what a column says of its lines, pence."""
    lines = {f"whose {n}": one for n, one in enumerate(whose)}
    lines |= {"worth": _pence(table, at), "part": _pence(table, i)}
    lines["is_part"] = pc.not_equal(lines["part"], lines["worth"])
    is_known = pc.is_valid(lines["whose 0"]) if whose else True
    is_told = pc.and_(pc.fill_null(pc.not_equal(lines["worth"], 0), False), is_known)
    found = pa.table(lines).filter(is_told)
    found = found.group_by([*(name for name in lines if name.startswith("whose")), "worth"])
    found = found.aggregate(
        [([], "count_all"), ("part", "count"), ("part", "sum"), ("part", "min"), ("part", "max"),
         ("is_part", "all")]
    )  # fmt: skip
    return found.filter(pc.greater(found["count_all"], 1))


def _note(plan, table, i, at, invoices, *, is_numbered):
    total, lines = (plan.headings[n].strip() for n in (at, i))
    differ = pc.fill_null(pc.not_equal(invoices["part_min"], invoices["part_max"]), False)
    is_blank = pc.less(invoices["part_count"], invoices["count_all"])
    whole = invoices.filter(pc.and_(differ, pc.invert(is_blank)))
    adds_up = pc.and_(whole["is_part_all"], pc.equal(whole["part_sum"], whole["worth"]))
    sums = pc.unique(whole["worth"].filter(adds_up))
    fewest = 1 if is_numbered else _FEWEST
    if _are_enough(sums, fewest) and len(whole) <= (1 + _OTHERS) * len(sums):
        return (
            f"“{total}” is what “{lines}” {TOLD} {_many(sums)}, {_COUNTS}: if each line is worth"
            f' its own, say so in sources.toml: amount_column = "{lines}"'
        )
    said = _lines_of_invoices
    if not said.says_lines(lines) or said.may_say_lines(total):
        return None
    is_money = said.is_amount(lines) or (is_numbered and said.is_money(lines))
    if not is_money and not _have_pence(table, i):
        return None
    is_half = pc.and_(is_blank, pc.greater(invoices["part_count"], 0))
    again = pc.unique(invoices["worth"].filter(pc.or_(differ, is_half)))
    if len(again) < fewest:
        return None
    return (
        f"“{total}” stands again on lines that differ in “{lines}” (of {_many(again)}), {_COUNTS}"
    )


def _are_enough(sums, fewest):
    """Whether so many add up that it is no chance, as it is none to the penny."""
    pence = any(worth % 100 for worth in sums.to_pylist())
    return len(sums) >= (1 if pence else fewest)


def _many(invoices):
    return f"{len(invoices):,} invoice{'s' if len(invoices) > 1 else ''}"


def _have_pence(table, i):
    first = _texts(table.slice(0, _FIRST), i)
    said = pc.sum(pc.not_equal(first, "")).as_py()
    return 2 * pc.sum(pc.match_substring_regex(first, _WITH_PENCE)).as_py() > said


def _texts(table, i):
    return pc.utf8_trim_whitespace(pc.fill_null(table.column(1 + i), ""))


def _plain(texts):
    return pc.replace_substring_regex(
        pc.replace_substring_regex(texts, _SIGNS.pattern, ""), r"^\((.*)\)$|^(.*)-$", r"-\1\2"
    )


def _pence(table, i):
    """A column's amounts in pence; null where a cell holds none."""
    texts = _texts(table, i)
    are_plain = pc.match_substring_regex(texts, _AMOUNT)
    if not pc.all(are_plain).as_py():
        texts = _plain(texts)
        are_plain = pc.match_substring_regex(texts, _AMOUNT)
    texts = pc.if_else(are_plain, texts, None)
    return pc.cast(pc.round(pc.multiply(pc.cast(texts, "double"), 100)), "int64")
