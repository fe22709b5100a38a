"""A month of which only a late part is loaded is told: its pounds are not what was paid in it."""

import pytest

from pipelines.build import check
from pipelines.engine.duck import Engine


@pytest.mark.parametrize(
    ("months", "thin"),
    [
        # Late card payments of November stand in December's file.
        ([("a", "2010-11", 0.88, True), ("a", "2010-12", 76.3, True)], 1),
        ([("a", "2010-11", 3.81, True), ("a", "2010-12", 76.3, True)], 1),
        ([("a", "2010-11", 3.82, True), ("a", "2010-12", 76.3, True)], 0),
        ([("a", "2010-11", 0, False), ("a", "2010-12", 76.3, True)], 0),
        ([("a", "2010-11", 0, True), ("a", "2010-12", 76.3, True)], 1),
        ([("a", "2010-11", -2, True), ("a", "2010-12", 76.3, True)], 1),
        ([("a", "2010-12", 0.88, True)], 0),
        ([("small", "2010-11", 0.88, True), ("a", "2010-12", 76.3, True)], 0),
        ([("a", "2010-12", 38.15, True), ("a", "2010-12", 38.15, True)], 0),
        # Kinds of flow of one month are added up.
        ([("a", "2010-11", 2, True), ("a", "2010-11", 2, True), ("a", "2010-12", 76.3, True)], 0),
    ],
)
def test_a_month_of_few_pounds_beside_full_ones_is_told(months, thin):
    rows = ", ".join(
        f"('{who}', '{month}', {pounds}::decimal(18, 2), 1, {covered})"
        for who, month, pounds, covered in months
    )
    (one,) = [c for c in check.sql_checks() if c.check_id == "loaded_months_are_whole"]
    with Engine() as engine:
        engine.create(
            "fct_spend_month",
            f"select * from (values {rows})"
            " as v(publisher_id, month, spend_gbp, payments, is_covered)",
        )
        (outcome,) = check.run_checks(engine, [one])
    assert (outcome.offending, outcome.outcome) == (thin, "warned" if thin else "passed")
