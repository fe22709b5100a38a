"""Questions of which a source suppressed every answer: told, as a group may stand there instead."""

import pytest

from tests.sources.test_survey_oddities import HEADING, TOML, WORDS, notes_of

HIDING = f'{TOML}[source.missing]\n"*" = "suppressed_at_source"\n"9" = "not_answered"\n'
SAID = "every answer to {} was suppressed by its source, or another column stands under its heading"


def answered(root, around, satisfied, age="16-64", toml=HIDING, count=8):
    rows = [
        f"P{n},01/05/2024,1,{age},{around[n % len(around)]},{satisfied[n % len(satisfied)]}"
        for n in range(count)
    ]
    return notes_of(root, toml, HEADING, *rows)


def test_a_group_that_is_hidden_under_the_heading_of_a_question_is_told(tmp_path):
    """Its answers stood under the heading of the group, and nothing told of them."""
    assert SAID.format("around") in answered(tmp_path, "*", "7", age="Disagree")


def test_several_such_questions_are_told_at_once(tmp_path):
    assert SAID.format("around, satisfied") in answered(tmp_path, "*", "*")


@pytest.mark.parametrize(
    ("around", "satisfied", "more"),
    [
        (WORDS, ["7"], {}),
        (WORDS, ["7"], {"age": "*"}),
        (["*", "Disagree"], ["7"], {}),
        (["*", ""], ["7", "*"], {"count": 8}),
        (["9"], ["7"], {}),
        (["9", "*"], ["7"], {}),
        (["*"], ["7"], {"count": 4}),
        ([""], ["7"], {}),
        (["*"], ["7"], {"toml": TOML}),
        (["N/A"], ["7"], {}),
        (["* "], ["7"], {"toml": TOML.replace("agree]", "agree]\n'*' = 1", 1)}),
    ],
)
def test_questions_with_any_answer_or_few_or_none_are_not(tmp_path, around, satisfied, more):
    assert "suppressed" not in answered(tmp_path, around, satisfied, **more)
