"""People who asked for support and were taken on or not, after disclosure control.

Counts of one to nine people are empty, and so is whatever would give one away by any sum or
difference of shown counts: asked is taken on and not, not taken on is its reasons, a county is its
districts. A county or care board is the sum of its districts where all of them are counted; a count
of its own stands only where none of its districts has one. What was not supplied is no nought.
"""

import numpy as np
import pandas as pd

from pipelines.disclosure import Policy
from pipelines.disclosure.overlaps import hide_recoverable
from pipelines.errors import DisclosureError
from pipelines.measures.registry import load_publish_list

READS = ("fct_waiting_request", "dim_place")
WRITES = "safe_waiting"
GRAIN = ("place_id", "service_id", "period", "waiting_kind")

_REASONS = ("referred_on", "outside_rules", "no_reply", "still_waiting")
KINDS = ("asked", "taken_on", "not_taken_on", *_REASONS, "reason_not_supplied")
_STATUSES = ("taken_on", *_REASONS, "rest")
_SHOWN = [*GRAIN, "service_name", "waiting_source", "waiting_people", "suppressed_because"]
_FEW = f"fewer than {Policy().threshold} people"
_FROM_OTHERS = "can be worked out from what is shown"


def run(frames):
    """One row per place, service, year and kind of count that was supplied."""
    counts = frames["fct_waiting_request"]
    _refuse_outside(counts)
    districts = frames["dim_place"]
    districts = districts[districts["place_level"] == "district"]
    found = [
        _of_service(lines.reset_index(drop=True), districts)
        for _, lines in counts.groupby(["service_id", "period"], sort=True)
    ]
    if not found:
        return pd.DataFrame(columns=_SHOWN)
    return pd.concat(found, ignore_index=True)[_SHOWN]


def _of_service(lines, districts):
    """The protected counts of one service and year, over all its places."""
    parts = _parts(lines)
    cells = [
        cell
        for cell in _cells(lines, districts)
        if cell["is_told"] or _few(sum(parts[part] for part in cell["parts"]))
    ]
    member = np.array([[part in cell["parts"] for part in parts] for cell in cells], dtype=bool)
    people = np.array([parts[part] for part in parts], dtype=float)
    size = member.reshape(len(cells), -1) @ people
    few = _few(size)
    hidden, before = few.copy(), None
    while before is None or (hidden != before).any():
        before = hidden.copy()
        _leave_no_remainder(cells, size, few, hidden)
        hidden = hide_recoverable(member, people, hidden)
    found = pd.DataFrame(cells).drop(columns=["parts", "inside"])
    found["waiting_people"] = pd.Series(size).astype("Int64").mask(pd.Series(hidden))
    reason = pd.Series(None, index=found.index, dtype=object).mask(pd.Series(hidden), _FROM_OTHERS)
    found["suppressed_because"] = reason.mask(pd.Series(few), _FEW)
    for name in ("service_id", "service_name", "period"):
        found[name] = lines[name].iloc[0]
    return found[found["is_told"]]


def _leave_no_remainder(cells, size, few, hidden):
    """What the hidden parts of a shown count hold together is nobody, or enough people.

    Nor is it so many that each of few must be nearly as many as few can be.
    """
    policy = Policy()
    at = {(cell["place_id"], cell["waiting_kind"]): n for n, cell in enumerate(cells)}
    for whole, cell in enumerate(cells):
        for parts in _made_up_of(cell, at):
            while not hidden[whole]:
                held = [n for n in parts if hidden[n]]
                together = sum(size[n] for n in held)
                room = len(held) * (policy.threshold - 1) - together
                tight = together > 0 and few[held].all() and room < policy.least_width
                if not _few(together) and not tight:
                    break
                shown = [n for n in parts if not hidden[n] and size[n] > 0]
                smallest = min(shown, key=lambda n: size[n]) if shown else whole
                hidden[smallest] = True


def _made_up_of(cell, at):
    """The ways in which a count is the sum of others: of its kinds, and of its districts."""
    place, kind = cell["place_id"], cell["waiting_kind"]
    kinds = {"asked": KINDS[1:3], "not_taken_on": KINDS[3:]}.get(kind, ())
    yield [at[place, one] for one in kinds if (place, one) in at]
    yield [at[one, kind] for one in cell["inside"] if one != place and (one, kind) in at]


def _few(people):
    return (people > 0) & (people < Policy().threshold)


def _parts(lines):
    """{(place, status): people}; what no status accounts for is the rest."""
    parts = {}
    for line in lines.to_dict("records"):
        known = {s: line[f"people_{s}"] for s in _STATUSES[:-1] if pd.notna(line[f"people_{s}"])}
        for status, people in known.items():
            parts[line["place_id"], status] = int(people)
        parts[line["place_id"], "rest"] = int(line["people_asked"]) - sum(map(int, known.values()))
    return parts


def _cells(lines, districts):
    """The counts that are told, each with the parts that it adds up."""
    known = {line["place_id"]: line for line in lines.to_dict("records")}
    inside = {place: (place,) for place in known}
    for column in ("county_id", "icb_id"):
        for place, within in districts.groupby(column)["place_id"]:
            counted = set(within) & set(known)
            if counted:
                inside.pop(place, None)
            if counted == set(within):
                inside[place] = tuple(sorted(within))
    return [
        {
            "place_id": place,
            "waiting_kind": kind,
            "inside": of,
            "waiting_source": _source([known[one] for one in of]),
            "is_told": all(_is_told(kind, known[one]) for one in of),
            "parts": {(one, status) for one in of for status in _made_of(kind, known[one])},
        }
        for place, of in sorted(inside.items())
        for kind in KINDS
        if all(_made_of(kind, known[one]) for one in of)
    ]


def _is_told(kind, line):
    """What is left over is told where those taken on are; else protected all the same."""
    return kind != "reason_not_supplied" or pd.notna(line["people_taken_on"])


def _made_of(kind, line):
    """The statuses that a kind of count adds up; none where it was not supplied."""
    statuses = [s for s in _STATUSES[:-1] if pd.notna(line[f"people_{s}"])] + ["rest"]
    if kind == "asked":
        return statuses
    if kind == "not_taken_on":
        if "taken_on" not in statuses:
            return []
        return [status for status in statuses if status != "taken_on"]
    wanted = "rest" if kind == "reason_not_supplied" else kind
    return [wanted] if wanted in statuses else []


def _source(lines):
    """Who counted, where all say the same."""
    said = {line["waiting_source"] for line in lines}
    return said.pop() if len(said) == 1 else None


def _refuse_outside(counts):
    listed = load_publish_list()["P8_waiting"]
    outside = ~counts["place_level"].isin(listed.place_levels)
    outside |= ~counts["period"].str.fullmatch(r"FY\d{4}-\d{2}").astype(bool)
    if outside.any():
        raise DisclosureError(
            WRITES,
            f"{int(outside.sum())} counts lie outside the closed list P8_waiting",
            "Add the level or period to sql/measures/publish.toml by a decision.",
        )
