"""What is told of a file, as one text: its notes one after the other.

Notes name files, sheets and headings, which a publisher may have written anything into: what leads
to a person is taken out of them, as it is of every text. A note may hold a heading or the name of a
sheet with a semicolon in it: what stands behind that is kept from breaking off, so that the notes
can be parted again.
"""

from pipelines.build.scrub import scrub_text

_BETWEEN = "; "
_WITHIN = ";\u00a0"


def together(notes):
    """Notes as one text, each once.

    Parameters
    ----------
    notes : iterable of str
    """
    told = dict.fromkeys(scrub_text(note).replace(_BETWEEN, _WITHIN) for note in notes)
    return _BETWEEN.join(told)


def apart(text):
    """The notes of such a text, as they were.

    Parameters
    ----------
    text : str or None
    """
    return [note.replace(_WITHIN, _BETWEEN) for note in (text or "").split(_BETWEEN) if note]
