"""Domains of the Health Index: they are numbers, and the places beside them are none."""

from dataclasses import replace

from pipelines.sources import _values

DOMAINS = ("overall", "healthy_people", "healthy_lives", "healthy_places")
_PLACES = ("place_id", "place_name")
_LOOKED_AT, _FEWEST, _MOSTLY = 100, 5, 0.9
_OF_A_MARK = 3  # signs: “c”, “[c]” and “n/a” say why there is no value


def contradict(match, rows):
    """What says that a domain and a place stand under each other's headings; or None.

    Parameters
    ----------
    match : a row of headings as one layout reads it
    rows : list of (int, list of str)
    """
    below = [row for line, row in rows if line > match.line and any(row)][:_LOOKED_AT]
    bare = next((i for i, column in enumerate(match.columns) if column in DOMAINS
                 and (said := _said(below, i)) and not any(map(_values.is_amount, said))
                 and any(map(_is_text, said))), None)  # fmt: skip
    if bare is None:
        return None
    for i, column in enumerate(match.columns):
        said = _said(below, i) if column in _PLACES else []
        numbers = sum(map(_values.is_amount, said))
        if len(said) >= _FEWEST and numbers >= _MOSTLY * len(said):
            names = [f"“{match.cells[at].strip()}”" for at in (bare, i)]
            return f"{names[0]} holds no number, and {names[1]} holds numbers"
    return None


def tell_unread(plan, records, headings):
    """The plan with a note of each domain that holds a text for a number, and the records.

    A line counts by its other domains, so that nothing else would tell of it.
    """
    del headings
    notes = []
    for i, column in enumerate(plan.columns):
        if column in DOMAINS:
            said = _said([row for _, row in records], i)
            if count := sum(map(_is_text, said)):
                many = f"{count:,} line{'s' if count > 1 else ''}"
                notes.append(f"“{plan.headings[i].strip()}” holds no number in {many}")
    return (replace(plan, notes=(*plan.notes, *notes)) if notes else plan), records


def _said(rows, i):
    return [text for row in rows if i < len(row) and (text := (row[i] or "").strip())]


def _is_text(text):
    return len(text) > _OF_A_MARK and not _values.is_amount(text)
