"""Returns of providers, people who asked and were not taken on, and what a survey asks of a person.

Each against the county's own files, read with the standard library.
"""

from collections import Counter

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


def test_what_a_survey_asks_of_a_person_is_what_its_files_hold(published, surveys):
    """Questionnaires and questions a person in a year, counted from the files themselves."""
    for answers in surveys:
        headings = [item["heading"] for item in answers.said["items"].values()]
        forms, asked, placed = Counter(), Counter(), set()
        for row in answers.rows:
            if row["wave"] in ("2025-05", "2025-11"):
                forms[row["person"]] += 1
                asked[row["person"]] += sum(heading in row for heading in headings)
                placed |= {row["person"]} if row["area"] else set()
        (row,) = published.rows(
            "select * from pub_burden where place_id = 'X54000101' and period = 'FY2025-26'"
            f" and survey = '{answers.said['survey']}'"
        )
        assert row["people_about"] == len(placed) // 10 * 10  # who lives nowhere known is nowhere
        mean = sum(forms[who] for who in placed) / len(placed)
        assert row["questionnaires_mean"] == pytest.approx(mean, abs=0.0051)
        mean = sum(asked[who] for who in placed) / len(placed)
        assert row["questions_mean"] == pytest.approx(mean, abs=0.051)
