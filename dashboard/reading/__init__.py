"""The only SQL of the dashboard: questions about `pub_` tables of one published file.

A published file never changes, so everything read from it may be cached under its build id.
"""

from dashboard.reading.contracts import (
    contract_endings,
    contract_match,
    contract_states,
    contracts,
    provider_choices,
    services,
    unmatched_payees,
)
from dashboard.reading.data import checks, models, source_files, source_kinds
from dashboard.reading.decisions import decisions, learning
from dashboard.reading.file import build, has_table
from dashboard.reading.home import (
    alliance,
    alliance_spend,
    contract_watch,
    quotes,
    spend_through,
    unknowns,
)
from dashboard.reading.money import (
    financial_years,
    spend_by_capital,
    spend_by_kind,
    spend_by_month,
    spend_by_service,
    transfers,
    transfers_by_payee,
)
from dashboard.reading.outcomes import (
    latest_outcome_year,
    outcome_by_group,
    outcome_by_place,
    outcome_by_provider,
    outcome_cells,
    outcome_leads,
    outcome_map,
    outcome_measures,
    outcome_series,
    outcome_spread,
)
from dashboard.reading.people import (
    every_measure,
    indicator_latest,
    indicator_series,
    latest_survey_period,
    measures,
    sentence,
)
from dashboard.reading.places import (
    deprivation,
    deprivation_by_ward,
    place,
    selectable_places,
    shapes,
    similar_places,
)
from dashboard.reading.providers import (
    provider,
    provider_contracts,
    provider_outcomes,
    provider_services,
    provider_spend,
    providers_of,
    services_with_providers,
)
from dashboard.reading.social_value import promise_totals, promises

__all__ = [
    "alliance",
    "alliance_spend",
    "build",
    "checks",
    "contract_endings",
    "contract_match",
    "contract_states",
    "contract_watch",
    "contracts",
    "decisions",
    "deprivation",
    "deprivation_by_ward",
    "every_measure",
    "financial_years",
    "has_table",
    "indicator_latest",
    "indicator_series",
    "latest_outcome_year",
    "latest_survey_period",
    "learning",
    "measures",
    "models",
    "outcome_by_group",
    "outcome_by_place",
    "outcome_by_provider",
    "outcome_cells",
    "outcome_leads",
    "outcome_map",
    "outcome_measures",
    "outcome_series",
    "outcome_spread",
    "place",
    "promise_totals",
    "promises",
    "provider",
    "provider_choices",
    "provider_contracts",
    "provider_outcomes",
    "provider_services",
    "provider_spend",
    "providers_of",
    "quotes",
    "selectable_places",
    "sentence",
    "services",
    "services_with_providers",
    "shapes",
    "similar_places",
    "source_files",
    "source_kinds",
    "spend_by_capital",
    "spend_by_kind",
    "spend_by_month",
    "spend_by_service",
    "spend_through",
    "transfers",
    "transfers_by_payee",
    "unknowns",
    "unmatched_payees",
]
