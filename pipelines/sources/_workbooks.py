"""Workbooks: the cells of their sheets, and how they count days."""

import io
import os
import sys
import zipfile
from contextlib import contextmanager, suppress

from python_calamine import CalamineWorkbook, SheetVisibleEnum

from pipelines.errors import SourceError
from pipelines.sources._reading import DAMAGED, require_honest

_VISIBLE = SheetVisibleEnum.Visible
_COMPOUND = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def cells_of_sheets(data, name):
    """Every sheet of a workbook, XLS, XLSX or ODS: [(its name, rows of cells, is hidden)].

    A fourth member says where cells are merged downwards: the row and column of the first of them,
    and the row of the last, from 0.

    Raises
    ------
    SourceError
        If it is damaged, locked with a password, or would grow beyond all measure.
    """
    _require_honest_archive(data, name)
    if data.startswith(_COMPOUND) and _ENCRYPTED in data:
        raise SourceError(
            name, "is a workbook locked with a password", "Save it without one, or as CSV."
        )
    try:
        with _without_a_panic_on_the_screen():
            book = CalamineWorkbook.from_filelike(io.BytesIO(data))
            seen = {one.name for one in book.sheets_metadata if one.visible == _VISIBLE}
            return [
                (sheet, *_with_merged(book.get_sheet_by_name(sheet), sheet not in seen))
                for sheet in book.sheet_names
            ]  # fmt: skip
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # a panic of the reader is no Exception
        raise SourceError(
            name, f"is a workbook that cannot be read ({type(error).__name__})",
            "Save it anew, or as CSV.",
        ) from error  # fmt: skip


def _with_merged(sheet, is_hidden):
    """(rows of cells, is hidden, where cells of one column are merged downwards)."""
    merged = tuple(
        (top, left, bottom)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        if left == right and top < bottom
    )
    return sheet.to_python(skip_empty_area=False), is_hidden, merged


def date_system(data):
    """`1904` where a workbook counts its days from then."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            said = archive.read("xl/workbook.xml").decode("utf-8", "replace")
    except DAMAGED:
        return ""
    return "1904" if 'date1904="1"' in said or 'date1904="true"' in said else ""


def _require_honest_archive(data, name):
    """A workbook's parts are packed; what they say they grow to is asked before they do."""
    with suppress(*DAMAGED), zipfile.ZipFile(io.BytesIO(data)) as archive:
        require_honest(sum(info.file_size for info in archive.infolist()), len(data), name)


@contextmanager
def _without_a_panic_on_the_screen():
    """What the workbook reader writes to standard error, past Python, when a file breaks it."""
    sys.stderr.flush()
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
