"""One contract's page, as a brief for a review meeting."""

from dashboard import components, contract_words, reading, words
from dashboard.components import read
from dashboard.views import (
    contract_notices,
    contract_people,
    contract_spend,
    contract_story,
    contracts_list,
)

_TABLES = {
    "questions": reading.contract_questions, "history": reading.contract_history,
    "people": reading.contract_outcomes, "ratings": reading.contract_kpis,
    "paid": reading.contract_paid_months, "notices": reading.contract_notices,
    "handback": reading.contract_handback_marks,
}  # fmt: skip


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
    contract_story.questions(view, row)
    contract_story.history(view, row)
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
    components.aside("The whole contract, **whatever the filters above**.")
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
    yearly = contract_words.or_none(row["annualised_gbp"], "")
    basis = "" if row["annualised_basis"] == "stated" else ", its whole value over its days"
    of = "" if words.is_missing(row["total_value_gbp"]) else (
        f"of {words.pounds(row['total_value_gbp'])}, its value; {paid.qualifier}"
    )  # fmt: skip
    inside = row["legal_route"] == "in_house"
    return [
        ("Value as stated", contract_words.or_none(row["total_value_gbp"]),
         f"{yearly} a year{basis}" if yearly else "no value by the year"),
        ("Paid so far", paid.text if not paid.missing else "no payments" if inside else "not known",
         paid.text if paid.missing else of or paid.qualifier),
        ("Ends", words.date(row["expiry_date"]), _extensions(row)),
        ("Review", words.date(row["review_date"]), _owner(row)),
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
