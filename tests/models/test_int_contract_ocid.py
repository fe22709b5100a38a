"""int_contract_ocid: which contract a notice speaks of, whatever it calls it."""

NAMES = """
    name_text | supplier_key
    ----------+-------------
    Care Ltd  | CARE
    Twin Ltd  | TWIN
    Other Ltd | OTHER
    """
SAID = (
    *("stg_contract_amendments", "stg_contract_terminations", "stg_kpi_observations"),
    *("stg_performance_failures", "int_contract_metric"),
)


def _run(run_model, contracts, parts, expect, **said):
    run_model(
        "int_contract_ocid",
        given={name: "ocid | award_id\n---+---" for name in SAID}
        | {
            "int_contracts": contracts,
            "int_award_parts": parts,
            "int_supplier_names": NAMES,
            "ref_publishers": "publisher_id | name\n---+---\ncouncil | Council",
        }
        | said,
        expect=expect,
    )


def test_notices_find_their_contract_under_any_ocid(run_model):
    """One process in two portals; where two contracts could be meant, none is."""
    _run(
        run_model,
        """
        contract_id | ocid | publisher_id | contract_reference | supplier_key
        ------------+------+--------------+--------------------+-------------
        o-1:A1      | o-1  | council      | R1                 | CARE
        o-3:A1      | o-3  | council      | R3                 | TWIN
        o-4:A1      | o-4  | council      | R3                 | TWIN
        o-7:A1      | o-7  | council      | R7                 |
        register    |      | council      | R5                 | OTHER
        """,
        """
        ocid | part_number | award_id | buyer_id | contract_reference | supplier_name | suppliers
        -----+-------------+----------+----------+--------------------+---------------+----------
        o-2  | 1           | A9       | council  | r1                 | Care Ltd      | 1
        o-5  | 1           | A1       | council  | R3                 | Twin Ltd      | 1
        o-6  | 1           | A1       | council  | R5                 | Other Ltd     | 1
        o-8  | 1           | A1       | council  | R7                 |               | 3
        o-9  | 1           | A1       | council  | R7                 |               | 0
        """,
        """
        ocid | award_id | contract_id
        -----+----------+------------
        o-1  | A1       | o-1:A1
        o-2  | A9       | o-1:A1
        o-3  | A1       | o-3:A1
        o-4  | A1       | o-4:A1
        o-7  | A1       | o-7:A1
        o-8  | A1       | o-7:A1
        """,
    )


def test_lots_of_one_supplier_under_one_reference_keep_their_own_notices(run_model):
    _run(
        run_model,
        """
        contract_id | ocid | publisher_id | contract_reference | supplier_key
        ------------+------+--------------+--------------------+-------------
        o-1:L1      | o-1  | council      | R1                 | CARE
        o-1:L2      | o-1  | council      | R1                 | CARE
        """,
        """
        ocid | part_number | award_id | buyer_id | contract_reference | supplier_name
        -----+-------------+----------+----------+--------------------+--------------
        o-1  | 1           | L1       | council  | R1                 | Care Ltd
        o-1  | 2           | L2       | council  | R1                 | Care Ltd
        """,
        """
        ocid | award_id | contract_id
        -----+----------+------------
        o-1  | L1       | o-1:L1
        o-1  | L2       | o-1:L2
        """,
    )


def test_a_notice_that_names_no_award_is_about_that_of_its_contract(run_model):
    _run(
        run_model,
        """
        contract_id | ocid | publisher_id | contract_reference | supplier_key
        ------------+------+--------------+--------------------+-------------
        o-1:A1      | o-1  | council      | R1                 | CARE
        o-1:A2      | o-1  | council      | R1                 | TWIN
        """,
        """
        ocid | part_number | award_id | buyer_id | contract_reference | contract_number
        -----+-------------+----------+----------+--------------------+----------------
        o-1  | 1           | A1       | council  | R1                 | K1
        o-1  | 2           | A2       | council  | R1                 | A1
        """,
        """
        ocid | award_id | contract_id
        -----+----------+------------
        o-1  | A1       | o-1:A1
        o-1  | A2       | o-1:A2
        o-1  | K1       | o-1:A1
        """,
        stg_kpi_observations="ocid | award_id\n---+---\no-1 | K1\no-1 | A1\no-1 | K3",
    )
