"""What `check` prints: alike things once, and lines that can be pasted into `sources.toml`."""

import tomllib
from decimal import Decimal
from io import StringIO

from rich.console import Console

from pipelines import screen
from pipelines.build.inspect import FileReport


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


def test_a_star_stands_for_a_folder_only_where_all_of_its_files_have_the_choice_to_make():
    few = [_file(f"a/{n}.csv", LEFT) for n in range(3)]
    assert _files_of(few) == [["a/0.csv", "a/1.csv", "a/2.csv"]]
    all_ = [_file(f"a/{n}.csv", LEFT) for n in range(4)]
    assert _files_of([*all_, _file("a/other.json"), _file("c.csv")]) == [["a/*.csv"]]
    assert _files_of([*all_, _file("a/good.csv")]) == [[f"a/{n}.csv" for n in range(4)]]
    assert _files_of([_file(f"{n}.csv", LEFT) for n in range(4)]) == [["*.csv"]]


def test_a_time_is_each_file_s_own():
    files = [_file("a/x.csv", 'period = "2024-05"'), _file("a/y.csv", 'period = "2024-05"')]
    assert _files_of(files) == [["a/x.csv"], ["a/y.csv"]]


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


def test_a_file_of_which_no_line_is_used_is_no_file_that_can_be_built(monkeypatch):
    text = _shown([_file("a.csv", sure="no line used", odd=("no period",)), _file("b.csv")],
                  monkeypatch)  # fmt: skip
    assert "1 of 2 files can be built" in text and "1 without a line that can be used" in text
    assert "  a.csv: no period\n" in text
