"""Before and after: a change needs both answers, and who lost one of the two is counted."""

SCALES = """
    measure_id | measure_kind  | is_one_answer
    -----------+---------------+--------------
    gain       | paired_change | false
    days       | mean          | true
    """
ITEMS = """
    source_file_id | line_number | item   | measure_id | value_num
    ---------------+-------------+--------+------------+----------
    f              | 2           | before | gain       | 12
    f              | 2           | after  | gain       | 40.5
    f              | 3           | before | gain       | 12
    f              | 3           | after  | gain       |
    f              | 4           | before | gain       |
    f              | 4           | after  | gain       | 9
    f              | 5           | before | gain       |
    f              | 5           | after  | gain       |
    f              | 6           | before | gain       | 30
    f              | 6           | after  | gain       | 21
    f              | 2           | days   | days       | 4
    """
ASKED = """
    survey | item   | measure_id | occasion
    -------+--------+------------+---------
    s      | before | gain       | before
    s      | after  | gain       | after
    s      | days   | days       |
    other  | before | gain       | after
    """
RESPONSES = """
    source_file_id | line_number | survey | answered_in | service_text
    ---------------+-------------+--------+-------------+-------------
    f              | 2           | s      | FY2018-19   | Hip
    f              | 3           | s      | FY2018-19   | Hip
    f              | 4           | s      | FY2018-19   | Hip
    f              | 5           | s      | FY2018-19   | Hip
    f              | 6           | s      | FY2018-19   | Hip
    """
TYPES = {"occasion": "varchar"}


def test_a_change_is_after_less_before_and_nothing_where_one_is_missing(run_model):
    run_model(
        "int_proms_change",
        given={"int_scale": SCALES, "stg_response_items": ITEMS, "ref_survey_items": ASKED,
               "stg_responses": RESPONSES},
        expect="""
        line_number | measure_id | measure_kind  | is_answered_before | is_answered_after | y
        ------------+------------+---------------+--------------------+-------------------+-----
        2           | gain       | paired_change | true               | true              | 28.5
        3           | gain       | paired_change | true               | false             |
        4           | gain       | paired_change | false              | true              |
        5           | gain       | paired_change | false              | false             |
        6           | gain       | paired_change | true               | true              | -9
        """,
        types=TYPES,
    )  # fmt: skip


def test_pairs_and_those_lost_are_everybody(run_model):
    run_model(
        "fct_proms_pair",
        given={
            "int_scale": SCALES, "stg_response_items": ITEMS, "ref_survey_items": ASKED,
            "stg_responses": RESPONSES,
            "int_answers": """
            source_file_id | line_number | measure_id | measure_kind  | service_id  | service_name
            ---------------+-------------+------------+---------------+-------------+-------------
            f              | 2           | gain       | paired_change | service:hip | Hip
            f              | 6           | gain       | paired_change | service:hip | Hip
            f              | 2           | days       | mean          | service:x   | X
            """,
            "int_response_periods": """
            answered_in | period    | period_kind
            ------------+-----------+---------------
            FY2018-19   | FY2018-19 | financial_year
            """,
        },
        expect="""
        service_id  | period    | n_people | n_both | n_before_only | n_after_only | n_neither
        ------------+-----------+----------+--------+---------------+--------------+----------
        service:hip | FY2018-19 | 5        | 2      | 1             | 1            | 1
        """,
        types=TYPES,
        by=("int_proms_change",),
    )  # fmt: skip


def test_a_code_of_the_register_names_a_provider_of_answers(run_model):
    run_model(
        "int_proms_provider",
        given={
            "stg_provider_register": """
            provider_id   | register_number | provider_name
            --------------+-----------------+--------------
            GB-NHS-RM3    | RM3             | TERN TRUST
            GB-NHS-RM3    | RM3             | TERN TRUST
            GB-CHC-210843 | 210843          | GULL
            GB-NHS-NT2    | NT2             |
            """
        },
        expect="""
        code | provider_id | provider_name
        -----+-------------+--------------
        rm3  | GB-NHS-RM3  | TERN TRUST
        """,
    )
