"""Ratings in the notices' words, the notices themselves, and handback, of one contract."""

from dashboard import components, contract_words, reading, words
from dashboard.components import Cell, read
from dashboard.views import contracts_clock, contracts_gaps

_WORDS = (
    "Good, Approaching target, Requires improvement, Inadequate, Other: as published or recorded; "
    "no score is made of them."
)


def ratings(view, row):
    """Indicators by period, in words; the provider's reply under the rating."""
    cells = read(reading.contract_kpis, view.published, row["contract_id"])
    with components.finding_block("kpis", "Service levels, in words", _finding(cells)) as block:
        if not len(cells):
            components.state(
                "None found", _not_rated(view, row),
                "Record ratings in decisions/kpis.csv, the provider’s reply beside them.",
            )  # fmt: skip
            return
        periods = list(dict.fromkeys(_period(r) for r in cells.to_dict("records")))
        components.table(
            "Key performance indicators by period",
            ["Indicator", *periods],
            [
                [name, *(_rating(part, period) for period in periods)]
                for name, part in cells.groupby("metric_title", sort=True)
            ],
        )
        passport = components.passport(
            view, ("pub_contract_kpi",), sure=_WORDS,
            public="As published; what is recorded locally only with the provider’s reply.",
        )  # fmt: skip
        components.download_row(block, view, cells, passport)


def _finding(cells):
    if not len(cells):
        return ""
    count = words.counted(cells["metric_title"].nunique(), "indicator", "indicators")
    why = cells["exempt_because"].iloc[0]
    if bool(cells["is_required"].iloc[0]):
        duty = "The law asks for them."
    elif words.is_missing(why):
        duty = "We cannot tell whether the law asks for them."
    else:
        duty = f"No law asks for them ({why[:1].lower()}{why[1:]}); they are as welcome."
    return f"**{count}**, in the words as published or recorded; no score and no colour. {duty}"


def _not_rated(view, row):
    duties = read(reading.contract_notices, view.published, row["contract_id"])
    kpi = duties[duties["notice"] == "KPI"].to_dict("records")
    if not kpi or kpi[0]["clock_state"] == "cannot_tell":
        return "No rating is loaded, and we cannot tell whether the law asks for one."
    why = kpi[0]["exempt_because"]
    if words.is_missing(why):
        return "The law asks for indicators, and no rating is loaded."
    return f"No rating is loaded. No law asks for one: {why[:1].lower()}{why[1:]}."


def _period(r):
    if words.is_missing(r["start_date"]) or words.is_missing(r["end_date"]):
        return "Period not stated"
    return f"{words.month_short(str(r['start_date']))} to {words.month_short(str(r['end_date']))}"


def _rating(part, period):
    found = [r for r in part.to_dict("records") if _period(r) == period]
    if not found:
        return Cell("not rated", missing=True)
    reply = found[-1]["provider_reply"]
    said = "" if words.is_missing(reply) else f"Provider’s reply: {reply}"
    source = "" if found[-1]["kpi_source"] == "notice" else "recorded locally"
    return Cell(found[-1]["rating"], " · ".join(part for part in (said, source) if part))


def clock(view, row):
    """The five duties of the Procurement Act for this contract."""
    cells = read(reading.contract_notices, view.published, row["contract_id"])
    owed = cells[cells["clock_state"].isin(["due", "not_found"])]
    because = set(cells["exempt_because"].fillna(""))
    told = "**None is due or missing** that we can tell."
    if len(owed):
        told = f"**{words.counted(len(owed), 'notice', 'notices')} due or not found.**"
    title = "Notices that the law asks for"
    if set(cells["clock_state"]) <= {"exempt"}:
        with components.finding_block("clock", title, ""):
            components.state("not_applicable", f"{'; '.join(sorted(because))}.")
        return
    with components.finding_block("clock", title, told) as block:
        components.table(
            f"The statutory clock, as at {words.date(row['as_at'])}",
            ["Notice", "Where it stands"],
            [
                [Cell(r["notice_words"], f"{r['section']}: {r['rule_words']}"),
                 contract_words.notice_state(r)]
                for r in cells.to_dict("records")
            ],
        )  # fmt: skip
        passport = components.passport(
            view,
            contracts_clock.MODELS,
            sure=contracts_clock.SURE,
            public="Not before the payer has looked: a notice may stand where we did not.",
        )
        components.download_row(block, view, cells, passport)


def handback(view, row):
    """Steps before handback, where it is a private finance contract."""
    cells = read(reading.contract_handback_marks, view.published, row["contract_id"])
    if not len(cells):
        return
    finding = contracts_gaps.handback_finding(cells)
    with components.finding_block("handback", "On the way to handback", finding) as block:
        contracts_gaps.handback_table(cells)
        passport = components.passport(
            view, ("pub_contract_handback",), public="Not before the payer has looked.",
            sure="“Nothing recorded” is not the same as not done.",
        )  # fmt: skip
        components.download_row(block, view, cells, passport)
