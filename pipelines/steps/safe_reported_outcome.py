"""What providers report of an outcome, after disclosure control.

They count people, so the rule for people holds: a return about fewer than ten, or with one to nine
for whom it is so or is not so, is empty. No total over providers, services or years is published,
so nothing can be worked out from the others; and nothing is subtracted from what people answered
themselves, since a provider counts others, in its own way.
"""

import pandas as pd

from pipelines.disclosure import Policy, protect
from pipelines.errors import DisclosureError
from pipelines.measures.registry import load_publish_list

READS = ("fct_reported_outcome",)
WRITES = "safe_reported_outcome"
GRAIN = ("measure_id", "provider_id", "service_id", "period")

_FIGURES = ["reported_people", "reported_so", "reported_value"]


def run(frames):
    """One row per return, with `suppressed_because`.

    Raises
    ------
    DisclosureError
        If a return is about another kind of period than the closed list gives.
    """
    returns = frames["fct_reported_outcome"]
    listed = load_publish_list()["P7_reported"].periods
    is_year = returns["period"].str.fullmatch(r"FY\d{4}-\d{2}").astype(bool)
    if "financial_year" not in listed or not is_year.all():
        raise DisclosureError(
            WRITES,
            "returns lie outside the closed list P7_reported",
            "Add the period to sql/measures/publish.toml by a decision.",
        )
    counted = returns.assign(n_people=returns["reported_people"], n_with=returns["reported_so"])
    safe = protect(counted, Policy(value_columns=tuple(_FIGURES)))
    safe[_FIGURES[:2]] = safe[_FIGURES[:2]].astype("Int64")
    safe["suppressed_because"] = safe["suppressed_because"].astype(object)
    return pd.DataFrame(safe[[*returns.columns, "suppressed_because"]])
