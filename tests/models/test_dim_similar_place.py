"""dim_similar_place: the ten nearest of the same type, and who is left out as near."""

HEADING = {"domain": "Index of Multiple Deprivation"}


def _given(scores):
    """Districts with their scores; E08-00 is the home."""
    return {
        "int_home_places": "place_id\n--------\nE08-00",
        "int_places": [{"place_id": place, "place_name": f"Place {place}"} for place in scores],
        "stg_deprivation_districts": [
            {**HEADING, "place_id": place, "average_score": score}
            for place, score in scores.items()
        ],
    }


def test_a_tie_at_the_tenth_is_taken_by_code_and_named(run_model):
    """30.1 and 29.9 are equally far from 30.0 although as binary numbers they are not."""
    near = {f"E08-{n:02}": "30.05" for n in range(1, 10)}
    run_model(
        "dim_similar_place",
        given=_given(
            {"E08-00": "30.0", **near, "E08-11": "30.1", "E08-10": "29.9", "E08-12": "30.2"}
        ),
        expect=(
            "similar_place_id | nearness | score_difference | tie_note\n"
            "--+--+--+--\n"
            + "".join(f"E08-{n:02} | {n} | 0.05 | Place E08-11\n" for n in range(1, 10))
            + "E08-10 | 10 | -0.1 | Place E08-11"
        ),
    )


def test_no_tie_is_named_where_the_eleventh_is_farther(run_model):
    near = {f"E08-{n:02}": f"30.{n:02}" for n in range(1, 12)}
    run_model(
        "dim_similar_place",
        given=_given({"E08-00": "30.0", **near}),
        expect=(
            "place_id | similar_place_id | deprivation_score | tie_note\n--+--+--+--\n"
            + "\n".join(f"E08-00 | E08-{n:02} | 30.{n:02} | " for n in range(1, 11))
        ),
    )


def test_another_type_another_domain_and_the_place_itself_do_not_count(run_model):
    given = _given({"E08-00": "30.0", "E08-01": "35.0", "E06-01": "30.0"})
    given["stg_deprivation_districts"].append(
        {"domain": "Income", "place_id": "E08-01", "average_score": "99"}
    )
    run_model(
        "dim_similar_place",
        given=given,
        expect="""
            similar_place_id | similar_place_name | nearness | deprivation_score
            -----------------+--------------------+----------+------------------
            E08-01           | Place E08-01       | 1        | 35.0
            """,
    )


def test_scores_of_another_year_are_not_compared(run_model):
    given = _given({"E08-00": "30.0", "E08-01": "35.0", "E08-02": "30.1"})
    years = {"E08-00": "2025", "E08-01": "2025", "E08-02": "2019"}
    for row in given["stg_deprivation_districts"]:
        row["data_year"] = years[row["place_id"]]
    given["stg_deprivation_districts"].append(
        {**HEADING, "place_id": "E08-00", "average_score": "34.9", "data_year": None}
    )
    run_model(
        "dim_similar_place",
        given=given,
        expect="""
            similar_place_id | deprivation_score | score_difference | data_year
            -----------------+-------------------+------------------+----------
            E08-01           | 35.0              | 5.0              | 2025
            """,
    )
