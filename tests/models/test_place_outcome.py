"""Which outcomes a place leads with, and in which order."""

MEASURES = """
    measure_id | measure_kind | polarity         | defined_by | sort_key
    -----------+--------------+------------------+------------+---------
    life       | published    | higher_is_better | national   | 1
    m1         | mean         | higher_is_better | national   | 11
    m2         | mean         | lower_is_better  | officers   | 12
    hours      | mean         | neither          | residents  | 13
    own        | proportion   | higher_is_better | residents  | 14
    """


def test_an_alliance_leads_with_its_own_and_a_place_with_what_residents_wrote(run_model):
    run_model(
        "dim_place_outcome",
        given={
            "dim_measure": MEASURES,
            "dim_place": """
                place_id   | place_level
                -----------+------------
                D          | district
                alliance:a | alliance
                S          | small_area
                """,
            "dim_alliance": [{"alliance_id": "alliance:a", "outcomes": "m2 | own"}],
        },
        expect="""
            place_id   | measure_id | is_estimate | position
            -----------+------------+-------------+---------
            D          | own        | false       | 1
            D          | m1         | false       | 2
            D          | m2         | false       | 3
            D          | life       | true        | 1
            alliance:a | m2         | false       | 1
            alliance:a | own        | false       | 2
            """,
    )


def test_an_alliance_leads_with_eight_of_those_that_it_names_and_a_place_with_six(run_model):
    named = [f"m{n}" for n in range(9)]
    measures = [
        {"measure_id": one, "measure_kind": "mean", "polarity": "higher_is_better",
         "defined_by": "officers", "sort_key": str(n)}
        for n, one in enumerate(named)
    ]  # fmt: skip
    run_model(
        "dim_place_outcome",
        given={
            "dim_measure": measures,
            "dim_place": """
                place_id   | place_level
                -----------+------------
                D          | district
                alliance:a | alliance
                """,
            "dim_alliance": [{"alliance_id": "alliance:a", "outcomes": " | ".join(named)}],
        },
        expect="\n".join(
            ["place_id | measure_id | position", "---------+------------+---------"]
            + [f"D | m{n} | {n + 1}" for n in range(6)]
            + [f"alliance:a | m{n} | {n + 1}" for n in range(8)]
        ),
    )
