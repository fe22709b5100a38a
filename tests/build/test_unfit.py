"""Files of payments of which too little can be read are refused, and the rest is built."""

import shutil

import pytest

from pipelines.build.inspect import inspect
from pipelines.build.run import build
from pipelines.config import read_data_folder
from pipelines.errors import SourceError
from tests import support
from tests.build.folders import write
from tests.survive.conftest import contents


def _named(name):
    return f"spend/brackwater/{name}.csv"


HEADINGS = "Date,Supplier,Net\n"
GOOD = [f"2022-07-0{n % 9 + 1},Marshpenny Ltd,{n}.00\n" for n in range(89)]
BAD = "2022-07-09,Marshpenny Ltd,one\n"
WHY = {
    "one in nine": "11 of its 100 lines cannot be read (mostly: no amount can be read)",
    "nothing": "no line stands below its headings",
    "no amounts": "none of its 30 lines is a payment (mostly: no amount can be read)",
}
FILES = {
    "spend/brackwater/good.csv": HEADINGS + "".join(GOOD),
    "spend/brackwater/one in ten.csv": HEADINGS + "".join([*GOOD, GOOD[0], *[BAD] * 10]),
    "spend/brackwater/one in nine.csv": HEADINGS + "".join([*GOOD, *[BAD] * 11]),
    "spend/brackwater/nothing.csv": HEADINGS,
    "spend/brackwater/no amounts.csv": HEADINGS + BAD.replace("one", '"100,5"') * 30,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write(tmp_path_factory.mktemp("unfit"), FILES)


@pytest.fixture(scope="module")
def built(folder):
    said = []
    support.begin(folder / ".build")
    report = build(read_data_folder(folder), folder / ".build", say=said.append)
    return report, said


@pytest.fixture(scope="module")
def checked(folder):
    return {one.name: one for one in inspect(read_data_folder(folder))}


@pytest.mark.parametrize("name", WHY)
def test_each_is_refused_with_the_reason_and_check_says_the_same(built, checked, name):
    report, _ = built
    assert dict(report.refused)[_named(name)].startswith(WHY[name])
    assert checked[_named(name)].refused_because == dict(report.refused)[_named(name)]


def test_the_others_are_built_and_every_line_is_accounted_for(folder, built):
    report, said = built
    assert {name for name, _ in report.refused} == {_named(name) for name in WHY}
    assert "2 files recognised, 0 not, 3 refused" in said
    with support.published(folder / ".build") as published:
        rows = published.rows("from pub_source_file where kind = 'spend'")
    lines = {row["file_name"]: (row["lines_accepted"], row["lines_rejected"]) for row in rows}
    assert lines == {
        _named("good"): (89, 0),
        _named("one in ten"): (90, 10),
        _named("one in nine"): (0, 100),
        _named("nothing"): (0, 0),
        _named("no amounts"): (0, 30),
    }
    (rejects,) = (folder / ".build" / "rejects").glob("*nine*")
    assert "Marshpenny Ltd; one" in rejects.read_text(encoding="utf-8")


def test_they_stay_refused_until_they_are_others(folder, built, tmp_path):
    copy = shutil.copytree(folder, tmp_path / folder.name)
    again = build(read_data_folder(copy), copy / ".build", say=lambda line: None)
    assert (again.changed, len(again.refused)) == (False, 3)
    write(copy, {_named("one in nine"): HEADINGS + "".join(GOOD[:50]).replace("-07-", "-08-")})
    mended = build(read_data_folder(copy), copy / ".build", say=lambda line: None)
    assert {name for name, _ in mended.refused} == {_named("nothing"), _named("no amounts")}
    (copy / _named("no amounts")).unlink()
    (copy / _named("nothing")).unlink()
    left = build(read_data_folder(copy), copy / ".build", say=lambda line: None)
    assert left.refused == []
    anew = build(read_data_folder(copy), copy / "anew", full=True, say=lambda line: None)
    assert contents(copy / ".build") == contents(copy / "anew")
    assert anew.refused == []


BOTH_SIDES = HEADINGS + "".join(
    f"2022-07-{n + 1:02},Marshpenny Ltd,{sign}{n + 1}.00\n" for n in range(6) for sign in ("", "-")
)
ALL_PAID = """
[[source]]
files = ["spend/brackwater/nought.csv", "spend/brackwater/mixed.csv"]
all_paid = true
"""


NUMBERED = "Date,Supplier,Net,Transaction Number\n" + "".join(
    f"2022-07-{n + 1:02},Marshpenny Ltd,{n % 2 * '-'}{n // 2 + 1}.00,T{n:03}\n" for n in range(12)
)
NOT_TAKEN_BACK = f"""
[[correction]]
kind = "spend"
file = "{_named("numbered")}"
transaction_number = "T001"
column = "amount_net"
written = "-1.00"
meant = "1.00"
reason = "It was paid twice."
decided_by = "The publisher"
decided_on = 2022-09-01
"""


def test_payments_that_come_to_nought_count_where_a_person_says_so_or_corrects_one(tmp_path):
    nought, mixed, numbered = _named("nought"), _named("mixed"), _named("numbered")
    # Of the other more than one line in ten cannot be read: nobody can overrule that.
    files = {_named("good"): FILES[_named("good")], nought: BOTH_SIDES, mixed: BOTH_SIDES + BAD * 3}
    files[numbered] = NUMBERED
    folder = write(tmp_path, files)
    support.begin(folder / ".build")
    first = dict(build(read_data_folder(folder), folder / ".build", say=lambda line: None).refused)
    assert "say so in sources.toml: all_paid = true" in first[nought]
    assert first.keys() == {nought, mixed, numbered}
    write(folder, {"sources.toml": ALL_PAID, "decisions/corrections/july.toml": NOT_TAKEN_BACK})
    again = build(read_data_folder(folder), folder / ".build", say=lambda line: None)
    assert dict(again.refused) == {mixed: first[mixed]}
    told = {one.name: one for one in inspect(read_data_folder(folder))}
    assert (told[nought].lines_accepted, told[nought].amount_gbp) == (12, 0)
    assert "its 12 payments add up to nought" in told[nought].odd
    assert "3 of its 15 lines cannot be read" in told[mixed].refused_because


def test_a_folder_of_such_files_alone_cannot_be_built(tmp_path):
    folder = write(tmp_path, {_named("nothing"): HEADINGS})
    support.begin(folder / ".build")
    with pytest.raises(SourceError, match="no line stands below its headings"):
        build(read_data_folder(folder), folder / ".build", say=lambda line: None)
