"""Two readers of delimited text, one fast and one exact: they agree, or the fast one gives way."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipelines.errors import SourceError
from pipelines.sources import _tables, _text_tables
from pipelines.sources._reading import encoding_of

SIGNS = ["a", "7", " ", "\t", "é", "£", "x y", "\u00a0", "'", "ﬁ", "\u2028", "\x0b", "\x1c", "\x85"]
BREAKS = ["\n", "\r\n", "\r"]
TALES = ["", '""', '"', '"a', 'b"c', '" "', "\n", "\r", "\r\n"]


def _quoted(text):
    return '"' + text.replace('"', '""') + '"'


def cells(mark):
    plain = st.lists(st.sampled_from(SIGNS), max_size=3).map("".join)
    within = st.lists(st.sampled_from([*SIGNS, mark, '"', *BREAKS]), max_size=4).map("".join)
    return st.one_of(plain, plain, plain, within.map(_quoted), st.sampled_from(TALES))


@st.composite
def texts(draw):
    """(text, delimiter): rows of a few widths, blank ones, rows of nothing but delimiters."""
    mark = draw(st.sampled_from([",", ";", "\t", "|"]))
    width = draw(st.integers(1, 4))
    full = st.lists(cells(mark), min_size=width, max_size=width)
    ragged = st.lists(cells(mark), max_size=5)
    empty = st.just([""] * width)
    rows = draw(st.lists(st.one_of(full, full, full, ragged, empty, st.just([])), max_size=8))
    ends = st.sampled_from(draw(st.sampled_from([["\n"], ["\r\n"], ["\r"], BREAKS])))
    lines = [mark.join(row) + draw(ends) for row in rows]
    text = "".join(lines)
    return (text.rstrip("\r\n") if draw(st.booleans()) else text), mark


def _part(text, mark, encoding=None):
    data = text.encode(encoding or "utf-8")
    return _tables.Part(
        "may.csv", "text", data=data, encoding=encoding or encoding_of(data), delimiter=mark
    )


def _rows(table):
    return [
        (line, [cell or "" for cell in cells])
        for line, *cells in zip(*(column.to_pylist() for column in table.columns), strict=True)
    ]


def _exact(part):
    """What the exact reader gives, without blank records and the empty end of a row."""
    return [
        (line, _bare(cells))
        for line, cells in part.records()
        if any(cell.strip() for cell in cells)
    ]


def _bare(cells):
    while cells and not cells[-1]:
        cells = cells[:-1]
    return list(cells)


@settings(max_examples=600)
@given(texts())
@example(('a,b\n"c\r\nd",e\r\nf,g\r\n', ","))
@example(("a,b\rc,d\r\re,f", ","))
@example(('a,b\nc,d,e\n"f\ng",h\ni\nj,k\n', ","))
@example(('a,b\n"c\rd",e,\n"f\r\ng",h,i\nj,k\n', ","))
@example(('a,b\nc,"d""e"\nf,g"h\ni,j"k\nl,m\n', ","))
@example(("a,b\n,,,\n \t,\n\nc,d\n", ","))
def test_the_fast_reader_gives_what_the_exact_one_gives_or_gives_way(text_and_mark):
    part = _part(*text_and_mark)
    if not part.data.strip():
        return
    fast = _text_tables.fast_table(part)
    if fast is None:
        return
    assert [(line, _bare(cells)) for line, cells in _rows(fast)] == _exact(part)


@settings(max_examples=200)
@given(texts(), st.sampled_from(["utf-8", "cp1252", "utf-16", "utf-16-le"]))
def test_whatever_reads_a_text_the_records_are_the_same(text_and_mark, encoding):
    text, mark = text_and_mark
    if encoding == "cp1252":
        text = "".join(c for c in text if c.isascii() or c in "é£")
    part = _part(text, mark, encoding)
    try:
        wanted = _exact(part)
    except SourceError as error:
        with pytest.raises(SourceError) as caught:
            _tables.read_table(part)
        assert str(caught.value) == str(error)
        return
    found = _rows(_tables.read_table(part))
    assert [(line, _bare(cells)) for line, cells in found] == wanted


@pytest.mark.parametrize("end", BREAKS)
@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_plain_text_is_read_by_the_fast_reader(end, mark):
    """Else the law above would hold of nothing."""
    rows = [
        ["Date", "Supplier", "Net"],
        ["d", _quoted(f"Two{end}lines{mark}"), "1"],
        ["d", "Short"],
    ]
    rows += [["d", "Long", "2", "more"], [], ["", "", ""], ["d", _quoted('Say "so"'), "3"]]
    text = end.join(mark.join(row) for row in rows) + end
    fast = _text_tables.fast_table(_part(text, mark))
    assert fast is not None
    assert [(line, _bare(cells)) for line, cells in _rows(fast)] == [
        (1, ["Date", "Supplier", "Net"]),
        (2, ["d", f"Two{end}lines{mark}", "1"]),
        (4, ["d", "Short"]),
        (5, ["d", "Long", "2", "more"]),
        (8, ["d", 'Say "so"', "3"]),
    ]


def test_an_unclosed_quotation_mark_is_left_to_the_exact_reader():
    part = _part('a,b\nc,"d\ne,f\n', ",")
    assert _text_tables.fast_table(part) is None
    with pytest.raises(SourceError, match="a quotation mark in or below line 2 is never closed"):
        _tables.read_table(part)


@pytest.mark.parametrize(
    ("lines", "mark"),
    [
        (["Date;Supplier;Net"] + ["d;Brine, Barrow & Co, Ltd;1,50"] * 9, ";"),
        (["Date\tSupplier\tNet"] + ["d\tA, B\t1"] * 9, "\t"),
        (["A title, with commas, many,,,,,,,,,"] + ["d|A|1"] * 9, "|"),
        (["only one column"] * 3, ","),
    ],
)
def test_the_delimiter_stands_in_most_lines(lines, mark):
    assert _text_tables.delimiter_of("\n".join(lines)) == mark


@pytest.mark.parametrize("encoding", ["cp1252", "cp850"])
@pytest.mark.parametrize("amount", ["£859.54", '"£1,819.40"', "-£534.71", "£(534.71)"])
def test_pounds_before_numbers_tell_the_code_page_whatever_else_it_looks_like(amount, encoding):
    """Guessed from its letters alone, such a line was read as the other page now and then."""
    line = f"Public Health,Highways Works,05-Apr-23,Ashacre Cleaning Limited,24280000001,{amount}"
    assert encoding_of(line.encode(encoding)) == encoding


def test_a_huge_cell_in_a_line_of_another_width_is_refused_in_words(tmp_path):
    path = tmp_path / "huge.csv"
    path.write_text("a,b\n1,2\n3," + "x" * 200_000 + ",5\n6,7\n", encoding="utf-8")
    (part,), _ = _tables.open_tables(path, "huge.csv")
    with pytest.raises(SourceError, match="cannot be read after line 3"):
        _tables.read_table(part)
