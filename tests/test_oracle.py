"""Every published number of the chain against the oracle, which works it out from the files."""

from decimal import Decimal

import pytest

from pipelines.config import PROJECT
from tests import oracle, support


@pytest.fixture(scope="module", params=["sample", pytest.param("salford", marks=pytest.mark.real)])
def case(request):
    """(the oracle's reading of a data folder, the officers' published file of its build)."""
    if request.param == "sample":
        root, output = PROJECT / "data" / "sample", request.getfixturevalue("sample_build")
    else:
        root, output = (
            PROJECT / "tests" / "real" / "salford",
            request.getfixturevalue("salford_build"),
        )
    folder = oracle.Folder(root, support.REAL)
    folder.payments = [oracle.payments(path) for path in folder.spend]
    folder.contracts = oracle.contracts(folder.register, folder.as_at)
    folder.values = oracle.indicator_values(folder.indicators)
    with support.published(output) as published:
        yield folder, published


def _near(found, expected):
    """Floats that went another way round may differ in the last digits, and nothing else may."""
    assert len(found) == len(expected)
    for mine, theirs in zip(found, expected, strict=True):
        assert mine == (pytest.approx(theirs, rel=1e-9, abs=1e-12) if theirs is not None else None)


def test_pounds_by_month_and_kind(case):
    folder, published = case
    rows = published.run(
        "select month, flow_kind, spend_gbp, payments, is_covered, why_no_value, publisher_id,"
        " place_id, financial_year from pub_spend_month"
    )
    covered = oracle.covered_months(folder.payments)
    assert {row[:2]: row[2:] for row in rows} == {
        (month, kind): (
            *paid,
            month in covered,
            None if month in covered else "not_loaded",
            folder.publisher,
            folder.place,
            oracle.financial_year(month),
        )
        for (month, kind), paid in oracle.spend_by_month(folder.payments).items()
    }


def test_transfers_to_partners(case):
    folder, published = case
    rows = published.run("select month, payee_name, spend_gbp, payments from pub_transfer")
    paid = {(month, payee.upper()): rest for month, payee, *rest in map(tuple, rows)}
    assert {key: tuple(rest) for key, rest in paid.items()} == oracle.transfers(folder.payments)
    names = {payee for _, payee, *_ in rows}
    assert len({name.upper() for name in names}) == len(names), "one name for one partner"


def test_pounds_matched_by_plain_name(case):
    folder, published = case
    rows = published.run(
        "select period, step, spend_gbp, payments, suppliers from pub_contract_match"
    )
    steps = oracle.match_steps(folder.payments, folder.contracts)
    assert {row[:2]: row[2:] for row in rows} == steps
    falls = published.run(
        "select period, step, falls_away_gbp, falls_away_payments from pub_contract_match"
        " where step > 1"
    )
    assert {row[:2]: row[2:] for row in falls} == {
        (period, step): tuple(steps[period, step - 1][i] - steps[period, step][i] for i in (0, 1))
        for period, step in steps
        if step > 1
    }


def test_each_contract_and_its_supplier_s_pounds(case):
    folder, published = case
    rows = published.run(
        "select line_number, title, state, start_date, expiry_date, annual_value_gbp,"
        " total_value_gbp, match_state, paid_gbp, payments from pub_contract"
    )
    paid = {}
    for payment in oracle.matched(folder.payments, folder.contracts):
        if payment["named"]:
            pounds, count = paid.get(payment["key"], (Decimal(0), 0))
            paid[payment["key"]] = (pounds + payment["amount"], count + 1)
    expected = set()
    for contract in folder.contracts:
        of = paid.get(contract["key"], (None, None))
        known = "matched" if of[1] else "no_payment_found"
        expected.add(
            (
                *(contract[name] for name in ("line", "title", "state", "start", "expiry")),
                *(contract[name] for name in ("annual", "total")),
                known if contract["key"] else "no_single_supplier",
                *of,
            )
        )
    assert set(rows) == expected
    assert len(rows) == len(folder.contracts)


def test_contracts_by_state(case):
    folder, published = case
    rows = published.run(
        "select state, contracts, contracts_with_value, annual_value_gbp, as_at"
        " from pub_contract_state"
    )
    assert {row[0]: row[1:] for row in rows} == {
        state: (*counted, folder.as_at)
        for state, counted in oracle.states(folder.contracts).items()
    }


def test_contracts_by_quarter_of_their_end(case):
    folder, published = case
    rows = published.run(
        "select strftime(period_start, '%Y-%m'), contracts from pub_contract_ending"
    )
    expected = oracle.endings(folder.contracts)
    assert {quarter: count for quarter, count in rows if count} == expected
    first, last = min(expected), max(expected)
    quarters = [f"{y}-{m:02}" for y in range(2000, 2051) for m in (1, 4, 7, 10)]
    assert sorted(q for q, _ in rows) == [q for q in quarters if first <= q <= last]


def test_similar_places(case):
    folder, published = case
    ten, ties = oracle.similar_places(folder.deprivation, folder.place)
    rows = published.run(
        "select similar_place_id, deprivation_score, score_difference, nearness, tie_note,"
        " place_id from pub_similar_place order by nearness"
    )
    assert rows == [
        (place, float(score), float(gap), n, ", ".join(sorted(ties)) or None, folder.place)
        for n, (place, score, gap) in enumerate(ten, start=1)
    ]


def test_indicator_values(case):
    folder, published = case
    rows = published.run(
        "select measure_id, place_id, period, value, lower, upper, why_no_value from pub_indicator"
    )
    why = {"": None, "u": "too_few", "x": "not_applicable"}
    assert {row[:3]: row[3:] for row in rows} == {
        key: (*values[:3], why[values[3]]) for key, values in folder.values.items()
    }


def test_differences_from_country_and_similar_places(case):
    folder, published = case
    ten, _ = oracle.similar_places(folder.deprivation, folder.place)
    expected = oracle.differences(folder.values, folder.place, [place for place, *_ in ten])
    rows = published.run(
        "select measure_id, period, comparator, difference, difference_lower, difference_upper,"
        " verdict, signal, place_id from pub_indicator_comparison"
    )
    assert {row[:3] for row in rows} == expected.keys()
    for measure, period, comparator, *found, place in rows:
        theirs = expected[measure, period, comparator]
        assert place == folder.place
        _near(found[:3], theirs[:3])
        assert tuple(found[3:]) == theirs[3:]


def test_changes_since_the_first_year(case):
    folder, published = case
    expected = oracle.changes(folder.values, folder.place)
    rows = published.run(
        "select measure_id, from_period, to_period, difference, difference_lower,"
        " difference_upper, verdict, signal from pub_indicator_change"
    )
    assert {row[0] for row in rows} == expected.keys()
    for measure, *found in rows:
        assert found[:2] == list(expected[measure][:2])
        _near(found[2:5], expected[measure][2:5])
        assert tuple(found[5:]) == expected[measure][5:]
