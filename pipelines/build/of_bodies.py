"""Columns whose heading may announce a person, and that hold amounts or organisations.

“Buyer”, “Partner” and “Landlord” are mostly somebody, “Principal” is also what is owed beside its
interest. Such a column is kept where its first values say so, and what else stands in it is
withheld: a landlord among companies may be anybody.
"""

import re

import pyarrow.compute as pc

from pipelines.build import scrub
from pipelines.build.personal_headings import may_be_of_a_body
from pipelines.sources import _persons

_LOOKED_AT, _FEWEST, _MOST = 100, 5, 0.8
_NUMBER = re.compile(r"\s*[-(]?£?\d[\d,]*([.]\d+)?\)?\s*")
_PENCE = re.compile(r"\s*[-(]?£?\d[\d,]*[.]\d\d?\)?\s*")  # a whole number may be a person's own
_PUBLIC = re.compile(r"\b(?:BC|CBC|DC|MBC|CCG|ICB)$|(?i:\b(?:authority|borough|police)\b)")
_SURNAME = re.compile(
    r"(?i)\W*(?:[\w'’.-]+\s+){0,3}"
    r"(?:hall|church|lane|street|house|farm|road|day|parish|co|care|college|park|cars)\W*"
)
_TITLE = re.compile(r"(?i)\W*(?:mr|mrs|ms|miss|mx|dr|prof|professor|rev|revd|sir|dame|lady)\b")


def kept(plan, table):
    """Positions of columns that a heading alone would drop: {position: which values it shows}.

    Parameters
    ----------
    plan : ReadingPlan
    table : pyarrow.Table
        All records of its part, as text columns.
    """
    if not plan.layout.keeps_others:
        return {}
    found = {}
    for i, (column, heading) in enumerate(zip(plan.columns, plan.headings, strict=False)):
        if column or not may_be_of_a_body(heading) or f"c{i}" not in table.column_names:
            continue
        values = [text for text in _first(table[f"c{i}"]) if text.strip()]
        for most, shown in ((_is_amount, _is_number), (_is_body, _is_body)):
            if len(values) >= _FEWEST and sum(map(most, values)) >= _MOST * len(values):
                found[i] = shown
                break
    return found


def withheld(cells, shown):
    """A kept column without the values that may be persons."""
    changed = {
        text: _persons.WITHHELD
        for text in pc.unique(cells).drop_null().to_pylist()
        if text.strip() and not shown(text)
    }
    return scrub.replaced(cells, changed)


def _first(cells):
    said = cells.filter(pc.fill_null(pc.not_equal(cells, ""), False))
    return said.slice(0, _LOOKED_AT).to_pylist()


def _is_amount(text):
    return bool(_PENCE.fullmatch(text))


def _is_number(text):
    return bool(_NUMBER.fullmatch(text))


def _is_body(text):
    """Whether a text plainly names an organisation: “Zoe Hall” and “Dr Lane” do not."""
    if _TITLE.match(text) or _SURNAME.fullmatch(text):
        return False
    return _persons.is_organisation(text) or bool(_PUBLIC.search(text.strip()))
