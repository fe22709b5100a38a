"""Months that are written about, and numbers of periods that need their year."""

import pytest

PUBLISHER = """
[[publisher]]
publisher_id = "a"
name = "Avocet Council"
place_id = "X08000001"
"""
PAYEES = ("Gannet Ltd", "Dunlin Trust", "Heron & Sons", "Avocet CIC", "Curlew Care", "Ruff Ltd")


def report(inspected, *heads, period, year=None, name="spend.csv", say=""):
    periods = [period] * len(PAYEES) if isinstance(period, str) else period
    years = [] if year is None else [year]
    lines = zip(periods, PAYEES, strict=True)
    rows = [heads, *((*years, said, payee, f"{n + 1}.50") for n, (said, payee) in enumerate(lines))]
    content = "".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in rows)
    return inspected(f"a/{name}", content, say)


@pytest.mark.parametrize(
    ("period", "month"),
    [
        ("Period 01 - April 2023", "2023-04"),
        ("P1 (Apr-23)", "2023-04"),
        ("Apr-23 (P1)", "2023-04"),
        ("2023/24 P02", "2023-05"),
        ("2023-24 Period 11", "2024-02"),
        ("2023/2024 P13", "2024-03"),
        ("April 2023", "2023-04"),
        ("Apr-23", "2023-04"),
        ("P5 2024/25", "2024-08"),
        ("2024-25 P05", "2024-08"),
        ("Period 05 FY24/25", "2024-08"),
        ("P05 24/25", "2024-08"),
        ("FY2024-25 Period 5", "2024-08"),
        ("P05_2425", "2024-08"),
        ("AP10 2024/25", "2025-01"),
        ("Month 5 2024/25", "2024-08"),
        ("Month 05 of 2024/25", "2024-08"),
        ("M05-24/25", "2024-08"),
        ("M13 2024/25", "2025-03"),
        ("Month 5 (Aug) 2024/25", "2024-08"),
        ("05/2024-25", "2024-08"),
        ("2024/25-05", "2024-08"),
        ("2024-05", "2024-05"),
        ("05-2024", "2024-05"),
        ("March 2024/25", "2025-03"),
        ("11-Feb 24/25", "2025-02"),
        ("08-Nov 24/25", "2024-11"),
        ("Feb 24", "2024-02"),
        ("P02 99/00", "1999-05"),
        ("P12 99/00", "2000-03"),
        ("P02 69/70", "2069-05"),
        ("Week 1 (May 2024)", "2024-05"),
        ("BACS May 2024", "2024-05"),
        ("01/2024 25k", "2024-01"),
        ("2425-05", "2024-08"),
        ("242505", "2024-08"),
        ("2425/10", "2025-01"),
    ],
)
def test_a_period_that_names_its_month_is_that_month(inspected, period, month):
    found = report(inspected, "Period", "Supplier", "Amount", period=period)
    assert (found.sure, found.first_period, found.last_period) == ("certain", month, month)


@pytest.mark.parametrize("period", ["P02", "Period 2", "Period 02 (May)", "P2", "02", "M02"])
def test_a_numbered_period_is_of_the_year_beside_it(inspected, period):
    found = report(
        inspected, "Fin Year", "Period", "Supplier", "Amount", period=period, year="2023/24"
    )
    assert (found.lines_accepted, found.first_period) == (6, "2023-05")


@pytest.mark.parametrize("period", ["P02", "Period 2", "2"])
def test_a_numbered_period_without_a_year_is_refused(inspected, period):
    found = report(inspected, "Period", "Supplier", "Amount", period=period)
    assert "numbers the periods of a year" in found.refused_because
    assert "Say the month of its payments" in found.refused_because


@pytest.mark.parametrize("period", ["Period {}", "{}", "FY25 P0{}"])
def test_no_one_month_is_offered_for_several_periods(inspected, period):
    """Said of all its payments it would have put a year into one month."""
    periods = [period.format(1 + n % 3) for n in range(len(PAYEES))]
    found = report(inspected, "Period", "Supplier", "Amount", period=periods)
    assert "they are of several" in found.refused_because
    assert not any("period =" in one for one in found.choices)


LEDGERS = ("05 2024", "05.2024", "2024.05", "005.2024", "005/2024", "2024/005", "2024005", "5.2024")


@pytest.mark.parametrize("period", ["M05 2024", "P5 2024", "2024P05", "Period 05 - 2024", *LEDGERS])
def test_what_a_number_of_one_year_counts_is_asked(inspected, period):
    found = report(inspected, "Period", "Supplier", "Amount", period=period)
    assert (found.lines_accepted, found.first_period) == (6, None)
    assert 'period_codes = "calendar"' in found.choices[0]
    for counts, month in (("calendar", "2024-05"), ("financial", "2024-08")):
        said = f'[[source]]\nfiles = "a/spend.csv"\nperiod_codes = "{counts}"\n'
        found = report(inspected, "Period", "Supplier", "Amount", period=period, say=said)
        assert found.first_period == month


@pytest.mark.parametrize("period", ["P05 FY24", "FY25 P05", "FY2025 P5", "P05/24", "25P05"])
def test_a_year_that_may_be_either_of_two_is_refused(inspected, period):
    found = report(inspected, "Period", "Supplier", "Amount", period=period)
    assert f"numbers periods of a year (“{period}”), which may be either" in found.refused_because
    assert "Say the month of its payments" in found.refused_because


@pytest.mark.parametrize("period", ["P00 2024/25", "P14 2024/25", "Q2 2024/25", "P05 2024/26"])
def test_other_numbers_are_of_no_month(inspected, period):
    assert report(inspected, "Period", "Supplier", "Amount", period=period).first_period is None


_BARE = ["05/2024-25", "02/2024-25", "2024/25-05", "05 2024/25", "2024/2025/02"]


@pytest.mark.parametrize("period", _BARE)
def test_what_a_number_beside_a_financial_year_counts_is_asked(inspected, period):
    found = report(inspected, "Month", "Supplier", "Amount", period=period)
    assert (found.lines_accepted, found.first_period) == (6, None)
    assert any("until period_codes in sources.toml says" in one for one in found.odd)
    assert found.choices == ('period_codes = "calendar"     # or "financial", where 01 is April',)


@pytest.mark.parametrize("heading", ["Month", "Period"])
@pytest.mark.parametrize(
    ("counts", "first", "last"),
    [("financial", "2024-05", "2024-08"), ("calendar", "2024-05", "2025-02")],
)
def test_what_such_a_number_counts_is_believed(inspected, heading, counts, first, last):
    said = f'[[source]]\nfiles = "a/spend.csv"\nperiod_codes = "{counts}"\n'
    periods = [*_BARE, _BARE[0]]
    found = report(inspected, heading, "Supplier", "Amount", period=periods, say=said)
    assert (found.sure, found.first_period, found.last_period) == ("certain", first, last)
    assert not any("until period_codes" in one for one in found.odd)


@pytest.mark.parametrize("others", [("02/2024-25",), ("11/2024-25", "12/2024-25"), ("May 2024",)])
def test_one_such_number_has_no_month_in_one_file_and_another_in_the_next(inspected, others):
    periods = ["05/2024-25", *(others * 5)][: len(PAYEES)]
    found = report(inspected, "Month", "Supplier", "Amount", period=periods)
    assert found.first_period == ("2024-05" if "May 2024" in others else None)
    assert any("until period_codes in sources.toml says" in one for one in found.odd)


def test_a_thirteenth_number_shows_that_all_count_periods(inspected):
    periods = [f"{number:02}/2024-25" for number in (1, 5, 9, 11, 12, 13)]
    found = report(inspected, "Month", "Supplier", "Amount", period=periods)
    assert (found.first_period, found.last_period) == ("2024-04", "2025-03")
    assert "“Month” numbers periods, the last of which is “13/2024-25”" in found.odd


@pytest.mark.parametrize(
    ("heading", "period"),
    [
        ("Period", "05/2024-25"), ("Month", "P05 2024/25"), ("Month", "May 2024"),
        ("Month", "2024-05"), ("Month", "01/05/2024"), ("Month", "May-24"), ("Month", "202405"),
        ("Month", "Month 5 2024/25"), ("Accounting Period", "05 2024/25"), ("Month", "May 2024-25"),
    ],
)  # fmt: skip
def test_other_months_are_not_told_as_such(inspected, heading, period):
    found = report(inspected, heading, "Supplier", "Amount", period=period)
    assert found.sure == "certain"
    assert not any("period_codes" in one or "numbers" in one for one in found.odd)


def test_a_day_beside_a_period_counts(inspected):
    found = report(
        inspected, "Date", "Period", "Supplier", "Amount", period="P5 2024/25", year="03/06/2024"
    )
    assert found.first_period == "2024-06"


def test_what_codes_count_is_asked_and_believed(inspected):
    found = report(inspected, "Period", "Supplier", "Amount", period="202304")
    assert any("nothing says which" in one for one in found.odd)
    assert 'period_codes = "calendar"' in found.choices[0]
    said = '[[source]]\nfiles = "a/spend.csv"\nperiod_codes = "calendar"\n'
    found = report(inspected, "Period", "Supplier", "Amount", period="202304", say=said)
    assert found.first_period == "2023-04"
    assert not any("nothing says which" in one for one in found.odd)


@pytest.mark.parametrize("heading", ["Period", "Month"])
@pytest.mark.parametrize(
    "period",
    [
        "Week 01 2024/25", "Wk01 2024-25", "Week 05 2024", "Fortnight 05 2024/25",
        "Payment run 11 2024/25", "Run 09 2024", "BACS 11 2024/25", "Batch 05 2024/25",
        "Cheque run no. 3 2024/25",
    ],
)  # fmt: skip
def test_numbers_of_weeks_and_runs_are_of_no_month(inspected, heading, period):
    found = report(inspected, heading, "Supplier", "Amount", period=period)
    assert (found.sure, found.lines_accepted, found.first_period) == ("likely", 6, None)
    said = f"“{heading}” holds no months but numbers (“{period}”)"
    assert f"{said}: in which month each was paid is not known" in found.odd


@pytest.mark.parametrize(
    "period",
    ["01 2024/25", "11 2024/25", "01 2024-2025", "2024/2025/01", "01/2024-25", "2024-25 01"],
)
def test_a_number_beside_a_financial_year_is_no_month_of_the_calendar(inspected, period):
    found = report(inspected, "Month", "Supplier", "Amount", period=period)
    assert (found.sure, found.lines_accepted, found.first_period) == ("likely", 6, None)
    assert any(f"numbers (“{period}”)" in one for one in found.odd)


def test_periods_of_several_styles_are_read(inspected):
    periods = ("P02 2024/25", "Period 2 24/25", "May-24", "2024/25 P02", "May 2024", "M02 2024-25")
    found = report(inspected, "Period", "Supplier", "Amount", period=periods)
    assert (found.sure, found.lines_accepted) == ("certain", 6)
    assert (found.first_period, found.last_period) == ("2024-05", "2024-05")


@pytest.mark.parametrize(
    ("heading", "period", "is_told"),
    [
        ("Period", "P02 2024/25", False), ("Period", "02 2024/25", False),
        ("Period", "P02 FY25", False), ("Period", "P02 2024", False),
        ("Period", "Week 05 2024/25", True), ("Month", "02 2024/25", True),
    ],
)  # fmt: skip
def test_only_what_numbers_no_periods_holds_no_months(inspected, heading, period, is_told):
    heads = ("Payment Date", heading, "Supplier", "Amount")
    found = report(inspected, *heads, period=period, year="03/06/2024")
    assert found.first_period == "2024-06"
    assert any("holds no months" in one for one in found.odd) == is_told


@pytest.mark.parametrize("period", ["P01 2024", "2024 Period 1", "202401"])
def test_what_codes_count_is_asked_as_it_stands(inspected, period):
    found = report(inspected, "Period", "Supplier", "Amount", period=period)
    assert any(f"its periods, such as “{period}”, may be months" in one for one in found.odd)


AS_CODES = [f"{n:02}/2024" for n in range(1, 7)], [f"2024{n:02}" for n in range(1, 7)]


@pytest.mark.parametrize("codes", AS_CODES)
@pytest.mark.parametrize(
    "heading", ["Period Paid", "Month Paid", "Payment Month", "Period", "Date"]
)
def test_what_codes_count_is_what_is_said_of_file_or_publisher(inspected, heading, codes):
    heads = (heading, "Supplier", "Amount")
    for where in ('[[source]]\nfiles = ["a/spend.csv"]\n', PUBLISHER):
        say = f'{where}period_codes = "financial"\n'
        found = report(inspected, *heads, period=codes, say=say)
        assert (found.first_period, found.last_period) == ("2024-04", "2024-09"), where


@pytest.mark.parametrize("codes", AS_CODES)
@pytest.mark.parametrize("heading", ["Period Paid", "Paid Period", "Period"])
def test_what_codes_of_periods_count_is_asked(inspected, heading, codes):
    found = report(inspected, heading, "Supplier", "Amount", period=codes)
    assert (found.lines_accepted, found.first_period) == (6, None)
    assert any("period_codes" in line for line in found.choices)


@pytest.mark.parametrize("heading", ["Period Name", "GL Period", "Fiscal Year/Period"])
def test_a_month_under_a_ledgers_heading_of_periods_is_that_month(inspected, heading):
    found = report(inspected, heading, "Supplier", "Amount", period="APR-24")
    assert (found.sure, found.first_period) == ("certain", "2024-04")


@pytest.mark.parametrize("period", ["05.2024", "2024.05"])
def test_numbers_with_a_point_under_months_are_the_calendars(inspected, period):
    found = report(inspected, "Month", "Supplier", "Amount", period=period)
    assert found.first_period == "2024-05"


@pytest.mark.parametrize("period", ["2024-04-01", "2024-04-01 00:00:00", "01/04/2024"])
def test_first_days_of_months_under_months_are_not_said_to_be_unknown(inspected, period):
    found = report(inspected, "Month", "Supplier", "Amount", period=period)
    assert found.first_period == "2024-04"
    assert not any("of no month that is known" in one for one in found.odd)
