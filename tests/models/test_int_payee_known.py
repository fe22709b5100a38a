"""int_payee_known: decisions, then numbers, then plain names, list by list."""

NAMES = """
    name_text         | supplier_key | plain_words       | is_withheld | names_no_single_supplier
    ------------------+--------------+-------------------+-------------+-------------------------
    Gannet Ltd        | GANNET       | GANNET LTD        | false       | false
    GANNET LIMITED    | GANNET       | GANNET LIMITED    | false       | false
    Saltings Ltd      | SALTINGS     | SALTINGS LTD      | false       | false
    SALTINGS          | SALTINGS     | SALTINGS          | false       | false
    Quaytide          | QUAYTIDE     | QUAYTIDE          | false       | false
    Elsewhere         | ELSEWHERE    | ELSEWHERE         | false       | false
    """


def test_each_step_gives_way_to_the_one_before(run_model):
    run_model(
        "int_payee_known",
        given={
            "int_supplier_names": NAMES,
            "int_listed_name": """
                name_text  | provider_id     | list_order | states_number | statements
                -----------+-----------------+------------+---------------+-----------
                Gannet Ltd | GB-COH-01234567 | 2          | true          | 2
                Gannet Ltd | GB-COH-01234568 | 2          | true          | 1
                Saltings   | local:saltings  | 4          | false         | 1
                SALTINGS   | GB-CHC-1123520  | 3          | false         | 1
                Quaytide   | GB-COH-01234569 | 2          | true          | 1
                """,
            "ref_decided_aliases": """
                payee_name | provider_id  | is_the_same | decided_on
                -----------+--------------+-------------+-----------
                elsewhere  | GB-NHS-XQ1   | yes         | 2024-01-01
                QUAYTIDE   | GB-COH-01234569 | no       | 2024-01-01
                """,
        },
        expect="""
            name_text      | provider_id     | provider_method | provider_confidence | list_order
            ---------------+-----------------+-----------------+---------------------+-----------
            Gannet Ltd     | GB-COH-01234567 | identifier      | 0.6667              | 2
            GANNET LIMITED | GB-COH-01234567 | plain name      | 0.66                | 2
            Saltings Ltd   | GB-CHC-1123520  | plain name      | 0.99                | 3
            SALTINGS       | GB-CHC-1123520  | plain name      | 0.99                | 3
            Elsewhere      | GB-NHS-XQ1      | decided         | 1.0                 | 0
            """,
    )


def test_two_numbers_stated_as_often_are_not_decided_between(run_model):
    run_model(
        "int_payee_known",
        given={
            "int_supplier_names": NAMES,
            "int_listed_name": """
                name_text  | provider_id     | list_order | states_number | statements
                -----------+-----------------+------------+---------------+-----------
                Gannet Ltd | GB-COH-01234567 | 2          | true          | 1
                Gannet Ltd | GB-COH-01234568 | 2          | true          | 1
                """,
            "ref_decided_aliases": "payee_name | provider_id | is_the_same | decided_on\n-",
        },
        expect="""
            name_text | provider_id
            ----------+------------
            """,
    )


def test_a_decision_without_a_day_counts_until_a_dated_one_says_otherwise(run_model):
    run_model(
        "int_payee_known",
        given={
            "int_supplier_names": NAMES,
            "int_listed_name": "name_text | provider_id | list_order\n-",
            "ref_decided_aliases": """
                payee_name | provider_id  | is_the_same | decided_on
                -----------+--------------+-------------+-----------
                elsewhere  | GB-NHS-XQ1   | yes         |
                quaytide   | GB-NHS-XQ9   | yes         |
                quaytide   | GB-NHS-XQ2   | yes         | 2024-01-01
                saltings   | GB-NHS-XQ4   | yes         | 2024-01-01
                saltings   | GB-NHS-XQ3   | yes         | 2024-01-01
                """,
        },
        expect="""
            name_text | provider_id | provider_method
            ----------+-------------+----------------
            Elsewhere | GB-NHS-XQ1  | decided
            Quaytide  | GB-NHS-XQ2  | decided
            SALTINGS  | GB-NHS-XQ4  | decided
            """,
    )
