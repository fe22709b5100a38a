"""From a payment to its contract: names, references, days, services; and no match forced."""

NOBODY = "name_text | provider_id\n-+-"


def test_whose_contracts_a_payee_s_are(run_model):
    """A surer way excludes the others; a form that many suppliers bear is no name of one."""  # noqa: E501
    run_model(
        "int_supplier_tie",
        given={
            "int_spend": """
                publisher_id | payee_name
                -------------+-------------------
                p            | Ash
                p            | Heron House
                p            | Cobweb
                p            | Harbour Care Assoc
                p            | Stone Quay
                p            | Redacted
                q            | Ash
                """,
            "int_supplier_names": """
                name_text          | supplier_key       | is_withheld
                -------------------+--------------------+------------
                Ash                | ASH                | false
                Heron House        | HERON HOUSE        | false
                Cobweb             | COBWEB             | false
                Harbour Care Assoc | HARBOUR CARE ASSOC | false
                Stone Quay         | STONE QUAY         | false
                Redacted           | ASH                | true
                """,
            "int_contracts": """
                contract_id | publisher_id | supplier_name               | supplier_key                | provider_id
                ------------+--------------+-----------------------------+-----------------------------+------------
                c1          | p            | Ash Ltd                     | ASH                         |
                c2          | p            | Heron Trading               | HERON TRADING               | GB-COH-1
                c3          | p            | MC Ltd T/A Cobweb           | MC                          |
                c4          | p            | Harbour Care Association    | HARBOUR CARE ASSOCIATION    |
                c5          | p            | Stone Quay Fish             | STONE QUAY FISH             |
                c6          | p            | Various                     |                             |
                """,  # noqa: E501
            "int_payee_provider": """
                name_text   | provider_id
                ------------+------------
                Heron House | GB-COH-1
                """,
            "int_name_forms": """
                name_text         | form_key
                ------------------+---------
                Cobweb            | COBWEB
                MC Ltd T/A Cobweb | COBWEB
                MC Ltd T/A Cobweb | MC
                Ash               | COBWEB
                """,
        },
        expect="""
            publisher_id | payee_name         | contract_id | tie_method
            -------------+--------------------+-------------+-------------------------
            p            | Ash                | c1          | plain name
            p            | Heron House        | c2          | same provider
            p            | Cobweb             | c3          | another form of the name
            p            | Harbour Care Assoc | c4          | beginning of the name
            """,
    )  # fmt: skip


def test_a_form_that_four_suppliers_bear_says_nothing(run_model):
    payees = ["ash", "elm", "oak", "fir"]
    run_model(
        "int_supplier_tie",
        given={
            "int_spend": [
                {"publisher_id": "p", "payee_name": name} for name in payees
            ],
            "int_supplier_names": [
                {"name_text": name, "supplier_key": name.upper(), "is_withheld": "false"} for name in payees  # noqa: E501
            ],
            "int_contracts": [
                {"contract_id": "c", "publisher_id": "p", "supplier_name": "Yew", "supplier_key": "YEW"}  # noqa: E501
            ],
            "int_payee_provider": NOBODY,
            "int_name_forms": [
                {"name_text": name, "form_key": "GROVE"} for name in [*payees, "Yew"]
            ],
        },
        expect="publisher_id | payee_name | contract_id\n-+-",
    )  # fmt: skip


def test_other_forms_of_a_name(run_model):
    """In brackets and out, both sides of T/A, without GROUP; no place and no common word alone."""  # noqa: E501
    run_model(
        "int_name_forms",
        given={
            "int_supplier_names": """
                name_text                         | supplier_key | is_withheld | names_no_single_supplier
                ----------------------------------+--------------+-------------+-------------------------
                Heron (Marrow) Ltd                | X            | false       | false
                MC Marrow T/A Cobwebs             | X            | false       | false
                Red Quadrant Group Ltd            | X            | false       | false
                Dodd & Sons (formerly Old Tern)   | X            | false       | false
                Redacted (Tern)                   | X            | true        | false
                Various (Tern)                    | X            | false       | true
                """,  # noqa: E501
            "int_publishers": """
                publisher_id | publisher_name
                -------------+-------------------
                p            | Marrow City Council
                """,
            "ref_payee_words": "word | word_kind\n-+-",
        },
        expect="""
            name_text                       | form_key
            --------------------------------+----------------
            Heron (Marrow) Ltd              | HERON
            MC Marrow T/A Cobwebs           | MCMARROW
            MC Marrow T/A Cobwebs           | COBWEBS
            MC Marrow T/A Cobwebs           | MCMARROWTACOBWEBS
            Red Quadrant Group Ltd          | REDQUADRANT
            Dodd & Sons (formerly Old Tern) | DODDSONS
            Dodd & Sons (formerly Old Tern) | OLDTERN
            """,
    )


def test_references_that_payments_state(run_model):
    run_model(
        "stg_spend_references",
        given={
            "raw_spend": """
                source_file_id | line_number | contract_reference
                ---------------+-------------+-------------------
                f              | 1           | 0021
                f              | 2           | C-12; c13 / d
                f              | 3           | n/a
                f              | 4           |
                f              | 5           | C12, C-12
                """
        },
        expect="""
            line_number | reference_key
            ------------+--------------
            1           | 21
            2           | C12
            2           | C13D
            5           | C12
            """,
    )


def _stated(run_model, amount, references, contracts, ties, expect):
    run_model(
        "int_spend_stated_contract",
        given={
            "int_spend": [
                {"source_file_id": "f", "line_number": "1", "publisher_id": "p", "payee_name": "Ash",  # noqa: E501
                 "amount_gbp": amount}
            ],
            "stg_spend_references": [
                {"source_file_id": "f", "line_number": "1", "reference_key": one} for one in references  # noqa: E501
            ],
            "int_contracts": [
                {"publisher_id": "p", "contract_id": i, "contract_reference": r, "annual_value_gbp": v}  # noqa: E501
                for i, r, v in contracts
            ],
            "int_supplier_tie": [
                {"publisher_id": "p", "payee_name": "Ash", "contract_id": one} for one in ties
            ] or "publisher_id | payee_name | contract_id\n-+-",
        },
        expect=expect,
    )  # fmt: skip


def test_a_payment_of_three_contracts_is_split_to_the_penny(run_model):
    """A third of ten pounds is 3.33: the penny that remains goes to the first by its id."""  # noqa: E501
    _stated(
        run_model, "-10.00", ["A1", "B2", "C3"],
        [("a", "A-1", None), ("b", "B 2", "5.00"), ("c", "c3", "7.00")], ["a", "b", "c"],
        """
        contract_id | part_number | amount_gbp | match_confidence
        ------------+-------------+------------+-----------------
        a           | 1           | -3.34      | certain
        b           | 2           | -3.33      | certain
        c           | 3           | -3.33      | certain
        """,
    )  # fmt: skip


def test_a_payment_is_split_by_value_where_all_are_known(run_model):
    """Of 100.00 in parts of 1, 2 and 4: 14.285…, 28.571…, 57.142…: the largest remainder gains."""
    _stated(
        run_model, "100.00", ["A1", "B2", "C3"],
        [("a", "A1", "1.00"), ("b", "B2", "2.00"), ("c", "C3", "4.00")], [],
        """
        contract_id | part_number | amount_gbp | match_confidence
        ------------+-------------+------------+-----------------
        a           | 1           | 14.29      | moderate
        b           | 2           | 28.57      | moderate
        c           | 3           | 57.14      | moderate
        """,
    )  # fmt: skip


def test_of_contracts_with_one_reference_the_payee_s_own_counts_or_none(run_model):
    two = [("a", "A1", None), ("b", "A1", None)]
    _stated(
        run_model, "5.00", ["A1"], two, ["b"],
        """
        contract_id | amount_gbp | match_confidence
        ------------+------------+-----------------
        b           | 5.00       | certain
        """,
    )  # fmt: skip
    for ties in ([], ["a", "b"]):
        _stated(run_model, "5.00", ["A1"], two, ties, "contract_id | amount_gbp\n-+-")


def test_contracts_of_a_day(run_model):
    """One that ran excludes one that has ended; what starts later or ended long ago is none."""
    run_model(
        "int_payee_day_contract",
        given={
            "int_spend": """
                publisher_id | payee_name | paid_on
                -------------+------------+-----------
                p            | Ash        | 2024-03-31
                p            | Ash        | 2024-06-29
                p            | Ash        | 2024-06-30
                p            | Ash        | 2025-01-01
                p            | Ash        |
                """,
            "int_supplier_tie": """
                publisher_id | payee_name | contract_id | tie_method
                -------------+------------+-------------+-----------
                p            | Ash        | old         | plain name
                p            | Ash        | new         | plain name
                p            | Ash        | open        | plain name
                """,
            "int_contracts": """
                contract_id | start_date | expiry_date
                ------------+------------+------------
                old         | 2023-01-01 | 2024-03-31
                new         | 2025-01-01 | 2025-12-31
                open        | 2025-01-01 |
                """,
        },
        expect="""
            paid_on    | contract_id | runs  | candidates
            -----------+-------------+-------+-----------
            2024-03-31 | old         | true  | 1
            2024-06-29 | old         | false | 1
            2025-01-01 |             | true  | 2
            """,
    )


LINES = """
    source_file_id | line_number | publisher_id | payee_name | paid_on    | amount_gbp | expense_type
    ---------------+-------------+--------------+------------+------------+-----------+-------------
    f              | 1           | p            | One        | 2024-05-01 | 10.00      |
    f              | 2           | p            | Two        | 2024-05-01 | 11.00      | Home care
    f              | 3           | p            | Two        | 2024-05-01 | 100.00     | Tar
    f              | 4           | p            | Two        | 2024-05-01 | 12.00      | Tar
    f              | 5           | p            | One        | 2030-05-01 | 13.00      |
    f              | 6           | p            | One        |            | 14.00      |
    f              | 7           | p            | Nobody     | 2024-05-01 | 15.00      |
    f              | 8           | p            | Late       | 2024-05-01 | 16.00      |
    f              | 9           | p            | One        | 2024-05-01 | 17.00      |
    """  # noqa: E501


def test_from_days_to_a_service_to_an_amount_to_none(run_model):
    """Line 9 states its contract, so it is not looked for here."""
    run_model(
        "int_spend_contract_found",
        given={
            "int_spend": LINES,
            "int_supplier_tie": """
                publisher_id | payee_name | contract_id | tie_method
                -------------+------------+-------------+-------------------------
                p            | One        | one         | plain name
                p            | Two        | care        | another form of the name
                p            | Two        | roads       | another form of the name
                p            | Two        | over        | another form of the name
                p            | Two        | ahead       | another form of the name
                p            | Late       | late        | same provider
                """,
            "int_spend_stated_contract": """
                source_file_id | line_number
                ---------------+------------
                f              | 9
                """,
            "int_payee_day_contract": """
                publisher_id | payee_name | paid_on    | contract_id | runs  | candidates
                -------------+------------+------------+-------------+-------+-----------
                p            | One        | 2024-05-01 | one         | true  | 1
                p            | Two        | 2024-05-01 |             | true  | 2
                p            | Late       | 2024-05-01 | late        | false | 1
                """,
            "int_contracts": """
                contract_id | start_date | expiry_date | annual_value_gbp | total_value_gbp
                ------------+------------+-------------+------------------+----------------
                one         |            |             | 1.00             |
                care        | 2024-05-01 |             | 1.00             | 3.00
                roads       |            | 2024-05-01  | 1201.00          | 5000.00
                late        |            | 2024-04-01  |                  |
                over        |            | 2024-04-30  | 1201.00          |
                ahead       | 2024-05-02 |             | 1201.00          |
                """,
            "int_contract_own_service": """
                contract_id | service_id
                ------------+-----------
                one         |
                care        | care
                roads       | roads
                late        |
                over        | care
                ahead       | care
                """,
            "int_spend_words": """
                expense_type | directorate | clear_service_id
                -------------+-------------+-----------------
                Home care    | ''          | care
                Tar          | ''          |
                """,
        },
        expect="""
            line_number | contract_id | contract_tie      | match_method                                  | match_confidence | candidate_contracts
            ------------+-------------+-------------------+-----------------------------------------------+------------------+--------------------
            1           | one         | one contract      | the only contract that ran                    | strong           | 1
            2           | care        | one contract      | dates and service                             | moderate         | 2
            3           | roads       | one contract      | dates and amount                              | weak             | 2
            4           |             | one of several    | several contracts fit                         | none             | 2
            5           |             | outside the dates | none of its contracts ran                     | none             | 0
            6           |             | outside the dates | the day is not known                          | none             | 0
            8           | late        | one contract      | the only contract, ended up to 90 days before | weak             | 1
            """,  # noqa: E501
    )


def test_what_would_be_beyond_a_contract_s_value_is_not_believed_unless_stated(run_model):
    run_model(
        "int_spend_contract",
        given={
            "int_spend_stated_contract": """
                source_file_id | line_number | part_number | contract_id | match_confidence | amount_gbp
                ---------------+-------------+-------------+-------------+------------------+-----------
                f              | 1           | 1           | small       | certain          | 100.00
                """,  # noqa: E501
            "int_spend_contract_found": """
                source_file_id | line_number | contract_id | contract_tie   | match_method               | match_confidence | candidate_contracts | amount_gbp
                ---------------+-------------+-------------+----------------+----------------------------+------------------+---------------------+-----------
                f              | 2           | small       | one contract   | the only contract that ran | strong           | 1                   | 51.00
                f              | 3           | large       | one contract   | the only contract that ran | strong           | 1                   | 150.00
                f              | 4           | open        | one contract   | the only contract that ran | strong           | 1                   | 999.00
                f              | 5           |             | one of several | several contracts fit      | none             | 2                   | 999.00
                """,  # noqa: E501
            "int_contracts": """
                contract_id | total_value_gbp
                ------------+----------------
                small       | 100.00
                large       | 100.00
                open        |
                """,
        },
        expect="""
            line_number | contract_id | contract_tie     | match_confidence | amount_gbp
            ------------+-------------+------------------+------------------+-----------
            1           | small       | one contract     | certain          | 100.00
            2           |             | beyond its value | none             | 51.00
            3           | large       | one contract     | strong           | 150.00
            4           | open        | one contract     | strong           | 999.00
            5           |             | one of several   | none             | 999.00
            """,
    )
