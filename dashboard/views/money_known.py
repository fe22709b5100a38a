"""What is local by several meanings, and what told for which service money was paid."""

from functools import partial

import pandas as pd

from dashboard import components, figures, reading, words
from dashboard.components import Cell, read
from dashboard.views import money_parts

_SHOWN = 8
_BY = {
    "registered_place": "by where the payee is registered",
    "delivery_place": "by where it is delivered",
    "workforce": "by where those who do the work live",
}
_METHODS = {
    "decided": "As people decided",
    "contract": "By the contract that a payment states or fits",
    "ledger words": "By words of the ledger that name the service",
    "ledger pattern": "By a pattern in the words of the ledger",
    "directorate words": "By words of the directorate",
    "what was bought": "By what was bought",
    "department": "By the department alone",
    "usual of the payee": "By what the payee is usually paid for",
    "unmapped": "Mapped to no service",
}
_SURE = {
    "certain": "certain", "strong": "strong", "moderate": "moderate",
    "weak": "weak: look here first", "none": "not known",
}  # fmt: skip


def local(view):
    """What is local by each definition, with the part that nobody knows."""
    cells = read(reading.local, view.published, view.payer_id, view.period, view.service_id)
    title = "How local is it?"
    with components.finding_block("local", title, _local_finding(cells)) as block:
        if not len(cells):
            what = f" for {view.service_name}" if view.service_id else ""
            components.state("not_loaded", f"No purchase or grant{what} is loaded for this place.")
            return
        components.legend(
            [
                (("fill", "money-1"), "Local"),
                (("fill", "map-1"), "Elsewhere"),
                (("hatch", "money-4"), "Not known"),
            ]
        )
        said = cells.assign(said=[_share(row) for row in cells.to_dict("records")])
        make = partial(figures.local_bars, said)
        alt = "; ".join(f"{r['definition_words']}: {r['said']}" for r in said.to_dict("records"))
        components.chart(block, make, alt=f"Bars of what is local, elsewhere, not known. {alt}.")
        components.table_twin(
            block, f"{_what(view)} by what local means, {view.period_words}",
            ["Local means", "Local", "Elsewhere", "Not known", "Share that is local"],
            [_local_row(row) for row in said.to_dict("records")], numbers=(1, 2, 3, 4),
        )  # fmt: skip
        components.aside("Counted are purchases and grants: nobody chooses where taxes are due.")
        by_service = None if view.service_id else _local_services(view)
        passport = components.passport(
            view, ("pub_local_bought",),
            sure="The lower end counts only what is known to be local, the upper end also all that "
            "is not known; the truth lies between. Of an alliance, local to the member that pays.",
            missing="Where those who do the work live is told in no file",
            public="Yes, as a range, with its meaning of local.",
        )  # fmt: skip
        every = pd.concat([one for one in (cells, by_service) if one is not None])
        components.download_row(block, view, every, passport, make=make)


def _what(view):
    counted = "Purchases and grants"
    return f"{counted} for {view.service_name}" if view.service_id else counted


def _local_services(view):
    """The share that is local of each service, the meanings of local side by side."""
    found = read(reading.local_by_service, view.published, view.payer_id, view.period)
    means = found.drop_duplicates("local_definition").sort_values("sort_key")
    components.table(
        f"Share that is local, by service, {view.period_words}",
        ["Service", "Paid", *means["definition_words"]],
        [
            [
                part["service_name"].iloc[0],
                words.pounds(part["spend_gbp"].iloc[0]),
                *(
                    Cell(said, missing=said == words.NOT_KNOWN)
                    for said in map(_share, part.to_dict("records"))
                ),
            ]
            for _, part in found.groupby("service_id", sort=False)
        ],
        numbers=range(1, 2 + len(means)),
    )
    return found


def _local_finding(cells):
    if not len(cells):
        return ""
    told = [
        f"**{said}** {_BY[row['local_definition']]}"
        for row in cells.to_dict("records")
        if (said := _share(row)) != words.NOT_KNOWN
    ]
    if not told:
        return (
            "**Nobody can say from what is loaded**: no list states where payees are registered, "
            "and no contract where it is delivered."
        )
    return f"Local is {words.listed(told)}. A range is as wide as what is not known."


def _share(row):
    return words.share_range(row["local_low_pct"], row["local_high_pct"])


def _local_row(row):
    amounts = (row[c] for c in ("local_gbp", "elsewhere_gbp", "not_known_gbp"))
    return [
        row["definition_words"],
        *(
            Cell(words.none_of(row), missing=True)
            if words.is_missing(amount)
            else words.pounds(amount)
            for amount in amounts
        ),
        row["said"],
    ]


def services(view):
    """By which method money found its service; what found none stays in sight."""
    title = "How do we know what it was for?"
    cells = read(reading.service_methods, view.published, view.payer_id, view.financial_year)
    finding = (
        "From what people decided, at the top, to what only a department or a purchase hints "
        "at. **What found no service is hatched.**"
    )
    with components.finding_block("methods", title, finding if len(cells) else "") as block:
        if not len(cells):
            _why_no_methods(view)
            return
        money_parts.every_service(view)
        components.legend(
            [
                (("fill", "money-1"), "Found its service so"),
                (("hatch", "money-4"), "Mapped to no service"),
            ]
        )
        named = cells.assign(method_words=[_method(row) for row in cells.to_dict("records")])
        make = partial(figures.method_bars, named)
        told = "; ".join(
            f"{row['method_words']} {words.pounds(row['spend_gbp'])}"
            for row in named.to_dict("records")
        )
        components.chart(block, make, alt=f"Bars of purchases and grants by method. {told}.")
        components.table_twin(
            block, f"What found the service of purchases and grants, {view.period_words}",
            ["How", "How sure", "Paid", "Payments"],
            [
                [
                    _METHODS.get(row["service_method"], row["service_method"]),
                    _SURE.get(row["service_confidence"], row["service_confidence"]),
                    words.pounds(row["spend_gbp"]),
                    words.count(row["payments"]),
                ]
                for row in named.to_dict("records")
            ],
            numbers=(2, 3),
        )  # fmt: skip
        passport = components.passport(
            view, ("pub_service_method",), public="Yes, with the months that are loaded.",
            sure="Each step is tried in its order, and the first that names a service stands.",
        )  # fmt: skip
        components.download_row(block, view, cells, passport, make=make)
    _words(view)


def _method(row):
    how = _METHODS.get(row["service_method"], row["service_method"])
    if row["service_method"] == "unmapped":
        return how
    return f"{how} ({_SURE.get(row['service_confidence'], row['service_confidence'])})"


def _why_no_methods(view):
    if view.is_alliance:
        components.state(
            "not_applicable",
            "An alliance counts payments that found one of its services; what found none is with "
            "the members that paid it.",
        )
        return
    components.state("not_loaded", f"No purchase or grant is loaded for {view.period_words}.")


def _words(view):
    """The list of words as they were read, for those who may correct it."""
    if not read(reading.has_table, view.published, "pub_service_words"):
        return
    cells = read(reading.service_words, view.published, view.payer_id, view.service_id)
    if not len(cells):
        return
    finding = (
        "The most pounds first, of every month loaded. **A wrong reading is put right in the file "
        "of decided services**, and wins at the next build."
    )
    with components.finding_block("words", "Which words were read as which service", finding) as b:
        components.table(
            "Words of the ledger and the service they were read as: purchases and grants",
            ["Words of the ledger", "Read as", "How", "Paid", "Payments"],
            [_words_row(row) for row in cells.head(_SHOWN).to_dict("records")], numbers=(3, 4),
        )  # fmt: skip
        if len(cells) > _SHOWN:
            more = words.count(len(cells) - _SHOWN)
            components.aside(f"The first {_SHOWN} rows are listed; **{more} more are in the CSV**.")
        passport = components.passport(
            view, ("pub_service_words",), public="Yes: no payee is named in it."
        )
        components.download_row(b, view, cells, passport, period="every month loaded")


def _words_row(row):
    return [
        Cell(row["expense_type"] or "no words", row["directorate"] or ""),
        row["service_name"],
        Cell(_METHODS.get(row["service_method"], row["service_method"]),
             _SURE.get(row["service_confidence"], "")),
        words.pounds(row["spend_gbp"]),
        words.count(row["payments"]),
    ]  # fmt: skip
