"""The group of each provider: whoever is above all, going from parent to parent.

Everybody who has a parent or is one has a row; the head of a group is its own. Where registers lead
in a circle nobody on it has a parent, and that is said. A decision that there is no parent says so.
"""

import pandas as pd

from pipelines.linkage.groups import CIRCLE, groups_of

READS = ("int_provider_parent",)
WRITES = "int_provider_group"
GRAIN = ("provider_id",)

_NAMES = (
    *("provider_id", "parent_provider_id", "parent_provider_name", "parent_basis"),
    "parent_confidence",
    *("group_id", "group_steps", "group_confidence", "no_parent_because"),
)
_NONE = "people decided that nobody is above it"


def run(frames):
    """One row per provider with a parent, or that is one, or of whom a parent was refused."""
    table = frames["int_provider_parent"]
    table = table.astype(object).where(table.notna(), None)
    stated = {row["provider_id"]: row for row in table.to_dict("records")}
    parents = {
        one: (row["parent_provider_id"], row["parent_basis"], row["parent_confidence"])
        for one, row in stated.items()
        if row["parent_provider_id"]
    }
    groups, refused = groups_of(parents)
    rows = [
        _row(one, stated.get(one), groups.get(one, (None, None, None)), one in refused)
        for one in sorted({*stated, *groups})
    ]
    return pd.DataFrame(rows, columns=list(_NAMES)).astype({"group_steps": "Int64"})


def _row(provider_id, said, group, is_refused):
    group_id, steps, sure = group
    sure = None if sure is None else round(sure, 4)
    if said is None:
        return (provider_id, None, None, None, None, group_id, steps, sure, None)
    if is_refused or not said["parent_provider_id"]:
        because = CIRCLE if is_refused else _NONE
        return (provider_id, None, None, said["parent_basis"], None, group_id, steps, sure, because)
    known = (said[name] for name in _NAMES[1:5])
    return (provider_id, *known, group_id, steps, sure, None)
