"""One contract's page, as a brief for a review meeting."""

from functools import partial

from dashboard import components, figures, reading, words
from dashboard.components import Cell, read
from dashboard.views import contract_notices, contract_people, contract_spend, contracts_list

_TABLES = {
    "questions": reading.contract_questions, "history": reading.contract_history,
    "people": reading.contract_outcomes, "ratings": reading.contract_kpis,
    "paid": reading.contract_paid_months, "notices": reading.contract_notices,
    "handback": reading.contract_handback_marks,
}  # fmt: skip
_OPEN = (
    "Each by a rule of its own. A question is no finding of fault: what was not found may stand "
    "where we did not look."
)
_HISTORY = "From the register, from notices, and from what people recorded."


def is_known(view, contract_id):
    """Whether this audience's file holds the contract."""
    return _may_see(view) and bool(len(read(reading.contract_one, view.published, contract_id)))


def _may_see(view):
    return read(reading.has_table, view.published, "pub_contract_record")


def unknown(view, contract_id):
    """What a link to a contract says that is not there, or not for this audience."""
    if not _may_see(view):
        components.notice("**Single contracts are shown to boards and officers.**")
        return
    components.notice(
        f"The link asked for the contract **{contract_id.replace('*', '')}**, which is not in this "
        "build. You see the list of contracts instead."
    )


def page(view, contract_id):
    """Head, then the blocks in the order of a meeting."""
    row = read(reading.contract_one, view.published, contract_id).iloc[0].to_dict()
    _head(view, row)
    _questions(view, row)
    _history(view, row)
    contract_people.outcomes(view, row)
    contract_notices.ratings(view, row)
    contract_spend.against_value(view, row)
    contract_notices.clock(view, row)
    contract_notices.handback(view, row)


def _head(view, row):
    reference = row["contract_reference"] or "no reference stated"
    components.page_head(
        row["title"] or "No title stated", _lead(row),
        eyebrow=f"Contract {reference} · {row['route_words']} · {row['state_words']}",
    )  # fmt: skip
    links = [components.page_link(view, "contracts", "All contracts and agreements")]
    if not words.is_missing(row["provider_id"]):
        links.append(
            components.page_link(
                view,
                "providers",
                row["supplier_name"] or "Its provider",
                provider=row["provider_id"],
            )
        )
    components.links(links)
    components.facts(_facts(row))
    _everything(view, row)


def _lead(row):
    who = row["supplier_name"] or "nobody whom the register names"
    what = row["service_name"] or "a service that is not known"
    area = row["area_covered"] or row["payer_name"] or "a place that is not stated"
    where = row["payer_name"] or area
    where = where if row["is_whole"] or area == where else f"{area}, {where}"
    told = f"{what}, by {who}, for {where}."
    if not words.is_missing(row["outcome_words"]):
        told += f" It is for this: {row['outcome_words']}."
    return f"{told} **{_now(row)}**"


def _now(row):
    """What is to be decided, in a sentence."""
    ends = words.date(row["expiry_date"])
    if words.is_missing(row["window_state"]):
        return "Nobody states when it ends."
    return {
        "ended": f"It ended on {ends} and is still listed.",
        "ahead": f"A decision about what follows need not be begun before "
        f"{words.date(row['window_opens_on'])}.",
        "open": f"What follows can be decided now, and must be by "
        f"{words.date(row['window_closes_on'])}.",
        "passed": f"The window for deciding what follows closed on "
        f"{words.date(row['window_closes_on'])}; it runs until {ends}.",
    }[row["window_state"]]


def _facts(row):
    paid = contracts_list.paid(row)
    yearly = words.or_none(row["annualised_gbp"], "")
    basis = "" if row["annualised_basis"] == "stated" else ", its whole value over its days"
    of = "" if words.is_missing(row["total_value_gbp"]) else (
        f"of {words.pounds(row['total_value_gbp'])}, its value; {paid.qualifier}"
    )  # fmt: skip
    unknown_paid = paid.missing
    return [
        ("Value as stated", words.or_none(row["total_value_gbp"]),
         f"{yearly} a year{basis}" if yearly else "no value by the year"),
        ("Paid so far", "not known" if unknown_paid else paid.text,
         paid.text if unknown_paid else of or paid.qualifier),
        ("Ends", words.date(row["expiry_date"]), _extensions(row)),
        ("Next review", words.date(row["review_date"]), _owner(row)),
    ]  # fmt: skip


def _extensions(row):
    offered, left = row["extensions_offered"], row["extensions_left"]
    if words.is_missing(offered):
        return "options to extend are not stated"
    if words.is_missing(left) or left <= 0:
        return "no option to extend is left"
    months = row["extension_option_months"]
    each = "" if words.is_missing(months) else f" of {words.counted(months, 'month', 'months')}"
    return f"{words.counted(left, 'option', 'options')} to extend left{each}"


def _owner(row):
    if row["owner_basis"] == "named":
        return f"looked after by {row['owner_words']}"
    if row["owner_basis"] == "department only":
        return f"no person is named, only {row['owner_words']}"
    return "nobody is named who looks after it"


def _everything(view, row):
    frames = {"contract": read(reading.contract_one, view.published, row["contract_id"])}
    frames |= {
        name: read(question, view.published, row["contract_id"])
        for name, question in _TABLES.items()
    }
    title = f"Brief {row['contract_reference'] or row['contract_id']}"
    components.download_tables(
        "brief", "All tables of this brief (ZIP)", view, title, frames,
        f"Register as at {words.date(row['as_at'])}",
    )  # fmt: skip


def _questions(view, row):
    cells = read(reading.contract_questions, view.published, row["contract_id"])
    with components.finding_block("questions", "Open questions", _OPEN) as block:
        if not len(cells):
            components.state("None", "No rule leaves a question open about it.")
            return
        components.table(
            f"What could be settled, as at {words.date(row['as_at'])}",
            ["Question", "About"],
            [[r["question_words"], _about(r, row)] for r in cells.to_dict("records")],
        )
        passport = components.passport(
            view, ("pub_contract_question",), sure=_OPEN, public="Not before the meeting."
        )
        components.download_row(block, view, cells, passport)


def _about(question, row):
    """What a question rests on: its day, its pounds, what it is about."""
    due = words.date(question["due_on"])
    about = question["question_about"] or ""
    if question["open_question"] == "paid_above_value":
        return (
            f"{words.pounds(row['spend_gbp'])} paid, {words.pounds(row['total_value_gbp'])} value"
        )
    if question["open_question"] == "no_owner" and row["owner_basis"] == "department only":
        return f"Only {row['owner_words']}"
    if words.is_missing(question["due_on"]):
        return about or Cell("the whole contract", missing=True)
    said = {
        "window_open": "until", "window_closed": "since", "urgent_past_end": "since",
        "review_passed": "of", "rating": "until", "notice": "was due by", "handback": "by",
    }.get(question["open_question"], "")  # fmt: skip
    return f"{about} ({said} {due})" if about else f"{said.capitalize()} {due}"


def _history(view, row):
    cells = read(reading.contract_history, view.published, row["contract_id"])
    dated = cells[cells["happened_on"].notna()]
    with components.finding_block("history", "The story so far", _HISTORY) as block:
        if not len(cells):
            components.state("not_loaded", "The register states no day, and no notice is loaded.")
            return
        make = None
        if len(dated):
            components.legend(
                [(("dot", "value"), "Happened"), (("ring", "value"), "To come"),
                 (("dash", "ink"), "Day of the register")]
            )  # fmt: skip
            make = partial(figures.history_line, dated)
            told = "; ".join(
                f"{words.date(r['happened_on'])} {r['event_words']}"
                for r in dated.to_dict("records")
            )
            components.chart(block, make, alt=f"A line with a dot for each day. {told}.")
        components.table_twin(
            block, "What happened, and what is to come", ["Day", "What", "Value stated", "Source"],
            [
                [words.date(r["happened_on"]), r["event_words"],
                 Cell("none", missing=True) if words.is_missing(r["stated_value_gbp"])
                 else words.pounds(r["stated_value_gbp"]), r["event_source"]]
                for r in cells.to_dict("records")
            ],
            numbers=(2,),
        )  # fmt: skip
        passport = components.passport(
            view, ("pub_contract_history",), as_at=f"The register of {words.date(row['as_at'])}",
            sure="Days are those of registers and notices; where two sources differ both stand.",
            missing="What nobody wrote down: meetings, calls, letters",
            public="Not a published failure: its supplier must have had the chance to answer.",
        )  # fmt: skip
        components.download_row(block, view, cells, passport, make=make)
