"""How many of those asked before and after gave both answers, after disclosure control.

Whole per cents alone, and of a thousand people or more: one per cent then leaves at least ten
people open, so that nobody can take the providers that are shown from the whole and have a hidden
one left. Counts never pass.
"""

import numpy as np

READS = ("fct_proms_pair",)
WRITES = "safe_proms_pair"
GRAIN = ("measure_id", "service_id", "period")

_ENOUGH = 1000  # people, of whom a whole per cent is told
_PARTS = {"n_both": "both_share", "n_before_only": "before_only_share",
          "n_after_only": "after_only_share", "n_neither": "neither_share"}  # fmt: skip


def run(frames):
    """One row per measure of change, service and financial year, with `suppressed_because`."""
    parts = frames["fct_proms_pair"].reset_index(drop=True)
    people = parts["n_people"].astype(float)
    enough = people >= _ENOUGH
    found = parts[[*GRAIN, "service_name", "period_kind"]].copy()
    for count, share in _PARTS.items():
        found[share] = (np.floor(100 * parts[count].astype(float) / people + 0.5) / 100).where(
            enough
        )
    found["suppressed_because"] = (
        enough.map({True: None, False: f"of fewer than {_ENOUGH} people no share is told"})
        .astype(object).where(~enough, None)
    )  # fmt: skip
    return found
