"""Promises of social value together and one by one."""

from functools import partial

from dashboard import components, figures, reading, words
from dashboard.components import Cell, read

_MODELS = ("pub_social_value", "pub_payer_promise")
_SURE = (
    "Units as the provider reports them. Checked: a sample was looked at, or better. Confirmed by "
    "people: those it was for say so. Nothing reported is not the same as nothing done."
)
_PUBLIC = "Yes, in units, with how much of it was checked."
GRADES = {
    0: "claimed only", 1: "a record was shown", 2: "a sample was checked",
    3: "checked by somebody else", 4: "confirmed by people",
}  # fmt: skip


def head(view):
    """How many promises, how many reported, how many confirmed."""
    lead = read(reading.sentence, view.published, "social_value", view.payer_id or "", view.period)
    components.page_head("Social value", lead, eyebrow=view.payer_name or view.place_name)
    if view.service_id or view.provider_id:
        components.aside(
            f"That is every promise; below are those of **{_chosen_words(view)}** alone."
        )
    if view.payer_name and view.payer_name != view.place_name:
        components.notice(
            f"Promises belong to contracts, and nobody publishes those for {view.place_name} "
            f"alone: you see **{view.payer_name}**."
        )


def _chosen_words(view):
    return words.listed(name for name in (view.service_name, view.provider_name) if name)


def _asked(view, question):
    who = view.provider_id
    return read(question, view.published, view.payer_id, view.service_id, who)


def together(view):
    """Each kind of promise: how much of it was delivered, checked and confirmed."""
    cells = _asked(view, reading.promise_totals)
    title = "How much of what was promised arrived?"
    finding = (
        "Every row has its own unit and its own scale: **a session and a mile are never added "
        "up**. The outline is the whole promise."
    )
    with components.finding_block("together", title, finding if len(cells) else "") as block:
        if not len(cells):
            _none(view)
            return
        components.legend(
            [
                (("fill", "money-2"), "Delivered, as reported"),
                (("fill", "money-1"), "Checked"),
                (("fill", "ink"), "Confirmed by people"),
                (("hatch", "edge"), "Nothing reported"),
            ]
        )
        make = partial(figures.promise_bars, cells)
        rows = cells.to_dict("records")
        told = "; ".join(
            f"{row['promise']}: {words.units(row['delivered_units'])} of "
            f"{words.units(row['promised_units'], row['unit'])}"
            for row in rows
        )
        components.chart(block, make, alt=f"Bars of promises and what was delivered. {told}.")
        components.table_twin(
            block, title, ["Promise", "Unit", "Promised", "Delivered", "Checked", "Confirmed"],
            [
                [
                    Cell(row["promise"], words.counted(row["promises"], "promise", "promises")),
                    row["unit"],
                    *(_units(row, f"{step}_units")
                      for step in ("promised", "delivered", "checked", "confirmed")),
                ]
                for row in rows
            ],
            numbers=(2, 3, 4, 5),
        )  # fmt: skip
        passport = components.passport(view, _MODELS, sure=_SURE, public=_PUBLIC)
        components.download_row(block, view, cells, passport, make=make)


def _none(view):
    about = [name for name in (view.service_name, view.provider_name) if name]
    components.state(
        "not_loaded" if not about else "None",
        f"No promise of social value is loaded for {words.listed(about)}."
        if about
        else "No file of promises, or none that belongs to a contract here, was loaded.",
        "" if about else "Add commitments, deliveries and evidence to the data folder.",
    )


def _units(row, column):
    if words.is_missing(row[column]):
        return Cell("nothing reported", missing=True)
    return words.units(row[column])


def one_by_one(view):
    """Every promise with its agreement, its day, and its evidence."""
    cells = _asked(view, reading.promises)
    if not len(cells):
        return
    finding = (
        "What belongs to the service itself is marked **core**; what was promised beside it, "
        "**add-on**."
    )
    with components.finding_block("promises", "Promise by promise", finding) as block:
        components.table(
            "Promises with their agreement and their evidence",
            ["Promise", "Agreement", "Promised", "Delivered", "Best evidence", "Due"],
            [
                [
                    Cell(row["promise"], _scope(row)),
                    Cell(row["agreement_title"] or "not stated", row["agreement_reference"] or ""),
                    words.units(row["promised_units"], row["unit"]),
                    _units(row, "delivered_units"),
                    _grade(row),
                    Cell(words.date(row["due_on"]), _due(row)),
                ]
                for row in cells.to_dict("records")
            ],
            numbers=(2, 3), wide=True,
        )  # fmt: skip
        passport = components.passport(view, _MODELS, sure=_SURE, public=_PUBLIC)
        components.download_row(block, view, cells, passport)


def _scope(row):
    return f"{row['core_or_addon'] or 'core or add-on not stated'} · {row['place_scope']}"


def _grade(row):
    if words.is_missing(row["evidence_grade"]):
        return Cell("none" if words.is_missing(row["delivered_units"]) else "reported only",
                    missing=True)  # fmt: skip
    return GRADES.get(int(row["evidence_grade"]), "stated")


def _due(row):
    if not words.is_missing(row["delivered_units"]) or words.is_missing(row["is_due"]):
        return ""
    return "past, and nothing reported" if row["is_due"] else "still to come"


def pounds(view):
    """Pounds are not worked out, and why."""
    with components.finding_block("pounds", "And in pounds?", ""):
        components.state(
            "not_applicable",
            "No promise is turned into pounds here: that needs unit values with their source, and "
            "what would have happened anyway. **Units say what happened.**",
        )
