"""Published spend files of any publisher, built as they lie: figures counted by hand."""

import csv
import warnings
from decimal import Decimal
from types import SimpleNamespace

import pytest

from tests import made

pytestmark = pytest.mark.real


@pytest.fixture(scope="session")
def cases(real_folder):
    """Rows of expected_spend.csv, whatever they are: a file's name within `spend`, and figures."""
    path = real_folder / "expected_spend.csv"
    if not path.exists():
        pytest.skip(f"no list of what is expected at {path}")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows, f"{path} has no row"
    return {row["file"].removeprefix("spend/"): row for row in rows}


@pytest.fixture(scope="session")
def built(real_folder):
    """What is read of each file of the whole folder: {file name: figures}."""
    read = ("dim_source_file", "stg_landed_files", "stg_spend", "rej_spend")
    with made.tables(real_folder / "spend", *read) as warehouse:
        files = {row["file_name"]: SimpleNamespace(**row, bases={}, apart=[])
                 for row in warehouse.rows("from dim_source_file")}  # fmt: skip
        for name, basis, payments, amount, gross in warehouse.run(
            "select file_name, amount_basis, count(*), sum(amount_gbp), sum(amount_gross_gbp)"
            " from stg_spend inner join stg_landed_files using (source_file_id)"
            " group by file_name, amount_basis"
        ):
            files[name].bases[basis] = (payments, amount, gross)
        for name, kind, amount in warehouse.run(
            "select file_name, kind_of_line, amount_gbp"
            " from rej_spend inner join stg_landed_files using (source_file_id)"
        ):
            files[name].apart.append((kind, amount))
    return files


def _counts_the_files_own_total(case, file):
    """Whether the list takes the unlabelled total below the payments for one more payment.

    We set such a line apart, as the list itself does elsewhere.
    """
    totals = [amount for kind, amount in file.apart if kind == "total"]
    return (
        bool(totals)
        and all(amount == file.amount_gbp_accepted for amount in totals)
        and Decimal(case["total_gbp"]) == file.amount_gbp_accepted + sum(totals)
        and int(case["payments"]) == file.lines_accepted + len(totals)
    )


def _differences(case, file):
    """[(what, expected, found)] of one file that has figures in the list."""
    bases = " and ".join(sorted(file.bases))
    found = [
        ("payments", case["payments"], str(file.lines_accepted)),
        ("pounds", case["total_gbp"], str(file.amount_gbp_accepted)),
        ("basis", case["amount_basis"], bases),
        ("refused", "", file.refused_because or ""),
        ("lines set apart", case["lines_that_are_no_payment"] or "0", str(file.lines_rejected)),
    ]
    if case["other_total_gbp"]:
        basis, amount = case["other_total_gbp"].split()
        assert basis == "gross", f"the list says {basis}, which nobody reads yet"
        gross = sum((gross or 0 for _, _, gross in file.bases.values()), Decimal(0))
        found.append(("gross pounds", amount, str(gross)))
    return [one for one in found if one[1] != one[2]]


def test_payments_and_pounds_of_every_file_equal_those_counted_by_hand(cases, built):
    wrong, doubled = {}, []
    for name, case in cases.items():
        if not case["payments"]:
            continue
        if name not in built:
            wrong[name] = "is not among the files of the build"
        elif _counts_the_files_own_total(case, built[name]):
            doubled.append(name)
        elif differences := _differences(case, built[name]):
            wrong[name] = differences
    for name in doubled:
        warnings.warn(f"{name}: the list counts the file's own total as a payment", stacklevel=1)
    assert wrong == {}


def test_a_file_without_figures_is_refused_whole_with_a_reason(cases, built):
    for name, case in cases.items():
        if not case["payments"]:
            assert built[name].refused_because, name
            assert (built[name].lines_accepted, built[name].bases) == (0, {}), name


def test_every_line_of_every_file_is_accepted_or_set_apart(built):
    for name, file in built.items():
        assert file.lines_read == file.lines_accepted + file.lines_rejected, name
        if file.kind == "spend" and not file.refused_because:
            assert file.lines_read > 0, name
            assert file.lines_rejected == len(file.apart), name
