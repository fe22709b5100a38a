"""Social value: what was promised, what was delivered, how we know, and what a unit is worth."""

from pipelines.sources._plan import Layout
from pipelines.sources._valuation import (
    CPV_COLUMNS,
    DEFLATOR_COLUMNS,
    UNIT_COST_COLUMNS,
    a_row_for_each_side,
    cpv_codes,
)

LAYOUTS = [
    Layout(
        kind="social_value",
        name="social_value_commitments",
        raw_table="raw_social_value_commitments",
        required=(
            ("commitment_id",),
            ("agreement_reference",),
            ("quantity",),
        ),
    ),
    Layout(
        kind="social_value",
        name="social_value_deliveries",
        raw_table="raw_social_value_deliveries",
        required=(
            ("delivery_id",),
            ("commitment_id",),
            ("quantity",),
        ),
    ),
    Layout(
        kind="social_value",
        name="social_value_evidence",
        raw_table="raw_social_value_evidence",
        required=(
            ("delivery_id",),
            ("evidence_grade",),
        ),
    ),
    Layout(
        kind="social_value",
        name="deflators",
        raw_table="raw_deflators",
        required=(("financial_year",), ("financial_deflator",)),
        reshape=a_row_for_each_side,
        made=DEFLATOR_COLUMNS,
    ),
    Layout(
        kind="social_value",
        name="unit_values",
        raw_table="raw_unit_values",
        required=(("value_code",), ("value_words",), ("unit",), ("value",), ("price_year",)),
    ),
    Layout(
        kind="social_value",
        name="unit_costs",
        raw_table="raw_unit_values",
        required=(),
        file_format="values",
        by_values=UNIT_COST_COLUMNS,
    ),
    Layout(
        kind="social_value",
        name="cpv_table",
        raw_table="raw_cpv",
        required=(("cpv_code",), ("cpv_words",)),
    ),
    Layout(
        # A list under “CODE” and “DESCRIPTION”, which may be of other codes.
        kind="social_value",
        name="cpv_list",
        raw_table="raw_cpv",
        required=(),
        file_format="values",
        by_values=CPV_COLUMNS,
    ),
    Layout(
        # The list as the European Union publishes it: a column for each language.
        kind="social_value",
        name="cpv_languages",
        raw_table="raw_cpv",
        required=(("cpv_code",), ("cpv_words",), ("other_words",)),
    ),
    Layout(
        kind="social_value",
        name="cpv",
        raw_table="raw_cpv",
        required=(),
        file_format="json",
        from_json=cpv_codes,
        json_key="numericCode",
    ),
]
