"""Returns of providers, people who asked and were not taken on, and what a survey asks of a person.

Each against the county's own files, read with the standard library.
"""

import pytest

from tests.demo.reading import PLANTED


def test_small_returns_are_hidden_and_missing_ones_said(published, files):
    """By the file itself: fewer than ten people counted, or on one side, are not shown."""
    lines = files.table("reports/provider_returns.csv")
    small = [row for row in lines if not _is_shown(row)]
    kinds = dict(
        published.run(
            "select coalesce(why_not_reported, 'shown'), count(*) from pub_reported_outcome"
            " group by all"
        )
    )
    assert small and kinds["too_few"] == len(small)
    assert kinds["shown"] == len(lines) - len(small)
    assert kinds["not_loaded"] > 0


def _is_shown(row):
    people, so = int(row["people_counted"]), int(row["people_with"])
    return not any(0 < n < 10 for n in (people, so, people - so))


def test_people_who_asked_and_were_not_taken_on_are_seen_where_they_are_more(published):
    """Shares of the shown counts: in the planted place and service more, from its year on."""
    truth = PLANTED["not_taken_on"]
    share = {
        (row["place_id"], row["service_id"], row["period"]): row["share"]
        for row in published.rows(
            "select place_id, service_id, period, max(waiting_people) filter (where waiting_kind ="
            " 'not_taken_on') / max(waiting_people) filter (where waiting_kind = 'asked') as share"
            " from pub_waiting where place_id like 'X0%' group by all having share is not null"
        )
    }
    here = (truth["place"], truth["service"])
    planted = {key: value for key, value in share.items()
               if key[:2] == here and key[2] >= truth["year"]}  # fmt: skip
    others = [value for key, value in share.items() if key not in planted]
    assert len(planted) == 2 and len(others) > 40
    usual = sum(others) / len(others)
    assert sum(planted.values()) / 2 - usual == pytest.approx(truth["size"], abs=0.05)
    assert min(planted.values()) > max(others)


def test_what_nobody_supplied_of_people_who_asked_is_said_so(published):
    truth = PLANTED["not_supplied"]
    where = f"place_id = '{truth['place']}' and service_id = '{truth['service']}'"
    assert published.run(
        "select distinct waiting_people is null, why_no_value from pub_waiting"
        f" where {where} and waiting_kind = 'taken_on'"
    ) == [(True, "not_loaded")]
    said = published.one(
        f"select sentence from pub_waiting_sentence where {where} and period = 'FY2025-26'"
    )
    assert said.endswith("how many were taken on was **not supplied**.")


EVERYWHERE = "X54000101"
FIGURES = {"questionnaires": (0.0051, 0), "questions": (0.051, 1)}  # rounding, position in a person


def _asked(answers, year):
    """{person: [questionnaires, questions, district]} of a financial year, from the files."""
    headings = [item["heading"] for item in answers.said["items"].values()]
    people = {}
    for row in answers.rows:  # wave after wave: the latest place that is known stays
        if year == f"FY{row['wave'][:4]}-{int(row['wave'][2:4]) + 1}":
            person = people.setdefault(row["person"], [0, 0, None])
            person[0] += 1
            person[1] += sum(heading in row for heading in headings)
            person[2] = row["district"] or person[2]
    return {who: person for who, person in people.items() if person[2]}


@pytest.mark.parametrize("year", ["FY2022-23", "FY2023-24", "FY2024-25", "FY2025-26"])
def test_what_a_survey_asks_of_a_person_is_what_its_files_hold(published, surveys, year):
    """Questionnaires and questions a person, in every district and all of them together."""
    for answers in surveys:
        rows = published.rows(
            f"select * from pub_burden where period = '{year}'"
            f" and survey = '{answers.said['survey']}'"
        )
        cells = {row["place_id"]: row for row in rows}
        everybody = _asked(answers, year)
        districts = {person[2] for person in everybody.values()}
        assert len(districts) == 4
        for place in [*sorted(districts), EVERYWHERE]:
            people = [p for p in everybody.values() if place in (p[2], EVERYWHERE)]
            _compare(cells[place], people)


def _compare(cell, people):
    """Every published figure of a place against its people; none is hidden in so large a place."""
    assert cell["why_no_value"] is None
    assert cell["people_about"] == len(people) // 10 * 10  # who lives nowhere known is nowhere
    more = sum(p[0] > 1 for p in people) / len(people)
    assert cell["more_share"] == pytest.approx(more, abs=0.0051)
    for name, (rounding, which) in FIGURES.items():
        counts = [p[which] for p in people]
        mean = sum(counts) / len(counts)
        spread = (sum((n - mean) ** 2 for n in counts) / len(counts)) ** 0.5
        assert cell[f"{name}_mean"] == pytest.approx(mean, abs=rounding)
        assert cell[f"{name}_sd"] == pytest.approx(spread, abs=rounding)
    each = sum(p[1] for p in people) / sum(p[0] for p in people)
    assert cell["questions_each_time"] == pytest.approx(each, abs=0.051)
