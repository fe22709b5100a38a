"""int_spend_mirrored: a transfer that stands in two files is found, and no line is taken twice."""

PARTNERS = """
    name_text | provider_id
    ----------+------------
    Board     | b
    Council   | a
    """


def _mirrored(run_model, lines, expect):
    run_model(
        "int_spend_mirrored",
        given={"int_spend": lines, "int_payee_provider": PARTNERS},
        expect=expect,
    )


def test_what_one_pays_and_the_other_receives(run_model):
    """Another amount, another payee and a month too late are no mirror."""
    _mirrored(
        run_model,
        """
        source_file_id | line_number | publisher_id | payee_name | month   | amount_gbp
        ---------------+-------------+--------------+------------+---------+-----------
        f              | 1           | a            | Board      | 2024-04 | 100.00
        f              | 2           | a            | Board      | 2024-05 | 100.00
        f              | 3           | a            | Board      | 2024-06 | 7.00
        f              | 4           | a            | Elm Ltd    | 2024-06 | 8.00
        g              | 1           | b            | Council    | 2024-04 | -100.00
        g              | 2           | b            | Council    | 2024-06 | -100.00
        g              | 3           | b            | Council    | 2024-06 | -7.01
        g              | 4           | b            | Council    | 2024-04 | -7.00
        g              | 5           | b            | Elm Ltd    | 2024-06 | -8.00
        """,
        """
        source_file_id | line_number | mirror_kind | other_line_number
        ---------------+-------------+-------------+------------------
        g              | 1           | received    | 1
        g              | 2           | received    | 2
        """,
    )


def test_a_monthly_transfer_that_both_show_counts_once_a_month(run_model):
    _mirrored(
        run_model,
        """
        source_file_id | line_number | publisher_id | payee_name | month   | amount_gbp
        ---------------+-------------+--------------+------------+---------+-----------
        f              | 1           | a            | Board      | 2024-04 | 100.00
        f              | 2           | a            | Board      | 2024-05 | 100.00
        g              | 1           | b            | Council    | 2024-04 | 100.00
        g              | 2           | b            | Council    | 2024-05 | 100.00
        """,
        """
        source_file_id | line_number | mirror_kind   | other_line_number
        ---------------+-------------+---------------+------------------
        g              | 1           | shown by both | 1
        g              | 2           | shown by both | 2
        """,
    )


def test_two_equal_payments_have_two_mirrors_at_most(run_model):
    _mirrored(
        run_model,
        """
        source_file_id | line_number | publisher_id | payee_name | month   | amount_gbp
        ---------------+-------------+--------------+------------+---------+-----------
        f              | 1           | a            | Board      | 2024-04 | 100.00
        f              | 2           | a            | Board      | 2024-04 | 100.00
        g              | 1           | b            | Council    | 2024-04 | -100.00
        g              | 2           | b            | Council    | 2024-04 | -100.00
        g              | 3           | b            | Council    | 2024-04 | -100.00
        """,
        """
        source_file_id | line_number | other_line_number
        ---------------+-------------+------------------
        g              | 1           | 1
        g              | 2           | 2
        """,
    )
