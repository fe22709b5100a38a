"""Decisions that contradict each other: which of them stands, nobody could tell.

Of two decisions about the same thing the later stands. Two of one day, or two without a day, that
say different things are refused with their file and lines; so are parents that lead in a circle.
"""

from pipelines.errors import DecisionError

# What each file decides about, and what it says of it.
_ABOUT = {
    "payees": (("payee_name",), ("is_person",)),
    "services": (("kind", "field", "text"), ("service_id",)),
    "flows": (("field", "text"), ("flow_kind",)),
    "duplicates": (("what", "file"), ("counts",)),
    "groups": (("provider_id",), ("parent_id", "parent_name")),
}


def refuse_contradictions(name, rows, places=None):
    """Refuse decisions of one day that say different things about the same.

    Parameters
    ----------
    name : str
        The file's name without its ending.
    rows : list of dict
        Its rows as text.
    places : list of str or None
        Where each row stands, in words; by default the lines of the file below its heading.

    Raises
    ------
    DecisionError
        Naming the file and the two lines, never what they say.
    """
    placed = list(zip(places or lines(rows), rows, strict=True))
    if name == "aliases":
        yes = [(place, row) for place, row in placed if _plain(row["is_the_same"]) == "yes"]
        _refuse("aliases", yes, ("payee_name",), ("provider_id",))
        _refuse("aliases", placed, ("payee_name", "provider_id"), ("is_the_same",))
    elif name in _ABOUT:
        _refuse(name, placed, *_ABOUT[name])
    if name == "groups":
        _refuse_circles(placed)


def lines(rows, file=""):
    """Where each row of a file stands, in words; its heading is line 1."""
    return [f"line {number}{file and ' of '}{file}" for number, _ in enumerate(rows, start=2)]


def _refuse(name, placed, about, says):
    seen = {}
    for place, row in placed:
        key = tuple(_plain(row[column]) for column in (*about, "decided_on"))
        said = tuple(_plain(row[column]) for column in says)
        first, before = seen.setdefault(key, (place, said))
        if said != before:
            day = "of one day" if key[-1] else "without a day"
            raise DecisionError(
                f"decisions/{name}.csv",
                f"{first} and {place} are decisions {day} about the same "
                f"{' and '.join(about)}, and say different things",
                "Delete one, or give the one that stands a later day.",
            )


def _refuse_circles(placed):
    """Refuse decided parents that come back to where they began, by their numbers."""
    parent, where = {}, {}
    for place, row in sorted(placed, key=lambda one: one[1]["decided_on"].strip()):
        key = row["provider_id"].strip()
        parent[key], where[key] = row["parent_id"].strip(), place
    for start in parent:
        path, at = [], start
        while at and at not in path:
            path.append(at)
            at = parent.get(at)
        if at == start:
            raise DecisionError(
                "decisions/groups.csv",
                f"{', '.join(where[key] for key in path)}: going from parent to parent comes back "
                "to where it began",
                "Nobody belongs to itself: leave the parent empty where nothing is above.",
            )


def _plain(text):
    return " ".join((text or "").split()).lower()
