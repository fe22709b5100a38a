"""Scores of several questions: summed, averaged or looked up; what was left out has its rule."""

import pytest

SCALES = """
    measure_id | measure_kind | items | min_items | scoring | is_one_answer
    -----------+--------------+-------+-----------+---------+--------------
    footing    | score        | 3     | 2         | sum     | false
    average    | score        | 3     | 2         | mean    | false
    licensed   | score        | 3     | 3         | table   | false
    days       | mean         | 1     | 1         | sum     | true
    """
TABLE = """
    measure_id | answers_sum | score
    -----------+-------------+------
    licensed   | 3           | 7.5
    licensed   | 6           | 12.25
    """


def answers(measure, *lines):
    """Answers to three questions of a measure: one response a line, null where left out."""
    return [
        {"source_file_id": "f", "line_number": number, "item": f"q{place}",
         "measure_id": measure, "value_num": value}
        for number, line in enumerate(lines, start=2)
        for place, value in enumerate(line)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("measure", "expect"),
    [
        ("footing", ["2 | 6", "3 | 4.5"]),
        ("average", ["2 | 2", "3 | 1.5"]),
        ("licensed", ["2 | 12.25"]),
        ("days", []),
    ],
)
def test_each_rule(run_model, measure, expect):
    """All three given; one left out, whose place the average takes; two left out: no score."""
    run_model(
        "int_scale_score",
        given={
            "stg_response_items": answers(measure, (1, 2, 3), (1, None, 2), (3, None, None)),
            "int_scale": SCALES,
            "ref_measure_score_table": TABLE,
        },
        expect="line_number | y\n------------+----\n" + "\n".join(expect),
        types={"answers_sum": "varchar", "score": "varchar"},
    )


def test_a_sum_that_the_table_lacks_has_no_score(run_model):
    run_model(
        "int_scale_score",
        given={
            "stg_response_items": answers("licensed", (1, 1, 2), (1, 1, 1)),
            "int_scale": SCALES,
            "ref_measure_score_table": TABLE,
        },
        expect="line_number | y\n------------+----\n3 | 7.5",
        types={"answers_sum": "varchar", "score": "varchar"},
    )
