"""Months and days that state no year: it is taken from where it stands, or nobody invents it."""

import pytest

NAMES = ("Gannet Ltd", "Dunlin Trust")


def report(inspected, heading, whens, name="payments.csv", title="", said=""):
    """What is made of a file whose lines say when in their first cells."""
    rows = [heading, *((*when, NAMES[n % 2], f"{n + 1}.50") for n, when in enumerate(whens * 4))]
    content = title + "".join(",".join(row) + "\n" for row in rows)
    return inspected(f"spend/{name}", content, said)


MONTH = ("Month", "Supplier", "Amount")


@pytest.mark.parametrize(
    ("name", "title", "months", "period"),
    [
        ("may 2023.csv", "", ["May"], "2023-05 2023-05"),
        ("taliadau 2023.csv", "", ["Mai", "Mehefin", "Ionawr"], "2023-01 2023-06"),
        ("payments 2023-24.csv", "", ["Dec", "January"], "2023-12 2024-01"),
        ("2023-05.csv", "", ["May", "Feb"], "2023-02 2023-05"),  # no financial year
        ("payments.csv", "Payments in 2021/22\n", ["Maj", "Feb"], "2021-05 2022-02"),
    ],
)
def test_the_year_of_the_files_name_or_title_is_that_of_its_months(
    inspected, name, title, months, period
):
    found = report(inspected, MONTH, [(month,) for month in months], name, title)
    assert f"{found.first_period} {found.last_period}" == period
    assert any(one.startswith("the year of “Month” is that of ") for one in found.odd)


QUARTERS = {
    "payments q4-2024.csv": ["January", "March"],
    "payments q1-2024.csv": ["April", "June"],
    "payments p5-2024.csv": ["August"],
    "payments Q4 2024.csv": ["Jan", "Feb", "Mar"],
    "payments quarter_4_2024.csv": ["Ionawr", "Mawrth"],
    "payments fourth quarter 2024.csv": ["January"],
    "payments P11 2024.csv": ["February"],
    "payments-v2-2024.csv": ["January", "May"],
    "spend-03-2024.csv": ["January", "May"],
    "payments-over-500-2024.csv": ["January", "May"],
}


@pytest.mark.parametrize("name", QUARTERS)
def test_the_year_behind_the_number_of_a_quarter_is_not_that_of_its_months(inspected, name):
    found = report(inspected, MONTH, [(month,) for month in QUARTERS[name]], name)
    assert "“Month” states no year" in found.refused_because


@pytest.mark.parametrize(
    ("name", "months", "period"),
    [
        ("payments q4-2024-25.csv", ["January", "March"], "2025-01 2025-03"),
        ("q1-2024-25-payments.csv", ["April", "June"], "2024-04 2024-06"),
        ("payments P11 2024-25.csv", ["February"], "2025-02 2025-02"),
        ("payments-over-500-2023-24.csv", ["April", "January"], "2023-04 2024-01"),
        ("spend-over-500-2023-24.csv", ["May", "January"], "2023-05 2024-01"),
        ("payments-2024.csv", ["January", "May"], "2024-01 2024-05"),
        ("payments Q4 2024.csv", ["October", "December"], "2024-10 2024-12"),
        ("payments Q1 2024.csv", ["January", "March"], "2024-01 2024-03"),
        ("payments Q2 2024.csv", ["April", "June"], "2024-04 2024-06"),
        ("payments 2024 (4 sheets).csv", ["January", "March"], "2024-01 2024-03"),
        ("top10 2024.csv", ["January", "March"], "2024-01 2024-03"),
    ],
)
def test_the_year_of_a_quarter_that_is_given_as_two_is(inspected, name, months, period):
    found = report(inspected, MONTH, [(month,) for month in months], name)
    assert f"{found.first_period} {found.last_period}" == period


@pytest.mark.parametrize(
    ("heading", "years", "period"),
    [
        ("Year", ("2022", "2023"), "2022-05 2023-01"),
        ("Financial Year", ("2022/23", "2022/23"), "2022-05 2023-01"),
    ],
)
def test_the_year_of_another_column_is_that_of_its_line(inspected, heading, years, period):
    whens = [("May", years[0]), ("Jan", years[1])]
    found = report(inspected, ("Month", heading, "Supplier", "Amount"), whens)
    assert f"{found.first_period} {found.last_period}" == period
    assert f"the year of “Month” is that of “{heading}”" in found.odd


@pytest.mark.parametrize(
    ("heading", "whens", "name"),
    [
        ("Month", ["May", "June"], "payments.csv"),
        ("Date", ["3 May", "4th June"], "payments 2023.csv"),  # a month would be too little
        ("Date", ["03/05", "04/06"], "payments.csv"),
        ("Month", ["Nov", "Dec", "Jan"], "payments 2023.csv"),  # of which the year turns
    ],
)
def test_without_a_year_it_is_refused_with_that_reason(inspected, heading, whens, name):
    found = report(inspected, (heading, "Supplier", "Amount"), [(one,) for one in whens], name)
    assert f"“{heading}” states no year (“{whens[0]}”)" in found.refused_because


def test_one_number_for_a_financial_year_does_not_say_which(inspected):
    heading = ("Month", "Financial Year", "Supplier", "Amount")
    assert "states no year" in report(inspected, heading, [("Jan", "2022")] * 2).refused_because


def test_what_a_person_says_of_the_month_is_enough(inspected):
    said = '[[source]]\nfiles = ["spend/payments.csv"]\nperiod = "2023-05"\n'
    found = report(inspected, ("Date", "Supplier", "Amount"), [("3 May",), ("4 May",)], said=said)
    assert (found.first_period, found.lines_accepted) == ("2023-05", 8)


@pytest.mark.parametrize("months", [["May-23", "Jun-23"], ["May 2023", "Jun 2023"]])
def test_a_month_with_its_year_needs_no_other(inspected, months):
    found = report(inspected, MONTH, [(one,) for one in months], "payments 2020.csv")
    assert (found.first_period, found.last_period) == ("2023-05", "2023-06")


@pytest.mark.parametrize("months", [["May-23", "Jun-23"], ["2023-05", "2023-06"]])
def test_a_day_that_is_a_month_is_read_as_one(inspected, months):
    found = report(inspected, ("Date", "Supplier", "Amount"), [(one,) for one in months])
    assert (found.first_period, found.last_period) == ("2023-05", "2023-06")
    assert "“Date” states months, no days" in found.odd


def test_a_day_that_is_a_year_is_refused_with_that_reason(inspected):
    found = report(inspected, ("Date", "Supplier", "Amount"), [("2022",), ("2023",)])
    assert "“Date” states years (“2022”), no days or months" in found.refused_because


@pytest.mark.parametrize(
    ("heading", "whens", "period"),
    [
        (("Financial Year", "Period"), [("2023/24", "2"), ("2023/24", "11")], "2023-05 2024-02"),
        (("Financial Year", "Period"), [("2023/24", "01"), ("2023/24", "13")], "2023-04 2024-03"),
        (("Year", "Month"), [("2023", "2"), ("2023", "11")], "2023-02 2023-11"),
    ],
)
def test_a_number_is_a_month_where_its_year_says_what_it_counts(inspected, heading, whens, period):
    found = report(inspected, (*heading, "Supplier", "Amount"), whens)
    assert f"{found.first_period} {found.last_period}" == period


@pytest.mark.parametrize("heading", [("Year", "Period"), ("Financial Year", "Month")])
def test_a_number_is_none_where_it_does_not(inspected, heading):
    years = "2023" if heading[0] == "Year" else "2023/24"
    found = report(inspected, (*heading, "Supplier", "Amount"), [(years, "02"), (years, "11")])
    assert "numbers the periods of a year" in found.refused_because


def test_days_of_welsh_months(inspected):
    whens = [("3 Mai 2023",), ("14 Mehefin 2023",), ("1 Rhagfyr 2023",)]
    found = report(inspected, ("Dyddiad", "Cyflenwr", "Swm"), whens)
    assert (found.first_period, found.last_period) == ("2023-05", "2023-12")
    assert found.odd == ()


DAY = ("Date", "Supplier", "Amount")
YEAR_SAID = "Put the financial year into the file's name (“payments 2024-25”), or say the month"
IN_YEAR = {
    "words": (["3 May", "4th June", "31 March"], "2024-05 2025-03"),
    "the month first": (["May 3", "December 31st", "Jan 1"], "2024-05 2025-01"),
    "with hyphens": (["3-Apr", "30-Sep", "1-Feb"], "2024-04 2025-02"),
    "close": (["3Apr", "30Sep", "1Feb"], "2024-04 2025-02"),
    "numbers": (["13/05", "04/12", "31/03"], "2024-05 2025-03"),
    "numbers with points": (["13.05", "4.12", "31.3"], "2024-05 2025-03"),
}


@pytest.mark.parametrize("name", IN_YEAR)
def test_a_financial_year_in_the_files_name_is_that_of_its_days(inspected, name):
    days, period = IN_YEAR[name]
    whens = [(day,) for day in days]
    before = report(inspected, DAY, whens)
    assert YEAR_SAID in before.refused_because
    found = report(inspected, DAY, whens, "payments 2024-25.csv")
    assert found.refused_because is None
    assert f"{found.first_period} {found.last_period}" == period
    assert found.lines_accepted == found.lines_read == len(days) * 4
    assert "the year of “Date” is that of the file's name, 2024/25" in found.odd


def test_a_financial_year_in_a_title_is_that_of_days(inspected):
    found = report(inspected, DAY, [("3 May",), ("4 Jan",)], title="Payments in 2021/22\n")
    assert f"{found.first_period} {found.last_period}" == "2021-05 2022-01"


def test_the_refusal_of_days_that_no_year_would_mend_does_not_advise_one(inspected):
    for name in ("payments.csv", "payments 2024-25.csv"):
        refused = report(inspected, DAY, [("03/05",), ("04/06",)], name).refused_because
        assert 'period = "2024-05"' in refused and "file's name" not in refused


def test_days_with_a_year_keep_it(inspected):
    whens = [(f"{n + 1} May 2023",) for n in range(20)]
    found = report(inspected, DAY, [*whens, ("3 May",)], "payments 2024-25.csv")
    assert f"{found.first_period} {found.last_period}" == "2023-05 2023-05"


def test_a_day_that_the_year_does_not_have_is_none(inspected):
    whens = [("3 May",), ("4 May",), ("29 Feb",)]
    found = report(inspected, DAY, whens, "payments 2024-25.csv")
    assert any(one.startswith("4 payments, ") and "cannot be" in one for one in found.odd), found


@pytest.mark.parametrize("name", ["Spend Jan to March 2024 (Q4).csv", "Q4 Jan - Mar 2024.csv"])
def test_a_fourth_quarter_whose_months_are_named_with_their_year_is_theirs(inspected, name):
    found = report(inspected, MONTH, [("January",), ("Feb",), ("March",)], name)
    assert f"{found.first_period} {found.last_period}" == "2024-01 2024-03"


@pytest.mark.parametrize("name", ["Q4 2024.csv", "spend q4.csv", "payments.csv"])
def test_no_month_is_offered_for_payments_of_a_quarter(inspected, name):
    found = report(inspected, MONTH, [("January",), ("Feb",), ("March",)], name)
    assert "Put the financial year into the file's name (“payments 2024-25”)." in (
        found.refused_because
    )
    assert not any("period = " in line for line in found.choices)


def test_no_month_is_offered_for_days_of_a_quarter(inspected):
    found = report(inspected, DAY, [("03/05",), ("04/06",)], "Q1 2024.csv")
    assert "Ask the publisher for the day or the month of each line" in found.refused_because
