"""Surveys in other forms: a line a question, a line a person without a name, years without days."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from pipelines.build.run import build
from pipelines.config import PROJECT, read_data_folder
from pipelines.errors import HeadingError
from tests import made, support
from tests.build.folders import landed, recognise, write
from tests.people import planted

LONG = """
is_synthetic = true
[[source]]
files = ["survey/*.csv"]
kind = "responses"
survey = "small"
form = "long"
wave = "from file name"
[source.columns]
respondent = "Reference"
answered_on = "Date"
question = "Question asked"
answer = "Answer given"
postcode = "Postcode"
service = "Service"
[source.groups]
age_band = "Age"
[source.scales.agree]
"Agree" = 1
"Disagree" = 0
[source.items]
around = { measure = "get_around", heading = ["I get around", "Getting around"], scale = "agree" }
satisfied = { measure = "my_life_satisfaction", heading = "Satisfied (0 to 10)", range = [0, 10] }
[source.missing]
"Rather not say" = "declined"
[source.personal]
headings = ["Your name"]
"""
HEADING = "Reference,Date,Question asked,Answer given,Postcode,Service,Age,Notes"
LINES = [
    "R1,01/05/2024,I get around,Agree,,Short breaks,16-64,",  # 2
    "R2,02/05/2024,getting around?,disagree,,Short breaks,65 and over,",  # 3
    "R1,01/05/2024,Satisfied (0 to 10),7,,Short breaks,16-64,",  # 4
    "R2,02/05/2024,Satisfied (0 to 10),Rather not say,,Short breaks,65 and over,",  # 5
    "R1,03/05/2024,I get around,Disagree,,Short breaks,16-64,",  # 6: another day
    "R2,02/05/2024,I get around,Agree,,Short breaks,65 and over,",  # 7: answered again
    "R3,05/05/2024,Satisfied (0 to 10),,,Short breaks,,",  # 8: not answered
    "R3,05/05/2024,What would you change?,Nothing,,Short breaks,,",  # 9: not mapped
    ",05/05/2024,I get around,Agree,,Short breaks,,",  # 10
    "R4,soon,I get around,Agree,,Short breaks,,",  # 11
]


def _long(lines):
    return {"sources.toml": LONG, "survey/small-2024-05.csv": "\n".join([HEADING, *lines, ""])}


@pytest.fixture(scope="module")
def long_build(tmp_path_factory):
    root = tmp_path_factory.mktemp("long")
    return support.build_small(write(root / "data", _long(LINES)), root / "out")


def test_the_lines_of_one_person_and_day_are_one_response(long_build):
    with support.warehouse(long_build) as warehouse:
        responses = warehouse.run("select line_number, answered_on from stg_responses order by 1")
        items = warehouse.run(
            "select line_number, item, value_num, missing_reason from stg_response_items"
            " where line_number in (select line_number from stg_responses) order by 1, 2"
        )
        groups = warehouse.run(
            "select line_number, group_value from stg_response_groups order by 1"
        )
        answers = warehouse.one("select count(*) from int_answers")
    assert [(line, str(day)) for line, day in responses] == [
        (2, "2024-05-01"), (3, "2024-05-02"), (6, "2024-05-03"), (8, "2024-05-05"),
    ]  # fmt: skip
    assert items == [
        (2, "around", 1.0, None),
        (2, "satisfied", 7.0, None),
        (3, "around", 1.0, None),  # the later line counts
        (3, "satisfied", None, "declined"),
        (6, "around", 0.0, None),
        (8, "satisfied", None, "not_answered"),
    ]
    assert groups == [(2, "16-64"), (3, "65 and over"), (6, "16-64")]
    assert answers == 4


def test_a_build_without_a_place_says_what_to_add(long_build, monkeypatch):
    monkeypatch.setenv("WIDER_STAGE_PUBLISHED", str(long_build / "published"))
    app = AppTest.from_file(str(PROJECT / "dashboard" / "app.py"), default_timeout=120).run()
    assert not app.exception
    said = " ".join(one.value for one in app.markdown) + " ".join(h.body for h in app.get("html"))
    assert "names no place" in said and "a look-up of districts" in said


def test_every_line_of_a_long_file_is_accepted_or_refused_with_its_reason(long_build):
    with support.warehouse(long_build) as warehouse:
        counts = warehouse.run("select lines_read, lines_accepted, lines_rejected from raw_files")
        refused = warehouse.run(
            "select line_number, rejected_because from rej_responses order by 1"
        )
    assert counts == [(10, 7, 3)]
    assert refused == [
        (9, "asks no question that is mapped"),
        (10, "no respondent"),
        (11, "no date that has come can be read"),
    ]


def test_a_long_file_is_counted_as_the_same_answers_in_columns_are(tmp_path, long_build):
    wide = LONG.replace('form = "long"\n', "").replace('question = "Question asked"\n', "")
    wide = wide.replace('answer = "Answer given"\n', "")
    rows = [
        "Reference,Date,I get around,Satisfied (0 to 10),Service,Age",
        "R1,01/05/2024,Agree,7,Short breaks,16-64",
        "R2,02/05/2024,Agree,Rather not say,Short breaks,65 and over",
        "R1,03/05/2024,Disagree,,Short breaks,16-64",
        "R3,05/05/2024,,,Short breaks,",
    ]
    files = {"sources.toml": wide, "survey/small-2024-05.csv": "\n".join([*rows, ""])}
    sql = "select measure_id, y, respondent_key, answered_in, weight, service_id from int_answers order by all"  # noqa: E501
    folder = write(tmp_path, files)
    with made.tables(folder, "int_answers") as one, support.warehouse(long_build) as other:
        assert one.run(sql) == other.run(sql) != []


@pytest.mark.parametrize(
    ("old", "says"),
    [
        ("Question asked", "no heading was placed for question"),
        ("Answer given", "no heading was placed for answer"),
    ],
)
def test_a_long_file_without_its_question_or_answer_is_refused(tmp_path, old, says):
    files = _long(LINES)
    name = "survey/small-2024-05.csv"
    with pytest.raises(HeadingError, match=says):
        recognise(tmp_path, files | {name: files[name].replace(old, "Else", 1)})


def test_nothing_of_a_person_is_left_of_a_long_file(tmp_path):
    lines = list(LINES)
    for number, text in enumerate(planted.EVERYTHING):
        who = f"{planted.NAME} {number}"
        lines += [
            f"{who},06/05/2024,I get around,{text},{planted.POSTCODE},{text},{text},{text}",
            f"{who},06/05/2024,{text},{text},{planted.POSTCODE},Short breaks,16-64,{text}",
            f"{who},06/05/2024,Your name,{text},,Short breaks,16-64,",
            f"{text},{text},I get around,Agree,,Short breaks,16-64,",
            *[f"P{number}{n},06/05/2024,I get around,Agree,,Short breaks,16-64," for n in range(4)],
        ]
    files = _long(lines)
    name = "survey/small-2024-05.csv"
    headings = f"Notes,Comments of {planted.EMAIL},{planted.PHONE},Born {planted.BORN}"
    files[name] = files[name].replace("Notes", headings, 1)
    folder, said = write(tmp_path / "data", files), []
    support.begin(tmp_path / "out")
    build(read_data_folder(folder), tmp_path / "out", say=said.append)
    assert planted.traces(tmp_path / "out") == []
    assert not [text for text in planted.PLANTED if text in "\n".join(said)]
    with support.warehouse(tmp_path / "out") as warehouse:
        dropped = warehouse.one("select columns_dropped from raw_files")
        assert warehouse.one("select count(*) from stg_responses") > 28
    assert dropped == "Reference, Postcode, Notes, " + ", ".join(
        f"column {n} (its heading may be personal)" for n in (9, 10, 11)
    )


# A line a person, without a reference and without a day: as the NHS publishes outcomes ------------

PROMS = (
    "Provider Code,Procedure,Revision Flag,Year,Age Band,Gender,Pre-Op Q Mobility,Pre-Op Q EQ VAS,"
    "Post-Op Q Mobility,Post-Op Q EQ VAS,Post-Op Q Sucess,Hip Replacement Pre-Op Q Score,Extra"
)
PATIENTS = [
    "XAA,Hip Replacement,0,2018/19,70 to 79,2,2,50,1,80,1,9,",
    "XAA,Hip Replacement,0,2018/19,*,*,9,999,1,90,9,48,",
    "XBB,Hip Replacement,1,2018/19,60 to 69,1,3,0,,,5,,",
    "XBB,Hip Replacement,1,18,60 to 69,1,3,0,,,5,,",
]


def _proms(lines, heading=PROMS):
    return {"proms/Hip 1819.csv": "\n".join([heading, *lines, ""])}


@pytest.fixture(scope="module")
def proms_build(tmp_path_factory):
    root = tmp_path_factory.mktemp("proms")
    read = ("stg_responses", "rej_responses", "stg_response_items", "stg_response_groups")
    with made.tables(write(root, _proms(PATIENTS)), "raw_files", *read) as engine:
        yield engine


def test_patient_outcomes_are_recognised_and_need_no_key(proms_build):
    counts = "select kind, lines_read, lines_accepted, columns_dropped from raw_files"
    assert proms_build.run(counts) == [("responses", 4, 3, "Extra")]
    assert proms_build.run("select line_number, rejected_because from rej_responses") == [
        (5, "no date that has come can be read")
    ]
    assert proms_build.run(
        "select distinct survey, wave, answered_on, month, answered_in from stg_responses"
    ) == [("nhs_proms", "FY2018-19", None, None, "FY2018-19")]
    assert proms_build.one("select count(distinct respondent_key) from stg_responses") == 3


def test_not_answered_and_suppressed_at_source_are_two_states(proms_build):
    items = proms_build.run(
        "select item, value_num, missing_reason from stg_response_items"
        " where line_number = 3 order by 1"
    )
    groups = proms_build.run(
        "select line_number, group_dimension, group_value, missing_reason"
        " from stg_response_groups where line_number < 4 order by 1, 2"
    )
    assert items == [
        ("post_eq_vas", 90.0, None),
        ("post_mobility", 1.0, None),
        ("pre_eq_vas", None, "not_answered"),
        ("pre_hip_score", 48.0, None),
        ("pre_mobility", None, "not_answered"),
        ("success", None, "not_answered"),
    ]
    assert groups == [
        (2, "age_band", "70 to 79", None),
        (2, "revision", "0", None),
        (2, "sex", "2", None),
        (3, "age_band", None, "suppressed_at_source"),
        (3, "revision", "0", None),
        (3, "sex", None, "suppressed_at_source"),
    ]


def test_nine_of_forty_eight_is_a_score_and_no_missing_answer(proms_build):
    assert proms_build.run(
        "select value_num, missing_reason from stg_response_items"
        " where item = 'pre_hip_score' and line_number in (2, 4) order by line_number"
    ) == [(9.0, None), (None, "not_answered")]


def test_one_file_under_two_names_holds_the_same_people(tmp_path):
    files = _proms(PATIENTS) | {"proms/copy.csv": _proms(PATIENTS)["proms/Hip 1819.csv"]}
    with made.tables(write(tmp_path, files), "stg_responses") as warehouse:
        assert warehouse.run(
            "select count(*), count(distinct respondent_key) from stg_responses"
        ) == [(6, 3)]


def test_nothing_of_a_person_is_left_of_a_file_without_references(tmp_path):
    lines = [
        f"{text},{text},0,2018/19,{text},{text},{text},{text},1,80,{text},{text},{text}"
        for text in planted.EVERYTHING
    ]
    heading = PROMS.replace("Extra", f"Extra {planted.NHS},Notes")
    folder = write(tmp_path / "data", _proms(PATIENTS * 6 + lines, heading))
    said = []
    support.begin(tmp_path / "out")
    build(read_data_folder(folder), tmp_path / "out", say=said.append)
    assert planted.traces(tmp_path / "out") == []
    assert not [text for text in planted.PLANTED if text in "\n".join(said)]


def test_a_category_that_one_person_alone_gives_is_not_kept_and_a_code_is(tmp_path):
    lines = [
        *(f"XAA,Hip Replacement,0,2018/19,70 to 79,2,{n % 3 + 1},50,1,80,1,9," for n in range(30)),
        f"XZZ,{planted.NAME},0,2018/19,90 to 120,2,1,50,1,80,1,9,",
    ]
    tables, _ = landed(tmp_path, _proms(lines))
    last = tables["raw_responses"][-1]
    assert (last["provider_text"], last["service_text"]) == ("XZZ", "unreadable")
    assert json.loads(last["groups"]) == {"age_band": "90 to 120", "sex": "2", "revision": "0"}


ASCS = (
    "LaCode,SerialNo,PrimaryKey,MethodCollection,PrimarySupportReason,q1Comb,q3a,q10,ASCOF_1J,Age_Grouped"
    "\n901,Wilhelmina Planted,901_1,1,1,5,4,,-0.563269,25-34\n"
)


def test_an_adult_social_care_return_needs_its_year_said(tmp_path):
    files = {"ascs.csv": ASCS}
    with pytest.raises(HeadingError, match='nothing tells when .* Write period = "FY2020-21"'):
        recognise(tmp_path / "one", files)
    toml = 'is_synthetic = true\n[[source]]\nfiles = ["ascs.csv"]\nperiod = "FY2020-21"\n'
    output = support.build_small(
        write(tmp_path / "two", files | {"sources.toml": toml}), tmp_path / "out"
    )
    assert planted.traces(output) == []
    with support.warehouse(output) as warehouse:
        assert warehouse.run("select answered_in, wave, mode from stg_responses") == [
            ("FY2020-21", "FY2020-21", None)
        ]
        assert warehouse.run(
            "select item, value_num, missing_reason from stg_response_items order by 1"
        ) == [
            ("ascof_1j", -0.563269, None),
            ("q1", 5.0, None),
            ("q10", None, "not_answered"),
            ("q3a", 4.0, None),
        ]
