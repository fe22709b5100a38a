"""Money: for what, tied to what, where it landed, as which kind of flow, when, and how local."""

from dashboard import components
from dashboard.views import (
    money_benefit,
    money_known,
    money_months,
    money_parts,
    money_purpose,
    money_real,
)

view = components.current_view()

money_parts.head(view)
money_parts.by_service(view)
if view.is_alliance:
    money_parts.by_member(view)
    money_parts.together(view)
money_purpose.ledger(view)
money_purpose.worklists(view)
money_benefit.where(view)
if not view.is_alliance:
    money_months.by_month(view)
money_months.flows(view)
money_real.years(view)
money_real.built(view)
money_known.local(view)
money_known.services(view)
