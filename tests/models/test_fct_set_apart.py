"""fct_set_apart: what is told of lines that are set apart, and of payments that are odd."""

import pytest

NONE = "source_file_id | line_number\n---------------+------------"
WITH_VAT = "counted with VAT: the amount by which other lines count is not given"
MAY_BE = (
    "counted by an amount that may be with VAT: the one without it, by which other lines count,"
    " is not given"
)


@pytest.mark.parametrize(
    ("bases", "told"),
    [
        (("net", "net", "gross"), ((WITH_VAT, "30.00"),)),
        (("net", "unstated", "gross"), ((MAY_BE, "20.00"), (WITH_VAT, "30.00"))),
        (("unstated", "gross", "gross"), ((WITH_VAT, "50.00"),)),
        (("net", "net", "net"), ()),
        (("gross", "gross", "gross"), ()),
        (("unstated", "unstated", "unstated"), ()),
    ],
)
def test_payments_that_count_by_another_amount_than_their_file_are_told(run_model, bases, told):
    rows = "".join(
        f"\nf | {n} | {n}0.00 | {basis} | Gannet Ltd" for n, basis in enumerate(bases, start=1)
    )
    head = "source_file_id | line_number | amount_gbp | amount_basis | payee_name\n-+-+-+-+-"
    run_model(
        "fct_set_apart",
        given={
            "stg_spend": head + rows,
            "rej_spend": NONE,
            "rej_contracts": NONE,
            "int_contracts_again": NONE,
            "stg_spend_summed_lines": NONE,
            "stg_contracts_doubts": NONE,
            "stg_contract_notices_doubts": NONE,
        },
        expect="kind_of_line | set_apart_because | amount_gbp\n-+-+-"
        + "".join(f"\npayment | {because} | {pounds}" for because, pounds in told),
    )
