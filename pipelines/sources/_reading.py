"""Read a file's content, gzip or not, and decode it."""

import gzip
import zlib

from pipelines.errors import SourceError
from pipelines.sources._headings import without_mark


def read_bytes(path, name):
    """The whole content of a file.

    Raises
    ------
    SourceError
        If it cannot be read, or is not the gzip file that its name says.
    """
    opener = gzip.open if path.suffix.lower() == ".gz" else open
    try:
        with opener(path, "rb") as stream:
            return stream.read()
    except (OSError, EOFError, zlib.error) as error:
        raise SourceError(name, f"cannot be read ({error})", "Fetch the file anew.") from error


def decode(data, encoding, errors="strict"):
    """Text without a byte-order mark, however mangled: before a quotation mark it would hide it."""
    return without_mark(data.decode(encoding, errors))
