"""Money: by service, through whom, by month, its purpose; of an alliance by member."""

from dashboard import components
from dashboard.views import home_money, money_months, money_parts, money_purpose

view = components.current_view()

money_parts.head(view)
money_parts.by_service(view)
home_money.spent(view, on_home=False)
if view.is_alliance:
    money_parts.by_member(view)
else:
    money_months.by_month(view)
    money_months.transfers(view)
    money_parts.capital(view)
    money_purpose.ledger(view)
    money_purpose.worklists(view)
money_parts.place_of_benefit(view)
