"""Several alliances taken together: each pound once, however they overlap."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.build.graph import load_nodes
from pipelines.engine.duck import Engine
from tests import support

UNION = load_nodes()["fct_alliance_union"]
SET = load_nodes()["int_alliance_set"]
MEMBERS = """
    alliance_id | member_id | publishes_spend
    ------------+-----------+----------------
    a           | council   | true
    a           | charity   | false
    b           | council   | true
    b           | board     | true
    """
AREAS = """
    alliance_id | place_id
    ------------+---------
    a           | S1
    a           | S2
    b           | S2
    b           | S3
    """
ALLIANCES = "alliance_id\n---\na\nb"


@pytest.fixture(scope="module")
def engine():
    with Engine() as engine:
        yield engine


def _union(engine, shapes, payments, members=MEMBERS, areas=AREAS, alliances=ALLIANCES):
    """{union: (alone, overlap, between, union)} of [(payer, alliances, payee, pounds)]."""
    rows = [
        {
            "publisher_id": payer, "financial_year": "FY2024-25", "counting_set": counting,
            "provider_id": payee, "amount_gbp": pounds,
        }
        for payer, counting, payee, pounds in payments
    ]  # fmt: skip
    given = {
        "int_spend_benefit": rows,
        "int_alliance_member": members,
        "int_alliance_small_area": areas,
        "stg_alliances": alliances,
    }
    for table, drawn in given.items():
        support.make_table(engine, table, drawn, shapes[table])
    for node in (SET, UNION):
        engine.create(node.name, node.text)
    columns = "alone_gbp, overlap_gbp, between_gbp, spend_gbp"
    found = engine.run(f"select union_key, {columns} from fct_alliance_union")
    return {row[0]: tuple(map(int, row[1:])) for row in found}


def test_pounds_of_both_count_once_and_those_between_members_not_at_all(engine, table_shapes):
    """The board publishes what it pays on; the charity does not."""
    payments = [
        ("council", "a", "charity", 1),
        ("council", "b", "charity", 10),
        ("council", "a|b", "charity", 100),
        ("council", "a", "board", 1000),  # of a no member, of the union one
        ("council", "b", "board", 10000),  # between members of b already
        ("council", "", "charity", 100000),
    ]
    assert _union(engine, table_shapes, payments) == {"a|b": (1211, 100, 1000, 111)}


def test_small_areas_of_a_union_are_those_of_either(engine, table_shapes):
    _union(engine, table_shapes, [("council", "a", "charity", 1)])
    assert engine.one("select small_area_count from fct_alliance_union") == 3


PAYMENTS = st.lists(
    st.tuples(
        st.sampled_from(["council", "board"]),
        st.sampled_from(["", "a", "b", "a|b"]),
        st.sampled_from(["charity", "board", "firm"]),
        st.integers(1, 10**6),
    ),
    min_size=1,
    max_size=10,
)
MERGED = """
    alliance_id | member_id | publishes_spend
    ------------+-----------+----------------
    ab          | council   | true
    ab          | charity   | false
    ab          | board     | true
    """


@settings(max_examples=20)
@given(PAYMENTS)
def test_a_merged_alliance_counts_what_the_union_did(engine, table_shapes, payments):
    """Merged: one alliance of all members, beside a third that counts nothing."""
    union = _union(engine, table_shapes, payments).get("a|b", (0, 0, 0, 0))
    merged = [(payer, "ab" if of else "", payee, pounds) for payer, of, payee, pounds in payments]
    found = _union(engine, table_shapes, merged, MERGED, AREAS, "alliance_id\n---\nab\nzz").get(
        "ab|zz", (0, 0, 0, 0)
    )
    assert found[3] == union[3]
    assert union[0] - union[1] - union[2] == union[3]


@settings(max_examples=10)
@given(PAYMENTS)
def test_an_alliance_within_another_adds_nothing(engine, table_shapes, payments):
    """What b counts a counts too: together they are a, but for payments between b's members."""
    within = [(p, "a|b" if of else "", payee, n) for p, of, payee, n in payments]
    members = MEMBERS.replace("b           | board     | true", "a           | board     | true")
    union = _union(engine, table_shapes, within, members).get("a|b", (0, 0, 0, 0))
    alone = sum(n for _, of, payee, n in within if of and payee != "board")
    assert union[3] == alone
