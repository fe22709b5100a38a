"""dim_group_population: who lives in a place, as published or as the sum of all its parts."""


def test_published_sums_of_parts_and_parts_that_are_missing(run_model):
    run_model(
        "dim_group_population",
        given={
            "stg_population": """
                place_id | sex    | age_band | population | period
                ---------+--------+----------+------------+-------
                W1       | Female | 75+      | 30         | CY2025
                W1       | Male   | 75+      | 20         | CY2025
                W1       | Female | 16-24    | 10         | CY2025
                W2       | Female | 75+      | 5          | CY2025
                W2       | Male   | 75+      | 0          | CY2025
                W9       | Female | 75+      | 7          | CY2025
                W1       |        |          | 60         | CY2025
                W1       | Female | 75+      | 28         | CY2024
                """,
            "stg_landed_files": "source_file_id | file_name | as_at\n---+---+---",
            "stg_population_groups": """
                place_id | group_dimension | group_value  | population | period
                ---------+-----------------+--------------+------------+-------
                D1       | housing         | Private_Rent | 40         |
                D1       | housing         | Owned        | 60         |
                D2       | housing         | Owned        | 55         |
                D1       | carer           | Yes          | 9          |
                C1       | carer           | Yes          | 11         |
                D2       | carer           | Yes          | 1          |
                """,
            "dim_group_spelling": """
                group_dimension | spelling     | group_key
                ----------------+--------------+-------------
                housing         | private rent | private_rent
                housing         | carer        | never
                """,
            "dim_place_ward": """
                place_id | ward_id | is_whole
                ---------+---------+---------
                D1       | W1      | true
                D1       | W2      | true
                D1       | W0      | true
                D3       | W1      | true
                D3       | W2      | false
                D4       | W2      | true
                D4       | W9      | true
                D4       | W3      | true
                """,
            "int_places": """
                place_id | place_level | county_id | icb_id | ward_id
                ---------+-------------+-----------+--------+--------
                D1       | district    | C1        | I1     |
                D2       | district    | C1        |        |
                S1       | small_area  |           |        | W1
                S2       | small_area  |           |        | W2
                S3       | small_area  |           |        | W9
                S4       | small_area  |           |        | W3
                """,
            "int_response_places": """
                small_area_id | place_id
                --------------+---------
                S1            | W1
                S2            | W1
                S3            | D2
                S4            | D2
                """,
            "int_deprivation_fifth": """
                small_area_id | deprivation_fifth
                --------------+------------------
                S1            | 1
                S2            | 3
                S3            | 5
                S4            | 5
                """,
            "int_place_people": """
                place_id | period | population
                ---------+--------+-----------
                S1       | CY2025 | 30
                S2       | CY2025 | 20
                S3       | CY2025 | 25
                """,
            "dim_place": "place_id\n--------\nW1\nW2\nD1\nD2\nD3\nD4\nC1\nI1",
        },
        # W0 is a ward of the past and has no part in D1. D3 holds half of W2; of W3 in D4 nobody
        # has published anything: neither has a sum. W9 is none of our places, nor
        # does half of the people of D2's fifth say how many live in it.
        expect="""
            place_id | group_dimension | group_key    | period | population | population_basis
            ---------+-----------------+--------------+--------+------------+-----------------
            W1       | age_band        | 75+          | CY2025 | 50         | published
            W1       | age_band        | 16-24        | CY2025 | 10         | published
            W1       | age_band        | 75+          | CY2024 | 28         | published
            W1       | sex             | female       | CY2025 | 40         | published
            W1       | sex             | male         | CY2025 | 20         | published
            W1       | sex             | female       | CY2024 | 28         | published
            W2       | age_band        | 75+          | CY2025 | 5          | published
            W2       | sex             | female       | CY2025 | 5          | published
            W2       | sex             | male         | CY2025 | 0          | published
            D1       | age_band        | 75+          | CY2025 | 55         | sum of wards
            D1       | age_band        | 16-24        | CY2025 | 10         | sum of wards
            D1       | sex             | female       | CY2025 | 45         | sum of wards
            D1       | sex             | male         | CY2025 | 20         | sum of wards
            D1       | housing         | private_rent | ''     | 40         | published
            D1       | housing         | owned        | ''     | 60         | published
            D1       | carer           | yes          | ''     | 9          | published
            D2       | housing         | owned        | ''     | 55         | published
            D2       | carer           | yes          | ''     | 1          | published
            C1       | housing         | private_rent | ''     | 40         | sum of districts
            C1       | housing         | owned        | ''     | 115        | sum of districts
            C1       | carer           | yes          | ''     | 11         | published
            I1       | housing         | private_rent | ''     | 40         | sum of districts
            I1       | housing         | owned        | ''     | 60         | sum of districts
            I1       | carer           | yes          | ''     | 9          | sum of districts
            W1       | deprivation_fifth | fifth 1, most deprived areas | CY2025 | 30 | sum of small areas
            W1       | deprivation_fifth | fifth 3      | CY2025 | 20         | sum of small areas
            """,  # noqa: E501
    )


def test_people_who_are_stated_several_times_count_once(run_model):
    """In two files, of both sexes beside each, and of all ages beside some."""
    run_model(
        "dim_group_population",
        given={
            "stg_population": """
                place_id | sex     | age_band | population | period
                ---------+---------+----------+------------+-------
                W1       | females |          | 510        | CY2023
                W1       | females |          | 510        | CY2023
                W1       | females | 0-15     | 100        | CY2023
                W1       | males   |          | 490        | CY2023
                W1       | males   | 0-15     | 90         | CY2023
                W1       |         | 0-15     | 190        | CY2023
                W1       |         | 0-15     | 190        | CY2023
                W1       | females | 16+      | 410        | CY2023
                W1       | males   | 16+      | 400        | CY2023
                """,
            "stg_landed_files": "source_file_id | file_name | as_at\n---+---+---",
            "stg_population_groups": """
                place_id | group_dimension | group_value  | population | period
                ---------+-----------------+--------------+------------+-------
                """,
            "dim_group_spelling": """
                group_dimension | spelling     | group_key
                ----------------+--------------+-------------
                """,
            "dim_place_ward": "place_id | ward_id | is_whole\n---------+---------+---------",
            "int_places": """
                place_id | place_level | county_id | icb_id | ward_id
                ---------+-------------+-----------+--------+--------
                """,
            "int_response_places": "small_area_id | place_id\n--------------+---------",
            "int_deprivation_fifth": "small_area_id | deprivation_fifth\n--------+-------",
            "int_place_people": "place_id | period | population\n---------+--------+-----------",
            "dim_place": "place_id\n--------\nW1",
        },
        expect="""
            place_id | group_dimension | group_key | period | population | population_basis
            ---------+-----------------+-----------+--------+------------+-----------------
            W1       | age_band        | 0-15      | CY2023 | 190        | published
            W1       | age_band        | 16+       | CY2023 | 810        | published
            W1       | sex             | females   | CY2023 | 510        | published
            W1       | sex             | males     | CY2023 | 490        | published
            """,
    )


def test_parts_of_one_file_are_added_up_and_another_file_counts_instead(run_model):
    """By ethnicity, which no column of ours tells: the greatest part was taken for all of them."""
    run_model(
        "dim_group_population",
        given={
            "stg_population": """
                source_file_id | place_id | sex     | age_band | population | period
                ---------------+----------+---------+----------+------------+-------
                f              | W1       | females | 0-15     | 70         | CY2023
                f              | W1       | females | 0-15     | 25         | CY2023
                f              | W1       | females | 0-15     | 5          | CY2023
                f              | W1       | males   | 0-15     | 60         | CY2023
                f              | W1       | males   | 0-15     | 30         | CY2023
                f              | W1       | males   | 0-15     | 90         | CY2023
                f              | W2       | females | 0-15     | 40         | CY2023
                f              | W2       | females | 0-15     | 20         | CY2023
                g              | W2       | females | 0-15     | 55         | CY2023
                """,
            "stg_landed_files": """
                source_file_id | file_name | as_at
                ---------------+-----------+-----------
                f              | z.csv     |
                g              | a.csv     | 2024-07-15
                """,
            "stg_population_groups": """
                place_id | group_dimension | group_value  | population | period
                ---------+-----------------+--------------+------------+-------
                """,
            "dim_group_spelling": "group_dimension | spelling | group_key\n-+-+-",
            "dim_place_ward": "place_id | ward_id | is_whole\n---------+---------+---------",
            "int_places": "place_id | place_level | county_id | icb_id | ward_id\n-+-+-+-+-",
            "int_response_places": "small_area_id | place_id\n--------------+---------",
            "int_deprivation_fifth": "small_area_id | deprivation_fifth\n--------+-------",
            "int_place_people": "place_id | period | population\n---------+--------+-----------",
            "dim_place": "place_id\n--------\nW1\nW2",
        },
        expect="""
            place_id | group_dimension | group_key | period | population
            ---------+-----------------+-----------+--------+-----------
            W1       | age_band        | 0-15      | CY2023 | 190
            W1       | sex             | females   | CY2023 | 100
            W1       | sex             | males     | CY2023 | 90
            W2       | age_band        | 0-15      | CY2023 | 55
            W2       | sex             | females   | CY2023 | 55
            """,
    )
