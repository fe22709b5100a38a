"""int_contract_ocid: which contract a notice speaks of, whatever it calls it."""

CONTRACTS = """
    contract_id | ocid
    ------------+-----
    o-1:A1      | o-1
    o-1:A2      | o-1
    register    |
    """
AWARDS = """
    contract_id | ocid | award_id
    ------------+------+---------
    o-1:A1      | o-1  | A1
    o-1:A2      | o-1  | A2
    o-1:A1      | o-2  | A9
    """
PARTS = """
    ocid | part_number | award_id | contract_number
    -----+-------------+----------+----------------
    o-1  | 1           | A1       |
    o-1  | 2           | A1       | K1
    o-1  | 3           | A2       | A1
    o-2  | 1           | A9       | K9
    """
SAID = (
    *("stg_contract_amendments", "stg_contract_terminations", "stg_kpi_observations"),
    *("stg_performance_failures", "int_contract_metric"),
)


def _run(run_model, expect, **said):
    given = {name: "ocid | award_id\n---+---" for name in SAID}
    given |= {"int_contracts": CONTRACTS, "int_award_contract": AWARDS, "int_award_parts": PARTS}
    run_model("int_contract_ocid", given=given | said, expect=expect)


def test_notices_find_their_contract_under_any_ocid(run_model):
    _run(
        run_model,
        """
        ocid | award_id | contract_id
        -----+----------+------------
        o-1  | A1       | o-1:A1
        o-1  | A2       | o-1:A2
        o-2  | A9       | o-1:A1
        """,
    )


def test_a_notice_that_names_no_award_is_about_that_of_its_contract(run_model):
    """An id that is an award's stands for the award, whatever contract bears it as well."""
    _run(
        run_model,
        """
        ocid | award_id | contract_id
        -----+----------+------------
        o-1  | A1       | o-1:A1
        o-1  | A2       | o-1:A2
        o-1  | K1       | o-1:A1
        o-2  | A9       | o-1:A1
        o-2  | K9       | o-1:A1
        """,
        stg_kpi_observations="ocid | award_id\n---+---\no-1 | K1\no-1 | A1\no-1 | K3",
        stg_performance_failures="ocid | award_id\n---+---\no-2 | K9",
    )
