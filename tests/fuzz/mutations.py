"""Ways in which files come to differ, and what each promises of the payments.

A mutation takes a seeded `random.Random` and a base and gives a `Mutant`. What it promises:

`same`   every payment is there with its day, or the file is refused whole
`lines`  the payments are those of the base, some lines taken out, some there twice
`told`   a total that changed is explained: by a note, by another basis, or by refusal
`pounds told`   so is it of payments and registers of contracts
`less`   no payment is there that the base has not, but for the line that was cut
`free`   only that nothing breaks, and that lines and pounds balance
"""

import csv
import gzip
import io
import zipfile
from dataclasses import dataclass, field, replace

import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

from tests.fuzz.bases import written

_FEW = 9  # answers of a scale
_WORDS = ("note", "see overleaf", "Café Ünïcode", "…", "continued", "page break", "n/a", "—")


@dataclass(frozen=True)
class Mutant:
    """A changed file, and what holds of it.

    `more` lines are read than of the base; `gone` and `twice` are places of the base's records.
    `how` is said of a finding.
    """

    data: bytes
    promise: str
    suffix: str = ".csv"
    more: int = 0
    gone: frozenset = field(default_factory=frozenset)
    twice: tuple = ()
    how: str = ""


MUTATIONS = {}


def mutation(of="rows"):
    """Enter a function among the mutations.

    It takes bases that have `rows`, those `headed`, those that have `releases` or `records`, or,
    of `data`, every one.
    """

    def enter(function):
        MUTATIONS[function.__name__] = (function, of)
        return function

    return enter


def _mutant(base, rows, promise, encoding=None, errors="strict", suffix=".csv", **how):
    more = {key: how.pop(key) for key in ("more", "gone", "twice", "how") if key in how}
    text = written(rows, how.pop("delimiter", base.delimiter), **how)
    return Mutant(text.encode(encoding or base.encoding, errors), promise, suffix, **more)


def _body(base):
    """Places of the records that stand below the heading, or above it where it is last."""
    below = range(base.heading + 1, len(base.rows))
    return list(below) if len(below) > 1 else list(range(base.heading))


def _with_body(base, body):
    """The records again with another body."""
    places = _body(base)
    return [*base.rows[: places[0]], *body, *base.rows[places[-1] + 1 :]]


def _width(base):
    return max(map(len, base.rows))


def _padded(base):
    width = _width(base)
    return [[*row, *[""] * (width - len(row))] for row in base.rows]


# How it was saved: every value is still there -----------------------------------------------------


@mutation()
def as_utf16(rng, base):
    encoding = rng.choice(["utf-16", "utf-16-le", "utf-16-be"])
    return _mutant(base, base.rows, "same", encoding)


@mutation()
def as_another_code_page(rng, base):
    encoding = rng.choice(["cp1252", "cp850", "latin-1", "mac_roman"])
    return _mutant(base, base.rows, "same", encoding, "replace")


@mutation()
def read_wrongly_and_written_again(rng, base):
    """UTF-8 taken for Windows-1252 and saved as UTF-8."""
    text = written(base.rows, base.delimiter)
    return Mutant(text.encode().decode("cp1252", "replace").encode(), "same")


@mutation()
def with_marks_in_front(rng, base):
    marks = [
        b"\xef\xbb\xbf",
        b"\xef\xbb\xbf" * 2,
        "ï»¿".encode(),
        b"\n\n",
        b" \r\n",
        b"\xef\xbb\xbf\n",
    ]
    return Mutant(rng.choice(marks) + written(base.rows, base.delimiter).encode(), "same")


@mutation()
def other_line_ends(rng, base):
    return _mutant(base, base.rows, "same", newline=rng.choice(["\n", "\r", "\r\r\n", "\n\n"]))


@mutation()
def mixed_line_ends(rng, base):
    text = "".join(
        written([row], base.delimiter, newline=rng.choice(["\n", "\r\n"])) for row in base.rows
    )
    return Mutant(text.encode(base.encoding), "same")


@mutation()
def other_separator(rng, base):
    return _mutant(base, base.rows, "same", delimiter=rng.choice(";\t|"))


@mutation()
def all_quoted(rng, base):
    return _mutant(base, base.rows, "same", quoting=csv.QUOTE_ALL)


@mutation()
def padded_cells(rng, base):
    pads = rng.choice([(" ", " "), ("", "  "), ("\u00a0", ""), ("\t", "")])
    if pads[0] == "\t" and base.delimiter == "\t":
        pads = (" ", "")
    rows = [[pads[0] + cell + pads[1] if cell else cell for cell in row] for row in base.rows]
    return _mutant(base, rows, "same", "utf-8")


@mutation()
def blank_records_between(rng, base):
    rows = []
    for row in base.rows:
        rows += [row, *[[""] * rng.choice([0, len(row)])] * rng.choice([0, 0, 1, 3])]
    return _mutant(base, rows, "same")


@mutation()
def ragged(rng, base):
    """Empty cells at the end taken away, or more of them added."""
    rows = []
    for row in base.rows:
        cells = list(row)
        while cells and not cells[-1] and rng.random() < 0.7:
            cells.pop()
        rows.append(cells + [""] * rng.choice([0, 0, 1, 7]))
    return _mutant(base, rows, "same")


@mutation()
def end_of_an_old_system(rng, base):
    ends = [(b"\x1a", 1), (b"\r\n\x1a", 1), (b"\x00" * 50, 0), (b"\r\n\r\n \r\n", 0),
            (b"\r\n" + b"," * 20, 0)]  # fmt: skip
    end, more = rng.choice(ends)
    return Mutant(written(base.rows, base.delimiter).encode(base.encoding) + end, "same", more=more)


@mutation()
def no_line_end_at_the_end(rng, base):
    text = written(base.rows, base.delimiter).rstrip("\r\n")
    return Mutant(text.encode(base.encoding), "same")


@mutation(of="data")
def as_gzip(rng, base):
    suffix = rng.choice([base.suffix + ".gz", base.suffix, ".gz", ".txt"])
    return Mutant(gzip.compress(base.data), "same", suffix)


@mutation(of="data")
def in_a_zip(rng, base):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(rng.choice(["a/b/", "", "__MACOSX/../x/"]).replace("__MACOSX/../", "") +
                         f"payments{base.suffix}", base.data)  # fmt: skip
    return Mutant(stream.getvalue(), "same", ".zip")


@mutation(of="data")
def in_a_zip_in_a_zip(rng, base):
    data = base.data
    for name in (f"payments{base.suffix}", "payments.zip"):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, data)
        data = stream.getvalue()
    return Mutant(data, "same", ".zip")


@mutation(of="data")
def renamed(rng, base):
    suffixes = [".txt", ".CSV", ".dat", ".xls", ".xlsx", ".tsv", "", ".csv.csv", ".parquet", ".asp"]
    return Mutant(base.data, "same", rng.choice(suffixes))


@mutation()
def as_a_workbook(rng, base):
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        if rng.random() < 0.5:
            book.add_worksheet("Read me").write_string(0, 0, "What this workbook holds")
        sheet = book.add_worksheet("Payments")
        for number, row in enumerate(base.rows):
            for i, cell in enumerate(row):
                sheet.write_string(number, i, cell)
    return Mutant(stream.getvalue(), "same", rng.choice([".xlsx", ".csv"]))


@mutation(of="headed")
def as_parquet(rng, base):
    heading, rows = base.rows[base.heading], _padded(base)
    named = [*heading, *[""] * (_width(base) - len(heading))]
    names = [
        cell if cell and heading.count(cell) == 1 else f"{cell or 'column'} {i}"
        for i, cell in enumerate(named)
    ]
    body = [rows[place] for place in _body(base)]
    table = pa.table({name: [row[i] for row in body] for i, name in enumerate(names)})
    stream = io.BytesIO()
    pq.write_table(table, stream)
    return Mutant(stream.getvalue(), "told", ".parquet")


# Rows and columns ---------------------------------------------------------------------------------


@mutation()
def shuffled(rng, base):
    places = _body(base)
    return _mutant(base, _with_body(base, [base.rows[i] for i in rng.sample(places, len(places))]),
                   "same")  # fmt: skip


@mutation()
def rows_taken_out(rng, base):
    said = [place for place in _body(base) if any(base.rows[place])]
    gone = frozenset(rng.sample(said, rng.randint(1, len(said) // 2)))
    rows = [row for i, row in enumerate(base.rows) if i not in gone]
    return _mutant(base, rows, "lines", gone=gone)


@mutation()
def rows_twice(rng, base):
    said = [place for place in _body(base) if any(base.rows[place])]
    twice = tuple(rng.sample(said, rng.randint(1, len(said) // 2)))
    rows = [again for i, row in enumerate(base.rows) for again in [row] * (1 + (i in twice))]
    return _mutant(base, rows, "lines", twice=twice)


@mutation()
def notes_between(rng, base):
    """Records of words without an amount or a day."""
    rows, count = [list(row) for row in base.rows], rng.randint(1, 6)
    for _ in range(count):
        cells = [""] * rng.randint(1, _width(base))
        cells[rng.randrange(len(cells))] = rng.choice(_WORDS)
        rows.insert(rng.choice(_body(base)), cells)
    return _mutant(base, rows, "same", "utf-8", more=count)


@mutation()
def lines_above(rng, base):
    above = [[rng.choice(_WORDS)], [""], ["Payments over £500", "", "2022"]] * rng.randint(1, 8)
    is_last = not base.headed or base.heading > _body(base)[0]
    more = sum(any(row) for row in above) if is_last else 0
    return _mutant(base, [*above, *base.rows], "same", "utf-8", more=more)


@mutation()
def columns_in_another_order(rng, base):
    order = rng.sample(range(_width(base)), _width(base))
    return _mutant(base, [[row[i] for i in order] for row in _padded(base)], "same")


@mutation()
def columns_between(rng, base):
    at = rng.randint(0, _width(base))
    rows = [[*row[:at], "", *row[at:]] for row in _padded(base)]
    return _mutant(base, rows, "same")


@mutation()
def a_column_taken_out(rng, base):
    at = rng.randrange(_width(base))
    return _mutant(base, [[*row[:at], *row[at + 1 :]] for row in _padded(base)], "told")


@mutation()
def a_column_twice(rng, base):
    at, to = rng.randrange(_width(base)), rng.randint(0, _width(base))
    rows = [[*row[:to], row[at], *row[to:]] for row in _padded(base)]
    return _mutant(base, rows, "same")


@mutation(of="headed")
def the_heading_again(rng, base):
    rows = list(base.rows)
    count = rng.randint(1, 4)
    for _ in range(count):
        rows.insert(rng.choice(_body(base)) + 1, base.rows[base.heading])
    return _mutant(base, rows, "same", more=count)


@mutation(of="headed")
def the_heading_again_over_other_columns(rng, base):
    rows, body = _padded(base), _body(base)
    if base.heading > body[0]:
        return _mutant(base, rows, "same")
    at, order = rng.choice(body[5:-5] or body), rng.sample(range(_width(base)), _width(base))
    tail = [[row[i] for i in order] for row in (rows[base.heading], *rows[at:])]
    return _mutant(base, [*rows[:at], *tail], "same", more=1)


# Headings -----------------------------------------------------------------------------------------


def _headed(base, change):
    rows = [list(row) for row in base.rows]
    change(rows[base.heading])
    return _mutant(base, rows, "told", "utf-8")


@mutation(of="headed")
def two_headings_swapped(rng, base):
    """Where both columns hold the same few texts, such as answers 1, 2 and 9, nothing tells."""
    heading = base.rows[base.heading]
    a, b = rng.sample([i for i, cell in enumerate(heading) if cell.strip()], 2)

    def change(heading):
        heading[a], heading[b] = heading[b], heading[a]

    mutant = _headed(base, change)
    rows = _padded(base)
    one, other = ({rows[place][i].strip() for place in _body(base)} - {""} for i in (a, b))
    return replace(mutant, promise="free") if one == other and len(one) <= _FEW else mutant


@mutation(of="headed")
def headings_shifted(rng, base):
    def change(heading):
        heading.insert(rng.randrange(len(heading)), rng.choice(["", "No."]))

    return _headed(base, change)


@mutation(of="headed")
def a_heading_blank(rng, base):
    def change(heading):
        for i in rng.sample(range(len(heading)), rng.randint(1, min(3, len(heading)))):
            heading[i] = ""

    return _headed(base, change)


@mutation(of="headed")
def a_heading_misspelt(rng, base):
    def change(heading):
        said = [i for i, cell in enumerate(heading) if len(cell.strip()) > 3]
        for i in rng.sample(said, min(2, len(said))):
            at = rng.randrange(len(heading[i]) - 1)
            cell = heading[i]
            heading[i] = cell[:at] + cell[at + 1] + cell[at] + cell[at + 2 :]

    return _headed(base, change)


@mutation(of="headed")
def no_heading(rng, base):
    rows = [row for i, row in enumerate(base.rows) if i != base.heading]
    return _mutant(base, rows, "told")


@mutation(of="headed")
def a_heading_of_many_signs(rng, base):
    def change(heading):
        i = rng.randrange(len(heading))
        heading[i] += rng.choice(["\n(£)", "*", " \u200b", "!" * 300, " \x07", "\u202e", "  "])

    return _headed(base, change)
