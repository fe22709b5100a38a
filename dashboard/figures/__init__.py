"""Charts: a frame of published values in, a plotly figure out. No Streamlit, no queries.

Every function takes the theme type, "light" or "dark". Titles live in the page and in the
export, never in the figure. Each figure names its marks in legend-only traces, so that the
page can show its own legend and an export can switch plotly's on.
"""

from dashboard.figures.bars import member_bars, method_bars, service_bars, through_bars, tie_bars
from dashboard.figures.contract_one import history_line, spend_against_value
from dashboard.figures.contracts import ROWS_SHOWN, decision_lanes, decision_rows
from dashboard.figures.control import control_chart
from dashboard.figures.fair import funnel, steadied_rows
from dashboard.figures.heard import heard_rows
from dashboard.figures.maps import benefit_map, deprivation_map, outcome_map
from dashboard.figures.money import month_slots, spend_months, transfer_bars
from dashboard.figures.multiples import small_multiples
from dashboard.figures.outcomes import interval_rows, lead_rows, outcome_series
from dashboard.figures.people import people_rows, people_series
from dashboard.figures.promises import promise_bars
from dashboard.figures.providers import (
    SHARES,
    kind_bars,
    paid_by_year,
    range_words,
    share_ranges,
    unit_costs,
)
from dashboard.figures.published import published_series
from dashboard.figures.purpose import local_bars, purpose_bars
from dashboard.figures.real import PANELS as REAL_PANELS
from dashboard.figures.real import real_bars
from dashboard.figures.reported import reported_rows
from dashboard.figures.unheard import waiting_bars

__all__ = [
    "REAL_PANELS",
    "ROWS_SHOWN",
    "SHARES",
    "benefit_map",
    "control_chart",
    "decision_lanes",
    "decision_rows",
    "deprivation_map",
    "funnel",
    "heard_rows",
    "history_line",
    "interval_rows",
    "kind_bars",
    "lead_rows",
    "local_bars",
    "member_bars",
    "method_bars",
    "month_slots",
    "outcome_map",
    "outcome_series",
    "paid_by_year",
    "people_rows",
    "people_series",
    "promise_bars",
    "published_series",
    "purpose_bars",
    "range_words",
    "real_bars",
    "reported_rows",
    "service_bars",
    "share_ranges",
    "small_multiples",
    "spend_against_value",
    "spend_months",
    "steadied_rows",
    "through_bars",
    "tie_bars",
    "transfer_bars",
    "unit_costs",
    "waiting_bars",
]
