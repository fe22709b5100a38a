"""Which questions are worth a board's time: candidates by written rules, and the five that are put.

Pure functions: frames of protected figures in, a frame of questions out. Each rule says how many
things it looked at. Changes and gaps come on the list only where they stand out among all that
were looked at in the place and year (Benjamini and Hochberg, q = 0.10).
"""

import pandas as pd

from pipelines.stats import sentences_question as words
from pipelines.stats.many import benjamini_hochberg, p_of_limits

PUT = 5
Q = 0.10
LEAST_LOOSE = 0.10  # of purchases; fewer pounds without a contract are no question
COLUMNS = ["place_id", "period", "rule", "measure_id", "page", "strength", "board_question"]
_VIEW = ["place_id", "period"]


def changes(rows):
    """Of outcomes compared with the first year, those that stand out; worse and better."""
    rows = _standing_out(rows)
    checks = _checks(rows, "change_worse")
    found = rows[rows["stands_out"] & rows["signal"].isin(("better", "worse"))]
    return _candidates(found, "change_" + found["signal"], "outcomes", words.change), checks


def gaps(rows):
    """Gaps between fifths of areas in which the most deprived say worse."""
    rows = _standing_out(rows)
    found = rows[rows["stands_out"] & (rows["signal"] == "worse")]
    return _candidates(found, "gap", "outcomes", words.gap), _checks(rows, "gap")


def under_heard(rows):
    """Groups of one measure a place that are under-heard, the least heard first."""
    rows = rows[rows["heard_verdict"].notna()]
    found = rows[rows["heard_verdict"] == "under_heard"]
    found = found.assign(strength=1 - found["of_its_share"])
    return _candidates(found, "under_heard", "outcomes", words.under_heard), _checks(
        rows, "under_heard"
    )


def rest(rows):
    """Places that stand out against the rest of their area, on the worse side."""
    found = rows[rows["stands_out"] & (rows["signal"] == "worse")]
    found = found.assign(strength=1 - found["p_adjusted"])
    return _candidates(found, "rest_worse", "places", words.rest_worse), _checks(rows, "rest_worse")


def loose_money(rows):
    """Purchases by payer and year that no contract explains, where they exceed a tenth."""
    share = rows["loose_gbp"].astype(float) / rows["purchases_gbp"].astype(float)
    # Not a column put beside an empty frame: pandas would give it rows of nothing.
    found = rows.assign(strength=share)[(share > LEAST_LOOSE) & (rows["purchases_gbp"] > 0)]
    return _candidates(found, "no_contract", "money", words.no_contract), _checks(
        rows, "no_contract"
    )


def decisions(rows):
    """Contracts whose window for a decision is open or has passed; one question a payer."""
    found = rows[rows["windows_open"] + rows["windows_passed"] > 0].assign(strength=1.0)
    checks = rows.assign(rule="decision", looked_at=rows["contracts"])
    return (
        _candidates(found, "decision", "contracts", words.decision),
        checks[[*_VIEW, "rule", "looked_at"]],
    )


def without_value(rows):
    """Outcomes that a place leads with and has no value for: one question for each reason."""
    missing = rows[rows["why_no_value"].notna()].sort_values("position")
    found = missing.groupby([*_VIEW, "why_no_value"], as_index=False).agg(
        titles=("title", list), measure_id=("measure_id", "first"), strength=("title", "size")
    )
    return _candidates(found, "no_value", "outcomes", words.no_value), _checks(rows, "no_value")


def choose(candidates):
    """The five that are put in each place and year: each rule's strongest, in the order of rules,
    then the next of each. `question_number` counts from 1."""
    rules = {rule: number for number, rule in enumerate(words.RULES)}
    rows = candidates.assign(order=candidates["rule"].map(rules))
    rows = rows.sort_values([*_VIEW, "order", "strength"], ascending=[True, True, True, False],
                            kind="stable")  # fmt: skip
    rows["round"] = rows.groupby([*_VIEW, "rule"]).cumcount()
    rows = rows.sort_values([*_VIEW, "round", "order"], kind="stable", ignore_index=True)
    rows["question_number"] = rows.groupby(_VIEW).cumcount() + 1
    return rows.drop(columns=["order", "round"])


def _standing_out(rows):
    """Differences by the strength of each among all of its place and year."""
    gap = [rows[f"difference{end}"].astype(float) for end in ("", "_lower", "_upper")]
    rows = rows.assign(p=p_of_limits(*gap)).reset_index(drop=True)
    rows = rows[rows["p"].notna()]
    listed = [
        pd.Series(benjamini_hochberg(part["p"], q=Q)["is_listed"].to_numpy(), part.index)
        for _, part in rows.groupby(_VIEW, sort=False)
    ]
    stands = pd.concat(listed).reindex(rows.index) if listed else pd.Series(dtype=bool)
    told = rows["verdict"] != "cannot_tell"
    return rows.assign(stands_out=stands.astype(bool) & told, strength=1 - rows["p"])


def _checks(rows, rule):
    counted = rows.groupby(_VIEW).size().rename("looked_at").reset_index()
    return counted.assign(rule=rule)[[*_VIEW, "rule", "looked_at"]]


def _candidates(found, rule, page, sentence):
    found = found.assign(
        rule=rule, page=page, board_question=[sentence(row) for row in found.to_dict("records")]
    )
    if "measure_id" not in found:
        found["measure_id"] = None
    return found[COLUMNS]
