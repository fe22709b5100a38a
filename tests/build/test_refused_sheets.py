"""A sheet that cannot be read as what it is stands as a file of its own, refused whole."""

import csv
import json

import pytest

from pipelines.build import arrivals, raw_files, rejects
from pipelines.build.inspect import _gathered, inspect
from pipelines.config import read_data_folder
from pipelines.engine.duck import Engine
from pipelines.errors import ConfigError
from pipelines.screen import to_write
from tests.build.folders import write
from tests.sources.test_sheets_alike import book

HEAD = ("Date", "Supplier", "Invoice", "Amount")
BOOK, SHEET = "spend/east/2024-05.xlsx", "spend/east/2024-05.xlsx, sheet 'Cards'"


def _sheet(payee, lines, *, heading="Amount", more=0.5):
    days = range(1, lines + 1)
    paid = ((f"{d:02}/05/2024", f"{payee} {d % 7} Ltd", 5000 + d, d * 1000 + more) for d in days)
    return [(*HEAD[:3], heading), *paid]


MAY = _sheet("Gannet", 20)
PENCE = _sheet("Tern", 25, heading="Amount (pence)", more=7)


@pytest.fixture
def folder(tmp_path):
    """A workbook of which one sheet lands and the other does not."""
    return write(tmp_path, {BOOK: book({"May": MAY, "Cards": PENCE})})


def _land(engine, root):
    data = read_data_folder(root)
    return data, arrivals.land_all(
        engine, data, arrivals.arrivals(data), b"", lambda number, of: None
    )


def test_no_line_of_it_is_lost(folder):
    with Engine() as engine:
        _land(engine, folder)
        files = engine.run(
            f"select path, lines_read, lines_rejected, refused_because is null, sheet_of"
            f" from {raw_files.FILES} order by path"
        )
        strange, refused = raw_files.unread(engine)
    assert files == [(BOOK, 20, 0, True, None), (SHEET, 26, 26, False, BOOK)]
    assert not strange
    assert [(name, "pence" in reason) for name, reason in refused] == [(SHEET, True)]


def test_its_lines_stand_in_rejects_and_no_others(folder, tmp_path):
    with Engine() as engine:
        data, _ = _land(engine, folder)
        (tmp_path / "out").mkdir()
        rejects.write_rejects(engine, data, tmp_path / "out")
    (written,) = (tmp_path / "out" / "rejects").iterdir()
    with written.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["file"] for row in rows} == {SHEET}
    assert [row["text"] for row in rows][1] == "01/05/2024; Tern 1 Ltd; 5001; 1007"
    assert len(rows) == 26


def test_it_goes_with_its_workbook(folder):
    """A workbook that is mended leaves nothing of the sheet behind, nor does one that is gone."""
    with Engine() as engine:
        _, before = _land(engine, folder)
        write(folder, {BOOK: book({"May": MAY, "Cards": MAY})})
        _, after = _land(engine, folder)
        assert engine.run(f"select path from {raw_files.FILES}") == [(BOOK,)]
        assert after != before
        write(
            folder,
            {
                BOOK: book({"May": MAY, "Cards": PENCE}),
                "spend/east/2024-06.xlsx": book({"May": MAY}),
            },
        )
        _land(engine, folder)
        (folder / BOOK).unlink()
        _land(engine, folder)
        assert engine.run(f"select path from {raw_files.FILES}") == [("spend/east/2024-06.xlsx",)]


def test_check_says_that_not_all_can_be_built(folder):
    whole, sheet = inspect(read_data_folder(folder))
    assert (whole.name, whole.sure, whole.lines_read) == (BOOK, "certain", 20)
    assert (sheet.name, sheet.sure) == (SHEET, "refused")
    left_out = to_write([whole, sheet])[-1]
    assert left_out.splitlines() == [
        "[[source]]", f'files = ["{BOOK}"]',
        'amounts_in = "pence"', '# or sheets_left_out = ["Cards"]',
    ]  # fmt: skip


def _leaving_out(folder, *sheets):
    said = f'[[source]]\nfiles = ["{BOOK}"]\nsheets_left_out = {json.dumps(sheets)}\n'
    return write(folder, {"sources.toml": said})


def test_it_can_be_left_out(folder):
    """What `check` offers can be written as it stands; the workbook is told apart then."""
    with Engine() as engine:
        _, before = _land(engine, folder)
        _leaving_out(folder, " Cards ")
        _, after = _land(engine, folder)
        files = engine.run(f"select path, lines_read, notes from {raw_files.FILES}")
    assert files == [(BOOK, 20, "sheet 'Cards': left out, says sources.toml")]
    assert after != before
    (whole,) = inspect(read_data_folder(folder))
    assert (whole.sure, whole.lines_read) == ("certain", 20)


def test_a_workbook_of_which_nothing_is_left_is_not_recognised(folder):
    _leaving_out(folder, "May", "Cards")
    (whole,) = inspect(read_data_folder(folder))
    assert (whole.sure, whole.odd[0]) == ("not known", "sources.toml leaves every sheet out")


def test_a_sheet_that_is_not_there_cannot_be_left_out(folder):
    _leaving_out(folder, "Crads")
    (found,) = inspect(read_data_folder(folder))
    assert "no sheet is called “Crads”, which sources.toml names" in found.refused_because
    assert "Its sheets that hold anything: 'May', 'Cards'." in found.refused_because


def test_a_workbook_that_lacks_a_sheet_stops_no_other(folder):
    said = '[[source]]\nfiles = "spend/east/*.xlsx"\nsheets_left_out = ["CARDS "]\n'
    june = book({"May": MAY, "Notes": [("Nothing",)]})
    write(folder, {"sources.toml": said, "spend/east/2024-06.xlsx": june})
    found = {one.name: one for one in inspect(read_data_folder(folder))}
    assert (found[BOOK].sure, found[BOOK].lines_read) == ("certain", 20)
    assert "no sheet is called “CARDS ”" in found["spend/east/2024-06.xlsx"].refused_because


def test_a_text_for_a_list_is_told_how_to_write(folder):
    write(folder, {"sources.toml": f'[[source]]\nfiles = "{BOOK}"\nsheets_left_out = "Cards"\n'})
    with pytest.raises(ConfigError, match=r'Write sheets_left_out = \["Cards"\]\.'):
        read_data_folder(folder)
    write(folder, {"sources.toml": 'source = "May"\n'})
    with pytest.raises(ConfigError, match=r"Begin each with a line \[\[source\]\]"):
        read_data_folder(folder)


def test_of_answers_a_sheet_can_be_left_out(tmp_path):
    head = ("Person", "Answered", "Happy")
    answers = [head, *((f"P{n}", "03/05/2024", "Yes") for n in range(12))]
    said = """[[source]]
files = ["survey.xlsx"]
kind = "responses"
survey = "tenants"
wave = "2024-05"
anonymous = true
sheets_left_out = ["About"]
columns = { answered_on = "Answered" }
items.happy = { measure = "get_around", heading = "Happy", scale = "yes" }
scales.yes = { Yes = 1, No = 0 }
"""
    book_ = book({"About": [("About this survey",)], "Answers": answers})
    (found,) = inspect(
        read_data_folder(write(tmp_path, {"survey.xlsx": book_, "sources.toml": said}))
    )
    assert (found.kind, found.lines_read) == ("responses", 12)


def test_what_is_said_of_many_sheets_is_said_once():
    notes = ["hidden", "sheet 'A': no data", "sheet 'B': odd", "sheet 'C': no data"]
    assert [*_gathered(notes)] == ["hidden", "sheets 'A', 'C': no data", "sheet 'B': odd"]


def test_a_semicolon_in_the_name_of_a_sheet_parts_nothing(tmp_path):
    words = [("Nothing", "of use")]
    sheets = {"May": MAY, "Notes; terms": words, "Cover": words}
    (found,) = inspect(read_data_folder(write(tmp_path, {BOOK: book(sheets)})))
    assert found.odd == ("sheets 'Notes; terms', 'Cover': no heading row of a kind that we know",)


def test_a_semicolon_in_a_heading_keeps_its_note_whole(tmp_path):
    heading = ("Date", "Supplier; in full", *HEAD[2:])
    (found,) = inspect(
        read_data_folder(write(tmp_path, {BOOK: book({"May": [heading, *MAY[1:]]})}))
    )
    assert any("“Supplier; in full” is taken for" in one for one in found.odd)
