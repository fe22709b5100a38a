"""Social value: every case of social_value.json, then the laws."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.errors import StatisticsError
from pipelines.scoring import social_value as sv
from tests import cases

VALUES = cases.load("social_value.json") or {}
needs = pytest.mark.skipif(not VALUES, reason="no values at WIDER_STAGE_ORACLES")


def _of(*path):
    found = VALUES
    for name in path:
        found = found.get(name, {})
    return cases.each(found or [])


def _near(found, expected):
    assert isinstance(found, Decimal)
    assert float(found) == pytest.approx(float(expected), rel=1e-10, abs=1e-9)


@pytest.mark.oracle
@needs
@pytest.mark.parametrize("name", ["standard", "health"])
def test_discount_factors(name):
    expected = VALUES["discount_factors"][name]
    found = sv.discount_factors(name, len(expected))
    assert cases.differences([float(f) for f in found], expected, 1e-10) == []


@pytest.mark.oracle
@needs
def test_published_tables_of_factors():
    for name, table in VALUES["published_tables_4dp"].items():
        if name != "source":
            found = sv.discount_factors(name.split("_")[1], len(table))
            assert [float(round(f, 4)) for f in found] == table


@pytest.mark.oracle
@pytest.mark.parametrize("case", _of("npv"))
def test_net_present_value(case):
    net = sv.present_value(case["flows"], case["rate"], first_year_discounted=False)
    _near(net, case["expected_npsv"])
    if "published_2dp" in case:
        assert float(round(net, 2)) == case["published_2dp"]
    found = sv.appraise(case["flows"], case["rate"], first_year_discounted=False)
    names = ("expected_pv_benefits", "expected_pv_costs", "expected_bcr")
    for ours, theirs in zip((found.benefits, found.costs, found.ratio), names, strict=True):
        if case.get(theirs) is not None:
            _near(ours, case[theirs])


@pytest.mark.oracle
@pytest.mark.parametrize("case", _of("green_book_inflation_example"))
def test_nominal_to_real(case):
    found = sv.real_terms(case["nominal"], Decimal("1.02") ** case["year"], 1)
    _near(found, case["real_2pct"])
    assert round(found) == case["published"]


@pytest.mark.oracle
@pytest.mark.parametrize("case", _of("rebasing_gdp_deflator"))
def test_rebasing(case):
    _near(sv.real_terms(case["value"], case["deflator_from"], case["deflator_to"]),
          case["expected"])  # fmt: skip
    for kind in ("calendar", "financial"):
        for end in ("from", "to"):
            year = case.get(f"{end}_{kind}_year")
            if year is not None:
                assert VALUES["deflators"][kind][str(year)] == case[f"deflator_{end}"]


@pytest.mark.oracle
@pytest.mark.parametrize("case", _of("wellby_value"))
def test_value_of_a_wellby(case):
    names = ("deflator_base", "deflator_year", "gdp_per_head_base", "gdp_per_head_year",
             "elasticity")  # fmt: skip
    _near(sv.wellby_value(case["base_value"], **{n: case[n] for n in names}), case["expected"])


@pytest.mark.oracle
@pytest.mark.parametrize("case", _of("wellby_application"))
def test_wellbys_applied(case):
    flows = sv.wellby_flows(
        case["change"], case["people"], case["value"], has_comparison=True, years=case["years"],
        deadweight=case.get("deadweight", 0), dropoff=case.get("dropoff", 0),
    )  # fmt: skip
    assert len(flows) == case["years"]
    if "expected_total_undiscounted" in case:
        _near(flows[0], case["expected_per_person_year"])
        _near(sum(flows), case["expected_total_undiscounted"])
    else:
        _near(flows[0] / Decimal(str(case["value"])), case["expected_wellbys_year1"])
        _near(sv.present_value(flows, "health", first_year_discounted=False), case["expected_pv"])


@pytest.mark.oracle
@pytest.mark.parametrize("case", _of("sroi"))
def test_social_return_on_investment(case):
    outcomes = []
    for one in case["outcomes"]:
        flows = sv.impact(
            one["quantity"], one["proxy_value"], years=one["duration_years"],
            deadweight=one["deadweight"], displacement=one["displacement"],
            dropoff=one["dropoff"], caused_share=1 - Decimal(str(one["attribution_to_others"])),
        )  # fmt: skip
        _near(flows[0], one["expected_impact_year1"])
        outcomes.append(flows)
    together, expected = sv.add_up(outcomes), case["expected"]
    years = expected["impact_by_year"]
    for found, theirs in zip([*together, *[Decimal(0)] * len(years)], years, strict=False):
        _near(found, theirs)
    assert not any(together[len(years) :])
    cost = Decimal(str(case["input_value"]))
    for convention, ratio in (("sroi_guide_convention", "sroi_ratio"),
                              ("green_book_convention", "ratio")):  # fmt: skip
        theirs = expected[convention]
        total = sv.present_value(
            together, case["rate"], first_year_discounted=theirs["first_year_exponent"] == 1
        )
        _near(total, theirs["total_present_value"])
        _near(total - cost, theirs["net_present_value"])
        _near(total / cost, theirs[ratio])


@pytest.mark.oracle
@pytest.mark.parametrize("case", _of("gmca_optimism_bias", "cases"))
def test_optimism(case):
    found = sv.allow_for_optimism(case["gross_benefit"], case["correction"])
    _near(found, case["expected_adjusted"])


# Laws ---------------------------------------------------------------------------------------------

FLOWS = st.lists(st.decimals(-1000, 1000, places=2), min_size=1, max_size=20)
RATES = st.decimals("0.001", "0.2", places=3)


@given(FLOWS, RATES)
def test_a_first_year_that_is_discounted_is_worth_one_rate_less(flows, rate):
    now = sv.present_value(flows, rate, first_year_discounted=False)
    later = sv.present_value(flows, rate, first_year_discounted=True)
    assert abs(later * (1 + rate) - now) < Decimal("1e-20")
    assert sv.present_value(flows, 0, first_year_discounted=True) == sum(flows)


@given(FLOWS, RATES)
def test_benefits_less_costs_are_what_is_left(flows, rate):
    found = sv.appraise(flows, rate, first_year_discounted=False)
    whole = sv.present_value(flows, rate, first_year_discounted=False)
    assert abs(found.net - whole) < Decimal("1e-20")
    assert (found.ratio is None) == (found.costs == 0)
    back = sv.appraise([-flow for flow in flows], rate, first_year_discounted=False)
    assert (back.benefits, back.costs) == (found.costs, found.benefits)


def test_a_schedule_of_one_s_own():
    own = [(1, "0.05"), (3, "0.02")]
    found = sv.present_value([0, 0, 100], own, first_year_discounted=False)
    assert found == pytest.approx(Decimal(100) / Decimal("1.05") / Decimal("1.02"))


def test_nothing_is_left_of_what_would_have_come_anyway():
    assert sv.impact(10, 1000, deadweight=1) == [0]
    assert sv.impact(10, 1000, caused_share="0.5", leakage="0.2", years=0) == []
    assert sv.impact(10, 1000, caused_share="0.5", leakage="0.2") == [4000]


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: sv.present_value([1], 3.5, first_year_discounted=True), "write 0.035"),
        (lambda: sv.present_value([1] * 130, "standard", first_year_discounted=False), "year 126"),
        (lambda: sv.present_value([1, 2], "today", first_year_discounted=False), "no schedule"),
        (lambda: sv.present_value([None], 0.1, first_year_discounted=False), "is no number"),
        (lambda: sv.real_terms(1, 0, 1), "a deflator is not above 0"),
        (lambda: sv.impact(1, 1, deadweight=10), "For 10 % write 0.1"),
        (lambda: sv.impact(1, 1, years=1.5), "Whole years"),
        (lambda: sv.wellby_flows(1, 1, 13000, has_comparison=False), "compared with nothing"),
        (lambda: sv.allow_for_optimism(1, 0.1), "for a tenth write -0.1"),
    ],
)
def test_errors_say_what_to_do(call, says):
    with pytest.raises(StatisticsError, match=says):
        call()
