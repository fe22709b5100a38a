"""int_spend_service: what people decided comes first, and what no words map stays in sight."""

_PATTERNS = (
    ("ledger", r"\bBUS\b", "transport"),
    ("ledger", "HIRE", "youth"),  # comes after: the first that fits counts, 10 after 9
    ("directorate", "^YOUTH TEAM", "youth"),
    ("bought", "ELECTRIC|ADULT", "energy"),
    ("department", "ADULTS", "adults"),
)
PATTERNS = [
    {"rule_number": str(n), "scheme": scheme, "pattern": pattern, "service_id": service}
    for n, (scheme, pattern, service) in enumerate(_PATTERNS, start=9)
]
NO_CONTRACTS = {
    "int_contracts": "contract_id | title\n-+-",
    "int_spend_contract": "source_file_id | line_number\n-+-",
    "int_contract_own_service": "contract_id | service_id\n-+-",
}
TEXTS = ("expense_type", "directorate")
WORDS = ("int_service_of_words", "int_spend_words")


def _services(run_model, lines, expect, words="", decided="", **contracts):
    spend = [
        dict(
            zip(
                ("line_number", "expense_type", "directorate"),
                (cell.strip() or None for cell in line.split("|")),
                strict=True,
            ),
            **{"source_file_id": "f", "amount_gbp": "1.00", "publisher_id": "p"},
            **{"payee_name": "Ash", "flow_kind": "internal"},
        )
        for line in lines.strip().splitlines()[2:]
    ]
    run_model(
        "int_spend_service",
        given={
            "int_spend": spend,
            "stg_spend": [{name: line[name] for name in TEXTS} for line in spend],
            "ref_decided_services": decided or "kind | field | text | service_id\n-+-",
            "ref_service_words": words or "scheme | words | service_id\n-+-",
            "ref_service_patterns": PATTERNS,
            **(NO_CONTRACTS | contracts),
        },
        expect=expect,
        by=WORDS,
    )  # fmt: skip


def test_decided_then_ledger_then_directorate_then_unmapped(run_model):
    _services(
        run_model,
        """
        line_number | expense_type | directorate
        ------------+--------------+------------
        1           | HOME CARE    | Youth
        2           | Buses        | Youth
        3           | Paper        | Youth
        4           | Paper        | Finance
        5           |              |
        """,
        words="""
            scheme      | words     | service_id
            ------------+-----------+-----------
            ledger      | Home Care | wrong
            proclass    | Buses     | wrong
            ledger      | buses     | transport
            directorate | Youth     | youth
            """,
        decided="""
            kind  | field        | text      | service_id
            ------+--------------+-----------+-----------
            spend | expense_type | Home care | care
            other | expense_type | Paper     | care
            """,
        expect="""
            line_number | service_id | service_method    | service_confidence
            ------------+------------+-------------------+-------------------
            1           | care       | decided           | certain
            2           | transport  | ledger words      | strong
            3           | youth      | directorate words | moderate
            4           | unmapped   | unmapped          | none
            5           | unmapped   | unmapped          | none
            """,
    )


def test_patterns_of_whom_it_is_for_come_before_what_was_bought(run_model):
    """A department is the weakest of all; a pattern fits whole words only where it says so."""
    _services(
        run_model,
        """
        line_number | expense_type | directorate
        ------------+--------------+-----------------
        1           | Bus hire     | Youth team north
        2           | Electricity  | Youth team north
        3           | Electricity  | Adults
        4           | Business     | Adults
        5           | Business     | The youth team
        """,
        expect="""
            line_number | service_id | service_method    | service_confidence
            ------------+------------+-------------------+-------------------
            1           | transport  | ledger pattern    | moderate
            2           | youth      | directorate words | moderate
            3           | energy     | what was bought   | weak
            4           | adults     | department        | weak
            5           | unmapped   | unmapped          | none
            """,
    )


def test_a_stated_contract_outweighs_words_and_an_inferred_one_does_not(run_model):
    _services(
        run_model,
        """
        line_number | expense_type | directorate
        ------------+--------------+------------
        1           | Bus hire     |
        2           | Bus hire     |
        3           | Electricity  |
        4           | Electricity  |
        """,
        int_spend_contract="""
            source_file_id | line_number | part_number | contract_id | contract_tie   | match_method              | match_confidence
            ---------------+-------------+-------------+-------------+----------------+---------------------------+-----------------
            f              | 1           | 1           | c           | one contract   | stated reference          | certain
            f              | 2           | 1           | c           | one contract   | the only contract that ran | strong
            f              | 3           | 1           | c           | one contract   | dates and amount          | weak
            f              | 4           | 1           | c           | one contract   | stated reference          | certain
            f              | 4           | 2           | d           | one contract   | stated reference          | certain
            """,  # noqa: E501
        int_contract_own_service="""
            contract_id | service_id
            ------------+-----------
            c           | care
            d           | youth
            """,
        expect="""
            line_number | service_id | service_method  | service_confidence
            ------------+------------+-----------------+-------------------
            1           | care       | contract        | certain
            2           | transport  | ledger pattern  | moderate
            3           | care       | contract        | weak
            4           | energy     | what was bought | weak
            """,
    )


LINES = """
    source_file_id | line_number | amount_gbp | publisher_id | payee_name | flow_kind | expense_type
    ---------------+-------------+------------+--------------+------------+----------+-------------
    f              | 1           | 90.00      | p            | Ash        | purchase | Bus
    f              | 2           | 10.00      | p            | Ash        | purchase | Care
    f              | 3           | 5.00       | p            | Ash        | purchase |
    f              | 4           | 5.00       | p            | Ash        | treasury |
    f              | 5           | 5.00       | q            | Ash        | purchase |
    f              | 6           | 80.00      | p            | Elm        | purchase | Bus
    f              | 7           | 20.00      | p            | Elm        | purchase | Care
    f              | 8           | 5.00       | p            | Elm        | purchase |
    f              | 9           | 4.00       | p            | Fir        | purchase | Bus
    f              | 10          | 5.00       | p            | Fir        | purchase |
    """  # noqa: E501


def test_what_a_payee_is_usually_paid_for(run_model):
    """Nine tenths of the pounds that clear words map, and no more is filled than they are."""
    run_model(
        "int_spend_service",
        given={
            "int_spend": LINES,
            "stg_spend": "expense_type | directorate\n-+-\nBus |\nCare |\n |",
            "ref_decided_services": "kind | field | text | service_id\n-+-",
            "ref_service_words": """
                scheme | words | service_id
                -------+-------+-----------
                ledger | bus   | transport
                ledger | care  | care
                """,
            "ref_service_patterns": "rule_number | scheme | pattern | service_id\n-+-+-",
            **NO_CONTRACTS,
        },
        expect="""
            line_number | service_id | service_method
            ------------+------------+-------------------
            1           | transport  | ledger words
            2           | care       | ledger words
            3           | transport  | usual of the payee
            4           | unmapped   | unmapped
            5           | unmapped   | unmapped
            6           | transport  | ledger words
            7           | care       | ledger words
            8           | unmapped   | unmapped
            9           | transport  | ledger words
            10          | unmapped   | unmapped
            """,
        by=WORDS,
    )
