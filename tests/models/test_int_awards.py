"""int_awards: the latest notice wins field by field, and one procurement in two portals is one."""

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
    """


def _run(run_model, notices, expect):
    given = {"ref_publishers": PUBLISHERS, "int_supplier_names": NAMES, "stg_ocds": notices}
    run_model("int_awards", given=given, expect=expect)


def test_a_later_notice_adds_what_it_says_and_takes_nothing_away(run_model):
    _run(
        run_model,
        """
        ocid | award_id | release_date | buyer_name | title | end_date   | expiry_date | status
        -----+----------+--------------+------------+-------+------------+-------------+-----------
        o-1  | A        | 2024-01-01   | BRACK      | Care  | 2026-03-31 |             | active
        o-1  | A        | 2025-01-01   | Brack      |       |            | 2027-03-31  | active
        o-2  | A        | 2024-01-01   | Brack      | Beds  | 2026-03-31 |             | active
        o-2  | A        | 2024-06-28   | Brack      | Beds  | 2026-03-31 |             | terminated
        o-3  | A        | 2024-01-01   | Other      | Far   | 2026-03-31 |             | active
        """,
        """
        contract_id | publisher_id | title | end_date   | expiry_date
        ------------+--------------+-------+------------+------------
        o-1:A       | GB-LAE-XBR   | Care  | 2026-03-31 | 2027-03-31
        o-2:A       | GB-LAE-XBR   | Beds  | 2026-03-31 | 2024-06-28
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
