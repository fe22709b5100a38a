"""Delimited text in odd dress, undressed before it is read: no line is moved and no cell changed.

Curly or single quotation marks around cells, each line quoted as a whole, a few zero bytes.
"""

import re

_LOOKED_AT = 20_000
_MARKS = rb",;\t|^~"
_NOT_BESIDE = rb"(?<![^" + _MARKS + rb"\r\n])", rb"(?![^" + _MARKS + rb"\r\n])"
_CURLY = (
    (b"\xe2\x80\x9c", b"\xe2\x80\x9d", rb"[^\r\n\"]*?"),  # UTF-8
    (b"\x93", b"\x94", rb"[^\r\n\"\x94]*"),  # Windows-1252
)
_SINGLE = re.compile(
    _NOT_BESIDE[0] + rb"'((?:[^'\"\r\n]|'(?=[^" + _MARKS + rb"\r\n]))*)'" + _NOT_BESIDE[1]
)
_WHOLE = re.compile(rb'^"((?:[^"\r\n]|"")*)"(?=\r?$)', re.MULTILINE)
_ENDS = re.compile(rb";+(?=\r?$)", re.MULTILINE)
_ESCAPED = re.compile(rb'\\"(?=[^,;\t|\r\n])')  # not at the end of a cell
_IS_ESCAPED = re.compile(rb'\\"(?=[^",;\t|\r\n])')  # a doubled mark behind a stroke is no such one
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1f]")
_FEW = 0.1  # of a text at most this share are zeros that something left in it


def plain(data):
    """The bytes of a text as they would stand in a plain file.

    Parameters
    ----------
    data : bytes

    Returns
    -------
    bytes
        The same ones where nothing is odd, which the first lines tell, but for zeros.
    """
    start = data[:_LOOKED_AT]
    if b"\x00" in data and has_stray_zeros(data):
        data = data.replace(b"\x00", b"")
        start = data[:_LOOKED_AT]
    for opening, closing, inside in _CURLY:
        if opening in start and closing in start:
            data = _requoted(data, opening, closing, inside)
    if _IS_ESCAPED.search(start):
        data = _ESCAPED.sub(b'""', data)
    first = start.lstrip(b"\xef\xbb\xbf\r\n").split(b"\n", 1)[0].rstrip(b"\r")
    if first[:1] == b"'" and _SINGLE.match(first):
        data = _SINGLE.sub(lambda cell: b'"' + cell[1].replace(b"''", b"'") + b'"', data)
    elif first[:1] == b'"' and _is_quoted_whole(start, first):
        data = _WHOLE.sub(lambda line: line[1].replace(b'""', b'"'), data)
    elif first.endswith(b";;") and b"," in first and b";" not in first.rstrip(b";"):
        data = _ENDS.sub(b"", data)  # a comma file that was opened where semicolons part cells
    return data


def has_stray_zeros(data):
    """Whether zeros are all that is odd in a text, such as those that fill up its last block."""
    zeros = data.count(b"\x00")
    rest = data.replace(b"\x00", b"")
    inside = data.rstrip(b"\x00").count(b"\x00")
    return zeros > 0 and inside <= len(rest) * _FEW and not _CONTROLS.search(rest[:_LOOKED_AT])


def _requoted(data, opening, closing, inside):
    cell = re.compile(_NOT_BESIDE[0] + opening + rb"(" + inside + rb")" + closing + _NOT_BESIDE[1])
    return cell.sub(rb'"\1"', data)


def _is_quoted_whole(start, first):
    """Whether every line is one cell in quotation marks that holds the cells of a line."""
    lines = [line.rstrip(b"\r") for line in start.split(b"\n")[:-1] or [first] if line.strip()]
    within = [_WHOLE.fullmatch(line) for line in lines]
    return len(lines) > 1 and all(within) and all(
        any(mark in one[1] for mark in (b",", b";", b"\t", b"|")) for one in within
    )  # fmt: skip
