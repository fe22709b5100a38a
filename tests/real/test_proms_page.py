"""Health gain of hip patients as a board sees it, against the records read apart from it."""

import csv
import io
import math
import statistics
import zipfile
from collections import defaultdict

import pytest
from streamlit.testing.v1 import AppTest

from pipelines.config import PROJECT
from tests import support

pytestmark = pytest.mark.real

FOLDER = PROJECT / "tests" / "real" / "proms"
ARCHIVE, RECORDS = "Hip Replacement Provider 1819.csv.zip", "Hip Replacement Provider 1819.csv"
SCORES = {
    "proms_hip_gain": ("Hip Replacement Pre-Op Q Score", "Hip Replacement Post-Op Q Score"),
    "proms_eq5d_gain": ("Pre-Op Q EQ5D Index", "Post-Op Q EQ5D Index"),
    "proms_eq_vas_gain": ("Pre-Op Q EQ VAS", "Post-Op Q EQ VAS"),
}
OPERATIONS = {"0": "first-operation", "1": "revision"}
FIRST = "service:hip-replacement-first-operation"


@pytest.fixture(scope="module")
def published(real_folder, tmp_path_factory):
    missing = [name for name in support.files_named(FOLDER) if not (real_folder / name).exists()]
    if missing:
        pytest.skip(f"other published files at {real_folder}: no {missing[0]}")
    return support.build_once(FOLDER, "proms", tmp_path_factory, how=support.build_small)


@pytest.fixture(scope="module")
def shown(published):
    with support.published(published) as engine:
        yield engine


@pytest.fixture(scope="module")
def lines(real_folder):
    path = real_folder / "outcomes" / "nhs_proms_2018-19" / ARCHIVE
    if not path.exists():
        pytest.skip(f"no {path}")
    with zipfile.ZipFile(path) as archive:
        text = archive.read(RECORDS).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def pairs(lines, measure):
    """{(provider, operation): [(before, after)]}; None where a code says no answer."""
    found = defaultdict(list)
    for line in lines:
        both = tuple(None if line[c] in ("", "999") else float(line[c]) for c in SCORES[measure])
        found[line["Provider Code"], OPERATIONS[line["Revision Flag"]]].append(both)
    return found


def gains(lines, measure):
    return {
        key: [after - before for before, after in both if before is not None and after is not None]
        for key, both in pairs(lines, measure).items()
    }


@pytest.mark.parametrize("measure", SCORES)
def test_each_providers_gain_is_that_of_its_patients_and_few_are_hidden(shown, lines, measure):
    cells = {
        (
            row["provider_id"].removeprefix("GB-NHS-"),
            row["service_id"].split("replacement-")[1],
        ): row
        for row in shown.rows(
            "select * from pub_outcome where measure_id = ? and published_table = 'P3'"
            " and period = 'FY2018-19'",
            [measure],
        )
    }
    expected = {key: values for key, values in gains(lines, measure).items() if values}
    assert cells.keys() == expected.keys()
    hidden = {key for key, values in expected.items() if len(values) < 10}
    assert hidden == {key for key, row in cells.items() if row["why_no_value"] == "too_few"}
    assert len(hidden) > 100
    for key in hidden:
        row = cells[key]
        kept = (row[c] for c in ("value", "lower", "upper", "n_people", "n_responses"))
        assert all(one is None for one in kept), key
    for key in expected.keys() - hidden:
        row, values = cells[key], expected[key]
        assert row["n_people"] == len(values), key
        assert math.isclose(row["value"], statistics.fmean(values), abs_tol=2e-6), key
        assert row["lower"] < row["value"] < row["upper"], key


def test_the_funnel_shows_phi_and_widens_its_limits_for_first_operations(shown, lines):
    rows = shown.rows(
        "select * from pub_outcome_funnel where measure_id = 'proms_hip_gain' and service_id = ?",
        [FIRST],
    )
    drawn = [row for row in rows if row["value"] is not None]
    people = {
        key[0]: v for key, v in gains(lines, "proms_hip_gain").items() if key[1] != "revision"
    }
    every = [gain for values in people.values() if len(values) >= 10 for gain in values]
    assert all(math.isclose(row["funnel_centre"], statistics.fmean(every)) for row in drawn)
    assert all(row["is_adjusted"] for row in drawn)
    assert drawn[0]["phi"] == pytest.approx(2.157, abs=0.001)
    # phi again by hand: differences in standard errors of all people together, extremes drawn in.
    spreads = {p: statistics.stdev(v) for p, v in people.items() if len(v) >= 10}
    pooled = math.sqrt(
        sum(s**2 * (len(people[p]) - 1) for p, s in spreads.items())
        / sum(len(people[p]) - 1 for p in spreads)
    )
    z = sorted(
        (statistics.fmean(people[p]) - statistics.fmean(every)) / pooled * math.sqrt(len(people[p]))
        for p in spreads
    )
    ends = [_quantile(z, share) for share in (0.1, 0.9)]
    phi = statistics.fmean(min(max(one, ends[0]), ends[1]) ** 2 for one in z)
    assert drawn[0]["phi"] == pytest.approx(phi, rel=1e-6)
    outside = [row for row in drawn if row["funnel_side"].endswith("998")]
    (said,) = shown.rows(
        "select * from pub_outcome_funnel_sentence where measure_id = 'proms_hip_gain'"
        " and service_id = ?",
        [FIRST],
    )
    assert (len(drawn), len(rows) - len(drawn), len(outside)) == (263, 11, 5)
    assert (
        said["providers_outside_998"] == 5
        and "2.2 times what chance gives (phi)" in (said["sentence"])
    )


def _quantile(ordered, share):
    at = share * (len(ordered) - 1)
    low = int(at)
    return ordered[low] + (at - low) * (ordered[min(low + 1, len(ordered) - 1)] - ordered[low])


@pytest.mark.parametrize("measure", SCORES)
def test_pairs_lost_are_whole_per_cents_of_everybody_in_the_file(shown, lines, measure):
    found = {
        row["service_id"].split("replacement-")[1]: row
        for row in shown.rows("select * from pub_proms_pair where measure_id = ?", [measure])
    }
    for operation in OPERATIONS.values():
        people = [
            both for key, of in pairs(lines, measure).items() if key[1] == operation for both in of
        ]
        counted = {
            "both_pct": sum(None not in both for both in people),
            "before_only_pct": sum(b is not None and a is None for b, a in people),
            "after_only_pct": sum(b is None and a is not None for b, a in people),
            "neither_pct": sum(both == (None, None) for both in people),
        }
        for name, count in counted.items():
            assert found[operation][name] == math.floor(100 * count / len(people) + 0.5), name


def test_suppressed_at_source_is_kept_apart_from_not_answered(published, lines):
    with support.warehouse(published) as warehouse:
        ages = warehouse.run(
            "select missing_reason, count(*) from stg_response_groups"
            " where group_dimension = 'age_band' and group_value is null group by 1"
        )
        reasons = dict(
            warehouse.run(
                "select missing_reason, count(*) from stg_response_items"
                " where item in ('pre_hip_score', 'pre_eq_vas') group by 1"
            )
        )
    assert ages == [("suppressed_at_source", sum(line["Age Band"] == "*" for line in lines))]
    unanswered = sum((line[SCORES["proms_hip_gain"][0]] == "") for line in lines)
    unanswered += sum(line[SCORES["proms_eq_vas_gain"][0]] == "999" for line in lines)
    assert reasons.keys() == {None, "not_answered"} and reasons["not_answered"] == unanswered


def test_providers_bear_the_names_that_the_nhs_gives_their_codes(shown):
    assert shown.run(
        "select distinct provider_name from pub_outcome where provider_id = 'GB-NHS-RM3'"
    ) == [("SALFORD ROYAL NHS FOUNDATION TRUST",)]
    assert shown.one("select count(*) from pub_outcome where provider_name like '%not named%'") == 0


def test_nobody_is_called_silent_about_an_operation(shown):
    """Where patients live is not known, so no place was asked and none is without an answer."""
    tables = shown.run("select distinct published_table from pub_outcome")
    assert tables == [("P3",)]


def test_the_outcomes_page_opens_on_the_gain_with_its_funnel(published, monkeypatch):
    monkeypatch.setenv("WIDER_STAGE_PUBLISHED", str(published / "published"))
    app = AppTest.from_file(str(PROJECT / "dashboard" / "app.py"), default_timeout=120).run()
    app.switch_page(str(PROJECT / "dashboard/views/outcomes.py")).run()
    assert not app.exception
    page = (
        " ".join(one.value for one in app.markdown).replace("<strong>", "").replace("</strong>", "")
    )
    assert "My hip lets me do more than before the operation" in page
    assert "22.7 points of 48 higher after than before" in page
    assert "Five of 263 providers" in page and "2.2 times what chance gives (phi)" in page
    assert "98% (Hip Replacement, first operation)" in page
    for name in ("home", "places", "providers", "data", "decisions"):
        app.switch_page(str(PROJECT / f"dashboard/views/{name}.py")).run()
        assert not app.exception, (name, app.exception)
