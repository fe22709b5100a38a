"""Estimates of publications: as they state them, with the interval they give or none."""

FILES = """
    source_file_id | file_name
    ---------------+----------
    a              | a.csv
    b              | b.csv
    """
MEASURES = """
    measure_id | source_indicator    | kind               | unit
    -----------+---------------------+--------------------+----------------
    hle        | Healthy years       | published_estimate | years
    recovered  | Percentage_Recovery | published_estimate | share of people
    wellbeing  | Happiness           | published          | score out of 10
    """
NO_ASCS = "source_file_id | line_number\n---------------+------------"
INDICATORS = """
    source_file_id | line_number | place_id  | indicator           | breakdown | period     | period_start | value | lower | upper
    ---------------+-------------+-----------+---------------------+-----------+------------+--------------+-------+-------+------
    a              | 2           | X07000001 | Healthy years       |           | R2011-2013 | 2011-01-01   | 62.7  | 60.1  | 65.3
    b              | 2           | X07000001 | Healthy years       |           | R2011-2013 | 2011-01-01   | 62.8  | 60.1  | 65.3
    a              | 3           | X07000001 | Healthy years       | 65        | R2011-2013 | 2011-01-01   | 9.1   | 8     | 10
    a              | 4           | X38000001 | Percentage_Recovery |           | 2022-07    | 2022-07-01   | 49    |       |
    a              | 5           | X38000002 | Percentage_Recovery |           | 2022-07    | 2022-07-01   | 51    |       |
    a              | 6           | X07000001 | Happiness           |           | FY2011-12  | 2011-04-01   | 7.1   | 7     | 7.2
    """  # noqa: E501
AROUND = """
    place_id  | nhs_area_id | nhs_area_name
    ----------+-------------+--------------
    X07000001 | X38000001   | Alder NHS
    """


def test_values_are_as_published_and_an_nhs_areas_stand_in_its_districts(run_model):
    run_model(
        "fct_published_estimate",
        given={"stg_indicators": INDICATORS, "stg_landed_files": FILES, "ref_measures": MEASURES,
               "int_published_around": AROUND, "stg_published_ascs": NO_ASCS},
        expect="""
        measure_id | place_id  | nhs_area_name | period     | period_kind | value | lower | upper
        -----------+-----------+---------------+------------+-------------+-------+-------+------
        hle        | X07000001 |               | R2011-2013 | rolling     | 62.8  | 60.1  | 65.3
        recovered  | X38000001 |               | 2022-07    | month       | 0.49  |       |
        recovered  | X07000001 | Alder NHS     | 2022-07    | month       | 0.49  |       |
        recovered  | X38000002 |               | 2022-07    | month       | 0.51  |       |
        """,
        types={"kind": "varchar", "unit": "varchar", "source_indicator": "varchar"},
        by=("int_published_estimate",),
    )  # fmt: skip


def test_a_published_margin_makes_the_interval_and_none_makes_none(run_model):
    run_model(
        "int_published_estimate",
        given={
            "stg_indicators": "source_file_id | line_number\n---------------+------------",
            "stg_published_ascs": """
            source_file_id | line_number | place_id  | figure_kind | value | why_no_value
            ---------------+-------------+-----------+-------------+-------+-------------
            a              | 2           | X07000001 | per_cent    | 31.9  |
            a              | 3           | X07000002 | per_cent    | 2     |
            a              | 4           | X07000003 | per_cent    |       | too_few
            a              | 5           | X07000004 | per_cent    | 98    |
            a              | 6           | X07000005 | per_cent    | 40    |
            a              | 7           | X07000001 | people      | 970   |
            a              | 8           | X07000001 | margin      | 5.25  |
            a              | 9           | X07000002 | margin      | 3     |
            a              | 10          | X07000003 | margin      | 5     |
            a              | 11          | X07000004 | margin      | 3     |
            a              | 12          | X07000005 | margin      |       |
            """,
        },
        expect="""
        place_id  | value | lower | upper | why_no_value
        ----------+-------+-------+-------+-------------
        X07000001 | 31.9  | 26.65 | 37.15 |
        X07000002 | 2     | 0     | 5     |
        X07000003 |       |       |       | too_few
        X07000004 | 98    | 95    | 100   |
        X07000005 | 40    |       |       |
        """,
    )


def test_a_district_in_two_nhs_areas_has_the_estimate_of_none(run_model):
    run_model(
        "int_published_around",
        given={
            "stg_place_lookups": """
            district_code | sicbl_code | sicbl_name
            --------------+------------+-----------
            X07000001     | X38000001  | Alder NHS
            X07000001     | X38000001  | Alder NHS
            X07000002     | X38000001  | Alder NHS
            X07000002     | X38000002  | Birch NHS
            X07000003     |            |
            """
        },
        expect="""
        place_id  | nhs_area_id | nhs_area_name
        ----------+-------------+--------------
        X07000001 | X38000001   | Alder NHS
        """,
    )
