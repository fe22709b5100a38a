"""Questions for a board: what raises one, what does not, and which five are put."""

import pandas as pd
import pytest

from pipelines.stats import questions, sentences_question

PLACE = {"place_id": "D", "period": "FY2024-25"}


def change(title, size, half, signal, **more):
    verdict = "cannot_tell" if abs(size) < half else "higher" if size > 0 else "lower"
    return PLACE | {
        "measure_id": title, "title": title, "unit": "share of people", "from_period": "FY2021-22",
        "difference": size, "difference_lower": size - half, "difference_upper": size + half,
        "verdict": verdict, "signal": "none" if verdict == "cannot_tell" else signal,
    } | more  # fmt: skip


def test_a_change_is_a_question_only_where_it_stands_out_among_all_that_were_compared():
    noise = [change(f"n{i}", 0.01, 0.08, "better") for i in range(11)]
    barely = change("barely", -0.08, 0.078, "worse")
    candidates, checks = questions.changes(pd.DataFrame([barely, *noise]))
    assert candidates.empty, "by itself its interval leaves out nought; of twelve one may"
    assert checks["looked_at"].tolist() == [12]
    plainly = change("plainly", -0.2, 0.08, "worse")
    candidates, _ = questions.changes(pd.DataFrame([plainly, *noise]))
    assert candidates["rule"].tolist() == ["change_worse"]
    assert candidates["board_question"].iloc[0] == (
        "“plainly”: **worse by 20 percentage points** (12 to 28) since 2021 to 22. For whom, and "
        "what else changed?"
    )


def test_money_is_a_question_only_above_a_tenth_and_every_payer_is_counted():
    rows = pd.DataFrame(
        [
            {"place_id": "D", "loose_gbp": 10_000, "purchases_gbp": 100_000},
            {"place_id": "E", "loose_gbp": 10_001, "purchases_gbp": 100_000},
        ]
    ).assign(period="FY2024-25", is_alliance=False)
    candidates, checks = questions.loose_money(rows)
    assert candidates["place_id"].tolist() == ["E"] and len(checks) == 2
    assert "10p in every £" in candidates["board_question"].iloc[0]
    (of_alliance,) = questions.loose_money(rows.assign(is_alliance=True))[0]["board_question"]
    assert "of purchases for its services (" in of_alliance


def test_no_pound_without_a_contract_is_no_question():
    rows = pd.DataFrame([PLACE | {"purchases_gbp": 115.0, "loose_gbp": 0.0, "is_alliance": False}])
    candidates, checks = questions.loose_money(rows)
    assert len(candidates) == 0 and len(checks) == 1


def test_outcomes_without_a_value_for_one_reason_are_one_question():
    rows = pd.DataFrame(
        [
            PLACE | {"measure_id": t, "title": t, "position": n, "why_no_value": why}
            for n, (t, why) in enumerate(
                [("a", "not_heard"), ("b", "not_heard"), ("c", None), ("d", "not_asked")]
            )
        ]
    )
    candidates, checks = questions.without_value(rows)
    said = candidates.set_index("measure_id")["board_question"]
    assert "“a” and one other outcome **were asked, and nobody was heard**" in said["a"]
    assert "“d” **was not asked**" in said["d"]
    assert checks["looked_at"].tolist() == [4]


def test_each_rule_puts_its_strongest_before_any_puts_a_second():
    rows = [
        PLACE | {"rule": rule, "measure_id": name, "page": "outcomes", "strength": strength,
                 "board_question": name}
        for rule, name, strength in [
            ("change_better", "better", 1.0), ("gap", "weak gap", 0.95), ("gap", "gap", 0.99),
            ("gap", "weakest gap", 0.91), ("change_worse", "worse", 0.96),
            ("under_heard", "group", 0.5),
        ]
    ]  # fmt: skip
    put = questions.choose(pd.DataFrame(rows))
    assert put["board_question"].tolist() == [
        "worse", "gap", "group", "better", "weak gap", "weakest gap"
    ]  # fmt: skip
    assert put["question_number"].tolist() == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("checks", "put", "other", "said"),
    [
        (43, 5, 2, "43 things were checked; **these five raise a question**. Two more did. Each"),
        (1, 1, 0, "One thing was checked; **this one raises a question**. Each"),
        (8, 0, 0, "Eight things were checked: **none raised a question**."),
    ],
)
def test_how_many_things_were_checked_is_always_said(checks, put, other, said):
    assert sentences_question.found(checks, put, other).startswith(said)


@pytest.mark.parametrize(
    ("is_open", "passed", "said"),
    [
        (1, 0, "**One contract has the window of its decision open**. What"),
        (3, 1, "**Three contracts have the window of their decision open**, and one more is past"),
        (0, 2, "two more are past"),
    ],
)
def test_decisions_are_counted(is_open, passed, said):
    row = {"windows_open": is_open, "windows_passed": passed}
    assert said in sentences_question.decision(row)
