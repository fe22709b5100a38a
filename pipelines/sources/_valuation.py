"""Deflators side by side, unit costs without headings, and codes of what is procured."""

import re
from dataclasses import replace

from pipelines.sources._reshape import cell_of, with_columns

DEFLATOR_COLUMNS = ("part_number", "period", "deflator", "base_period")
_BASE = re.compile(r"(?<!\d)(\d{4}(?:-\d{2})?)\s*=\s*100\s*\)?\s*$")
_SIDES = (("financial_year", "financial_deflator"), ("calendar_year", "calendar_deflator"))

_ANY = r"[\s\S]*"
_POUNDS = r"[\s£\d,.\-]*"
# The columns of the Unit Cost Database, whose CSV files have no heading row.
UNIT_COST_COLUMNS = (
    ("category", r"\S[\s\S]*"),
    ("subcategory", _ANY),
    ("value_code", r"[A-Z]{1,3}&?[A-Z]{0,2}\d+(\.\d+)*"),
    ("value_words", r"\S[\s\S]*"),
    ("agency", _ANY),
    ("agency_part", _ANY),
    ("unit", r"\S[\s\S]*"),
    ("value", _POUNDS),
    ("price_year", r"\d{4}/\d{2}"),
    ("updated_value", _POUNDS),
    ("value_source", _ANY),
    ("confidence", r"[RAG]?(/[RAG])*"),
    ("comment", _ANY),
    ("link", _ANY),
)
# A division of the vocabulary, six digits more, and one that checks them; and words.
CPV_COLUMNS = (
    (
        "cpv_code",
        r"(0[39]|1[4-689]|2[24]|3[0-57-9]|4[1-58]|5[015]|6[03-6]|7[0-35-79]|8[05]|9[028])\d{6}-\d",
    ),
    ("cpv_words", r"[^\W\d_][\s\S]*"),
)


def a_row_for_each_side(plan, records, headings):
    """A table of financial years beside one of calendar years: a row for each of the two.

    The year whose prices are 100 is read from the heading (`2023-24 = 100`), where it says so.
    """
    del headings
    sides = [(year, value) for year, value in _SIDES if {year, value} <= set(plan.columns)]
    plan = replace(plan, notes=(*plan.notes, *_half_sides(plan)))
    rows = []
    for line, cells in records:
        for number, (year, value) in enumerate(sides, start=1):
            said = {
                "part_number": str(number),
                "period": cell_of(plan, cells, year),
                "deflator": cell_of(plan, cells, value),
                "base_period": _base(plan.headings[plan.columns.index(value)]),
            }
            rows.append((line, cells, said))
    return with_columns(plan, rows, DEFLATOR_COLUMNS)


def _half_sides(plan):
    """What is to be told of years without a column of deflators, and of deflators without years."""
    for year, value in _SIDES:
        if (year in plan.columns) == (value in plan.columns):
            continue
        if year in plan.columns:
            there, of, lost = year, "deflators", "years"
        else:
            there, of, lost = value, "years", "deflators"
        heading = plan.headings[plan.columns.index(there)].strip()
        yield f"“{heading}” has no column of {of} of its own: its {lost} are not read"


def _base(heading):
    match = _BASE.search(heading)
    return match[1] if match else None


def cpv_codes(content):
    """Records of a list of CPV codes, or None where a document is none."""
    if not isinstance(content, list) or not all(isinstance(one, dict) for one in content):
        return None
    return [
        {
            "cpv_code": one.get("code"),
            "parent_code": one.get("parent"),
            "cpv_words": one.get("name"),
            "cpv_version": one.get("version"),
        }
        for one in content
    ]
