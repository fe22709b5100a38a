"""int_contracts: the state at the register's own day, and ids that survive equal lines."""

import hashlib

FILES = """
    source_file_id | publisher_id
    ---------------+-------------
    r1             | A
    """
NAMES = """
    name_text         | supplier_key      | names_no_single_supplier
    ------------------+-------------------+-------------------------
    Gannet Ltd        | GANNET            | false
    Various Providers | VARIOUS PROVIDERS | true
    """

NO_AWARDS = "contract_id\n-"


def test_states_are_those_of_the_registers_day(run_model):
    """A contract that ends on the register's day is in force on it; one that starts then, too."""
    run_model(
        "int_contracts",
        by=("int_contracts_again", "int_contract_lines"),
        given={
            "stg_landed_files": FILES,
            "int_supplier_names": NAMES,
            "int_awards": NO_AWARDS,
            "stg_contracts": """
                source_file_id | title          | start_date | expiry_date | as_at
                ---------------+----------------+------------+-------------+-----------
                r1             | ends that day  | 2020-01-01 | 2022-07-31  | 2022-07-31
                r1             | ended before   | 2020-01-01 | 2022-07-30  | 2022-07-31
                r1             | starts that day| 2022-07-31 | 2023-01-01  | 2022-07-31
                r1             | starts later   | 2022-08-01 |             | 2022-07-31
                r1             | no end         | 2020-01-01 |             | 2022-07-31
                r1             | no dates       |            |             | 2022-07-31
                r1             | no start       |            | 2022-12-31  | 2022-07-31
                """,
        },
        expect="""
            title           | state          | as_at      | is_as_at_stated
            ----------------+----------------+------------+----------------
            ends that day   | in_force       | 2022-07-31 | true
            ended before    | ended          | 2022-07-31 | true
            starts that day | in_force       | 2022-07-31 | true
            starts later    | not_started    | 2022-07-31 | true
            no end          | end_not_stated | 2022-07-31 | true
            no dates        | end_not_stated | 2022-07-31 | true
            no start        | in_force       | 2022-07-31 | true
            """,
    )


def test_a_register_without_a_date_is_as_at_its_latest_start(run_model):
    run_model(
        "int_contracts",
        by=("int_contracts_again", "int_contract_lines"),
        given={
            "stg_landed_files": FILES,
            "int_supplier_names": NAMES,
            "int_awards": NO_AWARDS,
            "stg_contracts": """
                source_file_id | title | start_date | expiry_date
                ---------------+-------+------------+------------
                r1             | old   | 2018-01-01 | 2021-12-31
                r1             | new   | 2022-05-01 | 2024-04-30
                """,
        },
        expect="""
            title | state    | as_at      | is_as_at_stated
            ------+----------+------------+----------------
            old   | ended    | 2022-05-01 | false
            new   | in_force | 2022-05-01 | false
            """,
    )


def test_of_a_register_without_a_date_or_a_start_nobody_knows_what_is_in_force(run_model):
    run_model(
        "int_contracts",
        by=("int_contracts_again", "int_contract_lines"),
        given={
            "stg_landed_files": FILES,
            "int_supplier_names": NAMES,
            "int_awards": NO_AWARDS,
            "stg_contracts": """
                source_file_id | title | end_date   | expiry_date
                ---------------+-------+------------+------------
                r1             | soon  | 2025-12-31 |
                r1             | late  |            | 2027-04-30
                """,
        },
        expect="""
            title | state          | as_at      | is_as_at_stated
            ------+----------------+------------+----------------
            soon  | end_not_stated |            | false
            late  | day_not_stated |            | false
            """,
    )


def test_equal_lines_are_two_contracts_and_a_used_reference_is_no_key(run_model):
    """The id is a hash of what the line says; a tie is numbered in the order of the lines."""
    gannet, various = (
        hashlib.md5(f"A|X1|{supplier}|Lots|2020-01-01".encode()).hexdigest()[:12]
        for supplier in ("Gannet Ltd", "Various Providers")
    )
    run_model(
        "int_contracts",
        by=("int_contracts_again", "int_contract_lines"),
        given={
            "stg_landed_files": FILES,
            "int_supplier_names": NAMES,
            "int_awards": NO_AWARDS,
            "stg_contracts": """
source_file_id | line_number | contract_reference | title | supplier_name     | start_date | as_at
---------------+-------------+--------------------+-------+-------------------+------------+-----------
r1             | 3           | X1                 | Lots  | Gannet Ltd        | 2020-01-01 | 2022-07-31
r1             | 2           | X1                 | Lots  | Gannet Ltd        | 2020-01-01 | 2022-07-31
r1             | 4           | X1                 | Lots  | Various Providers | 2020-01-01 | 2022-07-31
                """,  # noqa: E501
        },
        expect=f"""
            contract_id  | line_number | supplier_key
            -------------+-------------+-------------
            A:{gannet}   | 2           | GANNET
            A:{gannet}-2 | 3           | GANNET
            A:{various}  | 4           |
            """,
    )


def test_an_award_and_its_line_are_one_and_other_awards_stand_alone(run_model):
    """The register's own words win; a reference that stands twice is nobody's for certain."""
    run_model(
        "int_contracts",
        by=("int_contracts_again", "int_contract_lines"),
        given={
            "stg_landed_files": FILES,
            "int_supplier_names": NAMES,
            "stg_contracts": """
        source_file_id | title | contract_reference | total_value_gbp | legal_route | company_number
        ---------------+-------+--------------------+-----------------+-------------+---------------
        r1             | Care  | R1                 |                 | grant       | 01234567
        r1             | Lot 1 | R2                 | 5.00            |             |
        r1             | Lot 2 | R2                 | 6.00            |             |
                """,
            "int_awards": """
                contract_id | ocid | publisher_id | contract_reference | title | supplier_id   | total_value_gbp
                ------------+------+--------------+--------------------+-------+---------------+----------------
                o-1:a       | o-1  | A            | R1                 | CARE! | GB-CFS-1      | 9.00
                o-2:a       | o-2  | A            | R3                 | Alone | GB-CHC-123456 | 7.00
                """,  # noqa: E501
        },
        expect="""
            ocid | title | total_value_gbp | legal_route | provider_id
            -----+-------+-----------------+-------------+----------------
            o-1  | Care  | 9.00            | grant       | GB-COH-01234567
                 | Lot 1 | 5.00            |             |
                 | Lot 2 | 6.00            |             |
            o-2  | Alone | 7.00            |             | GB-CHC-123456
            """,
    )


def test_a_contract_that_a_notice_ends_early_has_ended_whatever_the_register_says(run_model):
    run_model(
        "int_contracts",
        by=("int_contracts_again", "int_contract_lines"),
        given={
            "stg_landed_files": FILES,
            "int_supplier_names": NAMES,
            "int_awards": """
                contract_id | ocid | publisher_id | contract_reference | supplier_name | expiry_date | terminated_on
                ------------+------+--------------+--------------------+---------------+-------------+--------------
                o1:a        | o1   | A            | C-1                | Gannet Ltd    | 2024-06-28  | 2024-06-28
                o2:a        | o2   | A            | C-2                | Gannet Ltd    | 2026-03-31  | 2027-01-01
                o3:a        | o3   | A            | C-3                | Gannet Ltd    | 2024-06-28  | 2024-06-28
            """,  # noqa: E501
            "stg_contracts": """
                source_file_id | contract_reference | title | supplier_name | start_date | expiry_date | as_at
                ---------------+--------------------+-------+---------------+------------+-------------+-----------
                r1             | C-1                | One   | Gannet Ltd    | 2021-04-01 | 2026-03-31  | 2025-03-31
                r1             | C-2                | Two   | Gannet Ltd    | 2021-04-01 | 2026-03-31  | 2025-03-31
                r1             | C-3                | Three | Gannet Ltd    | 2021-04-01 |             | 2025-03-31
            """,  # noqa: E501
        },
        expect="""
            contract_reference | expiry_date | state
            -------------------+-------------+---------
            C-1                | 2024-06-28  | ended
            C-2                | 2026-03-31  | in_force
            C-3                | 2024-06-28  | ended
        """,
    )


def test_a_contract_of_several_registers_counts_once_as_the_latest_states_it(run_model):
    """What is in the older one alone still counts, and equal lines of one register are several."""
    run_model(
        "int_contracts",
        by=("int_contracts_again", "int_contract_lines"),
        given={
            "stg_landed_files": """
                source_file_id | publisher_id
                ---------------+-------------
                z_old          | A
                new            | A
                other          | B
                """,
            "int_supplier_names": NAMES,
            "int_awards": NO_AWARDS,
            "stg_contracts": """
        source_file_id | line_number | contract_reference | title  | supplier_name | directorate | start_date | expiry_date | as_at
        ---------------+-------------+--------------------+--------+---------------+-------------+------------+-------------+-----------
        z_old          | 2           | R1                 | Care   | Gannet Ltd    | Adults      | 2020-04-01 | 2024-03-31  | 2024-03-31
        z_old          | 3           | R2                 | Gone   | Gannet Ltd    |             | 2020-04-01 | 2024-03-31  | 2024-03-31
        z_old          | 4           | R3                 | Lots   | Gannet Ltd    |             | 2020-04-01 | 2025-03-31  | 2024-03-31
        z_old          | 5           |                    | Agency | Gannet Ltd    | Adults      | 2020-04-01 | 2025-03-31  | 2024-03-31
        z_old          | 6           |                    | Agency | Gannet Ltd    | Children    | 2020-04-01 | 2025-03-31  | 2024-03-31
        z_old          | 7           | R4                 | Beds   | Gannet Ltd    |             | 2020-04-01 | 2024-03-31  | 2024-03-31
        z_old          | 8           |                    | Advice | Gannet Ltd    |             |            | 2025-03-31  | 2024-03-31
        new            | 2           | r1                 | CARE   | Gannet Ltd    | Places      | 2020-04-01 | 2026-03-31  | 2024-06-30
        new            | 3           | R3                 | Lots   | Gannet Ltd    |             | 2020-04-01 | 2025-03-31  | 2024-06-30
        new            | 4           | R3                 | Lots   | Gannet Ltd    |             | 2020-04-01 | 2025-03-31  | 2024-06-30
        new            | 5           |                    | Agency | Gannet Ltd    | Adults      | 2020-04-01 | 2025-03-31  | 2024-06-30
        new            | 6           | R4                 | Beds   | Gannet Ltd    |             | 2024-04-01 | 2028-03-31  | 2024-06-30
        other          | 2           | R1                 | Care   | Gannet Ltd    | Adults      | 2020-04-01 | 2024-03-31  | 2024-06-30
                """,  # noqa: E501
        },
        expect="""
            publisher_id | source_file_id | line_number | expiry_date
            -------------+----------------+-------------+------------
            A            | new            | 2           | 2026-03-31
            A            | z_old          | 3           | 2024-03-31
            A            | new            | 3           | 2025-03-31
            A            | new            | 4           | 2025-03-31
            A            | new            | 5           | 2025-03-31
            A            | z_old          | 6           | 2025-03-31
            A            | z_old          | 7           | 2024-03-31
            A            | new            | 6           | 2028-03-31
            A            | z_old          | 8           | 2025-03-31
            B            | other          | 2           | 2024-03-31
            """,
    )


def _registers(run_model, lines, counted):
    """Run registers `a`, `b` and `c` of one publisher, each as at a later day."""
    head = (
        "source_file_id | line_number | contract_reference | title | supplier_name | start_date"
        " | end_date | total_value_gbp | as_at\n-+-+-+-+-+-+-+-+-"
    )
    days = {"a": "2024-03-31", "b": "2024-06-30", "c": "2024-09-30"}
    rows = "".join(f"\n{one} | {days[one[0]]}" for one in lines)
    run_model(
        "int_contracts",
        by=("int_contracts_again", "int_contract_lines"),
        given={
            "stg_landed_files": "source_file_id | publisher_id\n-+-\na | A\nb | A\nc | A",
            "int_supplier_names": NAMES,
            "int_awards": NO_AWARDS,
            "stg_contracts": head + rows,
        },
        expect="source_file_id | line_number\n-+-" + "".join(f"\n{one}" for one in counted),
    )


def test_a_lot_that_the_later_register_leaves_out_still_counts(run_model):
    """One of two lots has ended, and two registers had both: each counts once."""
    _registers(
        run_model,
        [
            "a | 1 | R1 | Lots | Gannet Ltd | 2020-04-01 | 2024-06-01 | 100.00",
            "a | 2 | R1 | Lots | Gannet Ltd | 2020-04-01 | 2025-03-31 | 200.00",
            "b | 1 | R1 | Lots | Gannet Ltd | 2020-04-01 | 2025-03-31 | 200.00",
            "b | 2 | R1 | Lots | Gannet Ltd | 2020-04-01 | 2024-06-01 | 100.00",
            "c | 1 | R1 | Lots | Gannet Ltd | 2020-04-01 | 2025-03-31 | 200.00",
        ],
        ["b | 2", "c | 1"],
    )


def test_lots_of_which_one_has_another_value_since_count_once(run_model):
    _registers(
        run_model,
        [
            "a | 1 | R1 | Lots | Gannet Ltd | 2020-04-01 | 2024-06-01 | 100.00",
            "a | 2 | R1 | Lots | Gannet Ltd | 2020-04-01 | 2025-03-31 | 200.00",
            "b | 1 | R1 | Lots | Gannet Ltd | 2020-04-01 | 2025-03-31 | 200.00",
            "b | 2 | R1 | Lots | Gannet Ltd | 2020-04-01 | 2026-06-01 | 150.00",
            "c | 1 | R1 | Lots | Gannet Ltd | 2020-04-01 | 2026-06-01 | 170.00",
            "c | 2 | R1 | Lots | Gannet Ltd | 2020-04-01 | 2025-03-31 | 200.00",
        ],
        ["c | 1", "c | 2"],
    )


def test_two_of_which_no_day_is_known_are_one_only_if_they_are_worth_the_same(run_model):
    """Lists of what was awarded in a quarter name call-offs by their framework, and no day."""
    _registers(
        run_model,
        [
            "a | 1 | F1 | Agency | Gannet Ltd | | | 100.00",
            "b | 1 | F1 | Agency | Gannet Ltd | | | 150.00",
            "b | 2 | F2 | Agency | Gannet Ltd | | | 70.00",
            "c | 1 | F2 | Agency | Gannet Ltd | | | 70.00",
        ],
        ["a | 1", "b | 1", "c | 1"],
    )


def test_two_without_a_reference_are_one_only_if_they_are_worth_the_same(run_model):
    """Registers of two departments: each has a placement with one home from April."""
    _registers(
        run_model,
        [
            "a | 1 | | Care | Gannet Ltd | 2024-04-01 | | 100.00",
            "b | 1 | | Care | Gannet Ltd | 2024-04-01 | | 150.00",
            "b | 2 | | Beds | Gannet Ltd | 2024-04-01 | | 70.00",
            "c | 1 | | Beds | Gannet Ltd | 2024-04-01 | | 70.00",
        ],
        ["a | 1", "b | 1", "c | 1"],
    )


def test_the_end_of_one_contract_is_not_the_first_day_of_another(run_model):
    _registers(
        run_model,
        [
            "a | 1 | R1 | Care | Gannet Ltd | | 2024-04-01 | 100.00",
            "b | 1 | R1 | Care | Gannet Ltd | 2024-04-01 | 2028-03-31 | 100.00",
        ],
        ["a | 1", "b | 1"],
    )


def test_lots_of_one_reference_meet_their_awards_by_their_suppliers(run_model):
    run_model(
        "int_contracts",
        by=("int_contracts_again", "int_contract_lines"),
        given={
            "stg_landed_files": FILES,
            "int_supplier_names": NAMES + "    Heron Ltd         | HERON             | false\n",
            "stg_contracts": """
                source_file_id | title | contract_reference | supplier_name | total_value_gbp
                ---------------+-------+--------------------+---------------+----------------
                r1             | Lot 1 | dn-7               | Gannet Ltd    | 5.00
                r1             | Lot 2 | dn-7               | Heron Ltd     |
                r1             | One   | DN-8               | Heron Ltd     | 1.00
                r1             | Two   | DN-8               | Heron Ltd     | 2.00
                """,
            "int_awards": """
                contract_id | ocid | publisher_id | contract_reference | supplier_name | total_value_gbp
                ------------+------+--------------+--------------------+---------------+----------------
                o1:1        | o1   | A            | DN-7               | Gannet Ltd    | 9.00
                o1:2        | o1   | A            | DN-7               | Heron Ltd     | 7.00
                o2:1        | o2   | A            | DN-8               | Heron Ltd     | 3.00
                """,  # noqa: E501
        },
        expect="""
            ocid | title | total_value_gbp
            -----+-------+----------------
            o1   | Lot 1 | 5.00
            o1   | Lot 2 | 7.00
                 | One   | 1.00
                 | Two   | 2.00
            o2   |       | 3.00
            """,
    )


def test_a_line_meets_the_renewal_under_its_reference_by_the_first_day(run_model):
    run_model(
        "int_contracts",
        by=("int_contracts_again", "int_contract_lines"),
        given={
            "stg_landed_files": FILES,
            "int_supplier_names": NAMES,
            "stg_contracts": """
                source_file_id | title | contract_reference | supplier_name | start_date | total_value_gbp
                ---------------+-------+--------------------+---------------+------------+----------------
                r1             | Care  | C1                 | Gannet Ltd    | 2024-04-01 | 5.00
                r1             | Beds  | C2                 | Gannet Ltd    | 2024-05-01 | 6.00
                """,  # noqa: E501
            "int_awards": """
                contract_id | ocid | publisher_id | contract_reference | title | supplier_name | start_date | total_value_gbp
                ------------+------+--------------+--------------------+-------+---------------+------------+----------------
                o1:1        | o1   | A            | c1                 | Other | Gannet Ltd    | 2020-04-01 | 1.00
                o2:1        | o2   | A            | c1                 | Other | Gannet Ltd    | 2024-04-01 | 2.00
                o3:1        | o3   | A            | c2                 | Other | Gannet Ltd    | 2024-05-01 | 3.00
                o4:1        | o4   | A            | c2                 | Other | Gannet Ltd    | 2024-05-01 | 4.00
                """,  # noqa: E501
        },
        expect="""
            ocid | title | total_value_gbp
            -----+-------+----------------
            o1   | Other | 1.00
            o2   | Care  | 5.00
                 | Beds  | 6.00
            o3   | Other | 3.00
            o4   | Other | 4.00
            """,
    )


def test_a_line_meets_an_award_without_its_reference_by_supplier_title_and_first_day(run_model):
    run_model(
        "int_contracts",
        by=("int_contracts_again", "int_contract_lines"),
        given={
            "stg_landed_files": FILES,
            "int_supplier_names": NAMES,
            "stg_contracts": """
                source_file_id | title | contract_reference | supplier_name | start_date | total_value_gbp
                ---------------+-------+--------------------+---------------+------------+----------------
                r1             | Care  | C1                 | Gannet Ltd    | 2024-04-01 | 5.00
                r1             | Beds  |                    | Gannet Ltd    | 2024-04-01 |
                r1             | Taxis | C3                 | Gannet Ltd    | 2024-04-01 | 1.00
                r1             | Taxis | C4                 | Gannet Ltd    | 2024-04-01 | 2.00
                r1             | Food  | C5                 | Gannet Ltd    | 2024-04-01 | 3.00
                """,  # noqa: E501
            "int_awards": """
                contract_id | ocid | publisher_id | contract_reference | title | supplier_name | start_date | total_value_gbp
                ------------+------+--------------+--------------------+-------+---------------+------------+----------------
                o1:1        | o1   | A            | ocds-h6vhtk-1      | CARE  | Gannet Ltd    | 2024-04-01 | 5.50
                o2:1        | o2   | A            | ocds-h6vhtk-2      | Beds  | Gannet Ltd    | 2024-04-01 | 7.00
                o3:1        | o3   | A            | ocds-h6vhtk-3      | Taxis | Gannet Ltd    | 2024-04-01 | 1.00
                o4:1        | o4   | A            | ocds-h6vhtk-4      | Food  | Gannet Ltd    | 2023-04-01 | 3.00
                """,  # noqa: E501
        },
        expect="""
            ocid | title | total_value_gbp
            -----+-------+----------------
            o1   | Care  | 5.00
            o2   | Beds  | 7.00
                 | Taxis | 1.00
                 | Taxis | 2.00
            o3   | Taxis | 1.00
                 | Food  | 3.00
            o4   | Food  | 3.00
            """,
    )
