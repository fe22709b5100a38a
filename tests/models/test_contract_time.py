"""Contracts in time: routes, the statutory clock, windows, handback, gaps, history."""

import pytest

from tests import support

ROUTES = support.reference_rows("legal_routes")
CLOCK = support.reference_rows("statutory_clock")
LISTED = [{name: text or None for name, text in row.items()} for row in ROUTES]


@pytest.mark.parametrize(
    ("stated", "procedure", "start", "route", "basis", "is_urgent", "is_under_act"),
    [
        ("grant", "ITT", "2026-01-01", "grant", "stated", "false", "false"),
        ("PSR_Direct_A", "", "2026-01-01", "psr_direct_a", "stated", "false", "false"),
        ("", "ITT", "2025-02-24", "law_not_known", "procedure and start", "false", ""),
        ("", "ITT", "2025-02-23", "legacy_pcr", "procedure and start", "false", "false"),
        ("", "ITT", "", "not_known", "not known", "false", "false"),
        ("", "Light touch", "2021-04-01", "light_touch", "procedure", "false", "false"),
        ("", "Light-touch regime", "2025-06-01", "light_touch", "procedure", "false", ""),
        ("", "Direct Call-Off", "2025-06-01", "framework_call_off", "procedure", "false", ""),
        ("", "Mini-Comp", "2021-06-01", "framework_call_off", "procedure", "false", "false"),
        ("", "PSR direct c", "2025-06-01", "psr_direct_c", "procedure", "false", "false"),
        ("", "Quotation", "2025-06-01", "below_threshold", "procedure", "false", "false"),
        (
            *("", "Direct award, extreme urgency", "2022-11-14"),
            *("legacy_pcr", "procedure and start", "true", "false"),
        ),
        ("", "By pigeon", "2025-06-01", "not_known", "not known", "false", "false"),
        ("", "", "2025-06-01", "not_known", "not known", "false", "false"),
    ],
)  # fmt: skip
def test_the_legal_route(
    run_model, stated, procedure, start, route, basis, is_urgent, is_under_act
):
    run_model(
        "int_contract_route",
        given={
            "int_contracts": f"""
                contract_id | legal_route | procedure | start_date
                ------------+-------------+-----------+-----------
                a           | {stated}    | {procedure} | {start}
                """,
            "int_contract_ocid": "ocid | award_id | contract_id\n-+-+-",
            "stg_ocds": "ocid | release_date | tag\n-+-+-",
            "ref_legal_routes": ROUTES,
            "ref_procedure_routes": support.reference_rows("procedure_routes"),
        },
        expect=f"""
            legal_route | route_basis | is_urgent   | is_under_act
            ------------+-------------+-------------+---------------
            {route}     | {basis}     | {is_urgent} | {is_under_act}
            """,
    )


def test_the_law_goes_by_when_the_procurement_began_not_by_when_the_contract_starts(run_model):
    """A plan begins nothing; a call-off is under the law of its framework, which nobody states."""
    run_model(
        "int_contract_route",
        given={
            "int_contracts": """
                contract_id | procedure       | start_date
                ------------+-----------------+-----------
                before      | ITT             | 2025-06-01
                after       | ITT             | 2025-06-01
                planned     | ITT             | 2025-06-01
                only_plan   | ITT             | 2025-06-01
                early       | ITT             | 2025-01-01
                touch       | Light touch     | 2025-06-01
                call        | Direct Call-Off | 2025-06-01
                old_call    | Direct Call-Off | 2025-06-01
                no_start    | ITT             |
                """,
            "int_contract_ocid": [
                {"ocid": name, "award_id": "1", "contract_id": name}
                for name in (
                    "before",
                    "after",
                    "planned",
                    "only_plan",
                    "touch",
                    "call",
                    "old_call",
                    "no_start",
                )
            ],
            "stg_ocds": """
                ocid      | release_date | tag
                ----------+--------------+---------------
                before    | 2025-02-23   | tender
                before    | 2025-05-01   | award;contract
                after     | 2025-02-24   | tender
                planned   | 2024-12-01   | planning
                planned   | 2025-05-01   | award
                only_plan | 2025-03-01   | planning
                touch     | 2025-03-01   | award
                call      | 2025-05-01   | award
                old_call  | 2025-02-01   | award
                no_start  | 2025-03-01   | award
                """,
            "ref_legal_routes": ROUTES,
            "ref_procedure_routes": support.reference_rows("procedure_routes"),
        },
        expect="""
            contract_id | legal_route        | route_basis          | is_under_act
            ------------+--------------------+----------------------+-------------
            before      | legacy_pcr         | procedure and notice | false
            after       | procurement_act    | procedure and notice | true
            planned     | procurement_act    | procedure and notice | true
            only_plan   | law_not_known      | procedure and start  |
            early       | legacy_pcr         | procedure and start  | false
            touch       | light_touch        | procedure            | true
            call        | framework_call_off | procedure            |
            old_call    | framework_call_off | procedure            | false
            no_start    | procurement_act    | procedure and notice | true
            """,
    )


def test_another_end_in_the_notices_is_kept_apart(run_model):
    run_model(
        "fct_contract_end_apart",
        given={
            "dim_contract": """
                contract_id | end_date   | expiry_date
                ------------+------------+------------
                same        | 2030-01-31 | 2030-01-31
                other       | 2030-01-31 | 2030-01-31
                extended    | 2029-01-31 | 2030-01-31
                further     | 2029-01-31 | 2030-01-31
                register    | 2030-01-31 | 2030-01-31
                open        |            |
                """,
            "int_awards": """
                contract_id | expiry_date
                ------------+------------
                same        | 2030-01-31
                other       | 2031-01-31
                extended    | 2029-01-31
                further     | 2031-01-31
                register    |
                open        | 2031-01-31
                """,
        },
        expect="""
            contract_id | register_end_date | notice_end_date
            ------------+-------------------+----------------
            other       | 2030-01-31        | 2031-01-31
            further     | 2030-01-31        | 2031-01-31
            """,
    )


CONTRACTS = """
    contract_id | publisher_id | as_at      | start_date | end_date   | expiry_date | total_value_gbp | state
    ------------+--------------+------------+------------+------------+-------------+-----------------+---------
    big         | council      | 2026-03-31 | 2025-03-01 | 2030-02-28 | 2030-02-28  | 5000000.01      | in_force
    five        | council      | 2026-03-31 | 2025-03-01 | 2030-02-28 | 2030-02-28  | 5000000.00      | in_force
    touch       | council      | 2026-03-31 | 2025-03-01 | 2030-02-28 | 2030-02-28  | 9000000.00      | in_force
    call        | council      | 2026-03-31 | 2025-03-01 | 2030-02-28 | 2030-02-28  | 9000000.00      | in_force
    old         | council      | 2026-03-31 | 2021-03-01 | 2030-02-28 | 2030-02-28  | 9000000.00      | in_force
    health      | council      | 2026-03-31 | 2025-03-01 | 2030-02-28 | 2030-02-28  | 9000000.00      | in_force
    given       | council      | 2026-03-31 | 2025-03-01 | 2030-02-28 | 2030-02-28  | 9000000.00      | in_force
    blank       | council      | 2026-03-31 | 2025-03-01 | 2030-02-28 | 2030-02-28  |                 | in_force
    over        | council      | 2026-03-31 | 2025-03-01 | 2025-09-30 | 2025-12-31  | 6000000.00      | ended
    silent      | elsewhere    | 2026-03-31 | 2025-03-01 | 2030-02-28 | 2030-02-28  | 9000000.00      | in_force
    unsure      | council      | 2026-03-31 | 2025-03-01 | 2030-02-28 | 2030-02-28  | 9000000.00      | in_force
    small       | council      | 2026-03-31 | 2025-03-01 | 2030-02-28 | 2030-02-28  | 207719.99       | in_force
    dayless     | council      |            | 2025-03-01 | 2030-02-28 | 2030-02-28  | 9000000.00      | day_not_stated
    """  # noqa: E501


def test_the_clock_says_what_is_due_by_which_rule_or_why_not(run_model):
    """Five million is not above five million. A publisher without notices is not accused."""
    run_model(
        "fct_contract_clock",
        given={
            "dim_contract": CONTRACTS,
            "int_contract_route": """
                contract_id | legal_route        | is_under_act
                ------------+--------------------+-------------
                big         | procurement_act    | true
                five        | procurement_act    | true
                touch       | light_touch        | true
                call        | framework_call_off | true
                old         | legacy_pcr         | false
                health      | psr_direct_a       | false
                given       | grant              | false
                blank       | procurement_act    | true
                over        | procurement_act    | true
                silent      | procurement_act    | true
                unsure      | law_not_known      |
                small       | procurement_act    | true
                dayless     | procurement_act    | true
                """,
            "ref_statutory_clock": CLOCK,
            "dim_legal_route": LISTED,
            "int_contract_notice": """
                contract_id | notice | published_on
                ------------+--------+-------------
                big         | UK6    | 2025-02-01
                big         | UK7    | 2025-03-10
                health      | UK7    | 2025-03-10
                """,
            "int_contract_metric": """
                source_file_id | line_number | part_number | ocid | award_id | metric_id
                ---------------+-------------+-------------+------+----------+----------
                f              | 1           | 1           | o    | 1        | K1
                f              | 1           | 2           | o    | 1        | K2
                f              | 1           | 3           | o    | 1        | K3
                f              | 2           | 1           | p    | 1        | K1
                f              | 2           | 2           | p    | 1        | K2
                """,
            "int_contract_ocid": """
                ocid | award_id | contract_id
                -----+----------+------------
                o    | 1        | big
                p    | 1        | over
                """,
            "stg_ocds": """
                source_file_id | line_number | release_date
                ---------------+-------------+-------------
                f              | 1           | 2025-02-20
                f              | 2           | 2025-02-20
                """,
        },
        expect="""
            contract_id | notice | clock_state | due_on     | published_on | exempt_because
            ------------+--------+-------------+------------+--------------+----------------
            big         | KPI    | published   |            | 2025-02-20   |
            big         | UK7    | published   |            | 2025-03-10   |
            big         | UK9    | not_found   | 2026-03-01 |              |
            big         | UK10   | not_yet     |            |              |
            big         | UK11   | not_yet     | 2030-03-30 |              |
            five        | KPI    | exempt      |            |              | Not above £5 million
            five        | UK7    | not_found   | 2025-03-31 |              |
            five        | UK9    | exempt      |            |              | Not above £5 million
            five        | UK10   | not_yet     |            |              |
            five        | UK11   | not_yet     | 2030-03-30 |              |
            touch       | KPI    | exempt      |            |              | Light-touch contract
            touch       | UK7    | not_found   | 2025-06-29 |              |
            touch       | UK9    | exempt      |            |              | Light-touch contract
            touch       | UK10   | exempt      |            |              | Light-touch contract
            touch       | UK11   | not_yet     | 2030-03-30 |              |
            call        | KPI    | not_found   | 2025-03-01 |              |
            call        | UK7    | not_found   | 2025-03-31 |              |
            call        | UK9    | not_found   | 2026-03-01 |              |
            call        | UK10   | not_yet     |            |              |
            call        | UK11   | not_yet     | 2030-03-30 |              |
            old         | KPI    | exempt      |            |              | Begun before the Act: the regulations of 2015 apply
            old         | UK7    | exempt      |            |              | Begun before the Act: the regulations of 2015 apply
            old         | UK9    | exempt      |            |              | Begun before the Act: the regulations of 2015 apply
            old         | UK10   | exempt      |            |              | Begun before the Act: the regulations of 2015 apply
            old         | UK11   | exempt      |            |              | Begun before the Act: the regulations of 2015 apply
            health      | KPI    | exempt      |            |              | Health services: the Provider Selection Regime has notices of its own
            health      | UK7    | voluntary   |            | 2025-03-10   | Health services: the Provider Selection Regime has notices of its own
            health      | UK9    | exempt      |            |              | Health services: the Provider Selection Regime has notices of its own
            health      | UK10   | exempt      |            |              | Health services: the Provider Selection Regime has notices of its own
            health      | UK11   | exempt      |            |              | Health services: the Provider Selection Regime has notices of its own
            given       | KPI    | exempt      |            |              | Not a contract under procurement law
            given       | UK7    | exempt      |            |              | Not a contract under procurement law
            given       | UK9    | exempt      |            |              | Not a contract under procurement law
            given       | UK10   | exempt      |            |              | Not a contract under procurement law
            given       | UK11   | exempt      |            |              | Not a contract under procurement law
            unsure      | KPI    | cannot_tell |            |              |
            unsure      | UK7    | cannot_tell |            |              |
            unsure      | UK9    | cannot_tell |            |              |
            unsure      | UK10   | cannot_tell |            |              |
            unsure      | UK11   | cannot_tell |            |              |
            blank       | KPI    | cannot_tell |            |              |
            blank       | UK7    | cannot_tell |            |              |
            blank       | UK9    | cannot_tell |            |              |
            blank       | UK10   | cannot_tell |            |              |
            blank       | UK11   | cannot_tell |            |              |
            dayless     | KPI    | cannot_tell |            |              |
            dayless     | UK7    | cannot_tell |            |              |
            dayless     | UK9    | cannot_tell |            |              |
            dayless     | UK10   | cannot_tell |            |              |
            dayless     | UK11   | cannot_tell |            |              |
            over        | KPI    | not_found   | 2025-03-01 |              |
            over        | UK7    | not_found   | 2025-03-31 |              |
            over        | UK9    | not_found   | 2026-03-01 |              |
            over        | UK10   | not_found   |            |              |
            over        | UK11   | not_found   | 2026-01-30 |              |
            silent      | KPI    | cannot_tell |            |              |
            silent      | UK7    | cannot_tell |            |              |
            silent      | UK9    | cannot_tell |            |              |
            silent      | UK10   | cannot_tell |            |              |
            silent      | UK11   | cannot_tell |            |              |
            small       | KPI    | exempt      |            |              | Below the thresholds of the Act
            small       | UK7    | exempt      |            |              | Below the thresholds of the Act
            small       | UK9    | exempt      |            |              | Below the thresholds of the Act
            small       | UK10   | exempt      |            |              | Below the thresholds of the Act
            small       | UK11   | exempt      |            |              | Below the thresholds of the Act
            """,  # noqa: E501
    )


def test_what_is_asked_once_counts_from_its_first_day_and_what_is_over_asks_no_more(run_model):
    """A notice that repeats the indicators does not set them anew."""
    run_model(
        "fct_contract_clock",
        given={
            "dim_contract": """
                contract_id | publisher_id | as_at      | start_date | end_date   | expiry_date | total_value_gbp | state
                ------------+--------------+------------+------------+------------+-------------+-----------------+---------
                runs        | council      | 2027-03-31 | 2025-03-01 | 2030-02-28 | 2030-02-28  | 9000000.00      | in_force
                over        | council      | 2027-03-31 | 2025-03-01 | 2025-12-31 | 2025-12-31  | 9000000.00      | ended
                late        | council      | 2027-03-31 | 2025-03-01 | 2025-12-31 | 2025-12-31  | 9000000.00      | ended
                """,  # noqa: E501
            "int_contract_route": """
                contract_id | legal_route     | is_under_act
                ------------+-----------------+-------------
                runs        | procurement_act | true
                over        | procurement_act | true
                late        | procurement_act | true
                """,
            "ref_statutory_clock": CLOCK,
            "dim_legal_route": LISTED,
            "int_contract_notice": """
                contract_id | notice | published_on
                ------------+--------+-------------
                runs        | UK7    | 2025-03-10
                runs        | UK7    | 2025-09-01
                runs        | UK9    | 2026-02-20
                runs        | UK9    | 2027-02-20
                over        | UK9    | 2026-01-20
                late        | UK9    | 2025-11-20
                """,
            "int_contract_metric": """
                source_file_id | line_number | part_number | ocid | award_id | metric_id
                ---------------+-------------+-------------+------+----------+----------
                f              | 1           | 1           | o    | 1        | K1
                f              | 1           | 2           | o    | 1        | K2
                f              | 1           | 3           | o    | 1        | K3
                f              | 2           | 1           | o    | 1        | K1
                """,
            "int_contract_ocid": """
                ocid | award_id | contract_id
                -----+----------+------------
                o    | 1        | runs
                """,
            "stg_ocds": """
                source_file_id | line_number | release_date
                ---------------+-------------+-------------
                f              | 1           | 2025-02-20
                f              | 2           | 2027-02-20
                """,
        },
        expect="""
            contract_id | notice | clock_state | due_on     | published_on
            ------------+--------+-------------+------------+-------------
            runs        | KPI    | published   |            | 2025-02-20
            runs        | UK7    | published   |            | 2025-03-10
            runs        | UK9    | published   | 2028-02-20 | 2027-02-20
            runs        | UK10   | not_yet     |            |
            runs        | UK11   | not_yet     | 2030-03-30 |
            over        | KPI    | not_found   | 2025-03-01 |
            over        | UK7    | not_found   | 2025-03-31 |
            over        | UK9    | published   |            | 2026-01-20
            over        | UK10   | not_yet     |            |
            over        | UK11   | not_found   | 2026-01-30 |
            late        | KPI    | not_found   | 2025-03-01 |
            late        | UK7    | not_found   | 2025-03-31 |
            late        | UK9    | not_found   | 2026-11-20 | 2025-11-20
            late        | UK10   | not_yet     |            |
            late        | UK11   | not_found   | 2026-01-30 |
            """,  # noqa: E501
    )


@pytest.mark.parametrize(
    ("as_at", "review", "state", "window", "opens"),
    [
        ("2025-09-30", "", "in_force", "ahead", "2025-10-01"),
        ("2025-10-01", "", "in_force", "open", "2025-10-01"),
        ("2025-09-30", "2025-06-01", "in_force", "open", "2025-06-01"),
        ("2026-03-31", "", "in_force", "open", "2025-10-01"),
        ("2026-04-01", "", "in_force", "open", "2025-10-01"),
        ("2026-04-02", "", "in_force", "passed", "2025-10-01"),
        ("2026-10-02", "", "ended", "ended", "2025-10-01"),
        ("2025-09-30", "2027-06-01", "in_force", "ahead", "2025-10-01"),  # after the end
    ],
)
def test_the_window_in_which_a_decision_must_be_taken(
    run_model, as_at, review, state, window, opens
):
    """A grant of any kind but these has a year to begin in, and half a year as the least."""
    run_model(
        "fct_contract_expiry",
        given={
            "dim_contract": f"""
                contract_id | as_at   | expiry_date | state
                ------------+---------+-------------+--------
                a           | {as_at} | 2026-10-01  | {state}
                b           | {as_at} |             | end_not_stated
                c           |         | 2026-10-01  | day_not_stated
                """,
            "dim_contract_record": f"""
                contract_id | legal_route | review_date | extensions_offered | extensions_taken | extension_option_months | is_urgent
                ------------+-------------+-------------+--------------------+------------------+-------------------------+----------
                a           | in_house    | {review}    | 2                  | 1                | 24                      | false
                b           | in_house    |             |                    |                  |                         | false
                c           | in_house    |             |                    |                  |                         | false
                """,  # noqa: E501
            "dim_legal_route": """
                legal_route | opens_months | closes_months
                ------------+--------------+--------------
                in_house    | 12           | 6
                """,
        },
        expect=f"""
            contract_id | window_opens_on | window_closes_on | window_state | extensions_left | extension_option_months
            ------------+-----------------+------------------+--------------+-----------------+------------------------
            a           | {opens}         | 2026-04-01       | {window}     | 1               | 24
            """,  # noqa: E501
    )


def test_handback_is_ready_where_somebody_recorded_it(run_model):
    run_model(
        "fct_contract_handback",
        given={
            "dim_contract": """
                contract_id | publisher_id | contract_reference | title      | procedure | legal_route | as_at      | expiry_date | state
                ------------+--------------+--------------------+------------+-----------+-------------+------------+-------------+---------
                a           | council      | R1                 | School PFI | ITT       |             | 2026-03-31 | 2031-03-31  | in_force
                b           | council      | R2                 | School     | ITT       |             | 2026-03-31 | 2031-03-31  | in_force
                c           | council      | R3                 | Old PFI    | ITT       |             | 2026-03-31 | 2020-03-31  | ended
                d           | council      | R4                 | Some PFI   | ITT       |             |            | 2031-03-31  | day_not_stated
                """,  # noqa: E501
            "ref_decided_contracts": """
                publisher_id | contract_reference | what       | says            | said_on
                -------------+--------------------+------------+-----------------+-----------
                council      | R1                 | handback_7 | Report received | 2024-05-01
                council      | R2                 | handback_5 | Report received | 2024-05-01
                """,
        },
        expect="""
            contract_id | years_before | due_on     | readiness    | recorded_on | recorded_words
            ------------+--------------+------------+--------------+-------------+----------------
            a           | 7            | 2024-03-31 | recorded     | 2024-05-01  | Report received
            a           | 5            | 2026-03-31 | not recorded |             |
            a           | 3            | 2028-03-31 | ahead        |             |
            """,
    )


def test_what_nobody_looks_after(run_model):
    run_model(
        "fct_contract_gap",
        given={
            "dim_contract": """
                contract_id | as_at      | state    | expiry_date
                ------------+------------+----------+------------
                kept        | 2026-03-31 | in_force | 2027-01-01
                nobody      | 2026-03-31 | in_force | 2027-01-01
                late        | 2026-03-31 | in_force | 2027-01-01
                crisis      | 2026-03-31 | in_force | 2026-06-30
                past        | 2026-03-31 | ended    | 2023-05-13
                """,
            "dim_contract_record": """
                contract_id | owner_basis     | review_date | is_urgent
                ------------+-----------------+-------------+----------
                kept        | named           | 2026-04-01  | false
                nobody      | nobody          |             | false
                late        | department only | 2026-03-30  | false
                crisis      | named           | 2026-04-01  | true
                past        | nobody          |             | true
                """,
        },
        expect="""
            contract_id | gap             | since
            ------------+-----------------+-----------
            nobody      | no_owner        |
            nobody      | no_review       |
            late        | department_only |
            late        | review_passed   | 2026-03-30
            crisis      | urgent          | 2026-06-30
            past        | urgent_past_end | 2023-05-13
            """,
    )


NOTHING = {
    "stg_contract_amendments": "ocid | award_id\n---+---",
    "stg_contract_terminations": "source_file_id | line_number | rationale\n---+---+---",
    "stg_performance_failures": "ocid | award_id\n---+---",
    "int_contract_kpi": "contract_id | metric_title\n---+---",
    "int_contracts": "contract_id\n---",
    "ref_decided_contracts": "publisher_id\n---",
    "int_contract_notice": "contract_id\n---",
    "int_contract_ocid": "ocid\n---",
    "stg_ocds": "source_file_id\n---",
}


def test_a_history_in_plain_words_and_in_order(run_model):
    run_model(
        "fct_contract_history",
        given=NOTHING
        | {
            "dim_contract": """
                contract_id | start_date | end_date   | expiry_date | state    | total_value_gbp
                ------------+------------+------------+-------------+----------+----------------
                a           | 2024-04-01 | 2026-03-31 | 2027-03-31  | in_force | 1000.00
                b           | 2024-04-01 | 2025-03-31 | 2026-03-31  | ended    |
                """,
            "int_contract_ocid": "ocid | award_id | contract_id\n---+---+---\no | 1 | a",
            "stg_ocds": """
                source_file_id | line_number | release_date
                ---------------+-------------+-------------
                f              | 1           | 2026-02-12
                """,
            "stg_contract_amendments": """
                source_file_id | line_number | part_number | ocid | award_id | amendment_stage | amended_on | rationale        | end_date   | total_value_gbp | suppliers_added | suppliers_removed
                ---------------+-------------+-------------+------+----------+-----------------+------------+------------------+------------+-----------------+-----------------+------------------
                f              | 1           | 1           | o    | 1        | agreed          | 2026-02-10 | More people came | 2027-03-31 | 1500.00         | 1               | 0
                """,  # noqa: E501
            "int_contract_kpi": """
                contract_id | metric_title | published_on | kpi_source
                ------------+--------------+--------------+-----------
                a           | Listened to  | 2025-04-30   | notice
                a           | On time      | 2025-04-30   | notice
                """,
        },
        expect="""
            contract_id | event_number | happened_on | event    | stated_value_gbp | event_words
            ------------+--------------+-------------+----------+------------------+------------
            a           | 1            | 2024-04-01  | began    | 1000.00          | Begins, to run until 31 March 2026
            a           | 2            | 2025-04-30  | assessed |                  | Its performance is assessed: 2 indicators
            a           | 3            | 2026-02-10  | changed  | 1500.00          | Changed, to end on 31 March 2027, with another supplier. Reason given: More people came
            a           | 4            | 2027-03-31  | ends     |                  | Ends
            b           | 1            | 2024-04-01  | began    |                  | Begins, to run until 31 March 2025
            b           | 2            | 2025-03-31  | extended |                  | Extended: first to end on 31 March 2025, now on 31 March 2026
            b           | 3            | 2026-03-31  | ends     |                  | Ended
            """,  # noqa: E501
    )


def test_ratings_stay_in_the_words_of_the_notices(run_model):
    """A later notice of one period stands; agreements without notices have the same record."""
    run_model(
        "int_contract_kpi",
        given={
            "stg_kpi_observations": """
                source_file_id | line_number | part_number | ocid | award_id | metric_id | metric_title | start_date | end_date   | rating
                ---------------+-------------+-------------+------+----------+-----------+--------------+------------+------------+-----------
                f              | 1           | 1           | o    | 1        | K1        | Listened to  | 2025-04-01 | 2026-03-31 | Inadequate
                f              | 2           | 1           | o    | 1        | K1        | Listened to  | 2025-04-01 | 2026-03-31 | Good
                f              | 2           | 2           | o    | 1        | K2        |              | 2025-04-01 | 2026-03-31 | Other
                f              | 2           | 3           | o    | 1        | K3        | On time      | 2025-04-01 | 2026-03-31 |
                """,  # noqa: E501
            "int_contract_ocid": "ocid | award_id | contract_id\n---+---+---\no | 1 | a",
            "stg_ocds": """
                source_file_id | line_number | release_date
                ---------------+-------------+-------------
                f              | 1           | 2026-04-01
                f              | 2           | 2026-05-01
                """,
            "ref_decided_kpis": """
                publisher_id | contract_reference | metric      | from_on    | until_on   | rating               | said_on    | provider_reply
                -------------+--------------------+-------------+------------+------------+----------------------+------------+---------------
                council      | R1                 | Listened to | 2025-04-01 | 2026-03-31 | inadequate           | 2026-04-01 | Of the first
                council      | R1                 | Listened to | 2025-04-01 | 2026-03-31 | requires improvement | 2026-04-05 |
                council      | R1                 | On time     | 2025-04-01 | 2026-03-31 | good                 |            | Thank you
                """,  # noqa: E501
            "int_contracts": """
                contract_id | publisher_id | contract_reference
                ------------+--------------+-------------------
                b           | council      | R1
                """,
        },
        expect="""
            contract_id | metric_title | rating               | published_on | kpi_source       | provider_reply
            ------------+--------------+----------------------+--------------+------------------+---------------
            a           | Listened to  | Good                 | 2026-05-01   | notice           |
            a           | K2           | Other                | 2026-05-01   | notice           |
            b           | Listened to  | Requires improvement | 2026-04-05   | recorded locally |
            b           | On time      | Good                 |              | recorded locally | Thank you
            """,  # noqa: E501
    )
