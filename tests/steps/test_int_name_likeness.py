"""int_name_likeness: only organisations, decisions first, and none against a number."""

import pandas as pd
import pytest

from benchmarks.linkage import words
from pipelines.errors import DecisionError
from pipelines.steps import int_name_likeness

WORDS = words()
LISTED = [
    # name, provider, list, states a number
    ("Gannet Point Hospital NHS Trust", "GB-NHS-RXX", 1, False),
    ("Bramblewick Care Limited", "GB-COH-01234567", 2, True),
    ("Quaytide Supplies Limited", "local:quaytide-supplies", 4, False),
    ("Quaytide Supplies", "GB-COH-01234568", 3, False),
    ("Jo Whelk", "local:jo-whelk", 1, False),
]


def _frames(payees, listed=LISTED, known=(), decisions=(), persons=("Jo Whelk", "JO WHELKE")):
    names = [*payees, *(name for name, *_ in listed)]
    short = [(written, " ".join(means), "short") for written, means in WORDS.short.items()]
    kinds = [(written, means, kind) for written, (kind, means) in WORDS.kinds.items()]
    return {
        "int_supplier_names": pd.DataFrame(
            {
                "name_text": names,
                "supplier_key": [name.upper() for name in names],
                "is_withheld": False,
                "names_no_single_supplier": False,
            }
        ),
        "int_payee_kind": pd.DataFrame(
            {
                "name_text": names,
                "payee_kind": ["person" if n in persons else "organisation" for n in names],
            }
        ),
        "int_payee_known": pd.DataFrame(
            [*(row[:3] for row in listed), *known],
            columns=["name_text", "provider_id", "list_order"],
        ),
        "int_listed_name": pd.DataFrame(
            listed, columns=["name_text", "provider_id", "list_order", "states_number"]
        ),
        "ref_linkage_words": pd.DataFrame([*short, *kinds], columns=["written", "means", "kind"]),
        "ref_decided_aliases": pd.DataFrame(
            decisions, columns=["payee_name", "provider_id", "is_the_same"], dtype=object
        ),
    }


def _found(frame, outcome="linked"):
    rows = frame[frame["link_outcome"] == outcome]
    return dict(zip(rows["name_text"], rows["provider_id"], strict=True))


def test_a_spelling_is_linked_and_a_person_is_not():
    found = int_name_likeness.run(_frames(["GANNET POINT HOSP NHST", "JO WHELKE"]))
    assert _found(found)["GANNET POINT HOSP NHST"] == "GB-NHS-RXX"
    assert not found["name_text"].isin(["JO WHELKE"]).any()
    # Nor is whoever is taken for a person, however like an organisation the name is.
    persons = ("BRAMBLEWICK CARE", "Jo Whelk")
    assert (
        int_name_likeness.run(_frames(["BRAMBLEWICK CARE"], persons=persons))
        .query("name_text == 'BRAMBLEWICK CARE'")
        .empty
    )
    assert _found(int_name_likeness.run(_frames(["BRAMBLEWICK CARE"])))["BRAMBLEWICK CARE"]


def test_who_is_known_is_left_alone():
    known = [("GANNET POINT HOSP NHST", "local:other", 0)]
    found = int_name_likeness.run(_frames(["GANNET POINT HOSP NHST"], known=known))
    assert "GANNET POINT HOSP NHST" not in _found(found)


def test_what_people_refused_stays_refused():
    decisions = [("gannet point hosp nhst", "GB-NHS-RXX", "no")]
    found = int_name_likeness.run(_frames(["GANNET POINT HOSP NHST"], decisions=decisions))
    assert "GANNET POINT HOSP NHST" not in set(found["name_text"])


def test_a_supplier_without_a_number_leads_on_to_the_provider_that_has_one():
    linked = _found(int_name_likeness.run(_frames(["QUAYTIDE SUPPLIES (UK) LIMITED"])))
    assert linked["Quaytide Supplies Limited"] == "GB-COH-01234568"
    assert linked["QUAYTIDE SUPPLIES (UK) LIMITED"] == "GB-COH-01234568"


@pytest.mark.parametrize(
    ("provider", "is_error"),
    [
        ("GB-COH-01234567", False),  # the number that stands there
        ("GB-COH-01234568", True),
        ("GB-CHC-1123520", False),  # a charity may be a company too
        ("local:bramblewick", False),
    ],
)
def test_a_decision_against_a_number_is_an_error(provider, is_error):
    frames = _frames([], decisions=[("BRAMBLEWICK CARE LIMITED", provider, "yes")])
    if not is_error:
        int_name_likeness.run(frames)
        return
    with pytest.raises(DecisionError, match="stands beside another number of GB-COH") as error:
        int_name_likeness.run(frames)
    assert "Bramblewick" not in str(error.value)  # messages name no one
