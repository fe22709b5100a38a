"""A payment that states its contract, from the file to the ledger, and a decision on its flow."""

import pytest

from pipelines.errors import WiderStageError
from tests import support
from tests.build.folders import write

SPEND = """Payment Date,Supplier Name,Net Amount,Expense Type,Contract_ID
2024-04-02,Heron Works Ltd,100.00,Materials,MC-7
2024-04-03,Heron Works Ltd,10.00,Materials,"MC-7; MC 08"
2024-04-04,Heron Works Ltd,5.00,Materials,
2024-04-05,Tern Ltd,3.00,Materials,
"""
REGISTER = """Contract Reference,Contract Title,Supplier Name,Start Date,End Date,Annual Value
MC-7,Refuse collection,Heron Works Limited,2024-01-01,2024-12-31,60000
MC-08,Street lighting,Heron Works Limited,2024-01-01,2024-12-31,30000
"""
FLOWS = """field,text,flow_kind,decided_by,decided_on,why
payee_name,{payee},internal,Finance lead,2024-05-01,Our own company
"""


def _folder(root, payee="tern ltd"):
    return write(
        root,
        {
            "marrow/spend.csv": SPEND,
            "marrow/register.csv": REGISTER,
            "decisions/flows.csv": FLOWS.format(payee=payee),
        },
    )


def test_from_the_file_to_the_ledger(tmp_path):
    """Ten pounds over two contracts of 60,000 and 30,000 are 6.67 and 3.33."""
    output = support.build_small(_folder(tmp_path / "data"), tmp_path / "out")
    with support.warehouse(output) as engine:
        rows = engine.run(
            "select m.line_number, contract_reference, m.amount_gbp, match_method, match_confidence"
            " from int_spend_contract as m left join int_contracts using (contract_id) order by all"
        )
        services = dict(engine.run("select line_number, service_id from int_spend_service"))
    assert [(n, r, str(amount), *rest) for n, r, amount, *rest in rows] == [
        (2, "MC-7", "100.00", "stated reference", "certain"),
        (3, "MC-08", "3.33", "stated reference", "certain"),
        (3, "MC-7", "6.67", "stated reference", "certain"),
        (4, None, "5.00", "several contracts fit", "none"),
    ]
    assert services[2] == "waste"
    with support.published(output) as engine:
        kinds = dict(
            engine.run("select flow_kind, spend_gbp from pub_spend_month where payments > 0")
        )
        tied = engine.run(
            "select spend_gbp, total_gbp from pub_purpose_ledger where tie = 'contract'"
            " and flow_group = 'all' and financial_year = 'all'"
        )[0]
    assert {kind: str(pounds) for kind, pounds in kinds.items()} == {
        "purchase": "115.00", "internal": "3.00",
    }  # fmt: skip
    assert tuple(map(str, tied)) == ("110.00", "118.00")


def test_a_decision_on_a_payee_that_nobody_paid_stops_the_build(tmp_path):
    with pytest.raises(WiderStageError, match="flows"):
        support.build_small(_folder(tmp_path / "data", payee="Gone Ltd"), tmp_path / "out")
