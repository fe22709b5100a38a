"""The attack: what somebody with everything that is published can work out about a hidden figure.

The attacker has every shown figure, knows which places, periods, services, groups and providers
make up which, and knows the rule: a nought is shown, so a hidden figure is at least one, and where
the reason says so at most the threshold less one. Each hidden figure about few people is bounded
by programmes over whole numbers (HiGHS). Nothing here is shared with the rules that hide.
"""

from dataclasses import dataclass
from functools import partial
from itertools import combinations

import numpy as np
import pandas as pd

from pipelines.disclosure.attack_rooms import Program
from pipelines.disclosure.attack_sheet import Sheet, made_of

_FEW = "fewer"  # how a reason begins that is about the figure itself
_FAR = 1_000_000.0
_ANSWERS = "n_responses"
_COUNTS = (_ANSWERS, "n_people", "n_with", "n_without")
_SIDES = ("answered_yes", "answered_no")  # answers on each side, where none is weighted
_ADD_UP = (_ANSWERS, "n_with", *_SIDES)  # or are taken to, until seen otherwise
_COLUMNS = ["published_table", "place_id", "service_id", "provider_id", "group_dimension",
            "group_value", "period"]  # fmt: skip


@dataclass(frozen=True)
class Found:
    """What was bounded, quantity by quantity, and what came of it.

    `attacked` are hidden figures; `worked_out` those that can be but one number; `open` those whose
    programme ended without an answer, of which nobody knows; `narrow` how many have less room than
    the policy's width; `solved` is the number of programmes.
    """

    attacked: int
    worked_out: tuple
    open: tuple
    narrow: int
    solved: int


def attack(cells, parts, threshold=10, width=3, seconds=60.0):
    """Attack everything that is shown of P1 to P4: answers, people, and those who said yes or no.

    Parameters
    ----------
    cells : DataFrame
        As they leave disclosure control: hidden ones with a reason and without counts.
    parts : DataFrame
        `published_table, place_id, part_id`.
    threshold : int
    width : int
        Rooms narrower than this are counted as narrow.
    seconds : float
        What one programme may take.

    Returns
    -------
    Found
        `worked_out` and `open` hold measure, quantity and key of hidden figures.
    """
    rows, made = _rows(cells), made_of(parts)
    attacked, out, open_, narrow, solved = 0, [], [], 0, 0
    for (measure, _), block in rows.groupby([cells["measure_id"].to_numpy(), rows["year"]]):
        if not (block["reason"].notna() | block["is_frozen"]).any():
            continue
        sheet = Sheet(block, made)
        is_share = bool(block["n_with"].notna().any())
        block = block.assign(**_sides(block))
        for name in [q for q in (*_COUNTS, *_SIDES) if block[q].notna().any()]:
            programs = partial(_program, sheet, block, name, threshold, seconds, is_share)
            targets, (low, high), tried = _rooms(
                programs, sheet.unproven(_shown(block, name)), width
            )
            attacked, solved = attacked + len(targets), solved + tried
            keys, is_frozen = (block[c].to_numpy()[targets] for c in ("key", "is_frozen"))
            tells = is_frozen | (low > 0) & (low < threshold) | (name == _ANSWERS and not is_share)
            open_ += [(measure, name, *key) for key in keys[np.isnan(low)]]
            out += [(measure, name, *key) for key in keys[(high - low < 1) & tells]]
            narrow += int(((high - low < width) & (low < threshold)).sum())
    return Found(attacked, tuple(out), tuple(open_), narrow, solved)


def _rows(cells):
    """What of the cells the attacker writes down."""
    start = pd.to_datetime(cells["period_start"])
    keys = cells[_COLUMNS].astype(object)
    counts = {
        name: cells[name].to_numpy(dtype=float) if name in cells else np.nan
        for name in (*_COUNTS, "sum_w", "sum_wy", "sum_wy2")
    }
    return pd.DataFrame(
        {
            "key": list(keys.where(keys.notna(), "").itertuples(index=False, name=None)),
            "kind": cells["period_kind"].to_numpy(),
            "quarter": ((start.dt.month - 4) % 12 // 3).to_numpy(),
            "year": (start.dt.year - (start.dt.month < 4)).to_numpy(),
            "reason": cells["suppressed_because"].to_numpy(),
            "is_frozen": (cells["frozen_since"].notna() if "frozen_since" in cells else False),
            **counts,
        }
    )


def _sides(block):
    """Answers on each side, which add up as answers do; unknown where some count more than others.

    They tell more than people on each side do, who may have been on both.
    """
    heard = block[block["reason"].isna() & block["n_responses"].gt(0)]
    plain = heard["sum_wy"].notna().any() and heard["sum_w"].eq(heard["n_responses"]).all()
    plain &= heard["sum_wy2"].eq(heard["sum_wy"]).all()  # nought or one, and no number of events
    if not plain or block["n_with"].isna().all():
        return dict.fromkeys(_SIDES, np.nan)
    yes, no = block["sum_wy"], block["n_responses"] - block["sum_wy"]
    return {"answered_yes": yes, "answered_no": no, "n_with": np.nan, "n_without": np.nan}


def _rooms(programs, unproven, width):
    """Which figures are attacked, the least and most of each, and how many programmes that took.

    Where what is shown contradicts that sums add up, those of a kind that nobody sees add up may
    not: some answers tell of no group. The fewest kinds are doubted with which nothing contradicts
    another, in every such way; the narrowest room counts, as nobody knows which kinds are true.

    Parameters
    ----------
    programs : callable
        A program and its targets, of the kinds of sums that are doubted.
    unproven : list of int
        Kinds of sums.
    width : int
    """
    program, targets = programs(())
    told = np.array(program.rooms(targets, width)).reshape(-1, 2).T
    solved = program.solved
    if not program.contradicts or not unproven:
        return targets, told, solved
    found = []
    for doubted in _fewest(unproven, lambda some: programs(some)[0].agrees(targets)):
        program, _ = programs(doubted)
        found.append(np.array(program.rooms(targets, width)).reshape(-1, 2).T)
        solved += program.solved
    if found:
        rooms = np.stack(found)
        # A room that is not known is the narrowest: nobody knows then.
        best = np.argmin(rooms[:, 1] - rooms[:, 0], axis=0)
        narrowest = rooms[best, :, np.arange(len(targets))].T
        told = np.where(np.isnan(told), narrowest, told)
    return targets, told, solved


def _fewest(kinds, agrees):
    """The smallest sets of kinds with which nothing contradicts another, if they are doubted.

    Whatever agrees does so with more kinds doubted, too: one without which all others do not agree
    is in each set.
    """
    kinds, found = frozenset(kinds), []
    needed = {kind for kind in kinds if not agrees(kinds - {kind})}
    others = sorted(kinds - needed)
    for many in range(len(others) + 1):
        for some in combinations(others, many):
            doubted = needed.union(some)
            if not any(map(doubted.issuperset, found)) and agrees(doubted):
                found.append(doubted)
    return found


def _hidden(block):
    return block["reason"].notna().to_numpy() | block["is_frozen"].to_numpy(dtype=bool)


def _shown(block, quantity):
    """A quantity of each figure, not a number where it is hidden."""
    then = block[quantity].fillna(0.0).to_numpy(dtype=float)
    return np.where(_hidden(block), np.nan, then)


def _program(sheet, block, quantity, threshold, seconds, is_share, doubted):
    """Unknowns with their limits and equations, and which of them are attacked."""
    frozen, hidden = block["is_frozen"].to_numpy(dtype=bool), _hidden(block)
    few = block["reason"].fillna("").str.startswith(_FEW).to_numpy()
    months = max(1, block.loc[block["kind"] == "month", "key"].map(lambda key: key[-1]).nunique())
    then = block[quantity].fillna(0.0).to_numpy(dtype=float)
    shown = _shown(block, quantity)
    # A nought would be shown; but a hidden figure may have nobody on one side.
    low = np.where(hidden, 1.0 if quantity in (_ANSWERS, "n_people") else 0.0, 0.0)
    high = np.full(len(block), _FAR)
    if not is_share:  # else few may be on one side only
        # One person may answer every month.
        most = (threshold - 1.0) * (months if quantity == _ANSWERS else 1)
        high = np.where(few, most, high)
    # What is frozen is shown as it was, and lies near by: few people lie between.
    far = _FAR if quantity == _ANSWERS else threshold - 1.0
    was_counted = frozen & block[quantity].notna().to_numpy()
    low = np.where(was_counted, np.maximum(then - far, 0.0), low)
    high = np.where(was_counted, then + far, high)
    adds_up = quantity in _ADD_UP
    low, high = sheet.within(shown, low, high, adds_up=adds_up)
    matrix, sides = sheet.equations(shown, adds_up=adds_up, doubted=doubted)
    extra = np.zeros(sheet.parts), np.full(sheet.parts, _FAR)
    known = np.r_[~hidden, np.zeros(sheet.parts, dtype=bool)]
    program = Program(matrix, sides, np.r_[low, extra[0]], np.r_[high, extra[1]], known, seconds)
    return program, np.flatnonzero(few | frozen)
