"""A total of a sheet is held against the payments of its sheet, or of all sheets together."""

from decimal import Decimal

import pytest

from pipelines.build.inspect import inspect
from pipelines.config import read_data_folder
from tests.build.folders import write
from tests.sources.test_sheets_alike import JUNE, LINES, book, of, plain

MAY_ROWS, JUNE_ROWS = of(LINES, plain), JUNE
MAY, JUNE_POUNDS = (sum(row[4] for row in rows[1:]) for rows in (MAY_ROWS, JUNE_ROWS))
DAY = "30/06/2024"


def row(day, name, pounds):
    return (day, name, "", "", pounds)


# What stands below the payments of June, the second sheet, and what `check` says of it.
TOTALS = {
    "without a day": (row("", "Total", JUNE_POUNDS), "agrees with the payments"),
    "with a day": (row(DAY, "Total", JUNE_POUNDS), "agrees with the payments"),
    "of a month": (row(DAY, "Total for June", JUNE_POUNDS), "agrees with the payments"),
    "of a department": (row(DAY, "Adult Care total", JUNE_POUNDS), "agrees with the payments"),
    "rounded": (row(DAY, "Total", round(JUNE_POUNDS)), "payments above it make"),
    "called otherwise": (row("", "Sum of payments", JUNE_POUNDS), "agrees with the payments"),
    "of all sheets": (row("", "Grand total", MAY + JUNE_POUNDS), "agrees with the payments"),
    "wrong": (row("", "Total", JUNE_POUNDS + 99), f"payments above it make £{JUNE_POUNDS:,.2f}"),
}
PAID = {
    "a company": row(DAY, "Total Energies", Decimal("812.40")),
    "a company called so": row(DAY, "Total", Decimal("812.40")),
    "a sum of two of June": row(DAY, "Total", JUNE_ROWS[3][4] + JUNE_ROWS[9][4]),
    "as much as May": row(DAY, "Gannet Ltd", MAY),
    "as much as June, of another payee": row(DAY, "Gannet Ltd", JUNE_POUNDS),
    "as much as another": row(DAY, "Total Ltd", JUNE_ROWS[3][4]),
    "a tenth": row(DAY, "Total", round(JUNE_POUNDS / 10, 1)),
    "two per cent off": row(DAY, "Total", round(JUNE_POUNDS * Decimal("1.02"), 2)),
    "a refund": row(DAY, "Total Energies", Decimal("-812.40")),
    "of a total place": row(DAY, "Total Place Partnership", JUNE_POUNDS - 1),
}


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    rows = {name: one for name, (one, _) in TOTALS.items()} | PAID
    files = {f"{name}/book.xlsx": book({"May": MAY_ROWS, "June": [*JUNE_ROWS, one]})
             for name, one in rows.items()}  # fmt: skip
    files["both/book.xlsx"] = book(
        {"May": [*MAY_ROWS, row("", "Total", MAY)],
         "June": [*JUNE_ROWS, row("", "Total", JUNE_POUNDS)]})  # fmt: skip
    folder = write(tmp_path_factory.mktemp("totals"), files)
    return {one.name.partition("/")[0]: one for one in inspect(read_data_folder(folder))}


@pytest.mark.parametrize("name", TOTALS)
def test_the_total_of_a_sheet_is_told_and_is_no_payment(reports, name):
    found = reports[name]
    assert found.amount_gbp == MAY + JUNE_POUNDS
    assert any("states a total of £" in one and TOTALS[name][1] in one for one in found.odd)


def test_a_total_in_each_sheet(reports):
    assert reports["both"].amount_gbp == MAY + JUNE_POUNDS
    assert "states 2 totals that all agree with the payments" in reports["both"].odd


def test_a_rounded_total_of_a_sheet_that_states_another(tmp_path):
    """It is neither the sum of all sheets nor of what follows the other total."""
    first = row("10/06/2024", "Total", sum(one[4] for one in JUNE_ROWS[1:11]))
    june = [*JUNE_ROWS[:11], first, *JUNE_ROWS[11:], row(DAY, "Total", round(JUNE_POUNDS))]
    write(tmp_path, {"book.xlsx": book({"May": MAY_ROWS, "June": june})})
    (found,) = inspect(read_data_folder(tmp_path))
    assert found.amount_gbp == MAY + JUNE_POUNDS


@pytest.mark.parametrize("name", ["Total", "Care total"])
def test_a_total_of_a_short_sheet_with_a_day(tmp_path, name):
    few = JUNE_ROWS[:4]
    total = row(DAY, name, sum(one[4] for one in few[1:]))
    write(tmp_path, {"book.xlsx": book({"May": MAY_ROWS, "June": [*few, total]})})
    (found,) = inspect(read_data_folder(tmp_path))
    assert found.amount_gbp == MAY + total[4]


@pytest.mark.parametrize("name", PAID)
def test_what_was_paid_is_paid(reports, name):
    found = reports[name]
    assert found.amount_gbp == MAY + JUNE_POUNDS + PAID[name][4]
    assert found.lines_accepted == 2 * len(LINES) + 1
