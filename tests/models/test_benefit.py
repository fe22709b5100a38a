"""Where pounds land, before any answer is asked: stated places, places served, people of places."""

PUBLISHERS = """
    publisher_id | publisher_name | place_id
    -------------+----------------+---------
    council      | Council        | C
    city         | City           | D9
    """
PLACES = """
    place_id | place_level | place_name | ward_id | district_id | county_id
    ---------+-------------+------------+---------+-------------+----------
    C        | county      | Shire      |         |             |
    D1       | district    | Northby    |         | D1          | C
    W1       | ward        | Mill Lade  |         | D1          | C
    W2       | ward        | Northby    |         | D1          | C
    W9       | ward        | Mill Lade  |         | D9          |
    D9       | district    | Farcity    |         | D9          |
    S1       | small_area  | Mill 001   | W1      | D1          | C
    S2       | small_area  | Mill 002   | W1      | D1          | C
    """


def test_words_for_an_area_are_places_of_the_publisher_s_own_area(run_model):
    """The widest of a name; a place elsewhere is none; the whole area is the payer's place."""
    run_model(
        "int_area_place",
        given={
            "stg_contracts_terms": """
                source_file_id | line_number | area_covered
                ---------------+-------------+---------------------
                f              | 1           | mill lade
                f              | 2           | Northby
                f              | 3           | Whole area
                f              | 4           | Farcity
                f              | 5           | Mill Lade; D1
                f              | 6           |
                g              | 1           | Mill Lade
                """,
            "stg_spend_places": "source_file_id | line_number | area_covered\n---+---+---\nh|1|S2",
            "stg_landed_files": """
                source_file_id | publisher_id
                ---------------+-------------
                f              | council
                g              | city
                h              | council
                """,
            "int_publishers": PUBLISHERS,
            "int_places": PLACES,
            "ref_decided_contracts": "publisher_id | what | says\n---+---+---",
            "ref_decided_catchments": "provider_id | service_id | place\n---+---+---",
        },
        expect="""
            publisher_id | area_covered  | place_id | is_whole
            -------------+---------------+----------+---------
            council      | mill lade     | W1       | false
            council      | Northby       | D1       | false
            council      | Whole area    | C        | true
            council      | Mill Lade; D1 | W1       | false
            council      | Mill Lade; D1 | D1       | false
            council      | S2            | S2       | false
            city         | Mill Lade     | W9       | false
            """,
    )


def test_a_contract_s_place_is_what_people_decided_else_what_the_register_says(run_model):
    run_model(
        "int_contract_place",
        given={
            "int_contracts": """
                contract_id | publisher_id | contract_reference | source_file_id | line_number
                ------------+--------------+--------------------+----------------+------------
                a           | council      | R1                 | f              | 1
                b           | council      | R2                 | f              | 2
                c           | council      | R3                 | f              | 3
                """,
            "stg_contracts_terms": """
                source_file_id | line_number | area_covered
                ---------------+-------------+-------------
                f              | 1           | Mill Lade
                f              | 2           | Mill Lade
                """,
            "ref_decided_contracts": """
                publisher_id | contract_reference | what           | says       | said_on
                -------------+--------------------+----------------+------------+-----------
                council      | R2                 | delivery_place | Northby    | 2025-01-01
                council      | R2                 | delivery_place | Whole area | 2025-02-01
                council      | R1                 | owner          | Northby    | 2025-02-01
                """,
            "int_area_place": """
                publisher_id | area_covered | place_id | is_whole
                -------------+--------------+----------+---------
                council      | Mill Lade    | W1       | false
                council      | Northby      | D1       | false
                council      | Whole area   | C        | true
                """,
        },
        expect="""
            contract_id | place_id | is_whole | place_basis
            ------------+----------+----------+----------------------
            a           | W1       | false    | stated in the register
            b           | C        | true     | decided
            """,
    )


def test_a_supplier_has_places_only_where_each_of_its_contracts_names_one(run_model):
    """A bar cannot be drawn in a table of text: the key of two places is counted, not shown."""
    run_model(
        "int_supplier_place",
        given={
            "int_contracts": """
                contract_id | publisher_id | supplier_key
                ------------+--------------+-------------
                a           | council      | ONE
                b           | council      | TWO
                c           | council      | TWO
                d           | council      | SILENT
                e           | council      | SILENT
                f           | council      | WHOLE
                g           | council      |
                """,
            "int_contract_service": """
                contract_id | service_id
                ------------+-----------
                a           | care
                b           | care
                c           | roads
                d           | care
                e           | care
                f           | care
                g           | care
                """,
            "int_contract_place": """
                contract_id | place_id | is_whole
                ------------+----------+---------
                a           | W1       | false
                b           | W2       | false
                c           | W1       | false
                d           | W1       | false
                f           | C        | true
                g           | W1       | false
                """,
        },
        expect="""
            supplier_key | service_id | place_count | contracts
            -------------+------------+-------------+----------
            ONE          | care       | 1           | 1
            ONE          | *          | 1           | 1
            TWO          | care       | 1           | 1
            TWO          | roads      | 1           | 1
            TWO          | *          | 2           | 2
            """,
    )


def test_people_of_a_ward_are_those_of_all_its_small_areas_or_nobody_s(run_model):
    run_model(
        "int_place_people",
        given={
            "int_population": """
                source_file_id | line_number | place_id | period | population
                ---------------+-------------+----------+--------+-----------
                f              | 1           | S1       | CY2023 | 100
                f              | 2           | S2       | CY2023 | 200
                f              | 3           | S1       | CY2024 | 110
                f              | 4           | D1       | CY2024 | 900
                f              | 5           | OLD      | CY2023 | 50
                """,
            "int_places": PLACES + "OLD | small_area | Old one | W1 | D1 | C",
            "stg_landed_files": "source_file_id | file_name | as_at\n---+---+---\nf | f.csv |",
            "int_place_predecessors": "place_id\n---\nOLD",
            "int_alliance_small_area": "alliance_id | place_id\n---+---\nalliance:a | S1",
        },
        expect="""
            place_id   | period | population | population_basis
            -----------+--------+------------+--------------------
            S1         | CY2023 | 100        | published
            S2         | CY2023 | 200        | published
            S1         | CY2024 | 110        | published
            D1         | CY2024 | 900        | published
            OLD        | CY2023 | 50         | published
            W1         | CY2023 | 300        | sum of small areas
            C          | CY2024 | 900        | sum of districts
            alliance:a | CY2023 | 100        | sum of small areas
            alliance:a | CY2024 | 110        | sum of small areas
            """,
    )


SPENT = """
    publisher_id | financial_year | payee_name | service_id | flow_kind | counting_set | provider_id | capital_or_revenue | amount_gbp | payments
    -------------+----------------+------------+------------+-----------+--------------+-------------+--------------------+------------+---------
    council      | FY2023-24      | Charity    | care       | purchase  | ''           | charity     | revenue            | 100.00     | 1
    council      | FY2024-25      | Charity    | care       | purchase  | ''           | charity     | revenue            | 121.00     | 1
    council      | FY2024-25      | Builder    | care       | purchase  | ''           |             | capital            | 50.00      | 1
    """  # noqa: E501
PAYERS = "publisher_id | alliance_set | payer_id\n---+---+---\ncouncil | '' | C"
SETS = """
    counting_set | provider_id | alliance_set
    -------------+-------------+-------------
    ''           | charity     | ''
    ''           |             | ''
    """


def test_cash_real_terms_and_per_head(run_model):
    """Prices of the latest year that was paid in; what is not loaded is null and says so."""
    run_model(
        "fct_spend_real",
        given={
            "int_spend_benefit": SPENT.replace(
                "purchase  |              |", "purchase  | ''           |"
            ),
            "int_alliance_set": SETS,
            "dim_payer_set": PAYERS,
            "dim_payer": "payer_id | publisher_id | first_month\n---+---+---\nC | council |",
            "int_months": """
                publisher_id | month   | financial_year | is_covered
                -------------+---------+----------------+-----------
                council      | 2023-04 | FY2023-24      | true
                council      | 2024-04 | FY2024-25      | true
                council      | 2024-05 | FY2024-25      | true
                council      | 2024-06 | FY2024-25      | false
                """,
            "int_deflators": """
                financial_year | deflator | deflator_released_on
                ---------------+----------+---------------------
                FY2023-24      | 100      | 2025-10-01
                FY2024-25      | 110      | 2025-10-01
                FY2025-26      | 200      | 2025-10-01
                """,
            "int_place_people": "place_id | period | population\n---+---+---\nC | CY2024 | 10",
        },
        expect="""
            financial_year | capital_or_revenue | spend_gbp | real_gbp | price_year | deflator_released_on | why_no_real | per_head_gbp | real_per_head_gbp | why_no_per_head | months_covered
            ---------------+--------------------+-----------+----------+------------+----------------------+-------------+--------------+-------------------+-----------------+---------------
            FY2023-24      | revenue            | 100.00    | 110.00   | FY2024-25  | 2025-10-01           |             |              |                   | not_loaded      | 1
            FY2024-25      | revenue            | 121.00    | 121.00   | FY2024-25  | 2025-10-01           |             | 12.10        | 12.10             |                 | 2
            FY2024-25      | capital            | 50.00     | 50.00    | FY2024-25  | 2025-10-01           |             | 5.00         | 5.00              |                 | 2
            """,  # noqa: E501
    )


def test_one_release_of_prices_is_one_series(run_model):
    """The one released last; indices of two releases are not mixed."""
    run_model(
        "int_deflators",
        given={
            "stg_deflators": """
                source_file_id | line_number | part_number | period    | deflator | base_period
                ---------------+-------------+-------------+-----------+----------+------------
                old            | 1           | 1           | FY2023-24 | 100      | FY2023-24
                old            | 2           | 1           | FY2024-25 | 104      | FY2023-24
                new            | 1           | 1           | FY2023-24 | 96       | FY2024-25
                new            | 1           | 2           | CY2023    | 95       | CY2024
                """,
            "stg_landed_files": """
                source_file_id | as_at
                ---------------+-----------
                old            | 2024-10-01
                new            | 2025-10-01
                """,
        },
        expect="""
            financial_year | deflator | deflator_released_on
            ---------------+----------+---------------------
            FY2023-24      | 96       | 2025-10-01
            """,
    )


def test_what_is_local_depends_on_what_local_means(run_model):
    """Side by side; not known is not elsewhere, and what nobody loaded is null."""
    run_model(
        "fct_local",
        given={
            "int_spend_benefit": SPENT.replace("| Builder    | care ", "| Builder    | roads"),
            "int_alliance_set": SETS,
            "dim_payer_set": PAYERS,
            "stg_providers": "provider_id | home_area\n---+---\ncharity | Farcity",
            "int_publishers": PUBLISHERS,
            "int_places": PLACES,
            "int_contracts": """
                contract_id | publisher_id | supplier_key
                ------------+--------------+-------------
                a           | council      | CHARITY
                b           | council      | BUILDER
                c           | council      | BUILDER
                """,
            "int_contract_place": """
                contract_id | place_id
                ------------+---------
                a           | C
                b           | W1
                """,
            "int_supplier_names": """
                name_text | supplier_key
                ----------+-------------
                Charity   | CHARITY
                Builder   | BUILDER
                """,
        },
        expect="""
            financial_year | service_id | local_definition | spend_gbp | local_gbp | elsewhere_gbp | not_known_gbp | why_no_value
            ---------------+------------+------------------+-----------+-----------+---------------+---------------+-------------
            FY2023-24      | care       | registered_place | 100.00    | 0.00      | 100.00        | 0.00          |
            FY2023-24      | care       | delivery_place   | 100.00    | 100.00    | 0.00          | 0.00          |
            FY2023-24      | care       | workforce        | 100.00    |           |               | 100.00        | not_loaded
            FY2024-25      | care       | registered_place | 121.00    | 0.00      | 121.00        | 0.00          |
            FY2024-25      | care       | delivery_place   | 121.00    | 121.00    | 0.00          | 0.00          |
            FY2024-25      | care       | workforce        | 121.00    |           |               | 121.00        | not_loaded
            FY2024-25      | roads      | registered_place | 50.00     | 0.00      | 0.00          | 50.00         |
            FY2024-25      | roads      | delivery_place   | 50.00     | 0.00      | 0.00          | 50.00         |
            FY2024-25      | roads      | workforce        | 50.00     |           |               | 50.00         | not_loaded
            """,  # noqa: E501
    )


def test_purchases_and_grants_together_by_rule_of_place(run_model):
    """Of one service, of all, of a year and of all years; what another scenario says is not in."""
    run_model(
        "pub_benefit_bought",
        given={
            "stat_benefit": """
                scenario   | publisher_id | alliance_set | financial_year | service_id | flow_kind | benefit_rule   | amount_pence
                -----------+--------------+--------------+----------------+------------+-----------+----------------+-------------
                rules      | council      | ''           | FY2023-24      | care       | purchase  | catchment      | 3001
                rules      | council      | ''           | FY2023-24      | care       | grant     | authority_wide | 1000
                rules      | council      | ''           | FY2024-25      | care       | purchase  | authority_wide | 6000
                rules      | council      | ''           | FY2024-25      | roads      | treasury  | authority_wide | 99999
                population | council      | ''           | FY2024-25      | care       | purchase  | catchment      | 6000
                """,  # noqa: E501
            "dim_payer_set": PAYERS,
            "dim_benefit_rule": """
                benefit_rule   | is_placed | sort_key
                ---------------+-----------+---------
                catchment      | true      | 1
                authority_wide | false     | 2
                """,
        },
        expect="""
            financial_year | service_id | benefit_rule   | spend_gbp | placed_gbp | total_gbp | of_spend_pct
            ---------------+------------+----------------+-----------+------------+-----------+-------------
            FY2023-24      | all        | catchment      | 30.01     | 30.01      | 40.01     | 75.006248
            FY2023-24      | all        | authority_wide | 10.00     | 30.01      | 40.01     | 24.993752
            FY2023-24      | care       | catchment      | 30.01     | 30.01      | 40.01     | 75.006248
            FY2023-24      | care       | authority_wide | 10.00     | 30.01      | 40.01     | 24.993752
            FY2024-25      | all        | catchment      | 0.00      | 0.00       | 60.00     | 0
            FY2024-25      | all        | authority_wide | 60.00     | 0.00       | 60.00     | 100
            FY2024-25      | care       | catchment      | 0.00      | 0.00       | 60.00     | 0
            FY2024-25      | care       | authority_wide | 60.00     | 0.00       | 60.00     | 100
            all            | all        | catchment      | 30.01     | 30.01      | 100.01    | 30.006999
            all            | all        | authority_wide | 70.00     | 30.01      | 100.01    | 69.993001
            all            | care       | catchment      | 30.01     | 30.01      | 100.01    | 30.006999
            all            | care       | authority_wide | 70.00     | 30.01      | 100.01    | 69.993001
            """,  # noqa: E501
        types={"amount_pence": "BIGINT", "is_placed": "BOOLEAN"},
    )


def test_a_credit_takes_no_share_of_place_beyond_the_whole(run_model):
    given = {
        "stat_benefit": """
            scenario | publisher_id | alliance_set | financial_year | service_id | flow_kind | benefit_rule   | amount_pence
            ---------+--------------+--------------+----------------+------------+-----------+----------------+-------------
            rules    | council      | ''           | FY2023-24      | care       | purchase  | catchment      | 7000
            rules    | council      | ''           | FY2023-24      | care       | purchase  | authority_wide | -2000
            """,  # noqa: E501
        "dim_payer_set": PAYERS,
        "dim_benefit_rule": """
            benefit_rule   | is_placed | sort_key
            ---------------+-----------+---------
            catchment      | true      | 1
            authority_wide | false     | 2
            """,
    }
    types = {"amount_pence": "BIGINT", "is_placed": "BOOLEAN"}
    by_rule = """
        benefit_rule   | spend_gbp | of_spend_pct
        ---------------+-----------+-------------
        catchment      | 70.00     |
        authority_wide | -20.00    |
        """
    run_model("pub_benefit_rule", given=given, expect=by_rule, types=types)


def test_purchases_and_grants_together_in_prices_of_one_year(run_model):
    """A part without prices leaves the whole without them; other kinds of flow are not in it."""
    run_model(
        "pub_spend_real_bought",
        given={
            "fct_spend_real": """
                payer_id | financial_year | flow_kind | capital_or_revenue | spend_gbp | real_gbp | price_year | population | months_covered
                ---------+----------------+-----------+--------------------+-----------+----------+------------+------------+---------------
                C        | FY2024-25      | purchase  | revenue            | 100.00    | 110.00   | FY2025-26  | 10         | 11
                C        | FY2024-25      | grant     | revenue            | 0.04      | 0.05     | FY2025-26  | 10         | 11
                C        | FY2024-25      | purchase  | capital            | 50.00     | 55.00    | FY2025-26  | 10         | 11
                C        | FY2024-25      | treasury  | revenue            | 999.00    | 999.00   | FY2025-26  | 10         | 11
                C        | FY2021-22      | purchase  | revenue            | 7.00      |          |            |            | 12
                """  # noqa: E501
        },
        expect="""
            financial_year | capital_or_revenue | spend_gbp | real_gbp | why_no_real | per_head_gbp | real_per_head_gbp | why_no_per_head | months_covered
            ---------------+--------------------+-----------+----------+-------------+--------------+-------------------+-----------------+---------------
            FY2021-22      | all                | 7.00      |          | not_loaded  |              |                   | not_loaded      | 12
            FY2021-22      | revenue            | 7.00      |          | not_loaded  |              |                   | not_loaded      | 12
            FY2024-25      | all                | 150.04    | 165.05   |             | 15.00        | 16.51             |                 | 11
            FY2024-25      | revenue            | 100.04    | 110.05   |             | 10.00        | 11.01             |                 | 11
            FY2024-25      | capital            | 50.00     | 55.00    |             | 5.00         | 5.50              |                 | 11
            """,  # noqa: E501
    )


def test_local_of_purchases_and_grants_together(run_model):
    """The share is a range over what is not known; all years are a sum, never a mean of shares."""
    run_model(
        "pub_local_bought",
        given={
            "fct_local": """
                payer_id | financial_year | service_id | flow_kind | local_definition | spend_gbp | local_gbp | elsewhere_gbp | not_known_gbp | why_no_value
                ---------+----------------+------------+-----------+------------------+-----------+-----------+---------------+---------------+-------------
                C        | FY2023-24      | care       | purchase  | registered_place | 60.00     | 10.00     | 20.00         | 30.00         |
                C        | FY2023-24      | roads      | purchase  | registered_place | 30.00     | 0.00      | 0.00          | 30.00         |
                C        | FY2023-24      | care       | grant     | registered_place | 10.00     | 10.00     | 0.00          | 0.00          |
                C        | FY2024-25      | care       | purchase  | registered_place | 300.00    | 300.00    | 0.00          | 0.00          |
                C        | FY2024-25      | care       | statutory | registered_place | 500.00    | 0.00      | 500.00        | 0.00          |
                C        | FY2024-25      | care       | purchase  | workforce        | 300.00    |           |               | 300.00        | not_loaded
                """,  # noqa: E501
            "dim_service": "service_id | service_name\n---+---\ncare | Care\nroads | Roads",
            "dim_local_definition": """
                local_definition | sort_key
                -----------------+---------
                registered_place | 1
                workforce        | 2
                """,
        },
        expect="""
            financial_year | service_id | service_name  | local_definition | spend_gbp | local_gbp | elsewhere_gbp | not_known_gbp | local_low_pct | local_high_pct | why_no_value
            ---------------+------------+---------------+------------------+-----------+-----------+---------------+---------------+---------------+----------------+-------------
            FY2023-24      | all        | Every service | registered_place | 100.00    | 20.00     | 20.00         | 60.00         | 20            | 80             |
            FY2023-24      | care       | Care          | registered_place | 70.00     | 20.00     | 20.00         | 30.00         | 28.571429     | 71.428571      |
            FY2023-24      | roads      | Roads         | registered_place | 30.00     | 0.00      | 0.00          | 30.00         | 0             | 100            |
            FY2024-25      | all        | Every service | registered_place | 300.00    | 300.00    | 0.00          | 0.00          | 100           | 100            |
            FY2024-25      | care       | Care          | registered_place | 300.00    | 300.00    | 0.00          | 0.00          | 100           | 100            |
            FY2024-25      | all        | Every service | workforce        | 300.00    |           |               | 300.00        |               |                | not_loaded
            FY2024-25      | care       | Care          | workforce        | 300.00    |           |               | 300.00        |               |                | not_loaded
            all            | all        | Every service | registered_place | 400.00    | 320.00    | 20.00         | 60.00         | 80            | 95             |
            all            | care       | Care          | registered_place | 370.00    | 320.00    | 20.00         | 30.00         | 86.486486     | 94.594595      |
            all            | roads      | Roads         | registered_place | 30.00     | 0.00      | 0.00          | 30.00         | 0             | 100            |
            all            | all        | Every service | workforce        | 300.00    |           |               | 300.00        |               |                | not_loaded
            all            | care       | Care          | workforce        | 300.00    |           |               | 300.00        |               |                | not_loaded
            """,  # noqa: E501
    )
