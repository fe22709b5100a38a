"""Contracts: what is to be decided, every contract and agreement, and one of them as a brief."""

from dashboard import components, reading
from dashboard.components import read
from dashboard.views import (
    contract_brief,
    contracts_clock,
    contracts_effort,
    contracts_gaps,
    contracts_list,
    contracts_ties,
    contracts_time,
)

view = components.current_view()
asked = components.asked("contract")

if asked and contract_brief.is_known(view, asked):
    contract_brief.page(view, asked)
else:
    contracts_list.head(view)
    if asked:
        contract_brief.unknown(view, asked)
    contracts_time.decisions(view)
    contracts_list.the_list(view)
    shown = read(reading.has_table, view.published, "pub_contract_record")
    if shown and len(contracts_list.listed(view)):
        contracts_clock.notices(view)
        contracts_gaps.nobody(view)
        contracts_gaps.urgent(view)
        contracts_gaps.handback(view)
    contracts_ties.ties(view)
    contracts_effort.by_stage(view)
