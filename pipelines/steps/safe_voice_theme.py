"""How often a theme came up in what people agreed to have shown; under ten is not counted out.

Ten quotes may be fewer than ten people, since who spoke was dropped at landing. Counted for
everyone are the quotes that everyone may read; for the board those and its own, where that
difference is itself nought or ten and more: else the one could be taken from the other.
"""

import pandas as pd

from pipelines.disclosure import Policy

READS = ("fct_voice",)
WRITES = "safe_voice_theme"
GRAIN = ("theme",)


def run(frames):
    """One row per theme: quotes for everyone, quotes for the board, each null where few."""
    quotes = frames["fct_voice"]
    counts = pd.crosstab(quotes["theme"].fillna("no theme"), quotes["consent"])
    counts = counts.reindex(columns=["public", "board only"], fill_value=0)
    own = counts["board only"]
    found = pd.DataFrame({"n_public": counts["public"], "n_board": counts.sum(axis=1)})
    found = found.astype("Int64")
    least = Policy().threshold
    found["n_board"] = found["n_board"].mask(own.between(1, least - 1).to_numpy())
    found = found.mask(found < least)
    return found.rename_axis("theme").reset_index()
