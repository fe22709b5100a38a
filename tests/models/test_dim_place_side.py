"""In which parts a place is looked at: whole districts where an alliance has two, else wards."""

DISTRICTS = """
    place_id | place_name | place_level | district_id | county_id | icb_id | parent_id | is_home
    ---------+------------+-------------+-------------+-----------+--------+-----------+--------
    D        | Dale       | district    |             | C         | I      | R         | true
    E        | Edge       | district    |             |           | I      | R         | true
    F        | Far        | district    |             | C         |        |           | false
    C        | County     | county      |             |           |        |           | true
    whole    | Whole      | alliance    |             |           |        |           | true
    part     | Part       | alliance    |             |           |        |           | true
    one      | One        | alliance    |             |           |        |           | true
    W1       | a          | ward        | D           | C         | I      |           | true
    W2       | b          | ward        | D           | C         | I      |           | true
    W3       | c          | ward        | E           |           | I      |           | true
    """
WARDS = """
    place_id | ward_id | is_whole
    ---------+---------+---------
    D        | W1      | true
    D        | W2      | true
    E        | W3      | true
    C        | W1      | true
    whole    | W1      | true
    whole    | W2      | true
    whole    | W3      | true
    part     | W1      | true
    part     | W3      | true
    one      | W1      | true
    one      | W2      | true
    """


def test_districts_of_what_holds_them_and_wards_of_the_rest(run_model):
    run_model(
        "dim_place_side",
        given={
            "dim_place": DISTRICTS,
            "dim_place_ward": WARDS,
            "dim_alliance": """
                alliance_id
                -----------
                whole
                part
                one
                """,
        },
        expect="""
            place_id | side_id | side_level
            ---------+---------+-----------
            C        | D       | district
            I        | D       | district
            I        | E       | district
            R        | D       | district
            R        | E       | district
            whole    | D       | district
            whole    | E       | district
            part     | W1      | ward
            part     | W3      | ward
            one      | W1      | ward
            one      | W2      | ward
            D        | W1      | ward
            D        | W2      | ward
            E        | W3      | ward
            """,
    )
