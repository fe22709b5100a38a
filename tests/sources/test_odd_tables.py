"""Tables in odd dress: cells that mean the one above, texts without marks, records of JSON."""

import json
from decimal import Decimal

import pytest

from tests.sources.odd import HEAD, LINES, MAY, NAMES, POUNDS, stage_all, text

RECORDS = [dict(zip(HEAD, line, strict=True)) for line in LINES]
GROUPED = ("Supplier", "Date", "Amount")
BY_PAYEE = [(p, d, a) for d, p, a in LINES]


def once(rows, at, every=3):
    """Rows that say what stands at a position only at the head of each group."""
    return [
        tuple("" if i == at and n % every else cell for i, cell in enumerate(row))
        for n, row in enumerate(rows)
    ]


def aligned(*rows, head="Date        Supplier                 Amount\n"):
    return head + "".join(f"{d:12}{p:20}{a:>11}\n" for d, p, a in rows)


FILES = {
    # cells that mean the one above
    "ditto marks": ("a.csv", text(HEAD, *(
        (d, p, a) if n % 3 == 0 else (d, '""""', a) for n, (d, p, a) in enumerate(LINES)))),
    "ditto in words": ("a.csv", text(HEAD, *(
        (d, p, a) if n % 3 == 0 else ("do.", "Ditto", a) for n, (d, p, a) in enumerate(LINES)))),
    "as above": ("a.csv", text(HEAD, *(
        (d, p, a) if n % 3 == 0 else (d, "as above", a) for n, (d, p, a) in enumerate(LINES)))),
    "names once": ("a.csv", text(GROUPED, *once(BY_PAYEE, 0))),
    "names and days once": ("a.csv", text(GROUPED, *once(once(BY_PAYEE, 0), 1))),
    "days once": ("a.csv", text(HEAD, *once(LINES, 0))),
    "names above": ("a.csv", text(GROUPED, *(
        row for n, (p, d, a) in enumerate(BY_PAYEE)
        for row in ([(p, "", "")] if n % 3 == 0 else []) + [("", d, a)]))),
    "names above, totals below": ("a.csv", text(GROUPED, *(
        row for n in range(4) for row in (
            (NAMES[n], "", ""), *(("", d, a) for _, d, a in BY_PAYEE[3 * n : 3 * n + 3]),
            (f"Total {NAMES[n]}", "", f"{9 * n + 6}01.50"))))),
    "sums between": ("a.csv", text(GROUPED, *(
        row for n, row in enumerate(once(BY_PAYEE, 0))
        for row in ([row] if n % 3 < 2 else [row, (f"{NAMES[n // 3]} Total", "", "9.99")])))),
    "a total that its purpose tells": ("a.csv", text(
        (*GROUPED, "For"), *((*row, "fees") for row in once(once(BY_PAYEE, 0), 1)),
        ("", "", POUNDS, "Total"))),
    "a sum of all, called otherwise": ("a.csv", text(
        HEAD, *once(LINES, 0), ("", "All that was paid", POUNDS))),
    "a foot of a page within a group": ("a.csv", text(
        GROUPED, *once(BY_PAYEE, 0)[:4], ("Page 1 of 2", "", ""), *once(BY_PAYEE, 0)[4:])),
    "sums in the column of days": ("a.csv", text(GROUPED, *(
        row for n, row in enumerate(once(BY_PAYEE, 0))
        for row in ([row] if n % 3 < 2 else [row, ("", "Subtotal", f"{3 * n}01.50")])))),
    "departments above": ("a.csv", text(HEAD, ("Adult Care", "", ""), *LINES[:6],
                                        ("Highways", "", ""), *LINES[6:])),
    # texts
    "aligned": ("a.txt", aligned(*LINES)),
    "aligned, as csv": ("a.csv", aligned(*LINES)),
    "aligned, ruled": ("a.txt", "PAYMENTS\n\n" + aligned(
        *LINES, head="Date        Supplier                 Amount\n---------  --------  ------\n")
        + f"\n{'':12}{'Total':20}{POUNDS:>11}\n"),
    "aligned, one blank": ("a.txt", "Date       Supplier      Amount\n" + "".join(
        f"{d:11}{p:14}{a:>8}\n" for d, p, a in LINES)),
    "carets": ("a.txt", text(HEAD, *LINES, mark="^")),
    "tildes": ("a.txt", text(HEAD, *LINES, mark="~")),
    "curly quotes": ("a.csv", "“Date”,“Supplier”,“Amount”\n" + "".join(
        f"“{d}”,“{p}”,“{a}”\n" for d, p, a in LINES)),
    "single quotes": ("a.csv", "'Date','Supplier','Amount'\n" + "".join(
        f"'{d}','{p}','{a}'\n" for d, p, a in LINES)),
    "whole lines quoted": ("a.csv", "".join(f'"{",".join(row)}"\n' for row in [HEAD, *LINES])),
    "backslashes": ("a.csv", text(HEAD, *LINES).replace("Dunlin", '"\\"Dunlin\\" X, Y"')),
    "semicolons behind": ("a.csv", "".join(",".join(row) + ";;;\n" for row in [HEAD, *LINES])),
    "zeros amid": ("a.csv", text(HEAD, *LINES).replace("Gannet", "Gan\0net")),
    "zeros behind": ("a.csv", text(HEAD, *LINES) + "\0" * 60),
    "zeros far behind": ("a.csv", text(HEAD, *LINES) + ",,\n" * 9_000 + "\0" * 60),
    "four bytes a sign": ("a.csv", text(HEAD, *LINES).encode("utf-32")),
    # records
    "records": ("a.json", json.dumps(RECORDS)),
    "records within": ("a.json", json.dumps({"council": "M", "result": {"payments": RECORDS}})),
    "records called records": ("a.json", json.dumps({"records": RECORDS})),
    "records by line": ("a.ndjson", "\n".join(map(json.dumps, RECORDS))),
    "records by line, one broken": ("a.jsonl", "\n".join(
        [*map(json.dumps, RECORDS[:6]), "{oh", *map(json.dumps, RECORDS[6:])])),
    "records called csv": ("a.csv", json.dumps(RECORDS)),
    "records with numbers": ("a.json", json.dumps(
        [{"payment_date": d, "supplier": {"name": p, "id": 1}, "amount": float(a)}
         for d, p, a in LINES])),
    "fields and values": ("a.json", json.dumps(
        {"fields": [{"id": name} for name in HEAD], "records": LINES})),
    # lines that a comma in a name makes longer
    "a comma in a name": ("a.csv", text(("Date", "Supplier", "Ref", "Amount"), *(
        (d, p, 5000 + n, a) for n, (d, p, a) in enumerate(LINES))
    ).replace("Gannet Ltd", "Gannet, Ltd")),
    "a comma behind": ("a.csv", text(("Date", "Supplier", "Amount", "Purpose"), *(
        (*line, "fees, other") for line in LINES[:3]), *((*line, "fees") for line in LINES[3:]))),
    "a note behind": ("a.csv", text(HEAD, *((*line, "see note") for line in LINES[:2]),
                                    *LINES[2:])),
    # headings
    "headings in words": ("a.csv", text(
        ("Date on which it was paid", "Name of supplier paid", "Amount of payment (excl. VAT)"),
        *LINES)),
}  # fmt: skip
LEFT = {
    # names left out here and there: persons may be hidden
    "names left out": ("a.csv", text(HEAD, *(
        (d, p if n % 3 else "", a) for n, (d, p, a) in enumerate(LINES[1:])))),
    "names left out of an order": ("a.csv", text(HEAD, *(
        (d, "" if n in (1, 4, 8, 11) else f"{'ABCDEFGHIJKL'[n]} Ltd", a)
        for n, (d, _, a) in enumerate(LINES)))),
    "names in no order": ("a.csv", text(HEAD, *(
        (d, NAMES[(n * 2 + n // 6) % 4] if n % 3 == 0 else "", a)
        for n, (d, _, a) in enumerate(LINES)))),
}  # fmt: skip


@pytest.fixture(scope="module")
def staged(tmp_path_factory):
    files = FILES | LEFT | {
        "records in euros": ("a.json", json.dumps(
            [{"date": d, "supplier": p, "amount": {"value": float(a), "currency": "EUR"}}
             for d, p, a in LINES])),
    }  # fmt: skip
    return stage_all(tmp_path_factory.mktemp("tables"), files)


@pytest.mark.parametrize("name", FILES)
def test_every_payment_is_read(staged, name):
    found = staged[name]
    assert (found.reason, len(found.payments), found.pounds) == ("", 12, POUNDS)
    assert found.months == MAY
    if name == "a foot of a page within a group":
        assert found.each("payee_name") == [p for p, _, _ in BY_PAYEE]
    if name == "a comma in a name":
        assert found.each("payee_name")[6:9] == ["Gannet, Ltd"] * 3
    elif name != "backslashes":
        assert found.each("payee_name") == [line[1] for line in LINES]


def test_a_number_that_a_comma_moved_below_the_amount_is_not_counted(tmp_path):
    """Without a blank behind the comma nothing shows which cells belong together."""
    content = text(("Date", "Supplier", "Ref", "Amount"), *(
        (d, "Gannet,Marrow" if n == 3 else p, 5000 + n, a) for n, (d, p, a) in enumerate(LINES)
    ))  # fmt: skip
    found = stage_all(tmp_path, {"a": ("a.csv", content)})["a"]
    assert (len(found.payments), found.pounds) == (11, POUNDS - Decimal("400.50"))
    assert "1 line with more cells than headings" in found.notes


def test_the_day_of_a_group_is_that_of_its_lines(staged):
    said = [str(day)[-2:] for day in staged["days once"].each("paid_on")]
    assert said == [LINES[n - n % 3][0][:2] for n in range(12)]


def test_the_department_above_is_that_of_the_lines_below(staged):
    found = staged["departments above"]
    assert found.each("directorate") == ["Adult Care"] * 6 + ["Highways"] * 6
    assert "departments stand on rows of their own, 12 lines below them have theirs" in found.notes


def test_a_payee_above_its_payments_is_no_department(staged):
    assert set(staged["names above, totals below"].each("directorate")) == {None}


@pytest.mark.parametrize("name", LEFT)
def test_a_name_left_out_is_not_that_of_the_line_above(staged, name):
    found = staged[name]
    assert None in found.each("payee_name")
    assert "line above" not in found.notes


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("ditto marks", "“Supplier” of 8 lines is that of the line above, as a ditto mark says"),
        ("names once", "“Supplier” of 8 lines is that of the line above, as the cell is blank"
                       " within a group"),
        ("names and days once", "“Date” of 8 lines is that of the line above"),
    ],
)  # fmt: skip
def test_what_was_filled_is_told(staged, name, said):
    assert said in staged[name].notes


def test_records_of_another_currency_are_no_pounds(staged):
    assert "names EUR beside pounds" in staged["records in euros"].reason


def test_a_line_of_a_document_is_its_record(staged):
    assert staged["records by line"].each("line_number") == list(range(1, 13))
    assert staged["records by line, one broken"].each("line_number")[6] == 8
    assert staged["aligned"].each("line_number") == list(range(2, 14))
