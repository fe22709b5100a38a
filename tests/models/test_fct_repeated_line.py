"""fct_repeated_line: the same in every column, transaction number included; nothing else."""


def test_only_lines_that_are_the_same_throughout_stand_twice(run_model):
    run_model(
        "fct_repeated_line",
        given={
            "stg_spend": """
                source_file_id | line_number | transaction_number | paid_on    | amount_gbp | payee_name
                ---------------+-------------+--------------------+------------+------------+-----------
                a              | 2           | T1                 | 2024-05-02 | 100.00     | Oak
                a              | 3           | T1                 | 2024-05-02 | 100.00     | Oak
                a              | 4           | T1                 | 2024-05-02 | 100.00     | Oak
                a              | 5           | T2                 | 2024-05-02 | -7.50      |
                a              | 6           | T2                 | 2024-05-02 | -7.50      |
                a              | 7           | T3                 | 2024-05-02 | 100.00     | Oak
                a              | 8           |                    | 2024-05-03 | 9.00       | Elm
                a              | 9           |                    | 2024-05-03 | 9.00       | Elm
                b              | 2           | T1                 | 2024-05-02 | 100.00     | Oak
                b              | 3           | T1                 | 2024-05-02 | 100.01     | Oak
                """  # noqa: E501
        },
        expect="""
            source_file_id | repeated_lines | repeated_gbp
            ---------------+----------------+-------------
            a              | 3              | 192.50
            """,
    )
