"""`check` and `rejects/`: what each file is, what is odd, what a person can do; nothing is lost."""

import csv
from io import StringIO

import pytest
from rich.console import Console

from pipelines import screen
from pipelines.build.inspect import buildable, inspect
from pipelines.build.run import build
from pipelines.config import read_data_folder
from tests import support
from tests.build.folders import write

HEADING = "Payment Date,Supplier,Amount,Ref\n"
LINES = "".join(f"0{n}/05/2024,Gannet {n} Ltd,{n}.00,A{n}\n" for n in range(1, 9))
GOOD = HEADING + LINES + "\n,,36.00,\nPrepared by the finance team,,,\n"
SHIFTED = "Date,,Supplier,Amount\n" + "01/05/2024,Gannet Ltd,41234567,5.00\n" * 8


def _by_name(reports):
    return {one.name: one for one in reports}


@pytest.fixture
def folder(tmp_path):
    files = {
        "anvilby/may.csv": GOOD,
        "anvilby/june.csv": HEADING.replace("Supplier", "Suplier") + LINES.replace("/05/", "/06/"),
        "anvilby/shifted.csv": SHIFTED,
        "anvilby/notes.csv": "Mood,Weather\ncalm,rain\n",
        "anvilby/report.csv": b"%PDF-1.7 nothing to read",
    }
    return write(tmp_path / "data", files)


def test_each_file_is_told_with_how_sure_it_is_and_what_is_odd(folder):
    found = _by_name(inspect(read_data_folder(folder)))
    may, june = found["anvilby/may.csv"], found["anvilby/june.csv"]
    assert (may.kind, may.sure, may.first_period) == ("spend", "certain", "2024-05")
    assert (may.lines_read, may.lines_accepted, may.lines_rejected) == (10, 8, 2)
    assert str(may.amount_gbp) == "36.00"
    said = "; ".join(may.odd)
    assert "states a total of £36.00 in line 11: agrees with the payments" in said
    assert "a note or a footer" in said
    assert june.sure == "likely"
    assert "“Suplier” is taken for payee_name" in "; ".join(june.odd)
    shifted = found["anvilby/shifted.csv"]
    assert shifted.sure == "refused" and "shifted" in shifted.refused_because
    assert (shifted.lines_accepted, shifted.lines_rejected) == (0, shifted.lines_read)
    assert found["anvilby/notes.csv"].sure == "not known"
    assert not buildable(found.values())
    assert buildable([may, june])


def test_the_screen_says_it_in_words_a_person_can_act_on(folder, monkeypatch):
    out = StringIO()
    monkeypatch.setattr(screen, "Console", lambda **how: Console(file=out, width=150))
    screen.show_check(inspect(read_data_folder(folder)), "Anvilby")
    text = out.getvalue()
    assert "2 of 5 files can be built (1 with a heading that we had to guess)" in text
    assert "payments of £72.00. Nothing was written." in text
    assert 'files = ["anvilby/notes.csv"]' in text  # what to write where the choice is the reader's
    assert 'publisher_id = "local:anvilby"' in text
    assert not (folder / ".build").exists()


def test_what_stands_twice_is_told_beside_the_total(tmp_path, monkeypatch):
    once, out = HEADING + LINES, StringIO()
    root = write(tmp_path, {"a/may.csv": once, "a/copy.csv": once, "b/may.csv": once})
    monkeypatch.setattr(screen, "Console", lambda **how: Console(file=out, width=300))
    screen.show_check(inspect(read_data_folder(root)), "Anvilby")
    # Equal content counts once, whoever published it.
    assert "payments of £108.00, of which £72.00 stands twice: £36.00 counts." in out.getvalue()


def test_what_weeks_that_overlap_both_hold_is_told(tmp_path):
    """A payment of Sunday in both files, with its number: it counts in both, and that is said."""
    heading = "Payment Date,Supplier,Transaction Number,Net Amount\n"
    lines = [f"{n:02}/05/2024,Gannet Ltd,{5100 + n},{n}.50\n" for n in range(1, 14)]
    weeks = {"a/week1.csv": lines[:8], "a/week2.csv": lines[7:]}
    files = {name: heading + "".join(held) for name, held in weeks.items()}
    found = _by_name(inspect(read_data_folder(write(tmp_path, files))))
    told = "1 line, £8.50, that a/week1.csv has with the same numbers: counted"
    assert told in found["a/week2.csv"].odd


@pytest.mark.parametrize(("below", "is_told"), [(7, True), (6, False), (3, False), (0, False)])
def test_a_file_of_which_most_payments_are_below_nought_is_told(tmp_path, below, is_told):
    """Written from the other side, with refunds among them; a few credits are no reason to ask."""
    amounts = [f"{'-' if n < below else ''}{n + 1}00.50" for n in range(12)]
    lines = [f"{n + 1:02}/05/2024,Gannet Ltd,{amount}\n" for n, amount in enumerate(amounts)]
    file = "Payment Date,Supplier,Net Amount\n" + "".join(lines)
    (found,) = inspect(read_data_folder(write(tmp_path, {"a/may.csv": file})))
    told = "7 of its 12 payments are below nought. If what is below nought was paid, say so in"
    assert any(one.startswith(told) for one in found.odd) is is_told


def test_equal_lines_are_told_beside_what_is_odd_unless_people_decided_that_they_do_not_count(
    tmp_path,
):
    twice = HEADING + LINES + "".join(LINES.splitlines(keepends=True)[1:3])
    files = {"anvilby/may.csv": twice}
    (counted,) = inspect(read_data_folder(write(tmp_path / "data", files)))
    assert (counted.equal_lines, str(counted.equal_gbp)) == (2, "5.00")
    assert "equal" not in "; ".join(counted.odd)
    decided = (
        "what,file,counts,decided_by,decided_on,why\n"
        "lines,anvilby/may.csv,no,Finance,2024-06-03,Sent twice\n"
    )
    files |= {"decisions/duplicates.csv": decided}
    (once,) = inspect(read_data_folder(write(tmp_path / "once", files)))
    assert (once.equal_lines, once.equal_gbp, str(once.twice_gbp)) == (0, None, "5.00")
    assert "not counted again" in "; ".join(once.odd)


def test_a_file_that_is_not_data_can_be_left_out(folder):
    toml = '[[source]]\nfiles = ["anvilby/notes.csv"]\nkind = "not data"\n'
    write(folder, {"sources.toml": toml})
    assert "anvilby/notes.csv" not in _by_name(inspect(read_data_folder(folder)))


def test_rejects_hold_each_line_with_its_reason_and_no_more_than_may_be_said(folder, tmp_path):
    support.begin(tmp_path / "out")
    report = build(read_data_folder(folder), tmp_path / "out", say=lambda line: None)
    assert [name for name, _ in report.refused] == ["anvilby/report.csv", "anvilby/shifted.csv"]
    rows = {}
    for path in (tmp_path / "out" / "rejects").iterdir():
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                rows.setdefault(row["file"], []).append(row)
    may = rows["anvilby/may.csv"]
    assert [(row["line_number"], row["kind_of_line"]) for row in may] == [
        ("11", "total"),
        ("12", "footer"),
    ]
    assert may[0]["text"] == "amount_unstated: 36.00"
    assert len(rows["anvilby/shifted.csv"]) == 9
    notes = rows["anvilby/notes.csv"]
    assert "calm" not in str(notes) and notes[1]["text"] == "text of 4 letters; text of 4 letters"


def test_one_payment_that_is_more_than_all_others_is_told(tmp_path):
    """A digit too many counts as it stands: who holds the file is told which line it is."""
    line = "01/05/2024,Gannet {0} Ltd,{1},A{0}\n".format
    many = [line(n, 1_000_001.5 + n) for n in range(11)]
    files = {
        "slip.csv": [*many, line(12, "8960000000.00")],
        "credit.csv": [*many, line(12, "-8960000000.00")],
        "most but not all.csv": [*many, line(12, "10900000.00")],
        "no such sum.csv": [line(n, n + 0.5) for n in range(1, 11)] + [line(12, "9999999.00")],
        "few.csv": [line(1, "5.00"), line(2, "8960000000.00")],
    }
    written = {f"anvilby/{name}": HEADING + "".join(lines) for name, lines in files.items()}
    found = _by_name(inspect(read_data_folder(write(tmp_path / "data", written))))
    told = {name: [said for said in found[f"anvilby/{name}"].odd if "together" in said]
            for name in files}  # fmt: skip
    assert told == {
        "slip.csv": ["line 13, £8,960,000,000.00, is more than all its other payments together"],
        "credit.csv": ["line 13, -£8,960,000,000.00, is more than all its other payments together"],
    } | dict.fromkeys(["most but not all.csv", "no such sum.csv", "few.csv"], [])
