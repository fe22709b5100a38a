"""The equations between the published tables about people (P1 to P4), for the protector.

Whoever has the tables can write them down: months make a quarter and quarters a year; wards, or
the parts into which places cut each other, make every wider place; services, groups and providers
make all answers, with those that state none beside them.
"""

import pandas as pd

from pipelines.disclosure.relations import MEMBERS, number

KEY = ("published_table", "measure_id", "place_id", "service_id", "provider_id",
       "group_dimension", "group_value", "period")  # fmt: skip


def equations(cells, parts):
    """The members of every equation between cells.

    Parameters
    ----------
    cells : DataFrame
        Rows numbered from nought, with the columns of `KEY`, `period_kind`, `period_start` and
        `place_level`; a part of places stands there like a place.
    parts : DataFrame
        `published_table, place_id, part_id`.

    Returns
    -------
    DataFrame
        `equation, row, sign`.
    """
    cells = _keyed(cells)
    found = [
        _months(cells, "month", "quarter"),
        _months(cells, "quarter", "financial_year"),
        _months(cells, "month", "financial_year", only_without="quarter"),
        _places(cells, parts),
        _split(cells, "P2", ("service_id",)),
        _split(cells, "P4", ("group_value",)),
        _providers(cells),
    ]
    return number(found)


def _keyed(cells):
    """Cells with texts for keys, never null, and the quarter and year that each period lies in."""
    cells = cells.reset_index(drop=True)
    keyed = cells[[*KEY, "period_kind", "place_level"]].astype(object)
    keyed = keyed.where(keyed.notna(), "").astype(str)
    start = pd.to_datetime(cells["period_start"])
    year = start.dt.year - (start.dt.month < 4)
    keyed["year"] = year
    keyed["quarter"] = year * 4 + (start.dt.month - 4) % 12 // 3
    return keyed.assign(row=cells.index)


def _months(cells, of, to, only_without=None):
    """Shorter periods that make a longer one, everything else the same."""
    same = [key for key in KEY if key != "period"] + (["quarter"] if to == "quarter" else ["year"])
    shorter, longer = (cells[cells["period_kind"] == kind] for kind in (of, to))
    if only_without is not None:
        between = cells.loc[cells["period_kind"] == only_without, same].drop_duplicates()
        longer = longer.merge(between, on=same, how="left", indicator=True)
        longer = longer[longer["_merge"] == "left_only"]
    return _joined(longer, shorter, same)


def _places(cells, parts):
    """Each place over the places or parts that make it."""
    parts = parts[["published_table", "place_id", "part_id"]].astype(str)
    count = parts.groupby(["published_table", "place_id"])["part_id"].transform("size")
    stands_for = parts[count == 1].merge(
        cells[["published_table", "place_id"]].drop_duplicates(), on=["published_table", "place_id"]
    )
    stands_for = stands_for.groupby(["published_table", "part_id"])["place_id"].max()
    named = pd.MultiIndex.from_frame(parts[["published_table", "part_id"]])
    inner = pd.Series(named.map(stands_for), index=parts.index, dtype=object)
    made = parts.assign(inner=inner.fillna(parts["part_id"]))
    made = made[made["inner"] != made["place_id"]]
    same = [key for key in KEY if key != "place_id"]
    totals = cells.merge(made, on=["published_table", "place_id"])
    inside = cells[[*same, "place_id", "row"]].rename(columns={"place_id": "inner"})
    return _joined(totals, inside, [*same, "inner"])


def _split(cells, table, columns):
    """All answers of a place and period, over services or the values of one dimension."""
    same = ["measure_id", "place_id", "period"]
    parts = cells[cells["published_table"] == table]
    if not len(parts):
        return _nothing()
    totals = cells[cells["published_table"] == "P1"]
    by = [*same, "group_dimension"]
    each = parts[by].drop_duplicates()
    totals = totals.drop(columns="group_dimension").merge(each, on=same)
    return _joined(totals, parts, by)


def _providers(cells):
    """A service over its providers, all places: against all countries, where there are any."""
    same = ["measure_id", "service_id", "period"]
    parts = cells[cells["published_table"] == "P3"]
    totals = cells[(cells["published_table"] == "P2") & (cells["place_level"] == "country")]
    both = [
        parts.assign(sign=-1),
        totals[totals.set_index(same).index.isin(parts.set_index(same).index)].assign(sign=1),
    ]
    members = pd.concat(both).reset_index(drop=True)
    members["equation"] = members.groupby(same).ngroup()
    has_total = members.groupby("equation")["sign"].transform("max") == 1
    return members.loc[has_total, list(MEMBERS)]


def _joined(totals, parts, same):
    """One equation per total: itself and the parts with the same key."""
    pairs = totals.merge(parts[[*same, "row"]], on=same, suffixes=("", "_part"))
    name = pairs.groupby(["row", *[c for c in same if c == "group_dimension"]]).ngroup()
    below = pd.DataFrame({"equation": name, "row": pairs["row_part"], "sign": -1})
    above = pd.DataFrame({"equation": name, "row": pairs["row"], "sign": 1}).drop_duplicates()
    return pd.concat([above, below], ignore_index=True)


def _nothing():
    return pd.DataFrame({name: pd.Series(dtype="int64") for name in MEMBERS})
