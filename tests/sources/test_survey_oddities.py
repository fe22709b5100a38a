"""What is odd about files of answers is told by `check`; wrong days and names never land."""

import json

import pytest

from pipelines.build import answer_values as values
from pipelines.build.inspect import inspect
from pipelines.config import read_data_folder
from pipelines.errors import ConfigError
from tests.build.folders import landed, write

TOML = """
[[source]]
files = ["survey/*.csv"]
kind = "responses"
survey = "small"
wave = "2024-05"
[source.columns]
respondent = "ID"
answered_on = "Timestamp"
weight = "Weight"
[source.groups]
age_band = "Age"
[source.scales.agree]
"Strongly agree" = 2
"Disagree" = 0
[source.items]
around = { measure = "get_around", heading = "I get around", scale = "agree" }
satisfied = { measure = "my_life_satisfaction", heading = "Satisfied", range = [0, 10] }
"""
HEADING = "ID,Timestamp,Weight,Age,I get around,Satisfied"


def checked(root, *lines, heading=HEADING):
    """What `check` says of one file of answers."""
    files = {"sources.toml": TOML, "survey/may.csv": "\n".join([heading, *lines, ""])}
    (found,) = inspect(read_data_folder(write(root, files)))
    return found


def test_answers_weights_and_days_that_cannot_be_read_are_told(tmp_path):
    found = checked(
        tmp_path,
        "A,01/05/2024,1,16-64,DISAGREE,7",
        "B,02/05/2024,1,16-64,strongly  agree,11",
        'C,03/05/2024,"1,25",16-64,Strongly agree,lots',
        "D,03/05/2094,1,16-64,Agree,7",
        "E,soon,1,16-64,Tend to agree,7",
        "F,05/05/2024,1,16-64,Tend to agree,7",
    )
    assert (found.lines_read, found.lines_accepted, found.lines_rejected) == (6, 4, 2)
    assert set(found.odd) == {
        "2 lines set apart: no date that has come can be read",
        "2 answers to satisfied: neither in its scale nor in its range, and unknown",
        "3 answers to around: neither in its scale nor in its range, and unknown",
        "1 weight that cannot be read: counted once",
    }


def test_who_answers_twice_on_a_day_is_told(tmp_path):
    lines = [f"A,01/05/2024,1,16-64,Disagree,{n}" for n in range(3)]
    found = checked(tmp_path, *lines, "B,01/05/2024,1,16-64,Disagree,3", HEADING)
    assert (found.lines_read, found.lines_accepted) == (5, 4)
    assert set(found.odd) == {
        "2 lines of somebody who answered on that day already: the last counts",
        "1 line with the headings again: set apart",
        "1 line set apart: no respondent",
    }


def test_a_line_that_says_nothing_mapped_is_nobody(tmp_path):
    toml = TOML.replace('respondent = "ID"\n', "").replace("wave =", "anonymous = true\nwave =")
    lines = [HEADING, "A,01/05/2024,1,16-64,Disagree,3", "see overleaf,,,,,"]
    files = {"sources.toml": toml, "survey/may.csv": "\n".join([*lines, ""])}
    (found,) = inspect(read_data_folder(write(tmp_path, files)))
    assert (found.lines_read, found.lines_accepted, found.lines_rejected) == (2, 1, 1)


def test_what_a_file_lacks_of_its_mapping_is_told(tmp_path):
    found = checked(
        tmp_path,
        "A,01/05/2024,Disagree,no",
        heading="ID,Timestamp,I get around,I GET AROUND",
    )
    assert found.odd == (
        "no heading was placed for satisfied: not asked in this file",
        "no heading was placed for weight, age_band: not known of its people",
        "several headings stand for around: the first counts",
    )


NAMES = ["John Smith", "Mary O'Brien 14 High Street", "margaret", "see my son Tom"]
ORDINARY = ["18 to 24", "Home care", "White British", "Own home", "Prefer not to say", "75+"]


@pytest.mark.parametrize("others", [0, 8, 25])
def test_what_one_person_typed_into_a_group_never_lands(tmp_path, others):
    typed = [*NAMES, *(ORDINARY if others < 20 else ())]
    ages = [*typed, *["16-64"] * others]
    lines = [f"P{n},01/05/2024,1,{age},Disagree,7" for n, age in enumerate(ages)]
    files = {"sources.toml": TOML, "survey/may.csv": "\n".join([HEADING, *lines, ""])}
    tables, _ = landed(tmp_path, files)
    found = [json.loads(row["groups"])["age_band"] for row in tables["raw_responses"]]
    assert found == ["unreadable"] * len(NAMES) + ages[len(NAMES) :]


def test_an_american_form_is_read_month_first_where_it_proves_so(tmp_path):
    lines = ["A,5/13/2024 10:22:33,1,,,7", "B,5/4/2024 9:00:00 PM GMT+1,1,,,7"]
    files = {"sources.toml": TOML, "survey/may.csv": "\n".join([HEADING, *lines, ""])}
    tables, _ = landed(tmp_path, files)
    assert [row["answered_on"] for row in tables["raw_responses"]] == ["2024-05-13", "2024-05-04"]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("31/05/2024", "2024-05-31"),
        ("31/5/24", "2024-05-31"),
        ("2024-05-31T10:22:33Z", "2024-05-31"),
        ("31 May 2024", "2024-05-31"),
        ("31-May-24", "2024-05-31"),
        ("May 31, 2024", "2024-05-31"),
        ("45443.4323", "2024-05-31"),
        ("05/31/2024", None),
        ("31/05/2094", None),
        ("99999", None),
        ("12345", None),
        ("31", None),
        ("", None),
    ],
)
def test_days_of_answers_in_many_styles(text, read):
    assert values.day(text) == read


def test_a_month_stands_first_only_where_it_is_proven():
    assert values.are_month_first(["5/13/2024 10:00", "5/4/2024"]) == (True, None)
    assert values.are_month_first(["5/4/2024"]) == (False, None)
    mixed = values.are_month_first(["5/13/2024", "14/5/2024", "5/4/2024"])
    assert mixed == (False, values.BOTH_ORDERS)


def dated(root, days):
    lines = [f"P{n},{day},1,16-64,Disagree,7" for n, day in enumerate(days)]
    return checked(root, *lines)


def test_days_that_lie_in_the_wave_only_month_first_are_read_so(tmp_path):
    for days, told in (
        [[f"05/{n:02}/2024" for n in range(1, 9)], values.ONLY_SO],
        [[f"{n:02}/05/2024" for n in range(1, 9)], ""],
    ):
        lines = [f"P{n},{day},1,16-64,Disagree,7" for n, day in enumerate(days)]
        files = {"sources.toml": TOML, "survey/may.csv": "\n".join([HEADING, *lines, ""])}
        tables, (row,) = landed(tmp_path, files)
        assert row["notes"] == told
        read = [answer["answered_on"] for answer in tables["raw_responses"]]
        assert read == [f"2024-05-{n:02}" for n in range(1, 9)]


def test_both_orders_of_days_are_told(tmp_path):
    found = dated(tmp_path, ["05/13/2024", "05/14/2024", "14/05/2024"])
    assert values.BOTH_ORDERS.split("; ")[0] in found.odd
    assert found.lines_accepted == 1


def test_days_far_from_the_wave_are_told(tmp_path):
    found = dated(tmp_path, ["13/05/2019", "14/05/2019", "14/06/2024"])
    assert found.odd == (
        "2 lines more than six months from the wave, 2024-05: counted by their day",
    )


@pytest.mark.parametrize("who", ["Mean", "TOTAL", "Average:", "Grand total"])
def test_a_line_of_means_is_no_respondent(tmp_path, who):
    found = checked(
        tmp_path, "A,14/05/2024,1,16-64,Disagree,7", f"{who},14/05/2024,1,16-64,Disagree,7"
    )
    assert (found.lines_accepted, found.odd) == (1, ("1 line set apart: no respondent",))


def test_lines_without_any_answer_are_told(tmp_path):
    found = checked(tmp_path, "A,14/05/2024,1,16-64,Disagree,7", "B,14/05/2024,1,16-64,,")
    assert found.odd == ("1 line without an answer to any question",)


@pytest.mark.parametrize("name", ['with " mark', "*", "", "a.b", "$", "a\\\\b"])
@pytest.mark.parametrize("part", ["items", "groups"])
def test_names_that_break_what_is_kept_are_refused(tmp_path, part, name):
    quoted = "'" + name + "'"
    old, new = {"items": ("around =", f"{quoted} ="), "groups": ("age_band =", f"{quoted} =")}[part]
    write(tmp_path, {"sources.toml": TOML.replace(old, new), "survey/may.csv": HEADING})
    with pytest.raises(ConfigError, match="cannot be a name") as told:
        read_data_folder(tmp_path)
    assert f"source 1, {part}" in str(told.value)
    assert "Use letters, digits" in str(told.value)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"Satisfied"', '["Content", "i get  around"]', "to item around and to item satisfied"),
        ('age_band = "Age"', 'age_band = "Satisfied"', "to age_band and to item satisfied"),
        ('weight = "Weight"', 'weight = "ID"', "to respondent and to weight"),
    ],
)
def test_a_heading_that_is_to_be_two_things_is_refused(tmp_path, old, new, said):
    write(tmp_path, {"sources.toml": TOML.replace(old, new), "survey/may.csv": HEADING})
    with pytest.raises(ConfigError, match=said):
        read_data_folder(tmp_path)


@pytest.mark.parametrize("column", ["provider", "service"])
def test_what_one_person_typed_into_who_serves_them_never_lands_from_a_few(tmp_path, column):
    names = [*NAMES, "Gannet Care CIC", "Home care", "Gannet & Sons", "Gannet & Sons"]
    toml = TOML.replace('weight = "Weight"', f'{column} = "Weight"')
    lines = [f'P{n},01/05/2024,"{name}",16-64,Disagree,7' for n, name in enumerate(names)]
    files = {"sources.toml": toml, "survey/may.csv": "\n".join([HEADING, *lines, ""])}
    tables, _ = landed(tmp_path, files)
    found = [row[f"{column}_text"] for row in tables["raw_responses"]]
    assert found == ["unreadable"] * len(NAMES) + names[len(NAMES) :]


# Questions and answers in each other's place ------------------------------------------------------

LONG = """
[[source]]
files = ["survey/*.csv"]
kind = "responses"
form = "long"
survey = "small"
wave = "2024-05"
columns = { respondent = "ID", answered_on = "Date", question = "Question", answer = "Answer" }
items.around = { measure = "get_around", heading = "I get around", scale = "agree" }
items.satisfied = { measure = "my_life_satisfaction", heading = "Satisfied", range = [0, 10] }
scales.agree = { "Strongly agree" = 2, "Disagree" = 0 }
"""
WORDS = ["Disagree", "Strongly agree"]
SWAPPED = "their headings may be swapped"


def notes_of(root, toml, *lines):
    files = {"sources.toml": toml, "survey/may.csv": "\n".join([*lines, ""])}
    _, (row,) = landed(root, files)
    return row["notes"] or ""


def test_answers_under_the_heading_of_another_question_are_told(tmp_path):
    lines = [f"P{n},01/05/2024,1,16-64,{WORDS[n % 2]},{n}" for n in range(8)]
    heading = "ID,Timestamp,Weight,Age,Satisfied,I get around"
    assert SWAPPED in notes_of(tmp_path, TOML, heading, *lines)


@pytest.mark.parametrize("heading", ["ID,Date,Question,Answer", "ID,Date,Answer,Question"])
def test_questions_of_a_long_file_are_held_against_their_answers(tmp_path, heading):
    lines = [
        f"P{n},01/05/2024,{question},{answer}"
        for n in range(8)
        for question, answer in (("Satisfied", WORDS[n % 2]), ("I get around", n))
    ]
    said = notes_of(tmp_path, LONG, heading, *lines)
    is_right = heading.endswith("Answer")
    assert (SWAPPED if is_right else "the questions stand in the column of answers") in said


@pytest.mark.parametrize(
    ("around", "satisfied"),
    [
        (WORDS, [1, 2, 3]),
        (WORDS, ["lots", "none"]),
        (["1", "2"], ["1", "2"]),
        (["", "Disagree"], ["7", ""]),
        (["Rather"], ["11"]),
        (["5"], ["11"]),
        (["5"], ["", "Disagree", "7"]),
        (["5", "Disagree", "Strongly agree"], ["Disagree", "6", "7"]),
        (["5", ""], [""]),
        (["N/A"], ["N/A"]),
    ],
)
def test_answers_that_are_odd_in_other_ways_are_not_said_to_be_swapped(tmp_path, around, satisfied):
    lines = [
        f"P{n},01/05/2024,1,16-64,{around[n % len(around)]},{satisfied[n % len(satisfied)]}"
        for n in range(12)
    ]
    assert "swapped" not in notes_of(tmp_path, TOML, HEADING, *lines)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("1", "1"), ("0.75", "0.7500"), (".85", "0.8500"), ("123.456789", "123.4568"),
        ("15234.5", "15234.5000"), ("12345", "12345.0000"), ("1.2345678901234", "1.2346"),
        ("250", "250"), (None, None), ("1,25", "unreadable"), ("9991234567", "unreadable"),
        ("01632 960999", "unreadable"), ("123456.5", "unreadable"),
    ],
)  # fmt: skip
def test_a_weight_is_read_as_surveys_write_it_and_is_too_short_to_be_anybodys(written, kept):
    assert values.weight(written) == kept


def test_an_answer_may_have_no_nought_before_its_point():
    assert [values.number(text) for text in (".85", "-.594", "7", ".", "9991234567")] == [
        ".85", "-.594", "7", None, None,
    ]  # fmt: skip
