"""Sentences about who asked and was not taken on, and about what is asked of people."""

from pipelines.stats.sentences_burden import burden
from pipelines.stats.sentences_waiting import all_services, one_service

ROW = {
    "period": "FY2024-25", "asked": 412, "taken_on": 268, "not_taken_on": 144, "referred_on": 60,
    "outside_rules": 50, "no_reply": 1, "still_waiting": 33, "reason_not_supplied": 0,
}  # fmt: skip


def test_where_those_went_who_were_not_taken_on():
    assert one_service(ROW) == (
        "**412 people asked for support** in 2024 to 25 and **268 were taken on**. Of the 144 who "
        "were not, 60 were referred on, 50 fell outside the rules, 1 had no reply and 33 were "
        "still waiting at the year's end."
    )
    some = one_service(ROW | {"no_reply": None, "reason_not_supplied": None})
    assert some.endswith("and the other reasons cannot be shown.")
    assert "1 was still waiting" in one_service(ROW | {"still_waiting": 1})


def test_unknown_hidden_and_nought_are_told_apart():
    asked = {"period": "FY2024-25", "asked": 412}
    assert one_service({"period": "FY2024-25"}).startswith(
        "**How many people asked was not supplied"
    )
    assert one_service(asked).endswith("taken on was **not supplied**.")
    assert one_service(asked | {"taken_on": None}).endswith("cannot be shown.")
    assert one_service(ROW | {"asked": None}).startswith("**Too few to show**")
    assert one_service(ROW | {"asked": 0}).startswith("**Nobody asked")
    assert "**none were taken on**" in one_service(ROW | {"taken_on": 0})
    hidden = {k: None for k in ROW if k in ("referred_on", "outside_rules", "no_reply",
                                            "still_waiting", "reason_not_supplied")}  # fmt: skip
    assert one_service(ROW | hidden).endswith("or would give one of too few away.")


def test_over_services_only_what_is_shown_is_added():
    rows = [ROW, ROW, ROW | {"taken_on": None}, {"period": "FY2024-25", "asked": 9}]
    assert all_services(rows, "FY2024-25") == (
        "Of 824 requests for support in 2024 to 25, two services together, **288 did not lead to "
        "support**. Of one service it was **not supplied**. Of one service it cannot be shown."
    )
    assert all_services([{}], "FY2024-25").startswith("**What became of people who asked cannot")


BURDEN = {
    "survey": "care *x*", "period": "FY2024-25", "people_about": 640, "questionnaires_mean": 1.27,
    "questionnaires_sd": 0.44, "questions_mean": 11.4, "questions_sd": 4.0, "more_share": 0.27,
    "questions_each_time": 9.1,
    "suppressed_because": None, "invited_about": 900, "answered_about": 580,
    "invited_because": None,
}  # fmt: skip


def test_what_a_survey_asks_of_a_person():
    assert burden(BURDEN) == (
        r"About 640 people answered the survey “care \*x\*” in 2024 to 25, **11 questions each on "
        "average**, 9.1 each time; 27% filled it in more than once; of about 900 invited for the "
        "first time, about 580 answered; how often anybody was invited again is in no record."
    )
    assert "; each once;" in burden(BURDEN | {"questionnaires_sd": 0.0, "more_share": 0.0})
    assert "hardly anybody" in burden(BURDEN | {"questionnaires_sd": 0.05, "more_share": 0.0})
    assert "nearly everybody" in burden(BURDEN | {"more_share": 1.0})


def test_what_is_not_known_of_a_burden_is_said():
    none = {"questionnaires_mean": None, "invited_about": None, "answered_about": None}
    assert "**cannot be shown**" in burden(BURDEN | none)
    assert burden(BURDEN | none).endswith("how many were invited was **not supplied**.")
    few = {"suppressed_because": "fewer", "invited_because": "fewer"}
    assert burden(BURDEN | few).startswith("**Too few heard to show**")
    guards = burden(BURDEN | {"suppressed_because": "can be worked out from what is shown"})
    assert guards.startswith("**Hidden to guard another figure**") and "few" not in guards
    assert burden(BURDEN | few).endswith("too few were invited to show.")
    assert "Nobody here was heard" in burden(BURDEN | {"people_about": None})
