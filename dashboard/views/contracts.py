"""Contracts: what is in force, when it ends, and how much of what was paid it explains."""

from dashboard import components
from dashboard.views import contracts_match, contracts_register

view = components.current_view()

contracts_register.head(view)
contracts_register.states(view)
contracts_register.endings(view)
contracts_register.the_list(view)
contracts_match.steps(view)
contracts_match.unmatched(view)
