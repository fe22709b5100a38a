"""A measure that counts events, built end to end: heard, in steps, on its page in words."""

import random
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pipelines.build.explain import explain
from pipelines.build.run import build
from pipelines.config import PROJECT, read_data_folder
from pipelines.errors import ConfigError
from tests import support
from tests.build.folders import write
from tests.disclosure.test_events import limits
from tests.people import survey

MEASURE = (Path(__file__).parent / "measures" / "hospital_visits.toml").read_text(encoding="utf-8")
HEADING = "How often A&E?"
ITEM = f'visits = {{{{ measure = "hospital_visits", heading = "{HEADING}", range = [0, 99] }}}}\n'
YEARS = ("FY2023-24", "FY2024-25")


def people():
    """The small survey with more people, three in ten of whom tell of visits; one of forty."""
    draw = random.Random(11)
    rows = [
        row | {"Reference": f"{row['Reference']}{more}", HEADING: visits(draw, row["wave"])}
        for more in "abc"
        for row in survey.people(ord(more))
    ]
    for number, row in enumerate(rows):
        row["Postcode"] = ("XB1 1AA", "XB1 1AB", "XB2 2AA")[number % 3]
    rows[6] |= {HEADING: "40"}
    return rows


def visits(draw, wave):
    often = 0.8 if wave == "2024-05" else 0.3
    return "" if draw.random() < 0.1 else str(draw.randint(1, 4) if draw.random() < often else 0)


def folder(root, monkeypatch):
    monkeypatch.setattr(
        survey, "TOML", survey.TOML.replace("[source.missing]", ITEM + "[source.missing]")
    )
    return write(survey.folder(root, people()), {"measures/hospital_visits.toml": MEASURE})


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    root = tmp_path_factory.mktemp("events")
    with pytest.MonkeyPatch.context() as patch:
        data = folder(root / "data", patch)
    return support.build_small(data, root / "out")


def told(rows, years):
    """(events, people, answers) of the district in plain Python; ten of one person in a year."""
    by_person, answers = {}, 0
    for row in rows:
        text, date = row[HEADING], row["Date"]
        if text and row["Reference"].strip() and re.fullmatch(r"\d\d/\d\d/\d{4}", date):
            year = int(date[6:]) - (int(date[3:5]) < 4)
            if f"FY{year}-{(year + 1) % 100}" in years:
                answers += 1
                by_person[row["Reference"]] = by_person.get(row["Reference"], 0) + min(
                    int(text), 10
                )
    return sum(min(total, 10) for total in by_person.values()), len(by_person), answers


def cells(built, where):
    with support.published(built) as published:
        return published.rows(
            f"select * from pub_outcome where measure_id = 'hospital_visits' and {where}"
        )


@pytest.mark.parametrize("year", YEARS)
def test_what_those_heard_told_of_is_as_plain_python_has_it(built, year):
    total, heard, answers = told(people(), (year,))
    (cell,) = cells(
        built, f"published_table = 'P1' and place_id = 'X07000001' and period = '{year}'"
    )
    assert (cell["n_people"], cell["n_responses"]) == (heard, answers)
    assert cell["events_told"] == 5 * int(total / 5 + 0.5)
    assert cell["value"] == pytest.approx(cell["events_told"] / answers, abs=1e-6)
    assert cell["lower"] < total / answers < cell["upper"]
    assert cell["unit"] == "times in three months, per answer"


def test_every_total_is_in_steps_and_none_is_of_few(built):
    shown = cells(built, "value is not null")
    assert {cell["published_table"] for cell in shown} >= {"P1", "P2", "P4"}
    assert all(cell["events_told"] % 5 == 0 and cell["n_people"] >= 10 for cell in shown)
    with support.published(built) as published:
        assert not published.run(
            "select * from pub_paired_change where measure_id = 'hospital_visits'"
        )


def test_limits_follow_from_the_published_total_and_answers_alone(built):
    shown = cells(built, "events_told > 0")
    assert len({cell["events_told"] for cell in shown}) > 3
    for cell in shown:
        total, answers = cell["events_told"], cell["n_responses"]
        assert (cell["lower"], cell["upper"]) == pytest.approx(limits(total, answers), abs=2e-6)


def test_the_sentence_says_of_whom_it_tells_and_which_way_is_good(built):
    with support.published(built) as published:
        said = dict(published.run(
            "select period, sentence from pub_outcome_sentence where published_table = 'P1'"
            " and measure_id = 'hospital_visits' and place_id = 'X07000001'"
        ))  # fmt: skip
    assert "times in three months, per answer** in 2023 to 24" in said["FY2023-24"]
    assert "In all, counting at most 10 of anybody, they told of about" in said["FY2023-24"]
    assert "what those not heard would have told is not known" in said["FY2023-24"]
    assert "a cause for concern." in said["FY2024-25"]  # more visits, and fewer are better


def test_a_number_leads_back_to_its_files_with_its_steps(built):
    lines = list(explain(built, "hospital_visits", "X07000001", "FY2023-24"))
    assert re.search(r"^  \d+ told of in all by those heard, to the nearest five", lines[1])
    assert any("survey/small-2023-05.csv" in line for line in lines)


def test_the_page_shows_it_and_says_how_it_is_counted(built, monkeypatch):
    monkeypatch.setenv("WIDER_STAGE_PUBLISHED", str(built / "published"))
    monkeypatch.setenv("WIDER_STAGE_AUDIENCE", "board")
    app = AppTest.from_file(str(PROJECT / "dashboard" / "app.py"), default_timeout=120)
    app.query_params["measure"] = "I had to go to A&E"
    app.run()
    app.switch_page(str(PROJECT / "dashboard/views/outcomes.py")).run()
    assert not app.exception, app.exception
    text = " ".join(element.value for element in app.markdown)
    assert "Told of in all" in text and "to the nearest five, by those heard" in text
    assert "10 standing for 10 and more" in text
    assert "limits allow for any one answer telling of up to 10" in text
    assert "Nobody is weighted: it is a count of those heard." in text
    assert "Shown where nobody, or ten or more, told of some" in text
    assert "answered twice" not in text.lower(), "no single person's change is known of totals"


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (ITEM.replace("visits =", "calls =").replace("A&E", "an ambulance"),
         "hospital_visits counts the answers to calls already. Give each question a measure"),
        (ITEM.replace("visits =", "visits =").replace("[0, 99]", "[-1, 99]"),
         "a count begins at -1. Write range = "),
    ],
)  # fmt: skip
def test_a_question_that_is_no_count_is_refused(tmp_path, monkeypatch, more, says):
    monkeypatch.setattr(
        survey, "TOML",
        survey.TOML.replace(
            "[source.missing]", (more + ITEM if "calls" in more else more) + "[source.missing]"
        ),
    )  # fmt: skip
    data = write(survey.folder(tmp_path, people()), {"measures/hospital_visits.toml": MEASURE})
    with pytest.raises(ConfigError, match=says):
        build(read_data_folder(data), tmp_path / "out", say=lambda line: None)
