"""pub_outcome: a measure that nobody was asked about in a year says so in every place."""

ABOUT = dict.fromkeys(
    ("service_id", "provider_id", "group_dimension", "group_value"), None
) | {"published_table": "P1"}  # fmt: skip
NAMES = {"service_name": None, "provider_name": None, "n_responses": None}
YEAR, MONTH = "financial_year", "month"


def cell(measure, place, period, kind, n_people, suppressed=None):
    return ABOUT | NAMES | {
        "measure_id": measure, "place_id": place, "period": period, "period_kind": kind,
        "period_start": "2022-04-01", "period_words": period, "n_people": n_people,
        "suppressed_because": suppressed, "frozen_since": None,
    }  # fmt: skip


def test_not_asked_is_neither_silence_nor_zero(run_model):
    figures = {"lower": None, "upper": None, "events_told": None, "method_words": None}
    run_model(
        "pub_outcome",
        given={
            "safe_cell": [
                cell("days", "D1", "FY2022-23", YEAR, 30),
                cell("days", "W1", "FY2022-23", YEAR, 0),
                cell("days", "D1", "FY2023-24", YEAR, None, "fewer than 10 people"),
                cell("days", "D1", "2023-06", MONTH, 12),
                cell("hours", "D1", "FY2023-24", YEAR, 40),
            ],
            "dim_measure": """
                measure_id | measure_kind | unit
                -----------+--------------+------
                days       | proportion   | share
                hours      | mean         | hours
                estimate   | published    | score
                """,
            "stat_cell": [
                ABOUT | figures
                | {"measure_id": "days", "place_id": "D1", "period": "FY2022-23", "value": 0.5},
                ABOUT | figures
                | {"measure_id": "hours", "place_id": "D1", "period": "FY2023-24", "value": 12.0},
            ],
        },
        expect="""
            measure_id | place_id | period    | value | n_people | why_no_value | unit
            -----------+----------+-----------+-------+----------+--------------+------
            days       | D1       | FY2022-23 | 0.5   | 30       |              | share
            days       | W1       | FY2022-23 |       | 0        | not_heard    | share
            days       | D1       | FY2023-24 |       |          | too_few      | share
            days       | D1       | 2023-06   |       | 12       |              | share
            hours      | D1       | FY2023-24 | 12.0  | 40       |              | hours
            hours      | D1       | FY2022-23 |       |          | not_asked    | hours
            hours      | W1       | FY2022-23 |       |          | not_asked    | hours
            """,
    )  # fmt: skip
