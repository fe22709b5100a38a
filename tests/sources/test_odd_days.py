"""Days and months as some publishers write them: read where a file says plainly what they mean."""

import datetime
import io

import pytest
import xlsxwriter

from pipelines.build.inspect import inspect
from pipelines.config import read_data_folder
from pipelines.screen import to_write
from tests.build.folders import write
from tests.sources.odd import HEAD, LINES, MAY, NAMES, POUNDS, stage_all, text

DATELESS = [("Supplier", "Amount", "Description"), *((name, a, "x") for _, name, a in LINES)]


def days(*written, head=HEAD):
    """The payments, each on a day as it is written."""
    return text(head, *((day, *line[1:]) for day, line in zip(written, LINES, strict=True)))


def of_each(how):
    """The days of the payments, written by a function of the day's number."""
    return days(*(how(n * 2 + 1) for n in range(12)))


def workbook(*sheets):
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        for name, rows in sheets:
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for i, cell in enumerate(row):
                    if isinstance(cell, datetime.date):
                        sheet.write_datetime(at, i, cell, book.add_format({"num_format": "d/m/yy"}))
                    else:
                        sheet.write(at, i, cell)
    return stream.getvalue()


def swapped(day):
    """A day of May as a workbook has it that an American spreadsheet read."""
    return f"{day:02}/05/2024" if day > 12 else datetime.date(2024, day, 5)


AMERICAN = days(*(f"05/{n:02}/2024" for n in range(1, 13)))
ALL_YEAR = tuple(f"2024-{n:02}" for n in range(1, 13))
PARTS = [("Day", "Month", "Year", "Supplier", "Amount")]

FILES = {
    # the month first, as the file's name proves
    "american by name": ("spend 2024-05.csv", AMERICAN, MAY),
    "american by title": ("a.csv", "Payments to suppliers in May 2024\n" + AMERICAN, MAY),
    "american by quarter": (
        "Q1 2024-25.csv",
        days(*(f"{4 + n % 3:02}/{1 + n // 3:02}/2024" for n in range(12))),
        ("2024-04", "2024-05", "2024-06"),
    ),
    "american one day": ("2024_05.csv", days(*["05/07/2024"] * 12), MAY),
    "british one day": ("2024_05.csv", days(*["07/05/2024"] * 12), MAY),
    "paid the month after": ("2024_05.csv", days(*["05/06/2024"] * 12), ("2024-06",)),
    "american by heading": (
        "a.csv", AMERICAN.replace("Date,", "Payment Date (mm/dd/yyyy),"), MAY),
    "american by a row of units": (
        "a.csv", AMERICAN.replace("Amount\n", "Amount\nMM/DD/YYYY,text,GBP\n"), MAY),
    "british one day, published later": (
        "a.csv", "Published August 2024\n" + days(*["08/05/2024"] * 12), MAY),
    "nothing proves it": ("a.csv", AMERICAN, ALL_YEAR),
    "of all the year": ("payments 2024.csv", AMERICAN, ALL_YEAR),
    # swapped by a spreadsheet
    "swapped in a workbook": (
        "a.xlsx",
        workbook(("Data", [HEAD, *((swapped(n * 2 + 1), p, float(a))
                                   for n, (_, p, a) in enumerate(LINES))])),
        MAY,
    ),
    "swapped in a text": (
        "a.csv", of_each(lambda d: f"{d}/05/2024" if d > 12 else f"5/{d}/2024"), MAY),
    "not swapped": (
        "a.csv", of_each(lambda d: f"{d}/05/2024" if d > 12 else f"{d}/06/2024"),
        ("2024-05", "2024-06")),
    # other styles
    "year first": ("a.csv", of_each(lambda d: f"24/05/{d:02}"), MAY),
    "eight digits": ("a.csv", of_each(lambda d: f"{d:02}052024"), MAY),
    "seven digits": ("a.csv", of_each(lambda d: f"{d}052024"), MAY),
    "with blanks": ("a.csv", of_each(lambda d: f"{d:02} 05 2024"), MAY),
    "with an apostrophe": ("a.csv", of_each(lambda d: f"'{d:02}/05/2024"), MAY),
    "year, day and month": ("a.csv", of_each(lambda d: f"2024-{d:02}-05"), MAY),
    "month amid": ("a.csv", of_each(lambda d: f"2024-May-{d:02}"), MAY),
    "summer midnight": ("a.csv", days(*["2024-04-30T23:00:00.000Z"] * 12), MAY),
    "months by number": ("a.csv", days(*["05/2024"] * 12), MAY),
    "months by number and year": ("a.csv", days(*["5-2024"] * 12), MAY),
    "months by year and number": ("a.csv", days(*["2024/05"] * 12), MAY),
    "months in six digits": ("a.csv", days(*["202405"] * 12), MAY),
    "a year or a month of each": ("a.csv", days(*["2010/11"] * 12), ("none",)),
    "thirteen periods": ("a.csv", of_each(lambda d: f"2024/{d // 2 + 1 + d // 23:02}"), ("none",)),
    "periods by number": (
        "a.csv", days(*["05/2024"] * 12, head=("Period", *HEAD[1:])), ("none",)),
    "seconds": ("a.csv", of_each(lambda d: 1_714_521_600 + 86_400 * (d - 1)), MAY),
    "thousandths of seconds": (
        "a.csv", of_each(lambda d: 1_714_521_600_000 + 86_400_000 * (d - 1)), MAY),
    "seconds of summer": ("a.csv", of_each(lambda d: 1_714_518_000 + 86_400 * (d - 1)), MAY),
    # three columns
    "parts": ("a.csv", text(*PARTS, *((d[:2], d[3:5], d[6:], *r) for d, *r in LINES)), MAY),
    "parts in words": ("a.csv", text(*PARTS, *((d[:2], "May", d[6:], *r) for d, *r in LINES)), MAY),
    "parts of payment": (
        "a.csv",
        text(("Payment Day", "Payment Mth", "Payment Year", "Supplier", "Amount"),
             *((d[:2], d[3:5], d[6:], *r) for d, *r in LINES)),
        MAY,
    ),
    # only a name says which month
    "month of the name": ("Spend over 500 May 2024.csv", text(*DATELESS), MAY),
    "month in digits": ("2024-05.csv", text(*DATELESS), MAY),
    "month of the title": ("a.csv", "Payments for May 2024 (published 14 June 2024)\n"
                           + text(*DATELESS), MAY),
    "month of the name, another of publication": (
        "Spend over 500 May 2024.csv", "Published June 2024\n" + text(*DATELESS), MAY),
    "month of the name before that of its publication": (
        "Spend May 2024 published June 2024.csv", text(*DATELESS), MAY),
    "a name of what is to be published": (
        "Payments to be published May 2024.csv", text(*DATELESS), MAY),
    "a name of what is published": ("Published Spend May 2024.csv", text(*DATELESS), MAY),
    "a name of a list": ("Published_list_of_payments_May_2024.csv", text(*DATELESS), MAY),
    "a name that was updated": ("Spend May 2024 published (updated).csv", text(*DATELESS), MAY),
    "month that ends": ("a.csv", "Payments for month ending 31/05/2024\n" + text(*DATELESS), MAY),
    "a month behind its number": ("M02 May 2024 expenditure.csv", text(*DATELESS), MAY),
    "months of sheets": (
        "spend.xlsx", workbook(("May 2024", DATELESS), ("June 2024", DATELESS)),
        ("2024-05", "2024-06")),
    "months of sheets and a year": (
        "spend 2024-25.xlsx", workbook(("May", DATELESS), ("January", DATELESS)),
        ("2024-05", "2025-01")),
    "a summary beside the payments": (
        "May 2024.xlsx",
        workbook(("Summary", [("Supplier", "Total"), *((n, 600) for n in NAMES * 2)]),
                 ("Data", [HEAD, *((d, p, float(a)) for d, p, a in LINES)])),
        MAY,
    ),
}  # fmt: skip
LEFT = {
    "no month": ("a.csv", text(*DATELESS)),
    "two months": ("April and May 2024.csv", text(*DATELESS)),
    "a month of publication": ("Spend published May 2024.csv", text(*DATELESS)),
    "a period of a year": ("Spend P05 2024.csv", text(*DATELESS)),
    "a period of a year in words": ("a.csv", "Period 05/2024\n" + text(*DATELESS)),
    "periods from one to another": ("a.csv", "Period 04/2024 to 05/2024\n" + text(*DATELESS)),
    "a numbered month": ("Payments Month 05 2024.csv", text(*DATELESS)),
    "months that end": ("a.csv", "Payments, six months to 31/05/2024\n" + text(*DATELESS)),
    "a day of publication": ("published 14.05.2024.csv", text(*DATELESS)),
    "a word, no month": (
        "a.csv", "Supplier payments 2023-24. Some may be redacted\n" + text(*DATELESS)),
    "a year or a month": ("payments 2010-11.csv", text(*DATELESS)),
    "rates": ("business rates May 2024.csv",
              text(("Name", "Property", "Amount"), *((p, "x", a) for _, p, a in LINES))),
    "one month in two sheets": ("May 2024.xlsx", workbook(("A", DATELESS), ("B", DATELESS))),
    "no parts": ("a.csv", text(("Day", "Week", "Year", *HEAD[1:]), *(("1", "5", "2024", *r)
                                                                   for _, *r in LINES))),
}  # fmt: skip


@pytest.fixture(scope="module")
def staged(tmp_path_factory):
    files = {name: (file, content) for name, (file, content, *_) in (FILES | LEFT).items()}
    return stage_all(tmp_path_factory.mktemp("days"), files)


@pytest.mark.parametrize("name", FILES)
def test_the_month_of_each_payment(staged, name):
    found, months = staged[name], FILES[name][2]
    times = 2 if "sheets" in name else 1
    assert (found.reason, found.months) == ("", months)
    assert (len(found.payments), found.pounds) == (12 * times, POUNDS * times)


@pytest.mark.parametrize("name", LEFT)
def test_no_month_is_invented(staged, name):
    assert staged[name].payments == []
    assert staged[name].reason or staged[name].notes


@pytest.mark.parametrize("name", ["month of the name", "months of sheets", "month of the title"])
def test_a_month_is_no_day(staged, name):
    assert set(staged[name].each("paid_on")) == {None}
    assert "no column holds a day: the month of its payments is that of " in staged[name].notes


@pytest.mark.parametrize("name", ["parts", "parts in words", "parts of payment", "seven digits",
                                  "seconds", "thousandths of seconds", "seconds of summer",
                                  "swapped in a workbook", "swapped in a text",
                                  "year first"])  # fmt: skip
def test_the_day_of_each_payment(staged, name):
    assert staged[name].each("paid_on") == [
        datetime.date(2024, 5, int(line[0][:2])) for line in LINES
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("american by name", "the month comes first in “Date”, as only so its days are those of"),
        ("american one day", "the month is taken to come first in “Date”, as only so its few days"),
        ("months by number", "“Date” states months, no days"),
        ("swapped in a text", "6 days of “Date” read with day and month swapped by a spreadsheet"),
        ("year first", "12 days of “Date” read with its year first"),
        ("parts", "the day of payment is put together from “Day”, “Month”, “Year”"),
    ],
)
def test_what_was_done_is_told(staged, name, said):
    assert said in staged[name].notes


def test_that_nothing_proves_the_order_is_told(tmp_path):
    """A file's name proves it, and so does a day above the twelfth."""
    files = {
        "unproven/a.csv": AMERICAN,
        "named/May 2024.csv": days(*(f"{n:02}/05/2024" for n in range(1, 13))),
        "proven/a.csv": of_each(lambda d: f"{d:02}/05/2024"),
        "told/May 2024.csv": AMERICAN,
    }
    found = inspect(read_data_folder(write(tmp_path, files)))
    said = "nothing proves that the day stands first, as it is taken to"
    assert {one.name for one in found if any(said in odd for odd in one.odd)} == {"unproven/a.csv"}
    (told,) = to_write(found)
    write(tmp_path, {"sources.toml": f'title = "Odd"\n{told}\n'})
    found = {one.name: one for one in inspect(read_data_folder(tmp_path))}
    assert found["unproven/a.csv"].first_period == found["unproven/a.csv"].last_period == "2024-05"


def test_a_day_far_down_shows_that_the_day_comes_first(tmp_path):
    """The first lines alone are all of the month of the file's name, month first."""
    lines = [(f"05/{1 + n % 12:02}/2024", p, a) for n, (_, p, a) in enumerate(LINES * 25)]
    found = stage_all(tmp_path, {"a": ("2024-05.csv", text(
        HEAD, *lines, ("13/05/2024", "Gannet Ltd", "5.50")))})["a"]  # fmt: skip
    assert found.notes == "“13/05/2024” shows that the day comes first in “Date”"
    assert found.months == ALL_YEAR


def test_few_days_are_taken_to_be_american_and_a_person_may_say_otherwise(tmp_path):
    one_day = days(*["05/07/2024"] * 12)
    write(tmp_path, {"2024_05.csv": one_day, "sources.toml": 'title = "Odd"\n'})
    (found,) = inspect(read_data_folder(tmp_path))
    assert (found.sure, found.first_period) == ("likely", "2024-05")
    (told,) = to_write([found])
    write(tmp_path, {"sources.toml": f'title = "Odd"\n{told}\n'})
    (found,) = inspect(read_data_folder(tmp_path))
    assert (found.sure, found.first_period, found.odd) == ("certain", "2024-07", ())


def test_nothing_is_told_of_days_that_are_plain(staged):
    for name in ("british one day", "nothing proves it", "not swapped", "eight digits"):
        assert staged[name].notes == "", name


def _of_days(root, days, name):
    """What `check` tells of a workbook's payments of some days."""
    rows = [(day, f"Payee {n}", n + 1.5) for n, day in enumerate(days)]
    content = workbook(("Data", [HEAD, *rows]))
    (found,) = inspect(read_data_folder(write(root, {f"a/{name}.xlsx": content})))
    return found


def test_days_that_are_all_swapped_are_those_of_the_name(tmp_path):
    days = [datetime.date(2023, month, 5) for month in (1, 2, 3, 6, 8, 9, 11, 12)]
    found = _of_days(tmp_path, days, "May 2023")
    assert (found.first_period, found.last_period) == ("2023-05", "2023-05")
    assert any("only so they are those of the file's name" in one for one in found.odd)


@pytest.mark.parametrize(
    ("days", "name"),
    [
        ([(month, 5) for month in range(1, 6)], "May 2023"),  # each month's fifth, up to May
        ([(month, 5) for month in range(1, 7)], "May 2023"),  # and one a month late
        ([(month, 6) for month in range(1, 13)], "May 2023"),
        ([(month, 5) for month in range(1, 13)], "2023"),
        ([(month, 5) for month in range(1, 13)], "payments"),
        ([(5, day) for day in range(1, 13)], "May 2023"),
        ([(5, day) for day in range(1, 31)], "May 2023"),
        ([(5, 5), (8, 5), (9, 5), (9, 13), (10, 5)], "May 2023"),
        ([(4, day) for day in range(1, 13)], "May 2023"),
        ([(6, 1), (6, 2), (7, 3), (7, 4)], "May 2023"),
    ],
)
def test_other_days_stay_as_they_are(tmp_path, days, name):
    found = _of_days(tmp_path, [datetime.date(2023, *one) for one in days], name)
    first, last = min(days)[0], max(days)[0]
    assert (found.first_period, found.last_period) == (f"2023-{first:02}", f"2023-{last:02}")
