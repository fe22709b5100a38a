"""Salford and Exeter: suppliers of the register that were paid, and what finds a service."""

import csv
import json
from collections import defaultdict
from decimal import Decimal

import pytest

from tests import made, support

pytestmark = pytest.mark.real

EXETER = """
[[publisher]]
publisher_id = "GB-LAE-EXE"
name = "Exeter City Council"
place_id = "E07000041"

[[source]]
files = ["exeter/*.csv"]
publisher = "GB-LAE-EXE"
"""


@pytest.fixture(scope="module")
def salford(salford_build):
    with support.warehouse(salford_build) as engine:
        yield engine


TABLES = ("int_supplier_tie", "int_spend_contract", "fct_service_method", "fct_spend_month")


@pytest.fixture(scope="module")
def exeter(real_folder, tmp_path_factory):
    """How money finds contracts in the original rows that the collector kept of Exeter's files."""
    parquet = pytest.importorskip("pyarrow.parquet")
    paths = [*real_folder.glob("spend/exeter/*.parquet"), *real_folder.glob("contracts/exeter/*.parquet")]  # fmt: skip  # noqa: E501
    if len(paths) < 2:
        pytest.skip(f"no files of Exeter at {real_folder}")
    folder = tmp_path_factory.mktemp("exeter")
    (folder / "exeter").mkdir()
    for path in paths:
        files = defaultdict(list)
        for row in parquet.read_table(path).to_pylist():
            files[row["source_file"]].append(json.loads(row["raw"]))
        for name, rows in files.items():
            with (folder / "exeter" / name).open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, list(rows[0]))
                writer.writeheader()
                writer.writerows(rows)
    (folder / "sources.toml").write_text(EXETER, encoding="utf-8")
    with made.tables(folder, *TABLES) as engine:
        yield engine


def _suppliers(engine, where="true", least=()):
    """(suppliers of the register that were paid, pounds) by the ways of a tie given, or all."""
    ways = ", ".join(f"'{way}'" for way in least)
    only = f"where tie_method in ({ways})" if least else ""
    return engine.run(
        f"""
        with tied as (
            select distinct ties.publisher_id, ties.payee_name, contracts.supplier_key
            from int_supplier_tie as ties
            inner join int_contracts as contracts on contracts.contract_id = ties.contract_id
            {only}
        ),
        paid as (
            select publisher_id, payee_name, sum(amount_gbp) as pounds
            from int_spend where {where} group by publisher_id, payee_name
        )
        select count(distinct tied.supplier_key),
            (select sum(pounds) from paid
             where exists (select 1 from tied where tied.publisher_id = paid.publisher_id
                           and tied.payee_name = paid.payee_name))
        from tied inner join paid
            on paid.publisher_id = tied.publisher_id and paid.payee_name = tied.payee_name
        """
    )[0]


def test_suppliers_of_salford_that_were_paid_in_may_and_june_2022(salford):
    plain, pounds = _suppliers(
        salford, "month in ('2022-05', '2022-06')", ("plain name", "same provider")
    )
    assert plain >= 76
    assert pounds >= Decimal("17900000")
    suppliers, more = _suppliers(salford, "month in ('2022-05', '2022-06')")
    assert suppliers >= plain + 5
    assert more > pounds


def test_suppliers_of_salford_over_all_its_files(salford):
    assert _suppliers(salford)[0] >= 115


def test_suppliers_of_exeter_that_were_paid(exeter):
    suppliers, pounds = _suppliers(exeter)
    assert suppliers >= 100
    assert pounds >= Decimal("31100000")
    assert suppliers > _suppliers(exeter, least=("plain name", "same provider"))[0]


@pytest.mark.parametrize("council", ["salford", "exeter"])
def test_what_is_paid_under_a_contract_is_within_its_value(council, request):
    """One reason to believe a match that nobody states: it does not overdraw the contract."""
    engine = request.getfixturevalue(council)
    matched, overdrawn = engine.run(
        "select count(*), count(*) filter (where paid > 1.5 * total_value_gbp) from ("
        " select contract_id, sum(m.amount_gbp) as paid, max(c.total_value_gbp) as total_value_gbp"
        " from int_spend_contract as m join int_contracts as c using (contract_id) group by 1)"
    )[0]
    assert matched >= 40
    assert overdrawn == 0


@pytest.mark.parametrize("council", ["salford", "exeter"])
def test_parts_of_payments_add_up_and_no_payment_has_two_matches(council, request):
    engine = request.getfixturevalue(council)
    assert engine.run(
        "select source_file_id, line_number from int_spend_contract join int_spend as s"
        " using (source_file_id, line_number) group by 1, 2"
        " having sum(int_spend_contract.amount_gbp) <> max(s.amount_gbp)"
    ) == []  # fmt: skip


@pytest.mark.parametrize(
    ("council", "clear", "all_words"), [("salford", 14, 70), ("exeter", 50, 65)]
)
def test_most_of_what_is_bought_finds_a_service_and_the_rest_stays_in_sight(
    council, clear, all_words, request
):
    engine = request.getfixturevalue(council)
    rows = dict(
        engine.run(
            "select service_confidence, sum(spend_gbp) from fct_service_method"
            " where flow_kind in ('purchase', 'grant') group by 1"
        )
    )
    total = sum(rows.values())
    assert 100 * (rows.get("strong", 0) + rows["moderate"]) / total >= clear
    assert 100 * (total - rows["none"]) / total >= all_words
    assert rows["none"] > 0, "some of a real council's words say nothing: they must not be guessed"
    assert total == engine.one(
        "select sum(spend_gbp) from fct_spend_month where flow_kind in ('purchase', 'grant')"
    )
