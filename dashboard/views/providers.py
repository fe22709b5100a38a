"""Providers: in-house and external on the same card; nobody is ranked."""

from dashboard import components, reading, words
from dashboard.components import read
from dashboard.views import provider_card, provider_costs, provider_market, provider_one

view = components.current_view()

if not read(reading.has_table, view.published, "pub_provider"):
    components.page_head("Providers", "**Single providers are shown to boards and officers.**")
    components.state(
        "Not shown", "What people say by provider stands on the Outcomes page for everyone."
    )
    provider_market.blocks(view)
elif view.provider_id:
    provider_one.page(view)
else:
    components.page_head(
        "Providers",
        "Whoever provides a service, **in-house or external, stands on the same card with the same "
        "rows**, in the order of the alphabet. Choose a provider to see it alone.",
        eyebrow=view.service_name or words.counted(
            len(read(reading.provider_choices, view.published)), "provider", "providers"
        ),
    )  # fmt: skip
    provider_card.services(view)
    if view.service_id:
        provider_costs.block(view, view.service_id, view.service_name)
    else:
        provider_market.blocks(view)
        provider_card.everybody(view)
