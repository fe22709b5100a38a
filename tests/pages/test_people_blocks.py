"""People who answered twice, how we know, and people's own words, on their pages."""

import pytest
from streamlit.testing.v1 import AppTest

from pipelines.config import PROJECT

FOOTING = "I can manage, and have someone to turn to"


@pytest.fixture
def page(county_build, monkeypatch):
    """The text of a page of the county, with what its address asks for."""

    def opened(name, audience="officer", **asked):
        monkeypatch.setenv("WIDER_STAGE_PUBLISHED", str(county_build / "published"))
        monkeypatch.setenv("WIDER_STAGE_AUDIENCE", audience)
        app = AppTest.from_file(str(PROJECT / "dashboard" / "app.py"), default_timeout=120)
        for key, value in asked.items():
            app.query_params[key] = value
        app.run().switch_page(str(PROJECT / f"dashboard/views/{name}.py")).run()
        assert not app.exception, app.exception
        return " ".join(element.value for element in app.markdown)

    return opened


def test_people_who_answered_twice_and_those_lost_on_the_way(page):
    text = page("outcomes", measure=FOOTING)
    twice = text[text.index("People who answered twice") :]
    assert "points out of 20 on average" in twice
    assert "more answered once and not again" in twice


def test_a_ward_is_told_what_is_published_instead(page):
    text = page("outcomes", measure=FOOTING, place="Otter Ford, ward")
    assert "published for <strong>districts and larger places" in text


def test_a_question_to_residents_has_no_such_block(page):
    assert "People who answered twice" not in page("outcomes", measure="get_around")


def test_a_count_is_said_in_all_and_of_no_single_person(page):
    text = page("outcomes", measure="A visit or call I was promised did not happen",
                place="Quillbury")  # fmt: skip
    assert "Promised visits and calls that did not happen" in text
    assert "they told of about" in text and "to the nearest five, by those heard" in text
    assert "Down by" in text and "times in three months per answer since 2022 to 23" in text
    assert "People who answered twice" not in text


def test_how_we_know_says_how_answers_make_a_score_and_what_changed_when(page):
    text = page("outcomes", measure=FOOTING)
    know = text[text.index("The measure “Everyday footing”") :]
    for said in (
        "The sum of 5 answers. At least 4 must be given; their average stands for the others.",
        "Hours of paid support I have in a week",  # looked at beside it
        "may be missing: an average that rises need not be theirs",
        "Version 1",
        "22 November 2026",
    ):
        assert said in know, said


@pytest.mark.parametrize(
    ("audience", "board_only"), [("public", False), ("board", True), ("officer", True)]
)
def test_words_for_the_board_are_shown_to_boards_alone(page, audience, board_only):
    text = page("places", audience=audience)
    assert "In people’s own words" in text
    assert "Nobody had asked me that." in text
    assert ("my chair goes all the way" in text) == board_only
    assert ("for the board only" in text) == board_only
    assert "ten quotes" in text and "quotes over all places: too few to show" in text


LISTEN = "The people who support me listen to me"
ROSY = "Hearthlighten Care Cooperative Limited"


def test_what_providers_report_stands_beside_what_people_say(page):
    """On the question, for one service, and on the provider's own page; of residents never."""
    text = page("outcomes", measure=LISTEN, service="Help at home for adults")
    block = text[text.index("Do providers report the same as people say?") :]
    assert f"<strong>reported better than people say</strong>: {ROSY} by" in block
    assert "we cannot tell" in block and "not who is right" in block
    text = page("providers", provider=ROSY)
    block = text[text.index("What it reports beside what people say") :]
    assert "points: reported better than people say" in block
    assert "Do providers report" not in page("outcomes", measure="get_around")


def test_a_report_that_nobody_supplied_is_said(page):
    text = page("outcomes", measure=LISTEN, service="Support for carers")
    block = text[text.index("Do providers report the same as people say?") :]
    assert "no report was supplied" in block and "Not supplied" in block
    text = page("outcomes", measure=FOOTING)
    assert "return on this question was loaded" in text


def test_who_asked_and_was_not_taken_on_stands_beside_who_was_heard(page):
    """Of the place, or of the districts that it lies in; what was not supplied is said."""
    text = page("outcomes", measure="get_around")
    block = text[text.index("Who asked for support and was not taken on?") :]
    assert "Pellingate: Of" in block and "did not lead to support" in block
    text = page("outcomes", service="Support for carers", place="Marram, ward")
    block = text[text.index("Who asked for support and was not taken on?") :]
    assert "Tarnwick:" in block and "taken on was <strong>not supplied</strong>" in block


def test_what_is_asked_of_people_is_said_by_survey(page):
    text = page("outcomes", measure=LISTEN)
    block = text[text.index("How much do we ask of people?") :]
    assert "in 2025 to 26, <strong>" in block and "each on average</strong>" in block
    assert "how many were invited was <strong>not supplied</strong>" in block, "an alliance"
    assert "People are told to the ten below" in block
