"""Which pounds a question about money counts: an alliance's are those for its services."""

import pandas as pd

from pipelines.steps.stat_question import _of_its_services

SPENT = pd.DataFrame(
    [
        ("alliance:a", "FY2024-25", "care", 10), ("alliance:a", "FY2024-25", "roads", 900),
        ("alliance:a", "FY2022-23", "care", 7), ("alliance:b", "FY2024-25", "care", 5),
        ("C", "FY2022-23", "roads", 900),
    ],
    columns=["place_id", "period", "service_id", "spend_gbp"],
)  # fmt: skip
ALLIANCES = pd.DataFrame(
    [("alliance:a", "care|youth", "2023-04-01"), ("alliance:b", None, None)],
    columns=["alliance_id", "services", "start_date"],
)


def test_an_alliance_counts_its_services_in_its_time_and_a_council_everything():
    found = _of_its_services(SPENT, ALLIANCES)
    kept = list(zip(found["place_id"], found["period"], found["service_id"], strict=True))
    assert kept == [("alliance:a", "FY2024-25", "care"), ("C", "FY2022-23", "roads")]
    assert found["is_alliance"].tolist() == [True, False]
