"""What must not change totals: the order of lines, a payment in parts, nothing paid, mergers."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.build.graph import load_nodes
from pipelines.engine.duck import Engine
from tests import support

ORDER = (
    "int_supplier_tie",
    "int_payee_day_contract",
    "int_spend_stated_contract",
    "int_service_of_words",
    "int_spend_words",
    "int_contract_own_service",
    "int_spend_contract_found",
    "int_spend_contract",
    "int_spend_service",
    "int_spend_purpose",
    "fct_purpose_ledger",
)
FIXED = {
    "int_contracts": """
        contract_id | publisher_id | supplier_name | supplier_key | title     | contract_reference | start_date | expiry_date | service_id | total_value_gbp | annual_value_gbp
        ------------+--------------+---------------+--------------+-----------+--------------------+------------+-------------+------------+-----------------+-----------------
        a1          | p            | Ash           | ASH          | One       | A1                 | 2024-01-01 | 2024-12-31  | care       | 100000.00       | 3.00
        a2          | p            | Ash           | ASH          | Two       | A2                 | 2024-06-01 | 2024-12-31  | roads      |                 | 4.00
        e1          | p            | Elm           | ELM          | Three     | E1                 | 2024-01-01 | 2024-03-31  |            | 9000.00         |
        """,  # noqa: E501
    "int_payee_provider": "name_text | provider_id\n-+-",
    "int_supplier_names": """
        name_text | supplier_key | is_withheld
        ----------+--------------+------------
        Ash       | ASH          | false
        Elm       | ELM          | false
        Fir       | FIR          | false
        """,
    "int_name_forms": "name_text | form_key\n-+-",
    "ref_decided_services": "kind | field | text | service_id\n-+-",
    "ref_services": "service_id | service_name\n-+-",
    "ref_service_words": """
        scheme | words | service_id
        -------+-------+-----------
        ledger | Care  | care
        ledger | Roads | roads
        """,
    "ref_service_patterns": "rule_number | scheme | pattern | service_id\n-+-+-",
    "int_months": """
        publisher_id | month   | is_covered
        -------------+---------+-----------
        p            | 2024-02 | true
        p            | 2024-07 | true
        """,
}  # fmt: skip
LINE = st.fixed_dictionaries(
    {
        "payee_name": st.sampled_from(["Ash", "Elm", "Fir"]),
        "paid_on": st.sampled_from(["2024-02-01", "2024-07-01"]),
        "expense_type": st.sampled_from(["Care", "Roads", "Paper", None]),
        "flow_kind": st.sampled_from(["purchase", "grant", "treasury"]),
        "reference": st.sampled_from([None, None, "A1", "E1", "A1 A2"]),
        # Odd pence, so that no payment is a twelfth or a quarter of a contract's value.
        "pence": st.integers(-40000, 90000).map(lambda n: 2 * n + 100001),
    }
)


@pytest.fixture(scope="module")
def ledger_of(table_shapes):
    """A function from payments to the ledger: {(kind, service, tie): pounds}, noughts left out."""

    nodes = load_nodes()

    def run(lines):
        tables = _tables(lines)
        with Engine() as engine:
            for table, rows in (FIXED | tables).items():
                support.make_table(engine, table, rows, table_shapes.get(table, {}))
            for name in ORDER:
                engine.create(name, nodes[name].text)
            rows = engine.run(
                "select flow_kind, service_id, contract_tie, sum(spend_gbp) from fct_purpose_ledger"
                " group by all having sum(spend_gbp) <> 0"
            )
        return {row[:3]: row[3] for row in rows}

    return run


def _tables(lines):
    common = [
        {
            "source_file_id": "f", "line_number": str(n), "publisher_id": "p",
            "payee_name": line["payee_name"],
            "paid_on": line["paid_on"], "month": line["paid_on"][:7], "financial_year": "FY",
            "amount_gbp": str(Decimal(line["pence"]) / 100), "flow_kind": line["flow_kind"],
            "expense_type": line["expense_type"], "reference": line["reference"],
        }
        for n, line in enumerate(lines, start=1)
    ]  # fmt: skip
    own = lambda *names: [{name: row[name] for name in names} for row in common]  # noqa: E731
    key = ("source_file_id", "line_number")
    money = ("publisher_id", "payee_name", "paid_on", "month", "financial_year", "amount_gbp", "flow_kind")  # fmt: skip  # noqa: E501
    references = [
        {"source_file_id": "f", "line_number": row["line_number"], "reference_key": one}
        for row in common
        for one in (row["reference"] or "").split()
    ]
    return {
        "int_spend": own(*key, *money, "expense_type"),
        "stg_spend": own(*key, "expense_type"),
        "stg_spend_references": references or "source_file_id | line_number | reference_key\n-+-+-",
    }


few = settings(
    max_examples=12,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@few
@given(lines=st.lists(LINE, min_size=2, max_size=8), data=st.data())
def test_the_order_of_lines_changes_nothing(ledger_of, lines, data):
    assert ledger_of(data.draw(st.permutations(lines))) == ledger_of(lines)


@few
@given(lines=st.lists(LINE, min_size=1, max_size=8))
def test_every_pound_is_in_the_ledger_once(ledger_of, lines):
    total = sum(Decimal(line["pence"]) / 100 for line in lines)
    assert sum(ledger_of(lines).values()) == total


@few
@given(lines=st.lists(LINE, min_size=1, max_size=7), part=st.integers(1, 3))
def test_a_payment_in_two_parts_changes_no_total(ledger_of, lines, part):
    """Parts of the same sign; split evenly over contracts a penny may fall to another, not away."""
    first, *others = lines
    some = part * first["pence"] // 4 // 2 * 2
    parts = [first | {"pence": some}, first | {"pence": first["pence"] - some}]
    assert ledger_of([*parts, *others]) == ledger_of(lines)


@few
@given(lines=st.lists(LINE, min_size=1, max_size=7), nought=LINE)
def test_nothing_paid_changes_nothing(ledger_of, lines, nought):
    assert ledger_of([*lines, nought | {"pence": 0}]) == ledger_of(lines)


def test_merged_alliances_count_each_payment_once(table_shapes):
    """The merger's total is the union of both less what its members pay each other."""
    lines = [
        ("a", "Charity", "care", 1), ("b", "Charity", "care", 2), ("c", "Charity", "care", 4),
        ("a", "B", "care", 8), ("a", "C", "care", 16), ("b", "C", "roads", 32),
    ]  # fmt: skip
    alliances = [
        {"alliance_id": i, "partners": p, "services": "care", "start_date": "2024-01-01"}
        for i, p in (("one", "a|b"), ("two", "b|c"), ("both", "a|b|c"))
    ]
    nodes = load_nodes()
    with Engine() as engine:
        for table, rows in {
            "stg_alliances": alliances,
            "int_publishers": [{"publisher_id": p} for p in "abc"],
            "int_payee_provider": [{"name_text": p.upper(), "provider_id": p} for p in "abc"],
            "int_months": [
                {"publisher_id": p, "month": "2024-04", "is_covered": "true"} for p in "abc"
            ],
            "int_spend_service": [
                {"source_file_id": "f", "line_number": str(n), "publisher_id": p, "payee_name": to,
                 "service_id": service, "month": "2024-04", "amount_gbp": f"{pounds}.00"}
                for n, (p, to, service, pounds) in enumerate(lines)
            ],
        }.items():  # fmt: skip
            support.make_table(engine, table, rows, table_shapes[table])
        for name in ("int_alliance_member", "int_alliance_payment"):
            engine.create(name, nodes[name].text)
        counted = lambda where: engine.one(  # noqa: E731
            "select sum(amount_gbp) from (select distinct line_number, amount_gbp"
            f" from int_alliance_payment where not is_between_members and {where})"
        )
        union = counted("alliance_id <> 'both'")
        merged = counted("alliance_id = 'both'")
        between = engine.one(
            "select sum(amount_gbp) from int_alliance_payment as p where alliance_id = 'both'"
            " and is_between_members and exists (select 1 from int_alliance_payment as q"
            " where q.line_number = p.line_number and q.alliance_id <> 'both'"
            " and not q.is_between_members)"
            " and not exists (select 1 from int_alliance_payment as q where q.line_number ="
            " p.line_number and q.alliance_id <> 'both' and q.is_between_members)"
        )
    assert merged == Decimal("7.00")
    assert union - between == merged
