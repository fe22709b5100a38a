"""Extracts of ledgers: budgets beside what was paid, balances, both sides, totals that are near."""

from decimal import Decimal

import pytest

from pipelines.build.inspect import inspect
from pipelines.config import read_data_folder
from tests.build.folders import write
from tests.sources.odd import text
from tests.sources.test_sheets_alike import book

HEAD = ("Date", "Supplier", "Transaction Number", "Amount")
NAMES = ("Avocet CIC", "Dunlin Trust", "Gannet Ltd", "Heron & Sons", "Tern Ltd")
LINES = tuple(
    (
        f"{n % 24 // 2 * 2 + 1:02}/05/2024",
        NAMES[n * 3 % 5],
        f"PI{70000 + n * n * 3 + n % 4}",
        Decimal(n * 7919 % 9000 + 500) + Decimal(n * 37 % 100) / 100,
    )
    for n in range(24)
)
DAYS = tuple(sorted(LINES))
POUNDS = sum(line[3] for line in LINES)
BY_AMOUNT = tuple(sorted(LINES, key=lambda line: line[3]))


def table(*rows, head=HEAD):
    return text(head, *rows)


def typed(*words, heading="Type", lines=LINES):
    """Lines with a column that says one of some words of each."""
    rows = ((*line[:3], words[n % len(words)], line[3]) for n, line in enumerate(lines))
    return table(*rows, head=(*HEAD[:3], heading, "Amount"))


def nth(lines, which, of):
    """What the lines add up to whose number leaves one of some remainders."""
    return sum(line[3] for n, line in enumerate(lines) if n % of in which)


def running(lines, start=0):
    """Lines with what all up to each of them add up to."""
    made, total = [], Decimal(start)
    for line in lines:
        total += line[3]
        made.append((*line[:3], total))
    return made


def beside(lines, heading, *, newest_first=False):
    rows = [(*line, ran[3]) for line, ran in zip(lines, running(lines), strict=True)]
    return table(*(rows[::-1] if newest_first else rows), head=(*HEAD, heading))


def with_credits(lines):
    return [(*line[:3], -line[3] / 9 if n % 9 == 4 else line[3]) for n, line in enumerate(lines)]


def taken_back(name, above, below, day="31/05/2024"):
    """Some payments, a line that takes all of them back, and what stands below it."""
    return table(*above, (day, name, "C1", -nth(above, {0}, 1)), *below)


def total(name, pounds, day="31/05/2024"):
    return table(*LINES, (day, name, "", pounds))


PART = {
    "budget and actual": (typed("Budget", "Actual"), nth(LINES, {1}, 2)),
    "accruals": (typed("Paid", "Invoice", "Accrual"), nth(LINES, {0, 1}, 3)),
    "commitments": (typed("Spend", "Committed", heading="Basis"), nth(LINES, {0}, 2)),
    "encumbrances": (typed("ACTUALS", "Encumbrance", heading="Ledger"), nth(LINES, {0}, 2)),
    "beside a column that says budget of all": (
        table(
            *((*line[:3], "Original Budget", "Forecast" if n % 3 else "Spent", line[3])
              for n, line in enumerate(LINES)),
            head=(*HEAD[:3], "Budget", "Version", "Amount"),
        ),
        nth(LINES, {0}, 3),
    ),
    "of a year": (
        typed("Actuals 2024/25", "Revised Budget 2024/25", heading=""),
        nth(LINES, {0}, 2),
    ),
    "budgets far down": (
        typed("Actual", lines=LINES * 12)
        + "01/05/2024,Tern Ltd,1,Budget,99.00\n" * 3,
        12 * POUNDS,
    ),
    "beside a running total": (beside(LINES, "Total"), POUNDS),
    "beside a balance": (beside(LINES, "Balance"), POUNDS),
    "behind a running total": (
        table(*((*ran, line[3]) for line, ran in zip(LINES, running(LINES), strict=True)),
              head=(*HEAD[:3], "Total", "Amount")),
        POUNDS,
    ),
    "newest first": (beside(LINES, "Total", newest_first=True), POUNDS),
    "a rounded total": (total("Total", POUNDS.quantize(Decimal(1))), POUNDS),
    "a total off by pounds": (total("Grand Total", POUNDS + Decimal("3.20")), POUNDS),
    "a total of May": (total("Total May 2024", POUNDS - 4), POUNDS),
    "a control": (total("Control", -POUNDS, ""), POUNDS),
    "a control's total": (total("Control total", -POUNDS, ""), POUNDS),
    "a dated control": (total("Creditors Control Account", -POUNDS), POUNDS),
    "a control of a month": (total("AP control a/c - May 2024", -POUNDS), POUNDS),
    "a control above notes and a total": (
        taken_back("Balancing entry", LINES, [("", "Notes", "", ""), ("", "Total", "", 0)]),
        POUNDS,
    ),
}  # fmt: skip
BOTH = tuple(row for line in LINES for row in (line, (*line[:3], -line[3])))
BANK = tuple((*line[:1], "Paid by BACS", *line[2:3], -line[3]) for line in LINES)
TAKEN_BACK = "both sides of a journal, unless they were paid and returned"
PAIRED = {
    "both sides and a line": ((*BOTH, LINES[0]), 48),
    "both sides and a credit": ((*BOTH, (*LINES[0][:3], -LINES[0][3])), 48),
    "a bank's side and two lines": ((*LINES, *BANK, *LINES[3:5]), 48),
    "nine in ten": ((*BOTH[:18], *LINES[20:22]), 18),
}
NOT_TOLD = {
    "eight in ten": (*BOTH[:16], *LINES[8:12]),
    "few lines": (*BOTH[:8], LINES[20]),
    "credits of other amounts": (*LINES[:12], *((*row[:3], -row[3]) for row in LINES[12:])),
    "one amount paid again and again, taken back twice": (
        *((*line[:3], 500) for line in LINES), *((*line[:3], -500) for line in LINES[:2]),
    ),
    "one amount taken back again and again": (
        *LINES[:11], *((*line[:3], -LINES[0][3]) for line in LINES[11:22]),
    ),
    "a third taken back": (*LINES, *BOTH[1:16:2]),
    "a half taken back": (*LINES, *BOTH[1:24:2]),
    "a returned run": (*LINES[:10], *((*row[:3], -row[3]) for row in LINES[:10]), *LINES[:10]),
    "payments alone": LINES,
    "equal payments": (*LINES, *LINES),
}  # fmt: skip
REFUSED = {
    "a running total by days": (table(*running(DAYS)), "“Amount” runs on"),
    "a running total by numbers": (
        table(*(("01/05/2024", *row[1:]) for row in running(LINES))),
        "in the order of “Transaction Number”",
    ),
    "a balance that falls": (
        table(*((*row[:3], 900_000 - row[3]) for row in running(DAYS))), "“Amount” runs on",
    ),
    "newest first by days": (table(*running(DAYS)[::-1]), "“Amount” runs on"),
    "a running total with credits": (table(*running(with_credits(DAYS))), "“Amount” runs on"),
    "both sides": (
        table(*BOTH),
        "its 48 payments add up to nought",
    ),
    "a bank's side": (
        table(*LINES, *BANK),
        "its 48 payments add up to nought",
    ),
    "taken back under a name": (total("BACS run 7", -POUNDS), "its 25 payments add up to nought"),
}  # fmt: skip
# Of lines that all count: words of which a note says that they do.
TOLD = {
    "budgets alone": (typed("Budget"), "“Type” says “budget” of all lines: they count as payments"),
    "a budget that pays": (
        typed("Original Budget", heading="Budget"),
        "“Budget” says “original budget” of all lines: they count as payments",
    ),
    "accruals alone": (
        typed("Accruals", heading="Expense Type"),
        "“Expense Type” says “accruals” of all lines: they count as payments",
    ),
    "accruals and payments": (
        typed("Accruals", "Payments", heading="Expense Type"),
        "“Expense Type” says “accruals” of 12 lines: they count as payments",
    ),
    "accruals and invoices": (
        typed("Invoice", "Invoice", "Accrual"),
        "“Type” says “accrual” of 8 lines: they count as payments",
    ),
}
HONEST = {name: data for name, (data, _) in TOLD.items()} | {
    "planned works": typed("Planned", heading="Works Category"),
    "works planned and not": typed("Reactive", "Planned", heading="Works Category"),
    "codes of services": typed("ACC", "COM", "ACT", heading="Service Code"),
    "codes of a scenario": typed("ACT", "COM", "FCST", "BUD", heading="Scenario"),
    "plans that are paid": typed("Invoice", "Plan", heading="Payment Type"),
    "plans and paid": typed("Paid", "Plan", heading="Status"),
    "payments and estimates": typed("Payment", "Estimate", heading="Basis"),
    "actual and estimated": typed("Actual", "Estimated", heading="Basis"),
    "projections": typed("Spend", "Projection", heading="Team"),
    "a budget's name": typed("Actual", "Budget", "Budgeting services"),
    "all actual": typed("Actual"),
    "all spent": typed("Spend", "Spent"),
    "accruals as a kind of expense": typed("Accruals", "Rent", "Fees", heading="Expense Type"),
    "kinds of documents": typed("Invoice", "Credit note", "Journal"),
    "plans of care": typed("Care plan", "Budget travel", heading="Description"),
    "a payee called Budget": table(*((line[0], "Budget", *line[2:]) for line in LINES)),
    "all paid": typed("Paid", "Invoice"),
    "sorted by amount": table(*BY_AMOUNT),
    "sorted by amount, largest first": table(*BY_AMOUNT[::-1]),
    "sorted by amount of one day": table(*(("01/05/2024", *line[1:]) for line in BY_AMOUNT)),
    "sorted by amount and numbered": table(
        *((*line[:2], n + 1, line[3]) for n, line in enumerate(BY_AMOUNT))
    ),
    "sorted by amount within each day": table(
        *sorted(LINES, key=lambda line: (line[0], line[3])),
    ),
    "rising within few days": table(
        *((f"0{1 + n // 8}/05/2024", *line[1:])
          for n, line in enumerate(BY_AMOUNT[::3] + BY_AMOUNT[1::3] + BY_AMOUNT[2::3]))
    ),
    "rent that rises by the year": table(
        *((f"01/04/{2004 + n}", "Gannet Ltd", f"R{n * n}", 1000 + 21 * n) for n in range(18))
    ),
    "a company called Total": total("Total Energies Ltd", POUNDS / 3),
    "a company called Total, paid nearly all": table(
        *LINES[:8],
        ("31/05/2024", "Total Gas & Power Ltd", "1", nth(LINES[:8], {0}, 1) + 2),
        *LINES[8:],
    ),
    "a total that is another": total("Total", POUNDS * Decimal("1.07")),
    "a bank that pays back": total("Heron Bank plc", -POUNDS / 4),
    "pests are controlled": total("Wren Pest Control Ltd", POUNDS / 4),
    "a returned run, paid again": taken_back(
        "BACS suspense - returned run", LINES[:6], [*LINES[:6], *LINES[6:9]]
    ),
    "a bank pays five payments back": taken_back("Metro Bank", LINES[:5], LINES[5:]),
    "a bank pays five payments back, last": taken_back("Metro Bank", LINES[:5], []),
    "a control, then paid again": taken_back("Creditors control", LINES[:6], LINES[:7]),
    "a contra above one payment": taken_back("Contra", LINES[:8], LINES[8:9]),
    "a balancing entry, then a credit": taken_back(
        "Balancing entry", LINES[:6], [("31/05/2024", "Creditors control", "C2", -20)]
    ),
    "pest control pays five payments back": taken_back("Wren Pest Control", LINES[:5], []),
    "a company called Balance": taken_back("Balance Physiotherapy Ltd", LINES[:7], []),
    "a company called Ledger": taken_back("Ledger & Sons", LINES[:6], []),
    "carbon offsets come back": taken_back("Carbon Offset Partners", LINES[:6], []),
    "a suspense account": taken_back("Suspense account", LINES[:6], LINES[:6]),
    "creditors of a company": taken_back("Creditors of Heron Care Ltd", LINES[:6], []),
    "a few taken back": table(*LINES, *((*line[:3], -line[3]) for line in LINES[:9])),
    "two lines that make nought": table(*LINES[:1], (*LINES[0][:3], -LINES[0][3])),
}  # fmt: skip


SAID = typed("Actual", "Budget")


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    files = {f"part {name}/may.csv": data for name, (data, _) in PART.items()}
    files |= {f"refused {name}/may.csv": data for name, (data, _) in REFUSED.items()}
    files |= {f"honest {name}/may.csv": data for name, data in HONEST.items()}
    files |= {f"told {name}/may.csv": table(*rows) for name, (rows, _) in PAIRED.items()}
    files |= {f"not told {name}/may.csv": table(*rows) for name, rows in NOT_TOLD.items()}
    files |= {f"{paid}/may.csv": SAID for paid in ("true", "false")}
    files["sources.toml"] = "".join(
        f'[[source]]\nfiles = ["{paid}/may.csv"]\nall_paid = {paid}\n' for paid in ("true", "false")
    )
    root = write(tmp_path_factory.mktemp("ledgers"), files)
    return {one.name.partition("/")[0]: one for one in inspect(read_data_folder(root))}


@pytest.mark.parametrize("name", PART)
def test_what_was_paid_counts_and_the_rest_is_told(reports, name):
    found = reports[f"part {name}"]
    assert found.refused_because is None
    assert found.amount_gbp == PART[name][1]
    assert found.lines_read == found.lines_accepted + found.lines_rejected
    assert found.odd or name == "beside a balance"


@pytest.mark.parametrize("name", REFUSED)
def test_what_nobody_can_tell_is_refused(reports, name):
    assert REFUSED[name][1] in reports[f"refused {name}"].refused_because


@pytest.mark.parametrize("name", HONEST)
def test_honest_files_that_look_alike_count_whole(reports, name):
    found = reports[f"honest {name}"]
    assert found.refused_because is None
    assert found.lines_accepted == found.lines_read == HONEST[name].count("\n") - 1
    assert not any("not counted" in one for one in found.odd)


@pytest.mark.parametrize("name", PAIRED)
def test_both_sides_and_a_little_more_are_told_and_count(reports, name):
    found, (rows, paired) = reports[f"told {name}"], PAIRED[name]
    assert found.refused_because is None
    assert found.amount_gbp == nth(rows, {0}, 1)
    assert sum(TAKEN_BACK in one for one in found.odd) == 1
    assert any(f"{paired} of its {len(rows)} payments" in one for one in found.odd)


@pytest.mark.parametrize("name", NOT_TOLD)
def test_where_fewer_are_taken_back_nothing_is_said_of_it(reports, name):
    found = reports[f"not told {name}"]
    assert found.refused_because is None
    assert not any(TAKEN_BACK in one for one in found.odd)


@pytest.mark.parametrize("name", TOLD)
def test_words_for_what_was_not_paid_are_told_though_they_count(reports, name):
    assert TOLD[name][1] in reports[f"honest {name}"].odd


def test_a_person_may_say_that_all_lines_were_paid(reports):
    counted = "“Type” says “budget” of 12 lines: "
    apart = (
        f"{counted}nobody was paid, they do not count"
        " (if somebody was, say so in sources.toml: all_paid = true)"
    )
    assert apart in reports["part budget and actual"].odd
    assert (reports["false"].amount_gbp, apart in reports["false"].odd) == (
        nth(LINES, {0}, 2),
        True,
    )
    assert reports["true"].amount_gbp == POUNDS
    assert f"{counted}they count as payments, as sources.toml says" in reports["true"].odd


def test_sheets_of_planned_and_other_works_all_count(tmp_path):
    rows = [[*line[:3], line[3]] for line in LINES]
    sheets = {
        kind: [[*HEAD[:3], "Works Category", "Amount"], *([*row[:3], kind, row[3]] for row in some)]
        for kind, some in (("Reactive", rows[::2]), ("Planned", rows[1::2]))
    }
    (one,) = inspect(read_data_folder(write(tmp_path, {"may.xlsx": book(sheets)})))
    assert (one.refused_because, one.amount_gbp) == (None, POUNDS)
