"""What `check` prints: alike things once, and lines that can be pasted into `sources.toml`."""

import tomllib
from dataclasses import replace
from decimal import Decimal
from io import StringIO

import pytest
from rich.console import Console

from pipelines import screen
from pipelines.build.choices import choices
from pipelines.build.inspect import FileReport
from pipelines.config import read_data_folder
from tests.build.folders import write


def _file(name, *choices, sure="certain", odd=(), because=None):
    words = "Not recognised" if sure == "not known" else "Payments to suppliers"
    return FileReport(
        name, "spend", words, "local:east", sure, None, None, 10, 10, 0, Decimal("1.00"),
        because, odd, name, choices,
    )  # fmt: skip


def _files_of(reports):
    said = tomllib.loads("\n".join(screen.to_write(reports)))
    return [one.pop("files") for one in said["source"]]


LEFT = 'kind = "not data"   # leaves it out'


def test_one_choice_of_many_files_is_written_once():
    files = [_file("a/x.json", LEFT), _file('b/"y".csv', LEFT), _file("b/z.csv")]
    assert _files_of(files) == [["a/x.json", 'b/"y".csv']]


def test_no_star_takes_in_what_comes_later_and_long_names_stay_whole():
    names = [f"a/{n} of {'many ' * 20}.csv" for n in range(9)]
    assert _files_of([_file(name, LEFT) for name in names]) == [names]


def test_a_time_is_each_file_s_own():
    files = [_file("a/x.csv", 'period = "2024-05"'), _file("a/y.csv", 'period = "2024-05"')]
    assert _files_of(files) == [["a/x.csv"], ["a/y.csv"]]
    for shared in ('period_codes = "calendar"', 'amounts_in = "pounds"'):
        assert _files_of([_file(n, shared) for n in ("x", "y")]) == [["x", "y"]]


def test_the_sheets_of_each_workbook_are_its_own_and_one_entry_does_not_undo_another(tmp_path):
    left = [_file("x.xlsx", f'sheets_left_out = ["{sheet}"]') for sheet in ("A", "B")]
    toml = "\n".join(screen.to_write([*left, _file("y.xlsx", *left[0].choices)]))
    write(tmp_path, {"sources.toml": toml, "x.xlsx": b"?", "y.xlsx": b"?"})
    said = {one.name: one.said["sheets_left_out"] for one in read_data_folder(tmp_path).files}
    assert said == {"x.xlsx": ["A", "B"], "y.xlsx": ["A"]}


def test_what_may_be_said_instead_is_a_comment():
    (of_refused,) = screen.to_write([_file("x.csv", *choices({
        "refused_because": 'Say period = "2024-05", or amounts_in = "pence".',
        "sheet_of": None, "kind": "spend", "file_name": "x.csv", "sheet": None}, []))])  # fmt: skip
    assert tomllib.loads(of_refused)["source"] == [{"files": ["x.csv"], "period": "2024-05"}]
    assert of_refused.splitlines()[3:] == [
        '# or amounts_in = "pence"', '# or kind = "not data"         # to build without it',
    ]  # fmt: skip


@pytest.mark.parametrize(("first_period", "accepted", "asked"), [
    (None, 3, True), ("CY2021", 3, False), (None, 0, False),
])  # fmt: skip
def test_people_of_no_year_are_asked_for_it(first_period, accepted, asked):
    said = choices({
        "refused_because": None, "kind": "population", "first_period": first_period, "as_at": None,
        "lines_read": 3, "lines_accepted": accepted, "sheet_of": None, "publisher_id": None,
        "file_name": "x.csv", "sheet": None,
    }, [])  # fmt: skip
    assert any(line.startswith('period = "CY') for line in said) == asked


@pytest.mark.parametrize(("kind", "name", "sheet", "period"), [
    ("population", "MYE 2022.csv", None, "CY2022"), ("population", "mid2020.xlsx", None, "CY2020"),
    ("population", "2019/MYE 2022.csv", None, "CY2022"), ("population", "a.csv", None, "CY2020"),
    ("population", "pop 2023-24.csv", None, "CY2023"), ("population", "x.xlsx", "2021", "CY2021"),
    ("population", "pop 2019, 2022.csv", None, "CY2020"),
    ("population", "pop 2023-05-01.csv", None, "CY2020"),
    ("indicators", "ascof 2022-23.csv", None, "FY2022-23"),
    ("indicators", "a.csv", None, "FY2020-21"),
    ("indicators", "ascof 2022_2023.csv", None, "FY2022-23"),
    ("indicators", "ascof 2022.csv", None, "CY2022"), ("indicators", "a10.csv", None, "FY2020-21"),
    ("spend", "Payments December 2023.csv", None, "2023-12"), ("spend", "a.csv", None, "2024-05"),
    ("spend", "Payments.xlsx", "Dec 2023", "2023-12"), ("spend", "2023-07.csv", None, "2023-07"),
    ("spend", "Payments 2023.csv", None, "2024-05"), ("spend", "sq4 2024.csv", None, "2024-05"),
    ("refused", "Payments.xlsx", "Dec 2023", "2023-12"),
    ("unknown", "Q1 2023-24.xlsx", "May 2023", "2023-05"),
    ("unknown", "Payments December 2023.csv", None, "2023-12"),
    ("refused", "Payments December 2023.csv", None, "2023-12"),
    *((kind, name, None, None)
      for kind in ("spend", "unknown", "refused")
      for name in ("Q1 2023-24.csv", "Spend Q4 2024.csv", "Spend April 2024 to March 2025.csv",
                   "quarter_3 spend.csv", "April and May 2024.csv")),
])  # fmt: skip
def test_the_period_that_may_be_said_is_the_one_of_the_name(kind, name, sheet, period):
    odd = {
        "spend": ["no day is given"],
        "indicators": ["3 lines set apart: no period can be read"],
        "unknown": ["read as spend it lacks paid_on (when it was paid)"],
    }.get(kind, [])
    said = choices({
        "refused_because": 'Say period = "2024-05".' if kind == "refused" else None,
        "kind": kind, "first_period": None, "as_at": None, "lines_read": 3, "lines_accepted": 3,
        "sheet_of": None, "publisher_id": None, "file_name": name, "sheet": sheet,
    }, odd)  # fmt: skip
    lines = [line for line in said if line.startswith("period = ")]
    assert list(map(tomllib.loads, lines)) == ([{"period": period}] if period else [])


def _shown(reports, monkeypatch):
    out = StringIO()
    monkeypatch.setattr(screen, "Console", lambda **how: Console(file=out, width=300))
    screen.show_check(reports, "East")
    return out.getvalue()


def test_files_of_a_folder_of_which_the_same_is_to_be_told_are_told_once(monkeypatch):
    why = "no heading row"
    files = [_file(f"a/{n}.csv", sure="not known", odd=(why,)) for n in range(5)]
    text = _shown([*files, _file("b/5.csv", sure="not known", odd=(why,))], monkeypatch)
    assert f"  a/0.csv, 1.csv, 2.csv, 2 more: {why}\n  b/5.csv: {why}\n" in text
    assert "a/ (5 files)" in text


def test_files_that_are_odd_in_other_ways_stand_apart(monkeypatch):
    text = _shown([_file("a/x.csv", sure="not known", odd=("empty",)),
                   _file("a/y.csv", sure="not known", odd=("a schema",))], monkeypatch)  # fmt: skip
    assert "  a/x.csv: empty\n  a/y.csv: a schema\n" in text
    assert "(2 files)" not in text


def test_equal_lines_that_count_are_told_folder_by_folder_with_where_the_most_are(monkeypatch):
    def equal(name, lines, pounds):
        return replace(_file(name), equal_lines=lines, equal_gbp=Decimal(pounds))

    text = _shown([equal("a/x.csv", 3, "1200.50"), equal("b/z.csv", 1, "2.00"), _file("a/w.csv"),
                   equal("a/y.csv", 2, "-4000.00")], monkeypatch)  # fmt: skip
    assert "What is odd" not in text and "a/ (3 files)" in text
    a, b = text.partition("overrules)\n")[2].splitlines()[:2]
    assert a.startswith("  a/ (2 files): 5 lines, £-2,799.50; the most in y.csv, 2 lines, £-4,000")
    assert a.endswith("; credits are taken off")
    assert b == "  b/z.csv: 1 line, £2.00"
    assert "overrules" not in _shown([_file("a/w.csv")], monkeypatch)


def test_a_folder_without_payments_says_nothing_of_pounds(monkeypatch):
    text = _shown([replace(_file("a.csv"), amount_gbp=None)], monkeypatch)
    assert "0 not recognised. Nothing was written." in text
    text = _shown([replace(_file("a.csv"), amount_gbp=Decimal(0))], monkeypatch)
    assert "0 not recognised; payments of £0.00. Nothing was written." in text


def test_a_file_of_which_no_line_is_used_is_no_file_that_can_be_built(monkeypatch):
    text = _shown([_file("a.csv", sure="no line used", odd=("no period",)), _file("b.csv")],
                  monkeypatch)  # fmt: skip
    assert "1 of 2 files can be built" in text and "1 without a line that can be used" in text
    assert "  a.csv: no period\n" in text


def test_what_can_be_pasted_is_never_broken_at_the_edge_of_a_screen(monkeypatch):
    out = StringIO()
    monkeypatch.setattr(screen, "Console", lambda **how: Console(file=out, width=40))
    name = f"spend/{'Payments to suppliers ' * 5}.csv"
    screen.show_check([_file(name, LEFT)], "East", (), ["b/notes.csv"])
    text = out.getvalue()
    assert f'files = ["{name}"]\n' in text
    assert "b/notes.csv: not data" in text
