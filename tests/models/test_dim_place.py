"""dim_place: the place around each place, and the latest number of people."""


def test_places_have_their_parent_people_and_deprivation(run_model):
    run_model(
        "dim_place",
        given={
            "ref_place_levels": """
                place_level | level_words
                ------------+------------
                district    | district
                ward        | ward
                small_area  | small area
                msoa        | middle layer area
                """,
            "int_home_places": "place_id\n--------\nX08",
            "int_place_predecessors": "place_id\n--------",
            "int_alliance_small_area": """
                alliance_id | place_id
                ------------+---------
                alliance:a  | X01
                alliance:a  | X01b
                alliance:b  | X01
                """,
            "int_places": """
                place_id | place_level | place_name | ward_id | district_id | region_id
                ---------+-------------+------------+---------+-------------+----------
                X08      | district    | Brackwater |         | X08         | X12
                X05      | ward        | Cockle Row |         | X08         |
                X02      | msoa        | Brack 001  |         | X08         |
                X01      | small_area  | Brack 001A | X05     | X08         |
                X01b     | small_area  | Brack 001B |         | X08         |
                X12      | region      | Saltreach  |         |             |
                alliance:a | alliance  | Alongside  |         |             |
                alliance:b | alliance  | Upland     |         |             |
                """,
            "int_population": """
                source_file_id | place_id | population | period
                ---------------+----------+------------+-------
                p1             | X08      | 214380     | CY2020
                p2             | X08      | 220000     | CY2021
                p5             | X08      | 210000     | FY2017-18
                p2             | X05      | 0          | CY2021
                p3             | X01      | 1500       | CY2020
                p3             | X01b     | 1200       | CY2020
                p4             | X01      | 1510       | CY2021
                """,
            "stg_deprivation_districts": """
                place_id | domain                        | average_score | data_year
                ---------+-------------------------------+---------------+----------
                X08      | Index of Multiple Deprivation | 35.04         | 2019
                X08      | Index of Multiple Deprivation | 33.15         | 2025
                X08      | Index of Multiple Deprivation | 99.9          |
                X08      | Income Deprivation            | 0.318         | 2025
                """,
            "stg_landed_files": """
                source_file_id | file_name   | as_at
                ---------------+-------------+------
                a              | imd2015.csv |
                b              | imd2019.csv |
                """,
            "stg_deprivation_small_areas": """
                source_file_id | place_id | score | decile | place_vintage | domain | data_year
                ---------------+----------+-------+--------+---------------+--------+----------
                b              | X01      |       | 9      | 2011          |        |
                a              | X01      | 12    | 7      | 2021          |        |
                b              | X01      | 69.6  | 1      | 2021          |        |
                b              | X01      | 5.5   | 8      | 2022          | Crime  |
                a              | X01b     | 50    | 2      | 2011          |        | 2015
                a              | X01b     | 40    | 3      | 2011          |        | 2019
                """,
        },
        by=("int_place_people",),
        expect="""
            place_id   | level_words       | parent_id | is_home | population | population_period | population_basis   | deprivation_score | deprivation_decile
            -----------+-------------------+-----------+---------+------------+-------------------+--------------------+-------------------+-------------------
            X08        | district          | X12       | true    | 220000     | CY2021            | published          | 33.15             |
            X05        | ward              | X08       | false   | 0          | CY2021            | published          |                   |
            X02        | middle layer area | X08       | false   |            |                   |                    |                   |
            X01        | small area        | X05       | false   | 1510       | CY2021            | published          | 69.6              | 1
            X01b       | small area        | X08       | false   | 1200       | CY2020            | published          | 40                | 3
            X12        |                   |           | false   |            |                   |                    |                   |
            alliance:a |                   |           | false   | 2700       | CY2020            | sum of small areas |                   |
            alliance:b |                   |           | false   | 1510       | CY2021            | sum of small areas |                   |
            """,  # noqa: E501
    )


def test_the_code_says_the_level_of_a_place_that_no_look_up_names(run_model):
    """Council areas of Scotland are districts; metropolitan counties are counties."""
    codes = {
        "E06000001": "district", "E07000001": "district", "E08000006": "district",
        "E09000001": "district", "W06000001": "district", "N09000001": "district",
        "S12000005": "district", "E10000002": "county", "E11000001": "county",
        "E12000001": "region", "X12000001": "region", "E92000001": "country",
        "X92000001": "country", "K02000001": "other", "E01000001": "small_area",
        "W02000001": "msoa", "X05000001": "ward", "E38000001": "other",
    }  # fmt: skip
    run_model(
        "int_places",
        given={
            "stg_place_lookups": "district_code\n-------------",
            "stg_deprivation_districts": "place_id\n--------",
            "int_population": "place_id\n--------",
            "int_place_predecessors": "place_id\n--------",
            "int_publishers": "place_id | publisher_name\n---------+---------------",
            "stg_alliances": "alliance_id\n-----------",
            "stg_health_index": "place_id | place_name\n---------+-----------",
            "stg_published_ascs": "place_id | place_name\n---------+-----------",
            "stg_indicators": [{"place_id": code, "place_name": "somewhere"} for code in codes],
        },
        by=("int_district_care_board",),
        expect="place_id | place_level\n--+--\n"
        + "\n".join(f"{code} | {level}" for code, level in codes.items()),
    )


def test_a_publisher_whose_place_no_file_names_has_a_place_of_its_own(run_model):
    run_model(
        "int_places",
        given={
            "stg_place_lookups": """
                district_code | district_name | vintage
                --------------+---------------+--------
                E08000006     | Salford       | 2024
                """,
            "stg_deprivation_districts": "place_id\n--------",
            "int_population": "place_id\n--------",
            "int_place_predecessors": "place_id\n--------",
            "stg_health_index": "place_id | place_name\n---------+-----------",
            "stg_published_ascs": "place_id | place_name\n---------+-----------",
            "stg_indicators": "place_id\n--------",
            "stg_alliances": """
                alliance_id | alliance_name
                ------------+--------------
                alliance:a  | Alongside
                """,
            "int_publishers": """
                place_id   | publisher_name
                -----------+---------------
                E08000006  | Salford City Council
                local:acme | acme
                """,
        },
        by=("int_district_care_board",),
        expect="""
            place_id   | place_name | place_level | district_id
            -----------+------------+-------------+------------
            E08000006  | Salford    | district    | E08000006
            local:acme | acme       | district    | local:acme
            alliance:a | Alongside  | alliance    |
            """,
    )


def test_of_several_vintages_the_latest_says_where_a_place_lies(run_model):
    """Whatever the order of the codes: a district that was merged keeps none of its wards."""
    run_model(
        "int_places",
        given={
            "stg_place_lookups": """
                lsoa_code | lsoa_name | ward_code | ward_name | district_code | district_name | region_code | icb_code | icb_name | vintage
                ----------+-----------+-----------+-----------+---------------+---------------+-------------+----------+----------+--------
                X01       | One       | X05a      | Row       | X07           | Old           |             |          |          | 2022
                X01       | One new   | X05b      | Rows      | X06           | New           |             |          |          | 2024
                X01       |           |           |           |               |               |             | X54a     | Board    | 2022
                          |           | X05a      | Row       | X07           | Old           |             |          |          | 0000
                          |           |           |           | X06           | New           | X12         | X54a     | Board    | 2023
                          |           |           |           | X06           | New           | X12         | X54b     | Board B  | 2024
                """,  # noqa: E501
            "stg_deprivation_districts": "place_id\n--------",
            "int_population": """
                place_id  | place_name
                ----------+-----------
                X00000001 | too small
                """,
            "int_place_predecessors": """
                place_id | place_level | place_name | district_id
                ---------+-------------+------------+------------
                X01old   | small_area  | Before     | X06
                """,
            "stg_health_index": "place_id | place_name\n---------+-----------",
            "stg_published_ascs": "place_id | place_name\n---------+-----------",
            "stg_indicators": "place_id\n--------",
            "stg_alliances": "alliance_id\n-----------",
            "int_publishers": "place_id | publisher_name\n---------+---------------",
        },
        by=("int_district_care_board",),
        expect="""
            place_id | place_level | place_name | ward_id | district_id | icb_id | region_id
            ---------+-------------+------------+---------+-------------+--------+----------
            X01      | small_area  | One new    | X05b    | X06         | X54b   |
            X01old   | small_area  | Before     |         | X06         | X54b   |
            X05a     | ward        | Row        |         | X07         |        |
            X05b     | ward        | Rows       |         | X06         | X54b   |
            X07      | district    | Old        |         | X07         |        |
            X06      | district    | New        |         | X06         | X54b   | X12
            X12      | region      | X12        |         |             |        |
            X54a     | icb         | Board      |         |             |        |
            X54b     | icb         | Board B    |         |             |        |
            """,
    )


def test_what_is_known_by_an_old_code_lies_where_its_successor_does(run_model):
    run_model(
        "int_place_predecessors",
        given={
            "stg_place_successors": """
                old_code  | old_name | old_vintage | new_code  | new_vintage
                ----------+----------+-------------+-----------+------------
                X01000001 | Before   | 2011        | X01000009 | 2021
                X01000009 | Same     | 2011        | X01000009 | 2021
                X02000001 | Middle   | 2011        | X02000009 | 2021
                X07000001 | Older    | 2021        | X07000001 | 2022
                X07000001 | Old      | 2022        | X06000001 | 2023
                X54000001 | Board    | 2022        | X54000002 | 2024
                K02000001 | All      | 2022        | K02000002 | 2024
                """,
            "stg_place_lookups": """
                lsoa_code | msoa_code | district_code | vintage
                ----------+-----------+---------------+--------
                X01000009 |           | X08000001     | 2022
                          | X02000009 | X08000001     | 2022
                          |           | X06000001     | 2023
                """,
        },
        expect="""
            place_id  | place_level | place_name | district_id
            ----------+-------------+------------+------------
            X01000001 | small_area  | Before     | X08000001
            X02000001 | msoa        | Middle     | X08000001
            X07000001 | district    | Old        | X07000001
            """,
    )


def test_a_district_that_care_boards_part_is_of_the_one_of_most_of_its_small_areas(run_model):
    """Not of the one with the greatest code; and of the latest vintage whatever its share."""
    run_model(
        "int_district_care_board",
        given={
            "stg_place_lookups": """
                lsoa_code | district_code | icb_code | vintage
                ----------+---------------+----------+--------
                X01a      | X07           |          | 2024
                X01b      | X07           |          | 2024
                X01c      | X07           |          | 2024
                X01a      |               | X54a     | 2023
                X01b      |               | X54a     | 2023
                X01c      |               | X54b     | 2023
                X01d      | X08           | X54a     | 2022
                X01e      | X08           | X54a     | 2022
                X01e      |               | X54c     | 2024
                X01f      | X09           | X54c     | 2022
                          | X09           | X54a     | 2024
                          | X10           |          | 2024
                """,
        },
        expect="""
            district_id | icb_id
            ------------+-------
            X07         | X54a
            X08         | X54c
            X09         | X54a
            """,
    )
