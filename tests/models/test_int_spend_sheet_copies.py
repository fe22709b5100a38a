"""int_spend_sheet_copies: which lines of a workbook an earlier sheet holds already."""

import pytest

TYPES = {"told_by": "varchar", "amount_gbp": "decimal(18,2)", "sheet_number": "bigint"}
LINES = [
    (f"2024-05-0{n + 1}", ("Gannet Ltd", "Dunlin Trust")[n % 2], f"{n + 1}0.00") for n in range(8)
]
FIRST, SECOND = LINES[:4], LINES[4:]


def table(*heading, rows):
    drawn = [" | ".join(row) for row in [heading, *rows]]
    return "\n".join([drawn[0], "-+-".join("---" for _ in heading), *drawn[1:]])


def given(sheets):
    """`int_spend_sheet_lines` of one workbook: {name of a sheet: its lines}, in their order."""
    lines = []
    for number, (name, held) in enumerate(sheets.items(), start=1):
        for day, payee, amount in held:
            lines.append(("a", str(len(lines) + 1), name, str(number), day, payee, amount))
    heading = ("source_file_id", "line_number", "sheet", "sheet_number", "told_by", "payee",
               "amount_gbp")  # fmt: skip
    return {"int_spend_sheet_lines": table(*heading, rows=lines)}


@pytest.mark.parametrize(
    ("sheets", "copies"),
    [
        ({"May": FIRST, "June": SECOND, "All": LINES}, range(9, 17)),
        ({"All": LINES, "May": FIRST, "June": SECOND}, range(9, 17)),
        ({"May": FIRST, "All": LINES, "June": SECOND}, [5, 6, 7, 8, 13, 14, 15, 16]),
        ({"May": LINES, "May (2)": LINES}, range(9, 17)),
        # What stands in two departments and so twice in the sheet of all, counts twice.
        ({"A": FIRST, "B": [FIRST[0], *SECOND], "All": [*LINES, FIRST[0]]}, range(10, 19)),
        # Two lines that two departments share do not make one the copy of the other.
        ({"A": FIRST, "B": [*FIRST[:2], *SECOND]}, []),
    ],
)
def test_what_a_sheet_repeats_counts_in_the_first(run_model, sheets, copies):
    rows = [("a", str(line)) for line in copies]
    run_model(
        "int_spend_sheet_copies",
        given=given(sheets),
        expect=table("source_file_id", "line_number", rows=rows),
        types=TYPES,
    )
