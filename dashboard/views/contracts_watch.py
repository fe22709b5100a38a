"""What comes to an end, is to be handed back, or has passed its end."""

from dashboard import components, reading, words
from dashboard.components import Cell, read

_SURE = (
    "As the registers and notices state it, on the day they were taken. That a supplier is still "
    "paid after an end does not say under which agreement."
)
_SHOWN = 20


def watched(view):
    """Contracts to look at before they end, those past their end first."""
    cells = read(reading.contract_watch, view.published, view.payer_id, view.service_id)
    finding = read(reading.sentence, view.published, "watch", view.payer_id or "", view.period)
    told = "" if view.is_alliance else finding  # an alliance's page leads with this sentence
    if view.service_id:
        told = f"Of contracts for **{view.service_name}** alone."
    with components.finding_block("watch", "What comes to an end", told) as block:
        if not finding:
            components.state("not_loaded", "No register of contracts is loaded here.")
            return
        if view.provider_name:
            components.aside("This list is of **every provider**; the contracts below are of one.")
        if not len(cells):
            components.state("None", "Nothing here ends within a year or has passed its end.")
            return
        components.table(
            f"What comes to an end, as at {words.date(cells['as_at'].iloc[0])}",
            ["Contract or agreement", "Why it is here", "Started", "Ends"],
            [
                [
                    Cell(row["title"] or "no title stated"),
                    words.WATCHES[row["watch"]],
                    words.date(row["start_date"]),
                    words.date(row["expiry_date"]),
                ]
                for row in cells.head(_SHOWN).to_dict("records")
            ],
        )
        if len(cells) > _SHOWN:
            components.aside(f"**{len(cells) - _SHOWN} more** are in the list below and the CSV.")
        passport = components.passport(
            view, ("pub_contract_watch",), sure=_SURE, public="Yes, with the day of the register."
        )
        components.download_row(block, view, cells, passport)
