"""Who is plainly an organisation: both errors on a list of labelled names, and what outweighs what.

`tests/golden/payee_names.csv` holds names made up here, besides firms that everybody knows. Rules
and word lists were made without looking at what they do to its held-out half.
"""

import csv

import pytest

from pipelines.build.reference import reference_tables
from pipelines.config import PROJECT, DataFolder
from pipelines.errors import DecisionError
from tests.privacy.judging import judge, paid

# Of the persons, how many may be shown; of the organisations, how many may be hidden.
PERSONS_SHOWN = 0.02
ORGANISATIONS_HIDDEN = 0.10


@pytest.fixture(scope="module")
def labelled():
    with (PROJECT / "tests/golden/payee_names.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def judged(table_shapes, labelled):
    return judge(table_shapes, paid(*[row["payee_name"] for row in labelled]))


def test_the_list_is_long_and_balanced(labelled):
    assert len(labelled) >= 600
    assert len({row["payee_name"].lower() for row in labelled}) == len(labelled)
    for half in ("tuned_on", "held_out"):
        labels = [row["label"] for row in labelled if row["half"] == half]
        assert min(labels.count("person"), labels.count("organisation")) >= 150


@pytest.mark.parametrize("half", ["tuned_on", "held_out"])
def test_both_errors_are_small(labelled, judged, half):
    rows = [row for row in labelled if row["half"] == half]
    persons = [row["payee_name"] for row in rows if row["label"] == "person"]
    others = [row["payee_name"] for row in rows if row["label"] == "organisation"]
    shown = [name for name in persons if judged[name]["shown_name"]]
    hidden = [name for name in others if not judged[name]["shown_name"]]
    assert len(shown) / len(persons) <= PERSONS_SHOWN, shown
    assert len(hidden) / len(others) <= ORGANISATIONS_HIDDEN, hidden


SOUND_LIKE_PERSONS = (
    ["Thomas Cook", "A&B Taxis", "Dr Smith & Partners", "Marks & Spencer", "John Lewis", "WH Smith",
     "Boots", "Arriva", "Smith & Sons", "Jones Bros", "St Mary's School", "43024700 Costa Coffee",
     "AMZN MKTP UK*2K3"]
)  # fmt: skip


MAY_BE_PERSONS = (
    ["A MOGHAL", "Mr J Smith", "SMITH, John", "Smith J A", "PAYPAL *JOHNSMITH", "18 MARINE PARADE",
     "J Whelk t/a Whelk Services Ltd", "Estate of Mary Tern", "Jane Tern Childminder",
     "Rose Cottage", "J Whelk c/o Tern Solicitors Ltd", "JOHN HULL"]
)  # fmt: skip


def test_what_sounds_like_a_person_is_told_from_what_may_be_one(table_shapes):
    found = judge(table_shapes, paid(*SOUND_LIKE_PERSONS, *MAY_BE_PERSONS))
    assert {name for name, row in found.items() if row["shown_name"]} == set(SOUND_LIKE_PERSONS)


def test_a_withheld_name_is_nobodys(table_shapes):
    found = judge(table_shapes, paid("REDACTED PERSONAL DATA", "Name withheld"))
    assert {row["payee_kind"] for row in found.values()} == {"withheld"}


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ({"expense_type": "Foster payments"}, False),
        ({"expense_type": "Direct Payments to clients"}, False),
        ({"directorate": "Shared Lives"}, False),
        ({"payee_type": "SOLE"}, False),
        ({"expense_type": "Residential care"}, True),
    ],
)
def test_what_it_was_paid_for_outweighs_a_name_that_is_not_plain(table_shapes, said, shown):
    found = judge(table_shapes, paid("Heron House", "John Lewis", "Gannet Homecare", **said))
    assert bool(found["Heron House"]["shown_name"]) is shown
    assert bool(found["John Lewis"]["shown_name"]) is shown
    assert found["Gannet Homecare"]["shown_name"]  # an agency is paid for foster care, too


def test_a_number_that_only_organisations_have_outweighs_the_name(table_shapes):
    found = judge(
        table_shapes,
        [],
        stg_contracts=[
            {"supplier_name": "Jo Whelk", "company_number": "01234567"},
            {"supplier_name": "Jo Tern"},
            {"supplier_name": "Thrumble"},
            {"supplier_name": "Thrumble Oarlock"},
        ],
        stg_providers=[
            {"provider_name": "Ann Gull", "provider_id": "local:1", "provider_kind": "sole_trader"},
            {"provider_name": "Ann Teal", "provider_id": "local:2", "provider_kind": "in_house"},
        ],
    )
    assert {name for name, row in found.items() if row["shown_name"]} == {
        "Jo Whelk", "Thrumble", "Ann Teal"
    }  # fmt: skip


def test_people_decide_and_the_later_decision_stands(table_shapes):
    decided = [
        {"payee_name": "jo whelk", "is_person": "no", "decided_on": "2024-01-01"},
        {"payee_name": "Tern Services Ltd", "is_person": "yes", "decided_on": "2024-01-01"},
        {"payee_name": "Gannet Care", "is_person": "yes", "decided_on": "2024-01-01"},
        {"payee_name": "Gannet Care", "is_person": "no", "decided_on": "2024-02-01"},
    ]
    names = paid("Jo Whelk", "Tern Services Ltd", "Gannet Care")
    found = judge(table_shapes, names, ref_decided_payees=decided)
    assert found["Jo Whelk"]["shown_name"] == "Jo Whelk"
    assert found["Tern Services Ltd"]["shown_name"] is None
    assert found["Gannet Care"]["payee_basis"] == "decided"


def test_a_person_whom_people_decided_on_without_a_day_is_hidden(table_shapes):
    """Of two decisions of one day the one that hides stands."""
    decided = [
        {"payee_name": "Gannet Services Ltd", "is_person": "yes", "decided_on": None},
        {"payee_name": "Tern Services Ltd", "is_person": "yes", "decided_on": "2024-01-01"},
        {"payee_name": "Tern Services Ltd", "is_person": "no", "decided_on": "2024-01-01"},
    ]
    names = paid("Gannet Services Ltd", "Tern Services Ltd")
    found = judge(table_shapes, names, ref_decided_payees=decided)
    assert [row["shown_name"] for row in found.values()] == [None, None]


HEADING = "payee_name,is_person,decided_by,decided_on,why\n"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Jo Whelk,perhaps,Data lead,2024-01-01,Asked\n", "is_person is not yes or no"),
        ("Jo Whelk,no,Data lead,soon,Asked\n", "decided_on is not a day"),
    ],
)
def test_a_decision_that_cannot_be_read_is_refused(tmp_path, line, says):
    (tmp_path / "decisions").mkdir()
    (tmp_path / "decisions/payees.csv").write_text(HEADING + line, encoding="utf-8")
    with pytest.raises(DecisionError, match=says) as raised:
        reference_tables(DataFolder(tmp_path, "", False, (), ()))
    assert "Whelk" not in str(raised.value)
