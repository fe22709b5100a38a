"""stg_spend_amounts, stg_spend_pennies: every penny and its sign, and what is no amount."""

import pytest


def _read(run_model, rows, expected):
    lines = "".join(f"\n{' | '.join(row)}" for row in expected)
    run_model(
        "stg_spend_amounts",
        given={"raw_spend": rows},
        expect="amount_text | amount | finer\n---+---+---" + lines,
    )


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("£1,234.56", "1234.56"),
        ("£ 1,234.56", "1234.56"),
        ("GBP 1,234.56", "1234.56"),
        ("1,234.56 GBP", "1234.56"),
        ("Â£1,234.56", "1234.56"),
        ("1 234.56", "1234.56"),
        ("1\u00a0234.56", "1234.56"),
        ("36,454", "36454.00"),
        ("1,234,567.8", "1234567.80"),
        ("-1,850.00", "-1850.00"),
        ("- 1,850.00", "-1850.00"),
        ("1,850.00-", "-1850.00"),
        ("-£1,850.00", "-1850.00"),
        ("£-1,850.00", "-1850.00"),
        ("(1,850.00)", "-1850.00"),
        ("(£1,850.00)", "-1850.00"),
        ("£(1,850.00)", "-1850.00"),
        ("(-1,850.00)", "-1850.00"),
        ("\u22121,850.00", "-1850.00"),
        ("\u20131,850.00", "-1850.00"),
        ("\u20141,850.00", "-1850.00"),
        ("1,850.00CR", "-1850.00"),
        ("1,850.00 cr", "-1850.00"),
        ("1,850.00 DR", "1850.00"),
        ("+1,850.00", "1850.00"),
        ("1234,50", "1234.50"),
        ("12,50", "12.50"),
        ("1.234,50", "1234.50"),
        ("1.234.567,50", "1234567.50"),
        ("-12,50", "-12.50"),
    ],
)
def test_amounts_keep_every_penny_and_their_sign(run_model, text, amount):
    _read(run_model, [{"amount_net": text}], [(text, amount, "")])


@pytest.mark.parametrize(
    "text",
    [
        *(
            "-",
            "\u2013",
            "£-",
            "£",
            "n/a",
            "nil",
            "()",
            "CR",
            "#REF!",
            "1.2.3",
            "12-34",
            "1e",
            "NaN",
        ),
        *("2022-05-03", "03/05/2022", "Infinity", "12 May", "£1,234.56 and VAT", "12CR34"),
    ],
)
def test_what_is_no_amount_is_none(run_model, text):
    """A reference such as 12-34 in a shifted column must not become minus £1,234."""
    _read(run_model, [{"amount_net": text}], [(text, "", "")])


def test_plain_figures_are_read_where_they_stand(run_model):
    """Every one of them is another: a list of them would be as long as the file."""
    plain = [{"amount_net": text} for text in ("1234.5", "-0.00", "+5", ".5", "5.")]
    _read(run_model, [*plain, {"amount_net": "£1"}], [("£1", "1.00", "")])


def test_each_column_of_amounts_is_read_and_each_text_once(run_model):
    rows = [
        {"amount_net": "£1", "amount_gross": "£2", "amount_unstated": "£3", "amount_vat": "£4"},
        {"amount_net": "£1", "amount_gross": "£1", "amount_unstated": None, "amount_vat": "£5"},
    ]
    _read(run_model, rows, [(f"£{n}", f"{n}.00", "") for n in "12345"])


def test_what_is_finer_than_a_penny_is_kept(run_model):
    _read(
        run_model,
        [{"amount_net": text} for text in ("10.125", "-10.1250", "£10.1200", "0.004", "4E-3")],
        [
            ("10.125", "10.13", "10.1250"),
            ("-10.1250", "-10.13", "-10.1250"),
            ("£10.1200", "10.12", ""),
            ("0.004", "0.00", "0.0040"),
            ("4E-3", "0.00", "0.0040"),
        ],
    )


def test_pennies_of_a_file_add_up_to_what_it_writes_finer(run_model):
    """Three times a third of a pound is a pound; the order is that of the lines, file by file."""
    run_model(
        "stg_spend_pennies",
        given={
            "raw_spend": """
                source_file_id | line_number | amount_net | amount_gross | amount_unstated
                ---------------+-------------+------------+--------------+----------------
                f              | 2           | 0.3333     | 9.9999       |
                f              | 3           | 0.3333     |              |
                f              | 4           | 0.3334     |              |
                f              | 5           | 7.00       | 1.2345       |
                g              | 2           |            | 1.0049       | 2.0051
                g              | 3           |            | 1.0049       |
                """,
        },
        expect="""
            source_file_id | line_number | amount
            ---------------+-------------+-------
            f              | 2           | 0.33
            f              | 3           | 0.34
            f              | 4           | 0.33
            g              | 2           | 2.01
            g              | 3           | 1.00
            """,
        by=("stg_spend_amounts",),
    )
