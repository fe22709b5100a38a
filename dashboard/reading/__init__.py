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
from dashboard.reading.data import checks, models, source_files
from dashboard.reading.file import build, has_table
from dashboard.reading.money import (
    financial_years,
    spend_by_kind,
    spend_by_month,
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
    outcome_measures,
    outcome_series,
)
from dashboard.reading.people import (
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

__all__ = [
    "build",
    "checks",
    "contract_endings",
    "contract_match",
    "contract_states",
    "contracts",
    "deprivation",
    "deprivation_by_ward",
    "financial_years",
    "has_table",
    "indicator_latest",
    "indicator_series",
    "latest_outcome_year",
    "latest_survey_period",
    "measures",
    "models",
    "outcome_by_group",
    "outcome_by_place",
    "outcome_by_provider",
    "outcome_cells",
    "outcome_leads",
    "outcome_measures",
    "outcome_series",
    "place",
    "provider_choices",
    "selectable_places",
    "sentence",
    "services",
    "shapes",
    "similar_places",
    "source_files",
    "spend_by_kind",
    "spend_by_month",
    "transfers",
    "transfers_by_payee",
    "unmatched_payees",
]
