"""Published outcomes as several publishers lay them out, and what their source says of them."""

import json

import pytest

from pipelines.errors import HeadingError
from tests import made
from tests.build.folders import recognise, write

ELS = (
    "areacd,areanm,geography,indicator,period,measure,observation,unit,lci_95,uci_95,status,notes\n"
    "X08000001,Brackwater,District,Kindness,2022-04-01/P1Y,Mean,7.1,Score,7.0,7.2,,\n"
    "X08000001,Brackwater,District,Patience,2022-04-01/P1Y,Mean,,Score,,,x,\n"
)
FINGERTIPS = (
    "Indicator ID,Indicator Name,Area Code,Area Name,Area Type,Sex,Age,Time period,Value,"
    "Lower CI 95.0 limit,Upper CI 95.0 limit,Count,Denominator,Value note\n"
    "1,Falls,X08000001,Brackwater,District,Female,65+ yrs,2022/23,12.5,10,15,25,200,\n"
)
OFLOG = (
    "Financial year,Local authority code,Local authority name,Measure,Code,Value,MEDIAN\n"
    "2022-23,X08000001,Brackwater,Quality of life,A2,18.9,19\n"
    "2022-23,X08000002,Reedholt,Quality of life,A2,,19\n"
)
THERAPIES = (
    "sicbl22_code,date,name,value\nX38000001,July 2022,Recovery,51\nX38000001,July 2022,Ended,*\n"
)
HEALTH_INDEX = (
    "icb22_code,icb22_name,year,overall_score,healthy_people_domain,healthy_lives_domain,healthy_places_domain\n"
    "X54000001,A care board,2020,101.5,99,c,104\nX54000001,A care board,soon,1,1,1,1\n"
)  # fmt: skip
SHARED = {"suffix": "%", "subText": None, "sourceDate": "06/05/2026", "sourceOrg": "An office",
          "sourceURL": "www.example.invalid/x", "experimentalStatistic": "T"}  # fmt: skip


def _said(**indicators):
    return json.dumps({"_note": "…", "ess-beta-metadata": indicators})


SEVERAL = _said(
    shared=SHARED,
    Kindness={"label": "Being kind", "caveats": "Self-reported.", "longDescription": "How kind."},
    Patience={"label": "Waiting", "sourceDate": "07/05/2026"},
)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    root = tmp_path_factory.mktemp("indicators")
    files = {
        "els/virtues.csv": ELS, "els/virtues.json": SEVERAL, "fingertips.csv": FINGERTIPS,
        "oflog.csv": OFLOG, "therapies.csv": THERAPIES, "health_index.csv": HEALTH_INDEX,
        "oflog.json": _said(label="Quality of life", **SHARED),
    }  # fmt: skip
    with made.tables(write(root, files), "raw_files", "int_indicators") as engine:
        yield engine


def test_every_layout_lands_and_balances(built):
    assert built.run(
        "select path, kind, lines_read, lines_accepted, lines_rejected from raw_files order by path"
    ) == [
        ("els/virtues.csv", "indicators", 2, 2, 0),
        ("els/virtues.json", "indicators", 2, 2, 0),
        ("fingertips.csv", "indicators", 1, 1, 0),
        ("health_index.csv", "indicators", 2, 1, 1),
        ("oflog.csv", "indicators", 2, 2, 0),
        ("oflog.json", "indicators", 1, 1, 0),
        ("therapies.csv", "indicators", 2, 2, 0),
    ]


def test_values_limits_counts_and_marks_are_staged(built):
    found = built.run(
        "select indicator, period, value, lower, upper, numerator, denominator, breakdown,"
        " source_state from stg_indicators order by indicator, place_id"
    )
    index = built.run(
        "select indicator, period, value, source_state from stg_health_index order by 1"
    )
    assert found == [
        ("Ended", "2022-07", None, None, None, None, None, None, "suppressed"),
        ("Falls", "FY2022-23", 12.5, 10, 15, 25, 200, "Female, 65+ yrs", None),
        ("Kindness", "FY2022-23", 7.1, 7.0, 7.2, None, None, None, None),
        ("Patience", "FY2022-23", None, None, None, None, None, None, "not_available"),
        ("Quality of life", "FY2022-23", 18.9, None, None, None, None, None, None),
        ("Quality of life", "FY2022-23", None, None, None, None, None, None, "not_stated"),
        ("Recovery", "2022-07", 51, None, None, None, None, None, None),
    ]
    assert index == [
        ("Health Index: healthy lives", "CY2020", None, "suppressed"),
        ("Health Index: healthy people", "CY2020", 99, None),
        ("Health Index: healthy places", "CY2020", 104, None),
        ("Health Index: overall", "CY2020", 101.5, None),
    ]


def test_what_the_source_says_is_joined_by_the_file_s_name(built):
    found = built.run(
        "select indicator, indicator_title, source_name, released_on::varchar, unit_text,"
        " is_experimental, caveats, values_stated, values_missing, measure_id"
        " from int_indicators order by 1"
    )
    by_name = {row[0]: row[1:] for row in found}
    office = ("An office", "2026-05-06")
    assert by_name["Kindness"] == (
        "Being kind",
        *office,
        "Score",
        True,
        "Self-reported.",
        1,
        0,
        None,
    )
    assert by_name["Patience"] == (
        "Waiting",
        "An office",
        "2026-05-07",
        "Score",
        True,
        None,
        0,
        1,
        None,
    )  # noqa: E501
    assert by_name["Quality of life"] == ("Quality of life", *office, "%", True, None, 1, 1, None)
    assert by_name["Falls"][1] is None  # of another file
    assert by_name["Health Index: overall"] == (
        "Health Index: overall", None, None, None, None, None, 1, 0, None,
    )  # fmt: skip


def test_a_value_of_some_is_never_the_measure_of_all(tmp_path):
    rows = FINGERTIPS.replace("Falls", "Anxiety") + FINGERTIPS.splitlines()[1].replace(
        "Falls", "Anxiety"
    ).replace("Female,65+ yrs", "Persons,All ages").replace("12.5", "3").replace("10,15", "2,4")
    with made.tables(write(tmp_path, {"f.csv": rows}), "fct_indicator_value") as engine:
        assert engine.run("select measure_id, value from fct_indicator_value") == [("anxiety", 3.0)]


def test_names_beside_other_places_are_no_indicators(tmp_path):
    _, unknown = recognise(
        tmp_path, {"a.csv": "area code,date,name,value\nX08,July 2022,Brackwater,3\n"}
    )
    assert list(unknown) == ["a.csv"]


def test_a_description_without_a_label_is_refused(tmp_path):
    said = _said(shared=SHARED, Kindness={"caveats": "None."})
    with pytest.raises(HeadingError, match="Kindness lacks 'label'"):
        recognise(tmp_path, {"a.json": said})


def test_json_that_describes_nothing_stays_what_it_is(tmp_path):
    _, unknown = recognise(tmp_path, {"a.json": '{"ess-beta-metadata": 3}', "b.json": "[1]"})
    assert set(unknown) == {"a.json", "b.json"}
