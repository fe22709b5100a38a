"""Sums amid payments, under no name or an ordinary one: none counts twice, and none is lost."""

import pytest

from tests.sources.odd import HEAD, LINES, MAY, NAMES, POUNDS, stage_all, text
from tests.sources.test_odd_tables import BY_PAYEE, GROUPED, once

TOTAL = "a total, no payment"
DAYLESS = ("Supplier", "Amount", "Team")
OF_TEAM = [(name, pounds, "Roads") for _, name, pounds in LINES]


def worth(rows, at=2):
    return f"{sum(round(float(row[at]) * 100) for row in rows) / 100:.2f}"


def summed(rows, how=lambda pounds: ("", "", pounds), sizes=(3, 3, 3, 3)):
    """Groups of rows, below each what `how` makes of its sum."""
    made = []
    for size in sizes:
        group, rows = rows[:size], rows[size:]
        made += [*group, how(worth(group))]
    return made


def of_groups(sizes):
    """Payments, each payee once at the head of its own."""
    rows, names = [], iter("ABCDEFGH")
    for size in sizes:
        group = BY_PAYEE[len(rows) : len(rows) + size]
        rows += [(f"{next(names)} Ltd", *group[0][1:]), *(("", *row[1:]) for row in group[1:])]
    return rows


def dated(column, of):
    """Payments in groups that a column tells, each with a line of its day and name for its sum."""
    head = (column, *HEAD) if column else HEAD
    rows = [(f"Team {n // 6}", *line) if column else line for n, line in enumerate(LINES)]
    size = 6 if column else 3
    made = []
    for start in range(0, 12, size):
        group = rows[start : start + size]
        *heads, _, payee, _ = group[-1]
        made += [*group, (*heads, "31/05/2024", of or payee, worth(group, -1))]
    return ("a.csv", text(head, *made))


DAYLESS_SUMS = [
    *OF_TEAM[:3], ("Division A", worth(OF_TEAM[:3], 1), ""),
    *OF_TEAM[3:10], ("Division B", worth(OF_TEAM[3:10], 1), ""),
    *OF_TEAM[:6], ("Division C", worth(OF_TEAM[:6], 1), ""),
]  # fmt: skip
FILES = {
    "of a payee": ("a.csv", text(GROUPED, *summed(once(BY_PAYEE, 0)))),
    "of a payee, and of all": (
        "a.csv", text(GROUPED, *summed(once(BY_PAYEE, 0)), ("", "", POUNDS))),
    "of a payee of one payment": (
        "a.csv", text(GROUPED, *summed(of_groups((1, 4, 1, 3, 3)), sizes=(1, 4, 1, 3, 3)))),
    "of a day": ("a.csv", text(HEAD, *summed(once(LINES, 0)))),
    "of a day, called otherwise": (
        "a.csv", text(HEAD, *summed(once(LINES, 0), lambda pounds: ("", "BACS run", pounds)))),
    "of a payee, with a day": dated("", ""),
    "of a department, with a day": dated("Department", "All payees"),
}  # fmt: skip
NOT_PROVEN = {
    # Two payments to one payee that make a third one: it is one of four groups.
    "a payment worth two others": ("a.csv", text(
        GROUPED, *[(p, d, "301.50" if n == 2 else a) for n, (p, d, a) in
                   enumerate(once(BY_PAYEE, 0))])),
}  # fmt: skip
MANY = [f"{name} {letter}" for name in NAMES for letter in "AB"]


def of_many(*pounds):
    """Each payee has as many payments, worth what a function of its number says."""
    return ("a.csv", text((*HEAD, "Service"), *(
        (f"{n + 1:02}/05/2024", payee, how(k) if callable(how) else how, "Roads")
        for k, payee in enumerate(MANY) for n, how in enumerate(pounds))))  # fmt: skip


def of_each_day(*lines, days=range(1, 21)):
    return ("a.csv", text(HEAD, *((f"{day:02}/05/2024", *line(day)) for day in days
                                  for line in lines)))  # fmt: skip


BESIDE_TOTAL = [*LINES, ("28/05/2024", "Total Gas & Power", "77.10")]
BESIDE_A_TOTAL_THAT_IS_PAID = {
    # A company is called so; the last line is the sum of all.
    f"beside Total, {name}": (
        "a.csv",
        text(HEAD, *BESIDE_TOTAL, ("31/05/2024", name, worth(BESIDE_TOTAL))),
    )
    for name in ("All payments in May", "")
}
ABOVE = {
    f"above, {day}": ("a.csv", text(HEAD, (day, "All suppliers", POUNDS), *LINES))
    for day in ("31-05-2024", "")
}
PAYMENTS = {
    # Nothing here is a sum, whatever adds up: lines and pounds.
    "the same each day": (of_each_day(
        lambda day: ("Hill", "100.00"), lambda day: ("Oak", "50.00"), lambda day: ("Zed", "150.00")
    ), 60, 6000),
    "another payee each day": (of_each_day(
        lambda day: ("Hill", f"{day}.00"), lambda day: ("Oak", f"{day * day}.00"),
        lambda day: ("Zed", f"{day + day * day}.00")), 60, 2 * (210 + 2870)),
    "noughts": (of_many(lambda k: f"{k + 1}.50", "0.00", lambda k: f"{k + 1}.50"), 24, 80),
    "taken back": (of_many(lambda k: 500 + 2 * k, lambda k: -250 - k, lambda k: 250 + k), 24, 4056),
    "twice as much": (of_many(lambda k: 500 + k, lambda k: 500 + k, lambda k: 1000 + 2 * k),
                      24, 16112),
    "two of many": (("a.csv", text(HEAD, *(
        (f"{n + 13}/05/2024", payee, f"{k * 7 + n * 13 + 5}.25") for k, payee in enumerate(MANY)
        for n in range(2)), *((f"{n + 1:02}/05/2024", payee, a) for payee, own in (
            ("Wren", (100, 110, 90, 300)), ("Yew", (20, 30, 10, 60))) for n, a in enumerate(own)))),
        24, 16 * 0.25 + 2 * (7 * 28 + 8 * 5) + 8 * 13 + 720),
    "the same again without days": (("May 2024.csv", text(DAYLESS, *(
        (payee, pounds, "Roads") for _ in range(10) for payee, pounds in (
            ("Hill", 100), ("Oak", 50), ("Ash", 70), ("Zed", 220))))), 40, 4400),
}  # fmt: skip


@pytest.fixture(scope="module")
def staged(tmp_path_factory):
    files = FILES | NOT_PROVEN | BESIDE_A_TOTAL_THAT_IS_PAID | ABOVE
    files |= {name: file for name, (file, *_) in PAYMENTS.items()}
    files |= {
        "amid": ("May 2024.csv", text(DAYLESS, *DAYLESS_SUMS)),
        "amid, and of all": ("May 2024.csv", text(
            DAYLESS, *DAYLESS_SUMS,
            ("All of it", worth([*OF_TEAM[:10], *OF_TEAM[:6]], 1), ""))),
        "a last line": ("a.csv", text(HEAD, *LINES, ("31/05/2024", "Month end", POUNDS))),
        "a first line of few": ("a.csv", text(HEAD, ("01/05/2024", "A Ltd", "500.00"), *(
            (d, p, "100.00") for d, p, _ in LINES[:5]))),
        "a last line of few": ("a.csv", text(
            HEAD, *((d, p, "100.00") for d, p, _ in LINES[:5]), ("31/05/2024", "A Ltd", "500.00"))),
        "two pairs": ("a.csv", text(HEAD, *(
            ("01/05/2024", p, a) for p in NAMES[:2] for a in ("50.00", "50.00", "100.00")))),
        "no sum amid": ("May 2024.csv", text(DAYLESS, *(
            (*row[:1], "600.00", "Roads") for row in OF_TEAM * 3))),
    }  # fmt: skip
    return stage_all(tmp_path_factory.mktemp("sums"), files)


@pytest.mark.parametrize("name", FILES)
def test_each_payment_counts_once_and_has_its_payee_and_day(staged, name):
    found = staged[name]
    assert (found.reason, len(found.payments), found.pounds, found.months) == ("", 12, POUNDS, MAY)
    assert None not in found.each("payee_name") + found.each("paid_on")
    assert found.apart == {TOTAL: found.read - 12}
    assert " the sums of " in found.notes


def test_a_group_that_ends_in_its_sum_by_chance_is_of_payments(staged):
    found = staged["a payment worth two others"]
    assert (len(found.payments), found.apart) == (12, {})
    assert found.each("payee_name") == [name for name in NAMES for _ in range(3)]


@pytest.mark.parametrize(("name", "sums"), [("amid", 3), ("amid, and of all", 4)])
def test_a_sum_amid_payments_without_days_is_none(staged, name, sums):
    found = staged[name]
    assert (len(found.payments), found.apart) == (16, {TOTAL: sums})
    assert found.pounds == sum(map(float, (row[1] for row in [*OF_TEAM[:10], *OF_TEAM[:6]])))


def test_the_last_line_may_be_the_sum_of_all_whatever_it_is_called(staged):
    assert (staged["a last line"].pounds, staged["a last line"].apart) == (POUNDS, {TOTAL: 1})


@pytest.mark.parametrize("name", ABOVE)
def test_so_may_the_first_line(staged, name):
    assert (staged[name].pounds, staged[name].apart) == (POUNDS, {TOTAL: 1})
    assert len(staged[name].payments) == 12


@pytest.mark.parametrize("name", ["a last line of few", "a first line of few"])
def test_a_line_worth_a_few_others_is_paid(staged, name):
    assert (staged[name].pounds, staged[name].apart) == (1000, {})


def test_a_few_lines_add_up_by_chance(staged):
    assert (staged["two pairs"].pounds, staged["two pairs"].apart) == (400, {})


def test_equal_amounts_are_no_sums_of_one_another(staged):
    assert (len(staged["no sum amid"].payments), staged["no sum amid"].apart) == (36, {})


@pytest.mark.parametrize("name", PAYMENTS)
def test_payments_that_add_up_are_all_counted(staged, name):
    found = staged[name]
    assert (len(found.payments), float(found.pounds), found.apart) == (*PAYMENTS[name][1:], {})


@pytest.mark.parametrize("name", BESIDE_A_TOTAL_THAT_IS_PAID)
def test_a_company_called_total_counts_into_the_sum_of_all(staged, name):
    found = staged[name]
    assert (len(found.payments), found.apart) == (13, {TOTAL: 1})
    assert found.payments[-1]["payee_name"] == "Total Gas & Power"
