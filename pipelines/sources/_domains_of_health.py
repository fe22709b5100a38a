"""Domains of the Health Index: they are numbers, and the places beside them are none."""

from pipelines.sources import _values

DOMAINS = ("overall", "healthy_people", "healthy_lives", "healthy_places")
_PLACES = ("place_id", "place_name")
_LOOKED_AT, _FEWEST, _MOSTLY = 100, 5, 0.9
_OF_A_MARK = 3  # signs: “c”, “[c]” and “n/a” say why there is no value


def contradict(match, rows):
    """What says that a domain and a place stand under each other's headings; or None.

    A domain that holds texts and no number is noted where no place holds numbers.

    Parameters
    ----------
    match : a row of headings as one layout reads it
    rows : list of (int, list of str)
    """
    below = [row for line, row in rows if line > match.line and any(row)][:_LOOKED_AT]
    bare = [i for i, column in enumerate(match.columns) if column in DOMAINS
            and (said := _said(below, i)) and not any(map(_values.is_amount, said))
            and any(len(text) > _OF_A_MARK for text in said)]  # fmt: skip
    if not bare:
        return None
    names = [f"“{match.cells[i].strip()}”" for i in bare]
    for i, column in enumerate(match.columns):
        said = _said(below, i) if column in _PLACES else []
        numbers = sum(map(_values.is_amount, said))
        if len(said) >= _FEWEST and numbers >= _MOSTLY * len(said):
            return f"{names[0]} holds no number, and “{match.cells[i].strip()}” holds numbers"
    match.notes += [f"{name} holds no number and is not read" for name in names]
    return None


def _said(rows, i):
    return [text for row in rows if i < len(row) and (text := row[i].strip())]
