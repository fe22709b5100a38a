"""Whose contracts, whose money, and what is not known of it."""


def test_a_contract_s_service_is_stated_or_in_its_title_or_in_its_payments(run_model):
    run_model(
        "int_contract_service",
        given={
            "int_contracts": """
                contract_id | publisher_id | supplier_key | title                   | service_id
                ------------+--------------+--------------+-------------------------+-----------
                c1          | p            | ASH          | Roads                   | care
                c2          | p            | ASH          | Youth work in Dale      |
                c3          | p            | ASH          | Framework 7             |
                c4          | p            | ELM          | Framework 8             |
                c5          | q            | ASH          | Framework 9             |
                """,
            "ref_services": """
                service_id | service_name
                -----------+-------------
                youth      | Youth work
                care       | Help at home
                """,
            "ref_service_words": """
                scheme    | words    | service_id
                ----------+----------+-----------
                directorate | Framework | youth
                """,
            "stg_spend": "expense_type\n-",
            "ref_service_patterns": "rule_number | scheme | pattern | service_id\n-+-+-",
            "int_spend_matched": """
                source_file_id | line_number | publisher_id | supplier_key | is_matched
                ---------------+-------------+--------------+--------------+-----------
                f              | 1           | p            | ASH          | true
                f              | 2           | p            | ELM          | true
                f              | 3           | p            | ELM          | true
                """,
            "int_spend_service": """
                source_file_id | line_number | service_id
                ---------------+-------------+-----------
                f              | 1           | care
                f              | 2           | care
                f              | 3           | youth
                """,
        },
        expect="""
            contract_id | service_id | service_method
            ------------+------------+---------------
            c1          | care       | stated
            c2          | youth      | title words
            c3          | care       | payments
            c4          | unmapped   | unmapped
            c5          | unmapped   | unmapped
            """,
        by=("int_service_of_words", "int_contract_own_service"),
    )


def test_contracts_to_look_at(run_model):
    run_model(
        "fct_contract_watch",
        given={
            "dim_contract": """
                contract_id | publisher_id | supplier_key | title       | procedure                     | state    | expiry_date | as_at
                ------------+--------------+--------------+-------------+-------------------------------+----------+-------------+-----------
                soon        | p            | A            | Care        | Open                          | in_force | 2026-12-31  | 2026-03-31
                later       | p            | A            | Care        | Open                          | in_force | 2027-04-01  | 2026-03-31
                pfi         | p            | B            | Schools PFI | Open                          | in_force | 2031-03-31  | 2026-03-31
                pfi-far     | p            | B            | Schools PFI | Open                          | in_force | 2033-04-01  | 2026-03-31
                urgent      | p            | C            | Beds        | Direct award, extreme urgency | ended    | 2023-05-13  | 2026-03-31
                urgent-left | p            | D            | Beds        | Direct award, extreme urgency | ended    | 2023-05-13  | 2026-03-31
                ended       | p            | C            | Beds        | Open                          | ended    | 2023-05-13  | 2026-03-31
                """,  # noqa: E501
            "int_spend_matched": """
                publisher_id | supplier_key | paid_on
                -------------+--------------+-----------
                p            | C            | 2026-03-02
                p            | C            | 2023-01-02
                p            | D            | 2023-05-13
                """,
        },
        expect="""
            contract_id | watch
            ------------+-------------------
            soon        | ends_within_a_year
            pfi         | handback
            urgent      | urgent_past_end
            """,
    )


def test_contracts_belong_to_the_publisher_s_place_and_to_alliances_of_their_service(run_model):
    run_model(
        "dim_payer_contract",
        given={
            "dim_contract": """
                contract_id | publisher_id | service_id
                ------------+--------------+-----------
                c1          | council      | care
                c2          | council      | roads
                c3          | stranger     | care
                """,
            "dim_publisher": """
                publisher_id | place_id
                -------------+---------
                council      | D1
                stranger     | D2
                """,
            "dim_alliance": """
                alliance_id | services
                ------------+-----------
                alliance:a  | care
                """,
            "int_alliance_member": """
                alliance_id | member_id | publishes_spend
                ------------+-----------+----------------
                alliance:a  | council   | true
                """,
        },
        expect="""
            payer_id   | contract_id
            -----------+------------
            D1         | c1
            D1         | c2
            D2         | c3
            alliance:a | c1
            """,
    )


def test_wards_of_an_alliance_may_be_held_in_part(run_model):
    run_model(
        "dim_place_ward",
        given={
            "dim_place": """
                place_id | place_level | ward_id | district_id | county_id | icb_id
                ---------+-------------+---------+-------------+-----------+-------
                W1       | ward        |         | D           | C         |
                W2       | ward        |         | D           | C         |
                S1       | small_area  | W1      | D           |           |
                S2       | small_area  | W1      | D           |           |
                S3       | small_area  | W2      | D           |           |
                """,
            "dim_alliance_small_area": """
                alliance_id | place_id
                ------------+---------
                alliance:a  | S1
                alliance:a  | S3
                """,
        },
        expect="""
            place_id   | ward_id | is_whole
            -----------+---------+---------
            D          | W1      | true
            D          | W2      | true
            C          | W1      | true
            C          | W2      | true
            alliance:a | W1      | false
            alliance:a | W2      | true
            """,
    )


def test_a_month_not_loaded_is_a_gap_only_between_loaded_ones_and_in_an_alliance_s_time(run_model):
    run_model(
        "pub_unknown",
        given={
            "fct_spend_month": """
                publisher_id | month   | financial_year | flow_kind | is_covered
                -------------+---------+----------------+-----------+-----------
                p            | 2024-01 | FY2023-24      | purchase  | false
                p            | 2024-02 | FY2023-24      | purchase  | true
                p            | 2024-03 | FY2023-24      | purchase  | false
                p            | 2024-03 | FY2023-24      | grant     | false
                p            | 2024-04 | FY2024-25      | purchase  | true
                p            | 2024-05 | FY2024-25      | purchase  | false
                """,
            "dim_payer": """
                payer_id   | publisher_id | first_month
                -----------+--------------+------------
                D          | p            |
                alliance:a | p            | 2024-04
                """,
            "fct_spend_through": """
                payer_id | financial_year | service_id | provider_kind | spend_gbp | payments
                ---------+----------------+------------+---------------+-----------+---------
                D        | FY2023-24      | unmapped   | company       | 10.00     | 2
                D        | FY2023-24      | care       | not known     | 5.00      | 1
                """,
            "fct_social_value": """
                commitment_id | contract_id | delivered_units
                --------------+-------------+----------------
                s1            | c1          |
                s2            | c1          | 4
                """,
            "dim_payer_contract": """
                payer_id | contract_id
                ---------+------------
                D        | c1
                """,
            "dim_place_ward": """
                place_id | ward_id
                ---------+--------
                D        | W1
                D        | W2
                """,
            "safe_cell": """
                published_table | place_id | period    | period_kind    | n_people
                ----------------+----------+-----------+----------------+---------
                P1              | W1       | FY2023-24 | financial_year | 0
                P1              | W2       | FY2023-24 | financial_year | 0
                P1              | W2       | FY2023-24 | financial_year |
                """,
        },
        types={"n_people": "BIGINT"},
        expect="""
            place_id | period    | unknown             | unknown_count | amount_gbp
            ---------+-----------+---------------------+---------------+-----------
            D        | FY2023-24 | months_not_loaded   | 1             |
            D        | FY2023-24 | payments_unmapped   | 2             | 10.00
            D        | FY2023-24 | payees_not_known    | 1             | 5.00
            D        | all       | promises_unreported | 1             |
            D        | FY2023-24 | wards_not_heard     | 1             |
            """,
    )
