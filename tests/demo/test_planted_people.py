"""What is planted about people stands in the raw answers, and nothing of it in the null county."""

import math
from collections import defaultdict

import pytest

from tests.demo.reading import (
    PLANTED,
    TRUTHS,
    difference,
    mean_and_error,
    providers,
    service_names,
)

# Some fifty estimates are looked at, with one seed: four standard errors would let chance through
# in one county of 300.
ERRORS = 4


def _changes():
    return [*PLANTED["improvement"], *PLANTED["worsening"], *PLANTED["fewer_events"]]


def _asked(truth, request, null=""):
    """The answers of the survey that puts the question of a truth."""
    return request.getfixturevalue(f"{null}{TRUTHS['measures'][truth['measure']]['survey']}")


def _change(answers, truth):
    """Later less earlier in the place, less the same elsewhere."""
    cells = defaultdict(list)
    for row, value in answers.values(truth["measure"]):
        if row["district"]:
            cells[row["district"] == truth["place"], row["wave"] >= truth["month"]].append(value)
    here, here_error = difference(cells[True, True], cells[True, False])
    there, there_error = difference(cells[False, True], cells[False, False])
    return here - there, math.hypot(here_error, there_error)


@pytest.mark.parametrize("truth", _changes(), ids=lambda truth: truth["measure"])
def test_changes_are_there_and_not_in_the_null_county(request, truth):
    found, error = _change(_asked(truth, request), truth)
    assert abs(found - truth["size"]) < ERRORS * error
    assert abs(found) > 2 * error
    found, error = _change(_asked(truth, request, "null_"), truth)
    assert abs(found) < ERRORS * error


@pytest.mark.parametrize("truth", _changes(), ids=lambda truth: truth["measure"])
def test_changes_begin_with_their_month(request, truth):
    waves = defaultdict(list)
    for row, value in _asked(truth, request).values(truth["measure"]):
        if row["district"] == truth["place"]:
            waves[row["wave"]].append(value)
    before = max(wave for wave in waves if wave < truth["month"])
    step, error = difference(waves[truth["month"]], waves[before])
    assert abs(step - truth["size"]) < abs(step)  # nearer to its size than to nothing
    assert abs(step) > 2 * error


def _measures(survey):
    return [name for name, measure in TRUTHS["measures"].items() if measure["survey"] == survey]


@pytest.mark.parametrize("measure", TRUTHS["measures"])
def test_the_null_county_answers_at_the_declared_mean(null_residents, null_support, measure):
    declared = TRUTHS["measures"][measure]
    answers = null_residents if declared["survey"] == "residents" else null_support
    mean, error = mean_and_error(value for _, value in answers.values(measure))
    assert abs(mean - declared["mean"]) < ERRORS * error


@pytest.mark.parametrize("measure", [*_measures("residents"), "missed_visits"])
def test_nothing_changes_where_nothing_is_said_to(request, measure):
    place, answers = PLANTED["nothing_changes"]["place"], _asked({"measure": measure}, request)
    here = [(r["wave"], v) for r, v in answers.values(measure) if r["district"] == place]
    waves = sorted({wave for wave, _ in here})
    middle = waves[len(waves) // 2]
    found, error = difference(
        (v for wave, v in here if wave >= middle), (v for wave, v in here if wave < middle)
    )
    assert abs(found) < ERRORS * error


def test_nobody_is_heard_from_one_ward_and_somebody_from_all_others(
    residents, support, written, null_residents
):
    silent = PLANTED["not_heard"]["ward"]
    wards = {r["ward24_code"] for r in written.table("place/lookup_lsoa21_ward24_ltla24.csv")}
    heard = {row["ward"] for row in (*residents.rows, *support.rows)} - {None}
    assert heard == wards - {silent}
    assert silent in {row["ward"] for row in null_residents.rows}


def test_a_service_is_not_asked_about(support, null_support):
    name = service_names()[PLANTED["not_asked"]["service"]]
    heading = support.said["columns"]["service"]
    assert name not in {row[heading] for row in support.rows}
    assert name in {row[heading] for row in null_support.rows}


def test_a_question_is_asked_only_from_its_wave_on(residents):
    waves = {row["wave"] for row, _ in residents.values("green_days")}
    assert len(waves) == 9 - TRUTHS["measures"]["green_days"]["from_wave"]


def _heard(answers, written):
    """Group -> odds of being among those heard over odds of being in the population."""
    first = [row for row in answers.rows if row["nth"] == 0]
    old = people = 0
    silent = PLANTED["not_heard"]["ward"]
    for row in written.table("place/population/population_ward24_sex_age.csv"):
        if row["year"] == "2023" and row["age_band"] != "0-15" and row["ward24_code"] != silent:
            people += int(row["total_population"])
            old += int(row["total_population"]) * (row["age_band"] == "75+")
    groups = answers.said["groups"]
    found = {
        "age_75_and_over": (groups["age_band"], "75+", old / people),
        "private_rent": (groups["housing"], "Rented from a private landlord", 0.25),
        "no_internet": (groups["internet"], "No", 0.10),
    }
    for name, (heading, category, share) in found.items():
        heard = sum(row[heading] == category for row in first) / len(first)
        yield name, heard / (1 - heard) * (1 - share) / share


def test_some_groups_are_heard_less(residents, null_residents, written):
    for name, ratio in _heard(residents, written):
        assert ratio == pytest.approx(PLANTED["heard_less"][name], rel=0.12)
    for _, ratio in _heard(null_residents, written):
        assert ratio == pytest.approx(1, rel=0.1)


def _slope(answers, measure):
    """Rise per fifth within each district and wave."""
    cells = defaultdict(list)
    for row, value in answers.values(measure):
        if row["district"]:
            cells[row["district"], row["wave"]].append((row["fifth"], value))
    across = along = noise = count = 0
    for pairs in cells.values():
        middle = sum(f for f, _ in pairs) / len(pairs)
        mean, _ = mean_and_error(v for _, v in pairs)
        across += sum((f - middle) * (v - mean) for f, v in pairs)
        along += sum((f - middle) ** 2 for f, _ in pairs)
        noise += sum((v - mean) ** 2 for _, v in pairs)
        count += len(pairs)
    return across / along, 1.3 * math.sqrt(noise / count / along)


@pytest.mark.parametrize("truth", PLANTED["deprivation_gap"], ids=lambda truth: truth["measure"])
def test_gaps_have_their_slope(residents, null_residents, truth):
    found, error = _slope(residents, truth["measure"])
    assert abs(found - truth["per_fifth"]) < ERRORS * error
    assert abs(found) > 2 * error
    found, error = _slope(null_residents, truth["measure"])
    assert abs(found) < ERRORS * error


def _of_providers(answers, service, measure):
    named = answers.said["columns"]
    found = defaultdict(list)
    for row, value in answers.values(measure):
        if row[named["service"]] == service_names()[service]:
            found[row[named["provider"]]].append(value)
    return found


def test_one_provider_is_better_and_the_rest_are_equal(support, null_support):
    truth = PLANTED["provider_better"]
    better = providers()[truth["provider"]]["name"]
    for answers, size in ((support, truth["size"]), (null_support, 0)):
        values = _of_providers(answers, truth["service"], truth["measure"])
        rest = [v for name, some in values.items() if name != better for v in some]
        found, error = difference(values[better], rest)
        assert abs(found - size) < ERRORS * error
        for name, some in values.items():
            if name != better:
                found, error = difference(some, rest)
                assert abs(found) < ERRORS * error, name


def test_in_house_is_better_than_its_twin(support, null_support):
    truth = PLANTED["in_house_twin"]
    one, other = (providers()[truth[key]]["name"] for key in ("in_house", "external"))
    for answers, size in ((support, truth["size"]), (null_support, 0)):
        values = _of_providers(answers, truth["service"], truth["measure"])
        found, error = difference(values[one], values[other])
        assert abs(found - size) < ERRORS * error


@pytest.mark.parametrize("truth", PLANTED["does_not_travel"], ids=lambda truth: truth["measure"])
def test_some_measures_do_not_travel(residents, null_residents, truth):
    middle = TRUTHS["measures"][truth["measure"]]["mean"]
    for answers, planted in ((residents, 1), (null_residents, 0)):
        values = defaultdict(list)
        for row, value in answers.values(truth["measure"]):
            values[row["district"]].append(value)
        for code, size in truth["districts"].items():
            mean, error = mean_and_error(values[code])
            assert abs(mean - middle - planted * size) < ERRORS * error, code


def test_people_travel_a_distance(support, null_support):
    truth = PLANTED["distance_travelled"]
    for answers, size in ((support, truth["per_answer"]), (null_support, 0)):
        steps, last = [], {}
        for row, value in answers.values(truth["measure"]):
            if row["person"] in last and row["nth"] == last[row["person"]][0] + 1:
                steps.append(value - last[row["person"]][1])
            last[row["person"]] = (row["nth"], value)
        mean, error = mean_and_error(steps)
        assert abs(mean - size) < ERRORS * error


def _agreements(demo):
    """(provider, service) -> the first and the last month of each agreement, of all registers."""
    spans, names = defaultdict(list), service_names()
    for file in demo.files:
        if file.startswith("contracts/"):
            for row in demo.table(file):
                who = row.get("Supplier Name") or row["Supplier Company Name"]
                said = row.get("Contract Description") or row["Description"]
                service = names.get(row.get("Service id"), said)
                ends = [_month(row[day]) for day in ("Start Date", "Current Expiry Date")]
                spans[who, service].append(ends)
    return spans


def _month(day):
    return day[:7] if day[4] == "-" else f"{day[6:]}-{day[3:5]}"


def _heard_of_providers(answers):
    """(provider, service, wave) -> the people heard about it."""
    named, heard = answers.said["columns"], defaultdict(set)
    for row in answers.rows:
        heard[row[named["provider"]], row[named["service"]], row["wave"]].add(row["person"])
    return heard


@pytest.mark.parametrize("county", ["written", "null"])
def test_people_are_heard_about_a_provider_while_it_has_an_agreement(county, request):
    of = "support" if county == "written" else "null_support"
    demo, answers = request.getfixturevalue(county), request.getfixturevalue(of)
    spans = _agreements(demo)
    heard = _heard_of_providers(answers)
    assert len(heard) > 300
    for who, service, wave in heard:
        runs = [start <= wave <= end for start, end in spans[who, service]]
        assert any(runs), (who, service, wave)


def _year_of(wave):
    first = int(wave[:4]) - (int(wave[5:]) < 4)
    return f"{first}-{(first + 1) % 100:02d}"


def test_nobody_is_heard_about_a_provider_who_is_not_among_those_it_helps(written, support):
    heard, names = defaultdict(set), service_names()
    for (who, service, wave), people in _heard_of_providers(support).items():
        heard[who, service, _year_of(wave)] |= people
    looked_at = 0
    for row in written.table("reports/provider_returns.csv"):
        cell = row["provider_name"], row["service"], row["financial_year"].removeprefix("FY")
        looked_at += len(heard[cell]) > 0
        assert int(row["people_counted"]) >= len(heard[cell]), cell
    for row in written.table("costs/service_costs.csv"):
        cell = row["provider_name"], names[row["service_id"]], row["financial_year"]
        looked_at += len(heard[cell]) > 0
        assert int(row["people_helped"]) >= len(heard[cell]), cell
    assert looked_at > 150


def test_a_provider_reports_of_years_in_which_it_has_an_agreement(written):
    spans = _agreements(written)
    for row in written.table("reports/provider_returns.csv"):
        first = int(row["financial_year"][2:6])
        runs = [start <= f"{first + 1}-03" and end >= f"{first}-04"
                for start, end in spans[row["provider_name"], row["service"]]]  # fmt: skip
        assert any(runs), row
