"""int_answer_provider: a survey's word for a provider is shown where it is an organisation's."""

from tests.support import reference_rows

WORDS = [row for row in reference_rows("payee_words") if row["word"] in ("CARE", "MRS", "LTD")]


def test_words_the_list_and_people_say_who_is_shown(run_model):
    run_model(
        "int_answer_provider",
        given={
            "ref_payee_words": WORDS,
            "int_answers": """
                provider_id      | provider_name
                -----------------+----------------
                local:gannet     | Gannet Care
                local:gannet     | Gannet Care
                local:mrs-care   | Mrs Whelk Care
                local:jo-whelk   | Jo Whelk
                local:1          | The Boat Shed
                local:2          | Jo Tern
                local:3          | Thrumble
                GB-NHS-RM3       | Jo Knot
                                 |
                """,
            "int_reported_outcome": """
                provider_id  | provider_name
                -------------+--------------
                local:1      | The Boat Shed
                local:fern   | A Fern
                local:sedges | Sedges Care
                """,
            "stg_providers": """
                provider_id | provider_name | provider_kind
                ------------+---------------+--------------
                local:1     | The Boat Shed | charity
                local:2     | Jo Tern       | sole_trader
                """,
            "int_proms_provider": """
                code | provider_id
                -----+------------
                rm3  | GB-NHS-RM3
                """,
            "ref_decided_payees": """
                payee_name | is_person | decided_on
                -----------+-----------+-----------
                THRUMBLE   | no        | 2024-01-01
                """,
        },
        expect="""
            provider_id    | shown_provider_name
            ---------------+--------------------------
            local:gannet   | Gannet Care
            GB-NHS-RM3     | Jo Knot
            local:mrs-care | A provider not named here
            local:jo-whelk | A provider not named here
            local:1        | The Boat Shed
            local:2        | A provider not named here
            local:3        | Thrumble
            local:sedges   | Sedges Care
            local:fern     | A provider not named here
            """,
    )


def test_an_id_that_is_made_of_a_name_is_not_shown(run_model):
    run_model(
        "int_answer_provider",
        given={
            "ref_payee_words": WORDS,
            "int_answers": """
                provider_id    | provider_name
                ---------------+--------------
                local:jo-whelk | Jo Whelk
                GB-COH-1       | A Ltd
                """,
            "int_reported_outcome": "provider_id\n-",
            "stg_providers": "provider_id\n-",
            "int_proms_provider": "provider_id\n-",
            "ref_decided_payees": "payee_name\n-",
        },
        expect="shown_provider_id\n-\nlocal:heard-not-named-1\nGB-COH-1",
    )
