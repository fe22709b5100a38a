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

_FROM_OTHERS = "could be worked out from other figures"


def run(frames):
    """One row per theme: quotes for everyone, quotes for the board, each null where few.

    `suppressed_public` and `suppressed_board` say which rule hid either; `is_public` whether any
    quote on the theme is for everyone, without which the public is not told of the theme.
    """
    quotes = frames["fct_voice"]
    counts = pd.crosstab(quotes["theme"].fillna("no theme"), quotes["consent"])
    counts = counts.reindex(columns=["public", "board only"], fill_value=0)
    own = counts["board only"]
    found = pd.DataFrame({"n_public": counts["public"], "n_board": counts.sum(axis=1)})
    found = found.astype("Int64")
    least = Policy().threshold
    guards = own.between(1, least - 1).to_numpy()
    few = (found < least).astype(bool)
    why = few.replace({True: f"fewer than {least} quotes", False: None}).astype(object)
    why["n_board"] = why["n_board"].mask(guards & ~few["n_board"], _FROM_OTHERS)
    found = found.mask(why.notna())
    found[["suppressed_public", "suppressed_board"]] = why[["n_public", "n_board"]]
    found["is_public"] = counts["public"] > 0
    return found.rename_axis("theme").reset_index()
