"""stg_voices_judged: words are carried on only with consent that stands."""


def test_only_consented_and_not_withdrawn_words_pass(run_model):
    run_model(
        "stg_voices_judged",
        given={
            "raw_voices": """
                quote_id | quote | consent    | consent_given_on | withdrawn_on
                ---------+-------+------------+------------------+-------------
                V1       | one   | Public     | 2024-01-01       |
                V2       | two   | board only | 2024-01-01       | -
                V3       | three | no         |                  |
                V4       | four  | public     | 2024-01-01       | 2024-02-01
                V5       | five  | public     | 2024-01-01       | last week
                V6       | six   |            | 2024-01-01       |
                V7       | seven | public     |                  |
                """,
        },
        expect="""
            quote_id | quote | consent    | rejected_because
            ---------+-------+------------+--------------------------
            V1       | one   | public     |
            V2       | two   | board only |
            V3       |       | no         | no consent
            V4       |       | public     | consent was withdrawn
            V5       |       | public     | consent was withdrawn
            V6       |       |            | no consent
            V7       | seven | public     | a consent without its day
            """,
    )
