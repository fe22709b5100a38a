"""A data folder: which files count, and mistakes in `sources.toml` answered with the correction."""

from datetime import date

import pytest

from pipelines import config_files
from pipelines.config import REFERENCE, read_data_folder
from pipelines.config_surveys import shipped
from pipelines.errors import ConfigError
from tests.build.folders import write


def _names(root):
    return [file.name for file in read_data_folder(root).files]


def test_files_at_any_depth_count_and_what_is_not_data_does_not(tmp_path):
    counted = [
        "Licensed premises.csv",
        "a.csv",
        "deep/down/b.csv",
        "licence fees.csv",
        "readmembers.csv",
        "warehouses.csv",
    ]
    left = [
        ".hidden/c.csv",
        ".DS_Store",
        "LICENSE",
        "README.md",
        "decisions/aliases.csv",
        "deep/Readme.txt",
        "journal.db",
        "licence.txt",
        "sources.toml",
    ]
    assert _names(write(tmp_path, dict.fromkeys(counted + left, ""))) == counted


def test_what_a_build_left_is_not_read(tmp_path):
    """`--output` may name a folder without a dot, even the data folder itself."""
    for output in ("", "out/"):
        made = [
            "build.lock",
            "warehouse.json",
            "warehouse-20260101T000000-abcdef.duckdb",
            "warehouse-20260101T000000-abcdef.duckdb.wal",
            "published/current.json",
            "published/current.new",
            "published/public-20260101T000000-abcdef.duckdb",
        ]
        write(tmp_path, {output + name: "" for name in made})
    assert _names(write(tmp_path, {"may.csv": ""})) == ["may.csv"]


def test_hints_reach_their_files_and_those_of_one_file_add_up(tmp_path):
    toml = """
        title = "Brackwater"
        is_synthetic = true
        [[source]]
        files = ["contracts/*.csv"]
        as_at = 2022-07-31
        [[source]]
        files = "contracts/a.csv"
        publisher = "brackwater"
    """
    folder = read_data_folder(
        write(tmp_path, {"contracts/a.csv": "", "contracts/b.csv": "", "sources.toml": toml})
    )
    assert (folder.title, folder.is_synthetic) == ("Brackwater", True)
    assert {file.name: file.said for file in folder.files} == {
        "contracts/a.csv": {"as_at": date(2022, 7, 31), "publisher": "brackwater"},
        "contracts/b.csv": {"as_at": date(2022, 7, 31)},
    }


def test_a_star_names_data_alone(tmp_path):
    toml = '[[source]]\nfiles = ["*"]\npublisher = "East"\n'
    files = {"sources.toml": toml, "README.md": "Ours.", "may.csv": "a,b\n1,2\n"}
    (file,) = read_data_folder(write(tmp_path, files)).files
    assert (file.name, file.said) == ("may.csv", {"publisher": "East"})


def test_files_elsewhere_by_variable_or_default(tmp_path, monkeypatch):
    write(tmp_path, {"far/spend/may.csv": "", "data/x.csv": ""})
    toml = '[[source]]\nfiles = ["${WS_TEST_FILES:-data/sample}/spend/may.csv"]\n'
    write(tmp_path, {"data/sources.toml": toml})
    monkeypatch.setenv("WS_TEST_FILES", str(tmp_path / "far"))
    assert _names(tmp_path / "data") == ["spend/may.csv", "x.csv"]
    monkeypatch.delenv("WS_TEST_FILES")
    monkeypatch.setattr(config_files, "PROJECT", tmp_path / "project")
    write(tmp_path, {"project/data/sample/spend/may.csv": ""})
    assert _names(tmp_path / "data") == ["spend/may.csv", "x.csv"]


def test_two_files_elsewhere_never_share_a_name(tmp_path):
    """They would share their id as well, and every line of theirs would stand twice."""
    write(tmp_path, {"one/spend/may.csv": "", "two/spend/may.csv": "", "data/spend/may.csv": ""})
    toml = '[[source]]\nfiles = ["../one/spend/*.csv", "../two/spend/may.csv"]\n'
    names = _names(write(tmp_path / "data", {"sources.toml": toml}))
    assert names == ["one/spend/may.csv", "spend/may.csv", "two/spend/may.csv"]


FOLDERS = ("a/pop.csv", "b/pop.csv", "b/c/pop.csv", "b/[c]/pop.csv", "b/[c]/x.csv", "b/[c] 1.csv",
           "pop.csv", "decisions/pop.csv", ".build/pop.csv", "out/published/pop.csv",
           "out/build.lock")  # fmt: skip


@pytest.mark.parametrize(("pattern", "names"), [
    ("*/pop.csv", ["a/pop.csv", "b/pop.csv"]), ("*/*/pop.csv", ["b/[c]/pop.csv", "b/c/pop.csv"]),
    ("**/pop.csv", ["a/pop.csv", "b/[c]/pop.csv", "b/c/pop.csv", "b/pop.csv", "pop.csv"]),
    ("b/*/x.csv", ["b/[c]/x.csv"]), ("b/[c]*.csv", ["b/[c] 1.csv"]),
    ("*/[c]/pop.csv", ["b/[c]/pop.csv"]),
    ("b/[c]/*.csv", ["b/[c]/pop.csv", "b/[c]/x.csv"]), ("./*/pop.csv", ["a/pop.csv", "b/pop.csv"]),
    ("*.csv", ["pop.csv"]), ("**.csv", ["pop.csv"]), ("a/p*", ["a/pop.csv"]),
])  # fmt: skip
def test_a_star_stands_for_files_and_folders_of_ours(tmp_path, pattern, names):
    toml = f'[[source]]\nfiles = ["{pattern}"]\nnote = "x"\n'
    root = write(tmp_path / "a * b", {**dict.fromkeys(FOLDERS, ""), "sources.toml": toml})
    assert [file.name for file in read_data_folder(root).files if file.said] == names


def test_a_star_stands_for_folders_elsewhere(tmp_path):
    write(tmp_path / "other", {"a/pop.csv": "", "__MACOSX/pop.csv": "", ".b/pop.csv": ""})
    toml = '[[source]]\nfiles = ["../other/*/pop.csv"]\n'
    assert _names(write(tmp_path / "data", {"sources.toml": toml})) == ["a/pop.csv"]


@pytest.mark.parametrize(
    ("toml", "says"),
    [
        ('tittle = "x"', "sources.toml: 'tittle' is not known. Did you mean 'title'?"),
        ("zzz = 1", "sources.toml: 'zzz' is not known. Known: .*'title'"),
        ('[[source]]\nfile = ["a.csv"]', "source 1: 'file' is not known. Did you mean 'files'?"),
        ('[[source]]\nkind = "spend"', 'source 1: names no files. Write files = \\["…"\\]'),
        ('[[source]]\nfiles = ["b.csv"]', "source 1: no file is called b.csv. Check the path"),
        (
            '[[source]]\nfiles = ["*.xlsx"]',
            "source 1: no file is called \\*.xlsx. Check the path: a star",
        ),
        ('[[source]]\nfiles = ["*/a.csv"]', "source 1: no file is called \\*/a.csv"),
        ("[[source]]\nfiles = 3", 'source 1: files cannot be 3. Write files = \\["…"\\]'),
        ("[[source]]\nfiles = [3]", "source 1: no file is called 3"),
        ('[[source]]\nfiles = ["${WS_UNSET}/a.csv"]', "WS_UNSET is not set. Set WS_UNSET to"),
        ('[source]\nfiles = ["a.csv"]', "Begin each with a line \\[\\[source\\]\\]"),
        ("source = [3]", "source 1: 3 is not a table. Begin each with a line"),
        ('publisher = "x"', "Begin each with a line \\[\\[publisher\\]\\]"),
        ('[[publisher]]\nname = "x"', "publisher 1: \\['place_id', 'publisher_id'\\] missing"),
        ("title = 3", 'title cannot be 3. Write text in quotes: title = "…"'),
        ('is_synthetic = "no"', "Write is_synthetic = true or is_synthetic = false"),
        ('[[source]]\nfiles = ["a.csv"]\nas_at = "soon"', "as_at = 2022-07-31"),
        ('[[source]]\nfiles = ["a.csv"]\nperiod = 2020', "period cannot be 2020"),
        ("title = ", "not a TOML file .* Mend that line"),
        (b'title = "caf\xe9"', "not a TOML file"),
    ],
)
def test_mistakes_in_sources_toml(tmp_path, toml, says):
    with pytest.raises(ConfigError, match=says):
        read_data_folder(write(tmp_path, {"a.csv": "", "sources.toml": toml}))


def test_folders_that_cannot_be_read(tmp_path):
    with pytest.raises(ConfigError, match="there is no such folder. Name a folder that holds"):
        read_data_folder(tmp_path / "gone")
    with pytest.raises(ConfigError, match="the folder holds no file to read. Put files into it"):
        read_data_folder(write(tmp_path, {"README.md": "nothing here"}))
    with pytest.raises(ConfigError, match="there is no such folder"):
        read_data_folder(tmp_path / "README.md")


def test_where_a_mistake_is_names_the_folder_even_from_inside_it(tmp_path, monkeypatch):
    write(tmp_path / "salford", {"a.csv": "", "sources.toml": "[[source]]\nfiles = []\n"})
    monkeypatch.chdir(tmp_path / "salford")
    with pytest.raises(ConfigError, match="^salford/sources.toml, source 1: names no files"):
        read_data_folder(".")


SURVEY = """
[[source]]
files = ["a.csv"]
kind = "responses"
survey = "s"
wave = "from file name"
[source.columns]
respondent = "Who"
answered_on = ["When", "Date"]
[source.groups]
age = "Age"
[source.scales.agree]
"Agree" = 1
[source.items]
around = { measure = "get_around", heading = "Around", scale = "agree" }
life = { measure = "my_worthwhile", heading = "Life", range = [0, 10] }
[source.missing]
9 = "declined"
[source.personal]
headings = ["Name"]
"""


def test_a_survey_s_mapping_is_kept_as_it_is(tmp_path):
    (file,) = read_data_folder(write(tmp_path, {"a.csv": "", "sources.toml": SURVEY})).files
    assert file.said["columns"]["answered_on"] == ["When", "Date"]
    assert file.said["items"]["life"]["range"] == [0, 10]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('survey = "s"', "", "source 1: a survey needs 'survey'"),
        ("[source.items]", "[source.itms]", "'itms' is not known. Did you mean 'items'?"),
        ("respondent =", "respondant =", "'respondant' is not known. Did you mean 'respondent'?"),
        ('respondent = "Who"', "", "columns: 'respondent' is missing"),
        ('"Who"', "7", "columns: respondent cannot be 7"),
        ('age = "Age"', "age = []", r"groups: age cannot be \[\]"),
        ('"Agree" = 1', '"Agree" = "yes"', "scales: agree is no list of numbers"),
        ('scale = "agree"', 'scale = "agre"', "no scale is called 'agre'. Did you mean 'agree'?"),
        ('scale = "agree"', 'scal = "agree"', "item around: 'scal' is not known. Did you mean"),
        ("range = [0, 10]", "range = [10, 0]", r"item life: range cannot be \[10, 0\]"),
        ("range = [0, 10]", 'range = [0, 10], scale = "agree"', "a scale or a range, one of"),
        (', scale = "agree"', "", "item around: needs a scale or a range"),
        ('measure = "get_around", ', "", "item around: 'measure' is missing"),
        ('9 = "declined"', '9 = "unsure"', "missing: '9' cannot be 'unsure'"),
        ("headings =", "heading =", "personal: 'heading' is not known. Did you mean 'headings'?"),
        ('survey = "s"', 'survey = "s"\nform = "tall"', "form cannot be 'tall'. Write form = "),
        ('survey = "s"', 'survey = "s"\nform = "long"', "columns: 'question' is missing"),
        (
            'respondent = "Who"',
            'respondent = "Who"\nanswer = "A"',
            "'answer' is of a file with a li",
        ),
        ('survey = "s"', 'survey = "s"\nanonymous = true', "anonymous, and names a respondent"),
        ('survey = "s"', 'survey = "s"\nanonymous = 1', "Write anonymous = true or anonymous = f"),
        ('respondent = "Who"', "", "or anonymous = true where each line is a person"),
        ('answered_on = ["When", "Date"]', "", "'answered_on' is missing. Write answered_on = "),
        ('survey = "s"', 'survey = "s"\nperiod = "CY2018"', "period cannot be 'CY2018'. Write pe"),
        ('wave = "from file name"', "", "a survey needs 'wave'. Write wave = "),
    ],
)
def test_a_mistake_in_a_mapping_is_answered_with_its_correction(tmp_path, old, new, says):
    assert old in SURVEY
    toml = SURVEY.replace(old, new, 1)
    with pytest.raises(ConfigError, match=says):
        read_data_folder(write(tmp_path, {"a.csv": "", "sources.toml": toml}))


def test_an_anonymous_survey_of_a_year_needs_neither_who_nor_when(tmp_path):
    toml = SURVEY.replace('respondent = "Who"', 'mode = "How"')
    toml = toml.replace('answered_on = ["When", "Date"]', "")
    toml = toml.replace('wave = "from file name"', 'anonymous = true\nperiod = "FY2018-19"')
    (file,) = read_data_folder(write(tmp_path, {"a.csv": "", "sources.toml": toml})).files
    assert file.said["anonymous"] is True


def test_a_line_a_question_cannot_be_anonymous(tmp_path):
    toml = SURVEY.replace('respondent = "Who"', 'question = "Q"\nanswer = "A"')
    toml = toml.replace('survey = "s"', 'survey = "s"\nform = "long"\nanonymous = true')
    with pytest.raises(ConfigError, match="anonymous, and has a line a question"):
        read_data_folder(write(tmp_path, {"a.csv": "", "sources.toml": toml}))


def test_the_mappings_that_we_bring_are_checked_as_theirs_are(tmp_path):
    found = {said["survey"]: said for said in shipped(REFERENCE / "surveys")}
    assert found["nhs_proms"]["anonymous"] and found["nhs_ascs"]["recognised_by"]
    folder = write(tmp_path, {"broken.toml": 'survey = "s"\nrecognized_by = ["A"]\n'})
    with pytest.raises(ConfigError, match="broken.toml: 'recognized_by' is not known. Did you"):
        shipped(folder)
