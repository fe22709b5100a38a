"""A page's tables and downloads taken apart, and held against a published file cell by cell."""

import csv
import html
import io
import re
from collections import Counter, defaultdict
from dataclasses import dataclass

import pyarrow as pa
import streamlit
from streamlit.testing.v1 import AppTest

from dashboard import words
from dashboard.documents.tables import SENTENCES
from pipelines.config import PROJECT
from pipelines.engine.duck import quote, tables_read

CARD = ("title", "finding", "filters", "period", "source", "build_id", "built_on", "invented_data")
NUMBER = re.compile(r"-?\d+(\.\d+)?(e-?\d+)?")
_NUMERIC = re.compile("INT|DECIMAL|DOUBLE|FLOAT")
_SHOWN = re.compile(r"£?(\d[\d,]*(?:\.\d+)?)\s?(%|million|m\b|k\b|bn)?")
_TIMES = {"%": 100, "million": 1e-6, "m": 1e-6, "k": 1e-3, "bn": 1e-9, "": 1}
_REASONS = tuple(words.NO_VALUE.values())
_HIDDEN_TOGETHER = ("lower", "upper", "n_people", "n_responses", "events_told")
_PERIODS = ("period", "financial_year")
_TIME = re.compile(r"\d{4} to \d{2}\b|(\d{1,2} )?[A-Z][a-z]+ \d{4}|“.*?”|under 1%|of 12\b")
_BLOCK = re.compile(r'<div class="ws" id="([^"]+)"><h2')
_HELD_BACK = re.compile(
    r"'(?=[\s\ufeff]*[=+@-]|[\t\r])"
)  # what keeps a spreadsheet from running it


@dataclass(frozen=True)
class Taken:
    """What one page gave away: rows of each CSV by block, and (block, rows) of each table."""

    csv: dict
    tables: list


class Reader:
    """Somebody of an audience who opens pages, all with the same filters."""

    def __init__(self, published, audience, monkeypatch, **asked):
        self._env = {"WIDER_STAGE_PUBLISHED": str(published), "WIDER_STAGE_AUDIENCE": audience}
        self._app = AppTest.from_file(str(PROJECT / "dashboard" / "app.py"), default_timeout=240)
        for key, value in asked.items():
            self._app.query_params[key] = value
        self._sit_down(monkeypatch)
        self._app.run()

    def take(self, page, monkeypatch):
        """Open a page; all that it shows in tables and offers as CSV."""
        self._sit_down(monkeypatch)
        offered, button = {}, streamlit.download_button

        def watched(label, data, **how):
            offered[how["key"]] = data
            return button(label, data, **how)

        monkeypatch.setattr(streamlit, "download_button", watched)
        self._app.switch_page(str(PROJECT / f"dashboard/views/{page}.py")).run()
        assert not self._app.exception, self._app.exception
        found = {key[4:]: made for key, made in offered.items() if key.startswith("csv-")}
        shown = "\n".join(element.value for element in self._app.markdown)
        return Taken({block: _rows(made()) for block, made in found.items()}, _tables(shown))

    def _sit_down(self, monkeypatch):
        for name, value in self._env.items():
            monkeypatch.setenv(name, value)


def _rows(content):
    """Rows of a CSV without the card that each of them carries; what is empty is None."""
    read = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    card = {f"shown_{name}" if f"shown_{name}" in read.fieldnames else name for name in CARD}
    return [{c: _HELD_BACK.sub("", v, 1) or None for c, v in row.items() if c not in card}
            for row in read]  # fmt: skip


def _tables(shown):
    """(block, rows) of every table; a row is its number cells as text, and all of it as text."""
    parts = _BLOCK.split(shown)
    found = []
    for block, part in zip(parts[1::2], parts[2::2], strict=True):
        for body in re.findall(r"<tbody>(.*?)</tbody>", part, re.DOTALL):
            rows = re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)
            found.append((block, [(_numbers_in(row), _text(row)) for row in rows]))
    return found


def _numbers_in(row):
    return [_text(cell) for cell in re.findall(r'<td class="ws-n[^>]*>(.*?)</td>', row, re.DOTALL)]


def _text(markup):
    return html.unescape(re.sub(r"<[^>]+>", " ", markup))


# A download against a file ------------------------------------------------------------------------


class File:
    """A published file, attached to an engine in memory."""

    def __init__(self, engine, path):
        self._engine = engine
        engine.run(f"attach '{path}' as file (read_only)")
        named = engine.run("select table_name from duckdb_tables() where database_name = 'file'")
        self.columns = {n: engine.describe_query(f"from file.{quote(n)}") for (n,) in sorted(named)}

    def strangers(self, rows, sums=""):
        """Numbers of a download that do not stand in the file, as {column: how many}.

        A number stands there if a table of the file has it in a row that agrees in every word and
        date that the two share. `sums` is SQL over the file for those that are added up.
        """
        if not rows:
            return {}
        names = list(rows[0])
        self._engine.write("said", pa.table({n: [row[n] for row in rows] for n in names}))
        tables = dict(self.columns)
        if sums and tables_read(sums) <= self.columns.keys():
            self._engine.run("use file")
            try:
                self._engine.run(f"create or replace table memory.sums as {sums}")
            finally:
                self._engine.run("use memory")
            tables["sums"] = self._engine.describe("sums")
        kinds = {c: k for of in tables.values() for c, k in of.items()}
        found = {}
        for name in names:
            is_number = any(row[name] and NUMBER.fullmatch(row[name]) for row in rows)
            if is_number and _NUMERIC.search(kinds.get(name, "INT")):
                has = [t for t, of in tables.items() if _NUMERIC.search(of.get(name, ""))]
                left = (self._missing(names, name, t, tables[t]) for t in has)
                if found_nowhere := _least(left if has else self._renamed(names, name)):
                    found[name] = found_nowhere
        return found

    def numbers(self, sql):
        """Every number that a query over the file gives."""
        self._engine.run("use file")
        try:
            return {abs(float(v)) for row in self._engine.run(sql) for v in row if v is not None}
        finally:
            self._engine.run("use memory")

    def _missing(self, names, name, table, kinds):
        """How many rows hold another number than the table, or none where it has one."""
        keys = [n for n in names if n in kinds and not _NUMERIC.search(kinds[n])]
        same = " and ".join(_same(n, n, kinds[n]) for n in keys) or "true"
        of = "sums" if table == "sums" else f"file.{quote(table)}"
        return self._engine.one(
            f"select count(*) from said anti join {of} as t"
            f" on {same} and {_same(name, name, kinds[name])}"
            f" where said.{quote(name)} is not null or exists"
            f" (select * from {of} as t where {same} and t.{quote(name)} is not null)"
        )

    def _renamed(self, names, name):
        """The same for a column called otherwise there: of the same ids and period, for each that
        shares a word of its name.
        """
        for table, kinds in self.columns.items():
            keys = [n for n in names if n in kinds and (n.endswith("_id") or n in _PERIODS)]
            if not any(key.endswith("_id") for key in keys):
                continue
            same = " and ".join(_same(n, n, kinds[n]) for n in keys)
            for column in (c for c, kind in kinds.items() if _NUMERIC.search(kind)):
                if not {*column.split("_")} & {*name.split("_")}:
                    continue
                yield self._engine.one(
                    f"select count(*) from said anti join file.{quote(table)} as t"
                    f" on {same} and {_same(name, column, kinds[column])}"
                    f" where said.{quote(name)} is not null"
                )


def _least(numbers):
    """The least of some counts; nothing is less than nought. None where there are none."""
    found = None
    for one in numbers:
        found = one if found is None else min(found, one)
        if found == 0:
            return 0
    return found if found is not None else "no column is called so"


def _same(said, column, kind):
    here, there = f"try_cast(said.{quote(said)} as {kind})", f"t.{quote(column)}"
    if column in SENTENCES:  # downloads have them without marks
        there = rf"regexp_replace(replace({there}, '**', ''), '\\([^A-Za-z0-9 ])', '\1', 'g')"
    if kind == "VARCHAR":
        there = f"nullif({there}, '')"
    elif kind == "DOUBLE":  # sums of them depend on their order
        here, there = f"round({here}, 9)", f"round({there}, 9)"
    return f"{here} is not distinct from {there}"


# A table against its download ---------------------------------------------------------------------


def not_in_rows(shown, rows, beside=frozenset()):
    """Numbers that a table shows and its download does not hold, as texts of cells.

    Where both have as many rows, each row is compared with its own. Else numbers may also be how
    many rows share a word, or what those add up to. `beside` are numbers that stand in the file.
    """
    alike = len(shown) == len(rows)
    every = set() if alike else _totals(rows)
    found = []
    for number, (cells, _) in enumerate(shown):
        known = beside | (_values(rows[number]) if alike else every)
        found += [cell for cell in cells for one in _said(cell) if not _stands(one, known)]
    return found


def hidden_otherwise(shown, rows):
    """Rows in which page and download do not hide the same value for the same reason.

    Only where both have as many rows. Too few people hides all figures of a row.
    """
    if len(shown) != len(rows) or not rows or not {"value", "why_no_value"} <= rows[0].keys():
        return []
    found = []
    for (cells, text), row in zip(shown, rows, strict=True):
        why, said = row["why_no_value"], cells[0] if cells else text
        if why is None:
            alike = row["value"] is not None and not any(w in said for w in _REASONS)
        else:
            few = [row.get(c) for c in _HIDDEN_TOGETHER if why == "too_few"]
            alike = row["value"] is None and words.none_of(row) in said and not any(few)
        found += [] if alike else [text]
    return found


def hidden(rows):
    """How many rows of a download hide their value, since few people are in it."""
    return sum(row.get("why_no_value") == "too_few" for row in rows)


def _values(row):
    return {abs(float(value)) for value in row.values() if value and NUMBER.fullmatch(value)}


def _totals(rows):
    """Every number of the rows, how many rows share a word of a column, and their sums."""
    found = {0.0, float(len(rows))}
    sums, counts, whole = defaultdict(float), Counter(), Counter()
    for row in rows:
        numbers = {c: float(v) for c, v in row.items() if v and NUMBER.fullmatch(v)}
        found |= set(map(abs, numbers.values()))
        whole.update(numbers)
        texts = [(c, v) for c, v in row.items() if c not in numbers]
        for at, one in enumerate(texts):
            for other in [None, *texts[:at]]:
                counts[one, other] += 1
                for column, value in numbers.items():
                    sums[one, other, column] += value
    shares = {abs(v / whole[c]) for (_, _, c), v in sums.items() if whole[c]}
    return found | set(map(float, counts.values())) | set(map(abs, sums.values())) | shares


def _said(cell):
    """(value, half of its last digit, unit) of each number of a cell."""
    for digits, unit in _SHOWN.findall(_TIME.sub("", cell)):
        decimals = len(digits.partition(".")[2])
        yield float(digits.replace(",", "")), 0.5001 * 10**-decimals, unit


def _stands(said, known):
    value, half, unit = said
    scales = {_TIMES[unit], 100 if unit == "" else 1}  # a share may be told without its sign
    return any(abs(one * times - value) <= half for one in known for times in scales)
