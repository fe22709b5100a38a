"""Notices as the web page of Contracts Finder exports them: a table with suppliers in one cell."""

from dataclasses import replace

from pipelines.linkage.identifiers import org_id
from pipelines.notices.shape import without_addresses
from pipelines.sources import _values
from pipelines.sources._believing import BELIEVED
from pipelines.sources._contract_registers import NO_VALUE
from pipelines.sources._plan import Layout
from pipelines.sources._reshape import with_columns

_PACKED = "suppliers"
_LOOKED_AT, _FEWEST = 200, 5  # records whose values are held against their heading
_OF_A_SUPPLIER = ("supplier_number", "supplier_name", "supplier_id", "is_sme", "is_vcse")
_REGISTERS = {"COMPANIES_HOUSE": "GB-COH", "CHARITY_COMMISSION": "GB-CHC"}


def complete(plan, records, headings):
    """A plan and its records, one for each supplier, all of a notice under its line.

    The cell is `[Name|Address|Ref type|Ref Number|Is SME|Is VCSE][…]`. Addresses are left out: that
    of a sole trader is a home. Only the first supplier's record repeats what the notice says.
    """
    plan, records = with_columns(plan, [(line, cells, {}) for line, cells in records], ())
    at, notice = plan.columns.index(_PACKED), plan.columns.index("notice_id")
    unpacked = []
    for line, cells in records:
        kept = [without_addresses(cell) if cell else cell for cell in cells]
        kept[at] = ""
        for number, supplier in enumerate(suppliers(cells[at]) or [("", "", "", "")], start=1):
            if number > 1:
                kept = ["" if i != notice else cell for i, cell in enumerate(kept)]
            unpacked.append((line, [*kept, str(number), *supplier]))
    notes = (*plan.notes, *_on_values(plan, records))
    columns = [None if column == _PACKED else column for column in plan.columns]
    return replace(
        plan,
        headings=(*plan.headings, *_OF_A_SUPPLIER),
        columns=(*columns, *_OF_A_SUPPLIER),
        notes=notes,
    ), unpacked


def _on_values(plan, records):
    """What is to be told where no value, or hardly one, is known of the notices."""
    if "total_value" not in plan.columns:
        yield NO_VALUE
        return
    at = plan.columns.index("total_value")
    told = [(cells[at] or "").strip() for _, cells in records[:_LOOKED_AT]]
    values = [value for value in told if value]
    found = _values.share("amount", values)
    if len(told) >= _FEWEST and (not values or (found is not None and found < BELIEVED)):
        yield f"“{plan.headings[at].strip()}” holds no amounts: no such value is known"


def suppliers(cell):
    """(name, org-id, is an SME, is a VCSE) of each supplier in a packed cell, as text."""
    packed = (cell or "").strip().removeprefix("[").removesuffix("]")
    found = []
    for one in packed.split("][") if packed else []:
        fields = one.split("|")
        name = without_addresses(fields[0]).strip()
        # An address may hold the mark that parts the fields; the last four never do.
        register, number, sme, vcse = fields[-4:] if len(fields) >= 6 else ("", "", "", "")
        found.append((name, org_id(_REGISTERS.get(register), number) or "", sme, vcse))
    return found


LAYOUTS = [
    Layout(
        kind="ocds",
        name="contracts_finder",
        raw_table="raw_contract_notices",
        required=(("notice_id",), ("buyer_name",), (_PACKED,)),
        personal=("contact", "description", "place_postcode", "documents"),
        reshape=complete,
    )
]
