"""What is told of a file, as one text: its notes one after the other.

A note may hold a heading or the name of a sheet with a semicolon in it: what stands behind that is
kept from breaking off, so that the notes can be parted again.
"""

_BETWEEN = "; "
_WITHIN = ";\u00a0"


def together(notes):
    """Notes as one text, each once.

    Parameters
    ----------
    notes : iterable of str
    """
    told = dict.fromkeys(note.replace(_BETWEEN, _WITHIN) for note in notes)
    return _BETWEEN.join(told)


def apart(text):
    """The notes of such a text, as they were.

    Parameters
    ----------
    text : str or None
    """
    return [note.replace(_WITHIN, _BETWEEN) for note in (text or "").split(_BETWEEN) if note]
