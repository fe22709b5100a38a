"""Read a file's content, packed or not, tell what form it has, and decode it.

A path may lead into a zip: `…/files.zip/may.csv` is the member `may.csv`.
"""

import gzip
import io
import lzma
import re
import struct
import zipfile
import zlib
from collections import Counter
from posixpath import normpath

from charset_normalizer import from_bytes

from pipelines import config_files
from pipelines.errors import SourceError
from pipelines.sources._headings import without_mark
from pipelines.sources._plain_text import has_stray_zeros

# What a packed file may grow to: no publisher's file comes near, and memory ends somewhere.
LARGEST = 4_000_000_000
_MOST_GROWTH, _SMALL = 200, 50_000_000
_PIECE = 250_000  # unpacked at a time: no more than that is read ahead
_SAMPLE = 200_000
_PACKED = b"\x1f\x8b"
_PACKED_OTHERWISE = (b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07")
_ZIPPED = b"PK\x03\x04"
_OPEN_SHEET = b"application/vnd.oasis.opendocument.spreadsheet"  # stands first, as it is
_WEB_PAGE = re.compile(
    rb"(\xef\xbb\xbf)*\s*((<\?xml[^>]*>|<!--.*?-->)\s*)*<(!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
# A pound sign in code page 850 and in 1252; in the other one each is a letter.
_SIGNS = (b"\x9c", b"\xa3")
# It stands before an amount, or alone in brackets.
_POUNDS = tuple(re.compile(sign + rb"( ?[-(]?[0-9.]|\))") for sign in _SIGNS)
# Or among no letters, as in “Amount £” and “in £s”, unless it is a letter of some word.
_ALONE = tuple(
    re.compile(rb"(?<![a-zA-Z\x80-\xff])" + sign + rb"s?(?![a-zA-Z\x80-\xff])") for sign in _SIGNS
)
_IN_A_WORD = tuple(re.compile(rb"[a-zA-Z]" + sign + rb"[a-zA-Z]") for sign in _SIGNS)
_LEADS_OUT = re.compile(r"^[/\\]|^[A-Za-z]:[/\\]|(^|[/\\])\.\.([/\\]|$)")  # on any machine
_UNPACK = "Unpack it, and bring the files that are meant."
DAMAGED = (OSError, EOFError, KeyError, ValueError, AssertionError, NotImplementedError,
           RuntimeError, struct.error, zlib.error, lzma.LZMAError, zipfile.BadZipFile)  # fmt: skip


def read_bytes(path, name):
    """The whole content of a file, unpacked where it is gzip.

    Raises
    ------
    SourceError
        If it cannot be read, is not the gzip file that its name says, or would grow beyond
        all measure.
    """
    container = zip_of(path)
    if not container and path.exists() and not path.is_file():
        raise SourceError(name, "is a device or a pipe, not a file", "Take it out of the folder.")
    try:
        if not container and is_zip(path):
            members(path, name)  # its members are read, and never the zip unless it is damaged
        data = _member(path, name) if container else path.read_bytes()
        if data[:2] == _PACKED or path.suffix.lower() == ".gz":
            packed = io.BytesIO(data)
            data = _grown(gzip.GzipFile(fileobj=packed), packed.tell, name)
        return data
    except DAMAGED as error:
        said = getattr(error, "strerror", None) or error  # without the path on this machine
        what = f"{container.name} {said}" if container else said
        raise SourceError(name, f"cannot be read ({what})", "Fetch the file anew.") from error


def stamp(path):
    """What the file system says of a file: another content has another stamp; None without it."""
    try:
        told = (zip_of(path) or path).stat()
    except OSError:
        return None
    return told.st_ino, told.st_size, told.st_mtime_ns, told.st_ctime_ns


def zip_of(path):
    """The zip file that a path leads into, or None."""
    return next((p for p in path.parents if p.suffix.lower() == ".zip" and p.is_file()), None)


def is_zip(path):
    """Whether a file on disk is a zip of files, and no workbook."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as stream:
            if stream.read(4) != _ZIPPED:
                return False
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            is_document = "content.xml" in names and "mimetype" in names  # OpenDocument
            return not is_document and not any(n.startswith(("xl/", "word/")) for n in names)
    except DAMAGED:
        return path.suffix.lower() == ".zip"


def members(path, name):
    """Names of the files inside a zip, apart from what holds nobody's data.

    Raises
    ------
    SourceError
        If it is damaged, holds nothing, a file that would lie outside of it, or two of one name:
        of those only one could be read.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            inside = [info.filename for info in archive.infolist() if not info.is_dir()]
    except DAMAGED as error:
        raise SourceError(name, f"cannot be read ({error})", "Fetch the file anew.") from error
    if outside := next((one for one in inside if _LEADS_OUT.search(one)), None):
        raise SourceError(name, f"holds {outside!r}, which leads out of it", _UNPACK)
    wanted = Counter(one for one in map(normpath, inside) if not config_files.is_left_out(one))
    if twice := next((one for one, times in wanted.items() if times > 1), None):
        raise SourceError(name, f"holds two files that are called {twice!r}", _UNPACK)
    if not wanted:
        raise SourceError(name, "holds no file of data", "Take it out of the folder.")
    return sorted(wanted)


def _member(path, name):
    container = zip_of(path)
    with container.open("rb") as file, zipfile.ZipFile(file) as archive:
        inner = path.relative_to(container).as_posix()
        info = archive.NameToInfo.get(inner) or _of_another_spelling(archive, inner)
        with archive.open(info) as stream:
            return _grown(stream, lambda: file.tell() - info.header_offset, name)


def _of_another_spelling(archive, inner):
    """A member that is called `./may.csv` or `a/./may.csv` within its zip."""
    for info in archive.infolist():
        if normpath(info.filename) == inner:
            return info
    raise KeyError(f"There is no item named {inner!r} in the archive")


def _grown(stream, consumed, name):
    """Everything that a packed stream holds, unless it grows as no honest file does.

    `consumed()` says how many packed bytes were read so far: a bomb is told by its first part,
    long before all of it would be in memory.
    """
    parts, size = [], 0
    while part := stream.read(_PIECE):
        parts.append(part)
        size += len(part)
        require_honest(size, consumed(), name)
    return b"".join(parts)


def require_honest(size, packed, name):
    """Refuse what grows beyond all measure.

    Raises
    ------
    SourceError
        If `size` bytes come out of `packed` ones as they do from no publisher's file.
    """
    if size > LARGEST or (size > _SMALL and size > packed * _MOST_GROWTH):
        raise SourceError(
            name,
            f"grows to more than {_MOST_GROWTH} times its size when it is unpacked",
            "If that is right, unpack it yourself and put the file in its place.",
        )


def form_of(data):
    """What a file's bytes are, whatever its name says.

    Returns
    -------
    str
        `text`, `workbook`, `parquet`, `empty`, or the words that say why it is no table.
    """
    if not data[:_SAMPLE].strip():
        return "empty"
    if data.startswith(b"PAR1"):
        return "parquet"
    if data.startswith(b"\xd0\xcf\x11\xe0") or _is_packed_sheet(data):
        return "workbook"
    if data.startswith(b"%PDF"):
        return "a PDF, not a table"
    if data.startswith(_ZIPPED):
        return "a packed file inside a packed file: unpack it, and bring what is in it"
    if data.startswith(_PACKED_OTHERWISE):
        return "packed as 7z or RAR, which is not read: unpack it, and bring what is in it"
    if _WEB_PAGE.match(data[:_SAMPLE]):
        return "a web page, not a table"
    if b"\x00" in data[:_SAMPLE] and not _wide(data) and not has_stray_zeros(data):
        return "not delimited text"
    return "text"


def _is_packed_sheet(data):
    return data.startswith(_ZIPPED) and (b"xl/" in data or _OPEN_SHEET in data[:200])


def encoding_of(data):
    """UTF-16 by its marks or zeros, UTF-8 where all of it is; else what the odd lines look like."""
    if wide := _wide(data):
        return wide
    try:
        _ = data.isascii() or data.decode("utf-8")
    except UnicodeDecodeError:
        for count in (_before_amounts, _among_no_letters):
            pounds_850, pounds_1252 = count(data)
            if pounds_850 != pounds_1252:
                return "cp850" if pounds_850 > pounds_1252 else "cp1252"
        odd = b"\n".join(line for line in data.splitlines() if not line.isascii())
        best = from_bytes(odd[:_SAMPLE], cp_isolation=["cp1252", "cp850"]).best()
        return best.encoding if best else "cp1252"
    return "utf-8-sig"


def _before_amounts(data):
    """How often a pound sign of code page 850 stands before an amount, and one of 1252."""
    return [len(sign.findall(data)) for sign in _POUNDS]


def _among_no_letters(data):
    """How often each stands among no letters, where it is none of a word either."""
    return [
        0 if letter.search(data) else len(sign.findall(data))
        for sign, letter in zip(_ALONE, _IN_A_WORD, strict=True)
    ]


def _wide(data):
    """The kind of UTF-16 that bytes are, or None: every other byte of plain text is a zero then."""
    if data[:4] in (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff"):
        return "utf-32"
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    sample = data[:2_000]
    zeros = [sample[start::2].count(0) for start in (0, 1)]
    for encoding, mostly, seldom in (("utf-16-le", 1, 0), ("utf-16-be", 0, 1)):
        if zeros[mostly] * 2 > len(sample) * 0.8 and zeros[seldom] * 2 < len(sample) * 0.05:
            return encoding
    return None


def decode(data, encoding, errors="strict"):
    """Text without a byte-order mark, however mangled: before a quotation mark it would hide it."""
    if encoding.startswith("utf-16") and len(data) % 2:
        data = data[:-1]  # an odd byte at the end of a sample, or of a file cut short
    return without_mark(data.decode(encoding, errors))
