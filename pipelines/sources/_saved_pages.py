"""Tables that were saved under a workbook's name and are none: web pages, and workbooks as XML.

Finance systems write both as `.xls`. A page counts as a table where its rows have cells beside each
other; a notice of an error does not.
"""

import re
from html.parser import HTMLParser
from xml.etree import ElementTree

from pipelines.errors import SourceError
from pipelines.sources._reading import decode, encoding_of

_NAMES = re.compile(r"\.xls[xm]?(\.gz)?$", re.IGNORECASE)
_A_TABLE = re.compile(rb"<table[\s>]", re.IGNORECASE)
_A_ROW = re.compile(rb"<t[dh][\s>].*?<t[dh][\s>]", re.IGNORECASE | re.DOTALL)
_XML = "urn:schemas-microsoft-com:office:spreadsheet"
_SPACE = re.compile(r"\s+")
_MOST_SKIPPED = 20_000  # rows or columns that an index may leap over, as a sheet has them


def is_saved_page(data, name):
    """Whether bytes are a table in a web page, under the name of a workbook."""
    return bool(_NAMES.search(name) and _A_TABLE.search(data[:200_000]) and _A_ROW.search(data))


def is_xml_workbook(data):
    """Whether bytes are a workbook of Excel 2003 as XML."""
    start = data[:2_000]
    return b"<Workbook" in start and _XML.encode() in start


def cells_of_page(data):
    """The tables of a web page: [("", rows of text, False)], each after the one before it."""
    reader = _Tables()
    reader.feed(decode(data, encoding_of(data), errors="replace"))
    reader.close()
    return [("", reader.rows, False)]


class _Tables(HTMLParser):
    """Rows of cells, a cell over several columns as one and as many empty ones."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.rows, self._cell, self._span = [], None, 1

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self._end_cell()
            self.rows.append([])
        elif tag in ("td", "th"):
            self._end_cell()
            said = dict(attrs).get("colspan") or "1"
            self._cell, self._span = [], min(int(said), 100) if said.isdecimal() else 1
        elif tag == "br" and self._cell is not None:
            self._cell.append(" ")

    def handle_endtag(self, tag):
        if tag in ("td", "th", "tr", "table"):
            self._end_cell()

    def handle_data(self, data):
        if self._cell is not None:
            self._cell.append(data)

    def close(self):
        super().close()
        self._end_cell()

    def _end_cell(self):
        if self._cell is not None:
            self.rows = self.rows or [[]]
            text = _SPACE.sub(" ", "".join(self._cell)).strip()
            self.rows[-1] += [text] + [""] * (self._span - 1)
            self._cell = None


def cells_of_xml(data, name):
    """Every sheet of a workbook as XML: [(its name, rows of text, False)].

    Raises
    ------
    SourceError
        If it is no whole XML.
    """
    space = f"{{{_XML}}}"
    try:
        book = ElementTree.fromstring(data)  # noqa: S314 expat bounds what entities grow to
    except (ElementTree.ParseError, ValueError) as error:
        raise SourceError(
            name, f"is a workbook as XML that cannot be read ({error})", "Save it anew, or as CSV."
        ) from error
    sheets = []
    for sheet in book.iter(f"{space}Worksheet"):
        rows = []
        for row in sheet.iter(f"{space}Row"):
            _leap(rows, row.get(f"{space}Index"), [])
            cells = []
            for cell in row.iter(f"{space}Cell"):
                _leap(cells, cell.get(f"{space}Index"), "")
                told = cell.find(f"{space}Data")
                cells.append("" if told is None else "".join(told.itertext()).strip())
            rows.append(cells)
        sheets.append((sheet.get(f"{space}Name", ""), rows, False))
    return sheets


def _leap(cells, index, empty):
    """Fill up to a place that is named by its number."""
    if index and index.isdecimal():
        cells += [empty] * min(int(index) - 1 - len(cells), _MOST_SKIPPED)
