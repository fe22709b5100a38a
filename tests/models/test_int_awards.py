"""int_awards: a contract says more than its award, and one procurement in two portals is one."""

PUBLISHERS = """
    publisher_id | name
    -------------+------
    GB-LAE-XBR   | Brack
    """
NAMES = """
    name_text | supplier_key
    ----------+-------------
    Tern Ltd  | TERN
    TERN      | TERN
    Gull Ltd  | GULL
    """


def _run(run_model, notices, expect):
    given = {"ref_publishers": PUBLISHERS, "int_supplier_names": NAMES, "int_award_parts": notices}
    run_model(
        "int_awards", by=("int_award_stated", "int_award_contract"), given=given, expect=expect
    )


def test_a_contract_adds_what_it_says_and_takes_nothing_away_from_its_award(run_model):
    _run(
        run_model,
        """
        ocid | part_number | award_id | release_date | buyer_name | title | end_date   | expiry_date | terminated_on
        -----+-------------+----------+--------------+------------+-------+------------+-------------+--------------
        o-1  | 1           | A        | 2025-01-01   | BRACK      | Care  | 2026-03-31 |             |
        o-1  | 2           | A        | 2025-01-01   | Brack      |       |            | 2027-03-31  |
        o-2  | 1           | A        | 2024-06-28   | Brack      | Beds  | 2026-03-31 |             |
        o-2  | 2           | A        | 2024-06-28   | Brack      | Beds  | 2026-03-31 |             | 2024-06-28
        o-3  | 1           | A        | 2024-01-01   | Other      | Far   | 2026-03-31 |             |
        o-4  | 1           | A        | 2024-01-01   | Brack      |       | 2026-03-31 |             |
        """,  # noqa: E501
        """
        contract_id | publisher_id | title | end_date   | expiry_date
        ------------+--------------+-------+------------+------------
        o-1:A       | GB-LAE-XBR   | Care  | 2026-03-31 | 2027-03-31
        o-2:A       | GB-LAE-XBR   | Beds  | 2026-03-31 | 2024-06-28
        """,
    )


def test_why_a_value_is_unknown_is_said_only_where_it_is(run_model):
    _run(
        run_model,
        """
        ocid | part_number | award_id | release_date | buyer_name | title | total_value_gbp | value_unknown_because
        -----+-------------+----------+--------------+------------+-------+-----------------+------------------------
        o-1  | 1           | A        | 2025-01-01   | Brack      | Care  |                 | a placeholder of 0 or 1
        o-1  | 2           | A        | 2025-01-01   | Brack      | Care  | 5.00            |
        o-2  | 1           | A        | 2025-01-01   | Brack      | Beds  |                 | in another currency
        """,  # noqa: E501
        """
        contract_id | total_value_gbp | value_unknown_because
        ------------+-----------------+----------------------
        o-1:A       | 5.00            |
        o-2:A       |                 | in another currency
        """,
    )


def test_the_same_award_in_two_portals_is_one_and_lots_stay_apart(run_model):
    _run(
        run_model,
        """
  ocid | award_id | release_date | buyer_id   | contract_reference | supplier_name | total_value_gbp
  -----+----------+--------------+------------+--------------------+---------------+----------------
  a-1  | A        | 2024-01-01   | GB-LAE-XBR | R1                 | Tern Ltd      | 1.00
  b-1  | B        | 2024-02-01   | GB-LAE-XBR | R1                 | TERN          | 2.00
  lots | L1       | 2024-01-01   | GB-LAE-XBR | R2                 | Tern Ltd      | 3.00
  lots | L2       | 2024-01-01   | GB-LAE-XBR | R2                 | Tern Ltd      | 4.00
        """,
        """
        contract_id | ocid | total_value_gbp
        ------------+------+----------------
        a-1:A       | a-1  | 2.00
        lots:L1     | lots | 3.00
        lots:L2     | lots | 4.00
        """,
    )


def test_a_notice_of_an_export_meets_its_release_under_the_ocid(run_model):
    """The export has no OCID: the buyer's reference and the supplier tell that it is the same."""
    _run(
        run_model,
        """
  ocid                      | award_id | release_date | buyer_name | contract_reference | supplier_name | total_value_gbp
  --------------------------+----------+--------------+------------+--------------------+---------------+----------------
  ocds-b5fd17-1             | A        | 2024-01-01   | Brack      | R1                 | Tern Ltd      | 2.00
  uk-contracts-finder-R1    | R1       | 2024-01-01   | Brack      | R1                 | TERN          | 2.00
  uk-contracts-finder-R2    | R2       | 2024-01-01   | Brack      | R2                 | TERN          | 3.00
        """,  # noqa: E501
        """
        contract_id               | ocid                   | total_value_gbp
        --------------------------+------------------------+----------------
        ocds-b5fd17-1:A           | ocds-b5fd17-1          | 2.00
        uk-contracts-finder-R2:R2 | uk-contracts-finder-R2 | 3.00
        """,
    )


def test_an_award_to_several_suppliers_in_two_portals_is_one(run_model):
    """How many they are tells, since none is named; lots to as many stay apart."""
    _run(
        run_model,
        """
  ocid                   | award_id | release_date | buyer_name | contract_reference | title | suppliers | total_value_gbp
  -----------------------+----------+--------------+------------+--------------------+-------+-----------+----------------
  ocds-1                 | A        | 2024-01-01   | Brack      | r1                 | Care  | 2         | 2.00
  ocds-2                 | 1        | 2024-02-01   | Brack      | R1                 | Care  | 2         | 2.50
  uk-contracts-finder-R1 | R1       | 2024-01-01   | Brack      | R1                 | Care  | 2         | 2.00
  lots                   | L1       | 2024-01-01   | Brack      | R2                 | One   | 3         | 3.00
  lots                   | L2       | 2024-01-01   | Brack      | R2                 | Two   | 3         | 4.00
  few                    | L1       | 2024-01-01   | Brack      | R3                 | One   | 2         | 5.00
  many                   | L1       | 2024-01-01   | Brack      | R3                 | Two   | 4         | 6.00
        """,  # noqa: E501
        """
        contract_id | total_value_gbp
        ------------+----------------
        ocds-1:A    | 2.50
        lots:L1     | 3.00
        lots:L2     | 4.00
        few:L1      | 5.00
        many:L1     | 6.00
        """,
    )


def test_what_is_equal_in_two_portals_is_one_and_what_is_equal_in_one_is_several(run_model):
    """Find a Tender has no reference of the buyer: supplier, title, value and days tell."""
    _run(
        run_model,
        """
  ocid          | award_id | release_date | buyer_name | contract_reference | title | supplier_name | total_value_gbp | start_date | end_date
  --------------+----------+--------------+------------+--------------------+-------+---------------+-----------------+------------+-----------
  ocds-b5fd17-1 | A        | 2024-01-01   | Brack      | R1                 | Care  | Tern Ltd      | 9.00            | 2024-04-01 | 2026-03-31
  ocds-h6vhtk-1 | 1        | 2024-02-01   | Brack      | ocds-h6vhtk-1      | CARE  | TERN          | 9.00            | 2024-04-01 | 2026-03-31
  ocds-h6vhtk-2 | 1        | 2024-02-01   | Brack      | ocds-h6vhtk-2      | Care  | Tern Ltd      | 9.00            | 2024-04-01 | 2026-03-31
  ocds-h6vhtk-3 | 1        | 2024-02-01   | Brack      | ocds-h6vhtk-3      | Care  | Tern Ltd      | 8.00            | 2024-04-01 | 2026-03-31
  ocds-h6vhtk-4 | 1        | 2024-02-01   | Brack      | ocds-h6vhtk-4      | Beds  | Tern Ltd      |                 | 2024-04-01 | 2026-03-31
  ocds-b5fd17-4 | A        | 2024-02-01   | Brack      | R4                 | Beds  | Tern Ltd      |                 | 2024-04-01 | 2026-03-31
        """,  # noqa: E501
        """
        contract_id     | ocid          | contract_reference | total_value_gbp
        ----------------+---------------+--------------------+----------------
        ocds-b5fd17-1:A | ocds-b5fd17-1 | R1                 | 9.00
        ocds-h6vhtk-2:1 | ocds-h6vhtk-2 | ocds-h6vhtk-2      | 9.00
        ocds-h6vhtk-3:1 | ocds-h6vhtk-3 | ocds-h6vhtk-3      | 8.00
        ocds-h6vhtk-4:1 | ocds-h6vhtk-4 | ocds-h6vhtk-4      |
        ocds-b5fd17-4:A | ocds-b5fd17-4 | R4                 |
        """,
    )


def test_lots_of_two_suppliers_bear_ids_of_their_own(run_model):
    """The first portal's award 2 is another supplier's: the second lot of one keeps its own id."""
    _run(
        run_model,
        """
  ocid | award_id | release_date | buyer_id   | contract_reference | supplier_name | total_value_gbp
  -----+----------+--------------+------------+--------------------+---------------+----------------
  a-1  | 1        | 2024-01-01   | GB-LAE-XBR | R1                 | Tern Ltd      | 1.00
  a-1  | 2        | 2024-01-01   | GB-LAE-XBR | R1                 | Gull Ltd      | 2.00
  b-1  | 1        | 2024-02-01   | GB-LAE-XBR | R1                 | Tern Ltd      | 1.00
  b-1  | 2        | 2024-02-01   | GB-LAE-XBR | R1                 | Tern Ltd      | 4.00
        """,
        """
        contract_id | supplier_name | total_value_gbp
        ------------+---------------+----------------
        a-1:1       | Tern Ltd      | 1.00
        a-1:2       | Gull Ltd      | 2.00
        b-1:2       | Tern Ltd      | 4.00
        """,
    )


def test_an_award_that_its_reference_finds_elsewhere_draws_no_equal_one_to_it(run_model):
    """Two equal awards of a portal of which the other portal has the second, by its reference."""
    _run(
        run_model,
        """
  ocid          | award_id | release_date | buyer_name | contract_reference | title | supplier_name | total_value_gbp | start_date | end_date
  --------------+----------+--------------+------------+--------------------+-------+---------------+-----------------+------------+-----------
  ocds-b5fd17-1 | A        | 2024-01-01   | Brack      | R1                 | Care  | Tern Ltd      | 9.00            | 2024-04-01 | 2026-03-31
  ocds-b5fd17-2 | A        | 2024-01-01   | Brack      | R2                 | Care  | Tern Ltd      | 9.00            | 2024-04-01 | 2026-03-31
  ocds-h6vhtk-2 | 1        | 2024-02-01   | Brack      | R2                 | Care  | Tern Ltd      | 9.00            | 2024-04-01 | 2026-03-31
        """,  # noqa: E501
        """
        contract_id     | contract_reference
        ----------------+-------------------
        ocds-b5fd17-1:A | R1
        ocds-b5fd17-2:A | R2
        """,
    )


def test_one_contract_of_three_portals_is_one_and_two_of_one_portal_stay_two(run_model):
    """An export and its releases meet by reference, Find a Tender's number by what it says."""
    _run(
        run_model,
        """
  ocid                   | award_id | release_date | buyer_name | contract_reference | title | supplier_name | total_value_gbp | start_date | end_date
  -----------------------+----------+--------------+------------+--------------------+-------+---------------+-----------------+------------+-----------
  ocds-b5fd17-1          | A        | 2024-01-01   | Brack      | R1                 | Care  | Tern Ltd      | 9.00            | 2024-04-01 | 2026-03-31
  ocds-b5fd17-2          | A        | 2024-01-01   | Brack      | R2                 | Care  | Tern Ltd      | 9.00            | 2024-04-01 | 2026-03-31
  uk-contracts-finder-R1 | R1       | 2024-01-01   | Brack      | R1                 | Care  | Tern Ltd      | 9.00            | 2024-04-01 | 2026-03-31
  uk-contracts-finder-R2 | R2       | 2024-01-01   | Brack      | R2                 | Care  | Tern Ltd      | 9.00            | 2024-04-01 | 2026-03-31
  ocds-h6vhtk-8          | 1        | 2024-02-01   | Brack      | ocds-h6vhtk-8      | Care  | Tern Ltd      | 9.00            | 2024-04-01 | 2026-03-31
  ocds-h6vhtk-9          | 1        | 2024-02-01   | Brack      | ocds-h6vhtk-9      | Care  | Tern Ltd      | 9.00            | 2024-04-01 | 2026-03-31
        """,  # noqa: E501
        """
        contract_id     | contract_reference
        ----------------+-------------------
        ocds-b5fd17-1:A | R1
        ocds-b5fd17-2:A | R2
        """,
    )


def test_two_references_of_one_portal_stay_two_where_one_says_no_days(run_model):
    """Of the export's R1 no value is known: equal as its release is to R2, it is another."""
    _run(
        run_model,
        """
  ocid                   | award_id | release_date | buyer_name | contract_reference | title | supplier_name | total_value_gbp | start_date | end_date
  -----------------------+----------+--------------+------------+--------------------+-------+---------------+-----------------+------------+-----------
  ocds-b5fd17-1          | A        | 2024-01-01   | Brack      | R1                 | Care  | Tern Ltd      | 9.00            | 2024-04-01 | 2026-03-31
  uk-contracts-finder-R1 | R1       | 2024-01-01   | Brack      | R1                 | Care  | Tern Ltd      |                 |            |
  uk-contracts-finder-R2 | R2       | 2024-01-01   | Brack      | R2                 | Care  | Tern Ltd      | 9.00            | 2024-04-01 | 2026-03-31
        """,  # noqa: E501
        """
        contract_id               | contract_reference
        --------------------------+-------------------
        ocds-b5fd17-1:A           | R1
        uk-contracts-finder-R2:R2 | R2
        """,
    )


def test_a_notice_given_again_draws_no_two_of_the_other_portal_together(run_model):
    """Two notices under one reference say different things, and each is like another award."""
    _run(
        run_model,
        """
  ocid          | award_id | release_date | buyer_name | contract_reference | title | supplier_name | total_value_gbp | start_date | end_date
  --------------+----------+--------------+------------+--------------------+-------+---------------+-----------------+------------+-----------
  ocds-b5fd17-1 | A        | 2020-01-01   | Brack      | R1                 | Care  | Tern Ltd      | 7.00            | 2020-04-01 | 2024-04-30
  ocds-b5fd17-2 | A        | 2024-01-01   | Brack      | R1                 | Care  | Tern Ltd      | 9.00            | 2024-04-01 | 2026-03-31
  ocds-h6vhtk-8 | 1        | 2020-02-01   | Brack      | ocds-h6vhtk-8      | Care  | Tern Ltd      | 7.00            | 2020-04-01 | 2024-04-30
  ocds-h6vhtk-9 | 1        | 2024-02-01   | Brack      | ocds-h6vhtk-9      | Care  | Tern Ltd      | 9.00            | 2024-04-01 | 2026-03-31
        """,  # noqa: E501
        """
        contract_id     | total_value_gbp
        ----------------+----------------
        ocds-b5fd17-1:A | 9.00
        ocds-h6vhtk-8:1 | 7.00
        ocds-h6vhtk-9:1 | 9.00
        """,
    )


def test_a_contract_renewed_under_its_reference_is_another(run_model):
    """What starts when the former has ended is no correction of it, in whatever portal."""
    _run(
        run_model,
        """
  ocid                   | award_id | release_date | buyer_name | contract_reference | title | supplier_name | total_value_gbp | start_date | end_date
  -----------------------+----------+--------------+------------+--------------------+-------+---------------+-----------------+------------+-----------
  ocds-b5fd17-1          | A        | 2020-01-01   | Brack      | R1                 | Care  | Tern Ltd      | 7.00            | 2020-04-01 | 2024-03-31
  ocds-b5fd17-2          | A        | 2024-01-01   | Brack      | R1                 | Care  | Tern Ltd      | 9.00            | 2024-04-01 | 2026-03-31
  uk-contracts-finder-R1 | R1       | 2020-01-01   | Brack      | R1                 | Care  | Tern Ltd      | 7.00            | 2020-04-01 | 2024-03-31
  ocds-b5fd17-3          | A        | 2020-01-01   | Brack      | R3                 | Beds  | Tern Ltd      | 1.00            | 2020-04-01 | 2024-03-31
  ocds-b5fd17-4          | A        | 2024-01-01   | Brack      | R3                 | Beds  | Tern Ltd      | 2.00            | 2024-03-31 | 2026-03-31
  ocds-b5fd17-5          | A        | 2020-01-01   | Brack      | R5                 | Food  | Tern Ltd      | 3.00            | 2020-04-01 |
  ocds-b5fd17-6          | A        | 2024-01-01   | Brack      | R5                 | Food  | Tern Ltd      | 4.00            | 2024-04-01 | 2026-03-31
        """,  # noqa: E501
        """
        contract_id     | contract_reference | total_value_gbp
        ----------------+--------------------+----------------
        ocds-b5fd17-1:A | R1                 | 7.00
        ocds-b5fd17-2:A | R1                 | 9.00
        ocds-b5fd17-3:A | R3                 | 2.00
        ocds-b5fd17-5:A | R5                 | 4.00
        """,
    )
