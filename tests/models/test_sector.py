"""What kind of organisation a payee is, and the share of the pounds as a range."""


def test_the_surest_basis_stands(run_model):
    run_model(
        "int_payee_sector",
        given={
            "int_supplier_names": """
                name_text          | plain_words          | is_withheld
                -------------------+----------------------+------------
                Gannet Ltd         | GANNET LTD           | false
                Gannet             | GANNET               | false
                Saltings CIC       | SALTINGS CIC         | false
                The Tern Trust     | TERN TRUST           | false
                Tern Hospice       | TERN HOSPICE         | false
                Dunlin plc         | DUNLIN PLC           | false
                Whimbrel Care Ltd  | WHIMBREL CARE LTD    | false
                Jo Whelk           | JO WHELK             | false
                Ruff Borough Council | RUFF BOROUGH COUNCIL | false
                Curlew             | CURLEW               | false
                REDACTED           | REDACTED             | true
                """,
            "int_payee_kind": """
                name_text            | payee_kind
                ---------------------+-------------
                Gannet Ltd           | organisation
                Gannet               | organisation
                Saltings CIC         | organisation
                The Tern Trust       | organisation
                Tern Hospice         | organisation
                Dunlin plc           | organisation
                Whimbrel Care Ltd    | organisation
                Jo Whelk             | person
                Ruff Borough Council | organisation
                Curlew               | unknown
                REDACTED             | withheld
                """,
            "int_payee_provider": """
                name_text      | provider_id
                ---------------+---------------
                Gannet Ltd     | GB-COH-1
                Gannet         | GB-COH-1
                The Tern Trust | GB-CHC-1123520
                """,
            "stg_providers": "provider_id | provider_kind | is_sme\n-",
            "stg_provider_register": "provider_id | same_as_provider_id\n-",
            "stg_notice_suppliers": "supplier_name | is_sme | is_vcse\n-",
            "stg_award_suppliers": """
                supplier_name | is_sme | is_vcse
                --------------+--------+--------
                Gannet Ltd    | true   | false
                """,
        },
        expect="""
            name_text            | sector                   | sector_basis | sector_confidence | vcse_basis | sme_basis
            ---------------------+--------------------------+--------------+-------------------+------------+----------
            Gannet Ltd           | small_or_medium_company  | declared     | 0.9               |            | declared
            Gannet               | small_or_medium_company  | declared     | 0.9               |            | declared
            Saltings CIC         | cic_or_social_enterprise | registered   | 1.0               | registered |
            The Tern Trust       | charity                  | registered   | 1.0               | registered |
            Tern Hospice         | charity                  | likely       | 0.6               | likely     |
            Dunlin plc           | large_company            | likely       | 0.6               |            |
            Whimbrel Care Ltd    | small_or_medium_company  | likely       | 0.6               |            | likely
            Jo Whelk             | individual               | likely       | 0.6               |            |
            Ruff Borough Council | other_public_body        | likely       | 0.6               |            |
            Curlew               | unknown                  | not known    | 0.0               |            |
            """,  # noqa: E501
    )


def test_a_share_is_a_range_and_counts_purchases_and_grants_only(run_model):
    run_model(
        "fct_sector_share",
        given={
            "int_spend": """
                publisher_id | month   | financial_year | payee_name | flow_kind | amount_gbp
                -------------+---------+----------------+------------+-----------+-----------
                P            | 2025-05 | FY2025-26      | Tern       | purchase  | 100.00
                P            | 2025-05 | FY2025-26      | Hospice    | grant     | 50.00
                P            | 2025-05 | FY2025-26      | Gannet     | purchase  | 30.00
                P            | 2025-05 | FY2025-26      |            | purchase  | 20.00
                P            | 2025-05 | FY2025-26      | Tern       | statutory | 999.00
                P            | 2025-06 | FY2025-26      | Tern       | purchase  | 777.00
                """,
            "int_months": """
                publisher_id | month   | is_covered
                -------------+---------+-----------
                P            | 2025-05 | true
                P            | 2025-06 | false
                """,
            "int_payee_sector": """
                name_text | sector                  | vcse_basis | sme_basis
                ----------+-------------------------+------------+----------
                Tern      | charity                 | registered |
                Hospice   | charity                 | likely     |
                Gannet    | small_or_medium_company |            | declared
                """,
        },
        expect="""
            publisher_id | counted_gbp | vcse_registered_gbp | vcse_possible_gbp | sme_registered_gbp | sme_possible_gbp | sector_unknown_gbp
            -------------+-------------+---------------------+-------------------+--------------------+------------------+-------------------
            P            | 200.00      | 100.00              | 150.00            | 0.00               | 30.00            | 20.00
            """,  # noqa: E501
    )
