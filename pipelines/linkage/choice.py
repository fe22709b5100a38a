"""Of the likely pairs those that are linked, and those that a person is asked about."""

import numpy as np
import pandas as pd

from pipelines.linkage import likeness

# A pair is linked from this likelihood on, and asked about from that one on.
LINKED_FROM = 0.8
ASKED_FROM = 0.25
# ... where what the two names share stands in few others: six in all, or fewer.
RARE_FROM = 1 / 6
# A second provider this near (in bits of weight) makes the first one doubtful.
MARGIN = 1.0
# So many providers at most are asked about for one name.
ASKED = 3
COLUMNS = (
    *("payee_name", "listed_name", "provider_id", "likelihood", "link_outcome"),
    *("reasons_for", "reasons_against"),
)


def choose(pairs, refused=()):
    """Which pairs are linked and which are asked about; all others are left out.

    Parameters
    ----------
    pairs : DataFrame
        As `likely_pairs` gives them, with the `provider_id` of the listed name.
    refused : iterable of (payee_name, provider_id)
        What people decided is not the same: no pair of it is looked at.

    Returns
    -------
    DataFrame
        `link_outcome` is `linked` or `asked`; the reasons in plain words, the strongest first.
    """
    if refused:
        told = pd.MultiIndex.from_tuples(list(refused))
        pairs = pairs[~pd.MultiIndex.from_frame(pairs[["payee_name", "provider_id"]]).isin(told)]
    order = ["payee_name", "match_weight", "provider_id", "listed_name"]
    pairs = pairs.sort_values(order, ascending=[True, False, True, True], kind="stable")
    best = pairs.drop_duplicates(["payee_name", "provider_id"]).copy()
    place = best.groupby("payee_name").cumcount()
    top = best.groupby("payee_name")["match_weight"].transform("max")
    near = (best["match_weight"] >= top - MARGIN).groupby(best["payee_name"]).transform("sum")
    is_linked = (place == 0) & (near == 1) & (best["match_probability"] >= LINKED_FROM)
    has_link = is_linked.groupby(best["payee_name"]).transform("any")
    is_asked = ~has_link & (place < ASKED) & (best["match_probability"] >= ASKED_FROM)
    is_asked &= best["rarity"] >= RARE_FROM
    best["link_outcome"] = np.where(is_linked, "linked", np.where(is_asked, "asked", ""))
    best = best[best["link_outcome"] != ""]
    said = [_reasons(row) for row in best.to_dict("records")]
    best["reasons_for"] = [speaks_for for speaks_for, _ in said]
    best["reasons_against"] = [against for _, against in said]
    best["likelihood"] = best["match_probability"].round(4)
    return best[list(COLUMNS)].reset_index(drop=True)


def _reasons(row):
    told = [level for level in likeness.levels_of(row).values() if level.says]
    told.sort(key=lambda level: -abs(np.log2(level.m / level.u)))
    speaks_for = "; ".join(level.says for level in told if level.m > level.u * 1.1)
    against = "; ".join(level.says for level in told if level.m < level.u * 0.9)
    return speaks_for or None, against or None
