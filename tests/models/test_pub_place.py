"""pub_place: what can be chosen, and whose money is shown there."""


def test_places_offered_and_the_nearest_that_publishes_money(run_model):
    run_model(
        "pub_place",
        given={
            "dim_place": """
                place_id   | place_name | place_level | district_id | county_id | icb_id | is_home
                -----------+------------+-------------+-------------+-----------+--------+--------
                C1         | Shire      | county      |             |           |        | false
                D1         | Dale       | district    | D1          | C1        |        | true
                W1         | Moor       | ward        | D1          | C1        |        | false
                D2         | City       | district    | D2          |           | I1     | true
                W2         | Dock       | ward        | D2          |           | I1     | false
                D3         | Elsewhere  | district    | D3          |           |        | false
                W3         | Far        | ward        | D3          |           |        | false
                I1         | Care Board | icb         |             |           |        | false
                alliance:a | Alongside  | alliance    |             |           |        | false
                S1         | Dale 001   | small_area  | D1          | C1        |        | false
                """,
            "dim_publisher": """
                publisher_id | place_id
                -------------+---------
                county       | C1
                city         | D2
                board        | I1
                """,
        },
        expect="""
            place_id   | money_place_id | money_place_name | is_selectable
            -----------+----------------+------------------+--------------
            alliance:a |                |                  | true
            I1         | I1             | Care Board       | true
            D2         | D2             | City             | true
            C1         | C1             | Shire            | true
            D1         | C1             | Shire            | true
            W2         | D2             | City             | true
            W1         | C1             | Shire            | true
            D3         |                |                  | false
            """,
    )
