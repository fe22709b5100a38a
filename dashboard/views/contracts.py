"""Contracts: what is in force, when it ends, and how much of what was paid it explains."""

from dashboard import components
from dashboard.views import (
    contracts_effort,
    contracts_match,
    contracts_register,
    contracts_watch,
)

view = components.current_view()

contracts_register.head(view)
contracts_watch.watched(view)
if not view.is_alliance:
    contracts_register.states(view)
    contracts_register.endings(view)
contracts_register.the_list(view)
if not view.is_alliance:
    contracts_match.steps(view)
    contracts_match.unmatched(view)
contracts_effort.by_stage(view)
