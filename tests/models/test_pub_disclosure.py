"""pub_disclosure: what is hidden, in the words and the order of a page."""


def test_every_table_and_level_has_its_words_and_its_place_in_the_order(run_model):
    run_model(
        "pub_disclosure",
        given={
            "stat_disclosure": """
                published_table | place_level | period_kind    | cells_heard | hidden_few | hidden_elsewhere | hidden_longer | frozen | cells_hidden_pct | people_hidden_pct
                ----------------+-------------+----------------+-------------+------------+------------------+---------------+--------+------------------+------------------
                P1              | ward        | month          | 100         | 20         | 10               | 5             | 2      | 35.0             | 12
                P3              |             | financial_year | 8           | 0          | 0                | 0             | 0      | 0.0              |
                P4              | alliance    | financial_year | 3           | 1          | 0                | 0             | 0      | 33.3             | 4
                """,  # noqa: E501
        },
        expect="""
            published_table | table_words                         | place_level | sort_key | cells_heard | hidden_few | hidden_elsewhere | hidden_longer | frozen | cells_hidden_pct | people_hidden_pct
            ----------------+-------------------------------------+-------------+----------+-------------+------------+------------------+---------------+--------+------------------+------------------
            P1              | People of a place                   | ward        | 1        | 100         | 20         | 10               | 5             | 2      | 35.0             | 12
            P3              | A provider of a service, all places |             | 8        | 8           | 0          | 0                | 0             | 0      | 0.0              |
            P4              | A group of people in a place        | alliance    | 4        | 3           | 1          | 0                | 0             | 0      | 33.3             | 4
            """,  # noqa: E501
    )
