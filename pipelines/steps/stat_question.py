"""Five questions worth a board's time, for every place that was heard and financial year.

Each comes of a written rule (`pipelines.stats.questions`) over protected figures, registers and
payments, and says how many things the rule looked at. People's figures are those that the place
leads with.
"""

import numpy as np
import pandas as pd

from pipelines.disclosure import hidden_as
from pipelines.stats import questions
from pipelines.stats.sentences_question import RULES

READS = ("safe_cell", "stat_outcome_change", "stat_outcome_gap", "stat_outcome_rest", "stat_heard",
         "dim_place_outcome", "dim_measure", "dim_place", "dim_payer", "dim_payer_contract",
         "dim_alliance",
         "fct_purpose_ledger", "fct_contract_expiry")  # fmt: skip
TAKES = {"fct_contract_expiry": "select contract_id, window_state from fct_contract_expiry"}
WRITES = "stat_question"
GRAIN = ("place_id", "period", "question_number")

_VIEW = ["place_id", "period"]
_CELL = ["measure_id", *_VIEW]


def run(frames):
    """One row per question that a rule raised; numbers 1 to 5 are put, the rest counted."""
    views = _cells(frames)[_VIEW].drop_duplicates()
    parts = [*_about_people(frames), *_about_money(frames, views)]
    candidates = pd.concat([part for part, _ in parts if len(part)] or [parts[0][0]])
    checks = pd.concat([checked for _, checked in parts]).merge(views, on=_VIEW)
    put = questions.choose(candidates.merge(views, on=_VIEW))
    rule = checks.groupby([*_VIEW, "rule"])["looked_at"].sum().reset_index()
    put["checked_as"] = put["rule"].replace("change_better", "change_worse")
    put = put.merge(rule.rename(columns={"rule": "checked_as"}), on=[*_VIEW, "checked_as"])
    every = checks.groupby(_VIEW)["looked_at"].sum().rename("checks_made").reset_index()
    put = put.merge(every, on=_VIEW)
    put["rule_words"] = put["rule"].map(RULES)
    return put[[*GRAIN, "rule", "rule_words", "looked_at", "checks_made", "measure_id", "page",
                "board_question"]]  # fmt: skip


def _cells(frames):
    cells = frames["safe_cell"]
    wanted = (cells["published_table"] == "P1") & (cells["period_kind"] == "financial_year")
    return cells.loc[wanted, [*_CELL, "n_people", "suppressed_because"]]


def _about_people(frames):
    measures = frames["dim_measure"][["measure_id", "plain_title", "unit"]]
    leads = frames["dim_place_outcome"]
    leads = leads[~leads["is_estimate"].astype(bool)].merge(measures, on="measure_id")
    leads = leads.rename(columns={"plain_title": "title"}).drop(columns="is_estimate")
    key = ["measure_id", "place_id"]
    changed = frames["stat_outcome_change"]
    changed = changed[changed["published_table"] == "P1"]
    yield questions.changes(changed.merge(leads, on=key))
    yield questions.gaps(frames["stat_outcome_gap"].merge(leads, on=key))
    yield questions.under_heard(_first_measure(frames["stat_heard"].merge(leads, on=key)))
    yield questions.rest(_rest(frames, leads))
    yield questions.without_value(_without_value(frames, leads))


def _first_measure(rows):
    """Of each place and year the groups of one measure: the same people answered the others."""
    first = rows.groupby(_VIEW)["position"].transform("min")
    return rows[rows["position"] == first]


def _rest(frames, leads):
    names = frames["dim_place"].set_index("place_id")["place_name"]
    rows = frames["stat_outcome_rest"].assign(
        place_name=lambda found: found["place_id"].map(names), place_id=lambda f: f["area_id"]
    )
    return rows.merge(leads, on=["measure_id", "place_id"])


def _without_value(frames, leads):
    cells = _cells(frames)
    rows = cells[_VIEW].drop_duplicates().merge(leads, on="place_id")
    rows = rows.merge(cells, on=_CELL, how="left", indicator="asked")
    rows["why_no_value"] = None
    rows.loc[rows["asked"] == "left_only", "why_no_value"] = "not_asked"
    rows.loc[rows["n_people"] == 0, "why_no_value"] = "not_heard"
    # What is hidden to guard another has answers enough: there is nothing to ask.
    few = rows["suppressed_because"].map(hidden_as) == "too_few"
    rows.loc[few, "why_no_value"] = "too_few"
    return rows


def _of_its_services(spent, alliances):
    """An alliance counts what its members pay for its services in its time, and nothing else."""
    known = alliances.rename(columns={"alliance_id": "place_id"})
    known = known.assign(its=known["services"].fillna("").str.split("|"))
    rows = spent.merge(known[["place_id", "its", "start_date"]], on="place_id", how="left")
    is_alliance = rows["place_id"].isin(set(known["place_id"]))
    ends = pd.to_datetime(rows["period"].str[2:6] + "-03-31") + pd.DateOffset(years=1)
    is_its = [of == of and service in of if alliance else True for alliance, of, service in
              zip(is_alliance, rows["its"], rows["service_id"], strict=True)]  # fmt: skip
    begun = ~(pd.to_datetime(rows["start_date"]) > ends)
    return rows.assign(is_alliance=is_alliance)[np.array(is_its, dtype=bool) & begun]


def _about_money(frames, views):
    payers = frames["dim_payer"].rename(columns={"payer_id": "place_id"})
    payers = payers[["place_id", "publisher_id"]].drop_duplicates()
    spent = frames["fct_purpose_ledger"]
    # Without a register nobody can tell what a contract explains.
    spent = spent[(spent["flow_kind"] == "purchase") & (spent["contract_tie"] != "no register")]
    spent = spent.rename(columns={"financial_year": "period"}).merge(payers, on="publisher_id")
    spent = _of_its_services(spent, frames["dim_alliance"])
    loose = ~spent["contract_tie"].isin(("one contract", "one of several"))
    spent = spent.assign(loose_gbp=spent["spend_gbp"].where(loose, 0))
    money = spent.groupby([*_VIEW, "is_alliance"])[["spend_gbp", "loose_gbp"]].sum().reset_index()
    yield questions.loose_money(money.rename(columns={"spend_gbp": "purchases_gbp"}))
    ends = frames["fct_contract_expiry"]
    ends = ends[ends["window_state"] != "ended"].merge(
        frames["dim_payer_contract"].rename(columns={"payer_id": "place_id"}), on="contract_id"
    )
    ends = ends.assign(
        windows_open=ends["window_state"] == "open", windows_passed=ends["window_state"] == "passed"
    )
    ends = ends.groupby("place_id").agg(
        contracts=("contract_id", "nunique"), windows_open=("windows_open", "sum"),
        windows_passed=("windows_passed", "sum"),
    )  # fmt: skip
    # Registers are as they stand now: their questions belong to the latest year.
    latest = views[views["period"] == views["period"].max()]
    yield questions.decisions(latest.merge(ends.reset_index(), on="place_id"))
