"""Published outcomes and codes in the shapes in which their own publishers write them."""

import pytest

from tests.sources.staged import stage

ASCOF = (
    "Geographical Code,Geographical Description,Geographical Level,ONS Area Code,"
    "ASCOF Measure Code,Disaggregation Level,Measure Type,Measure Value,Measure Group,"
    "Measure Group Description\n"
    "1,Uplandshire,Council,X10000001,1A,Total,Outcome,19.6,1A,Quality of life score\n"
    "1,Uplandshire,Council,X10000001,1A,Total,Margin Of Error,0.1,1A,Quality of life score\n"
    "1,Uplandshire,Council,X10000001,1A1864,18 to 64,Outcome,20.1,1A,Quality of life score\n"
)


def _one(tmp_path, content, query, name="file.csv"):
    lines, reasons, engine = stage(tmp_path, {name: content})
    with engine:
        rows = [tuple(row) for row in engine.run(query)] if query else []
    return lines.get(name), reasons.get(name, ""), rows


@pytest.mark.parametrize(("heading", "kept"), [("Period", 2), ("Note", 0)])
def test_what_stands_beside_a_measure_of_care_is_not_the_measure(tmp_path, heading, kept):
    first, *rest = ASCOF.splitlines()
    content = "\n".join([f"{first},{heading}", *(f"{line},2019-20" for line in rest)]) + "\n"
    lines, _, rows = _one(
        tmp_path,
        content,
        "select indicator, breakdown, value, period from stg_indicators order by 3",
    )
    assert lines.layout == "indicators_ascof"
    assert lines.rejected["a margin of error or a count beside a measure, not the measure"] == 1
    assert lines.accepted == len(rows) == kept
    assert (
        rows
        == [
            ("Quality of life score", None, 19.6, "FY2019-20"),
            ("Quality of life score", "18 to 64", 20.1, "FY2019-20"),
        ][:kept]
    )


@pytest.mark.parametrize(
    ("measure", "is_value"),
    [
        ("Outcome", True), ("", True), ("Percentage", True), ("Value", True), ("Score", True),
        ("Outcome (%)", True), ('"Rate per 100,000"', True), ("Proportion", True), ("Mean", True),
        ("%", True), ("OUTCOME", True), ("Average", True), ("Margin Of Error", False),
        ("Numerator", False), ("Denominator", False), ("Count", False), ("Base", False),
        ("Outcome margin of error", False), ("Value - lower limit", False),
        ("Rate: confidence interval", False), ("Number of respondents", False),
        ("Valued", False), ("Standard Error", False), ("Score rank", False), ("Crude rate", True),
        ("Weighted average score", True), ("SALT percentage", True), ("Index", True),
        ("Age-standardised rate", True), ("Indirectly standardised ratio", True),
        ("Adjusted score", True), ("Index numerator", False), ("Weighted base", False),
        ("Lower CI value", False), ("England value", False), ("Number", False),
        ("Crude count", False), ("Adjusted number", False), ("Sample value", False),
    ],
)  # fmt: skip
def test_a_measure_is_called_what_its_publisher_likes(tmp_path, measure, is_value):
    first, line, *_ = ASCOF.replace("Outcome", measure).splitlines()
    lines, _, _ = _one(tmp_path, f"{first},Period\n{line},2019-20\n", None)
    assert lines.accepted == is_value


@pytest.mark.parametrize(
    ("measures", "taken"),
    [
        (("Rate", "Crude rate"), [1.0]),
        (("Weighted percentage", "Percentage"), [2.0]),
        (("Crude rate", "Age-standardised rate"), []),
        (("Crude rate", "Count"), [1.0]),
        (("Crude rate", "Crude rate"), []),
        (("Mean", "Median"), []),
    ],
)
def test_of_several_measures_of_one_outcome_the_plain_one_counts(tmp_path, measures, taken):
    """Both landed, and the later stood for both."""
    first, line, *_ = ASCOF.splitlines()
    value = next(cell for cell in line.split(",") if "." in cell)
    lines = [
        line.replace("Outcome", measure).replace(value, f"{number}.0")
        for number, measure in enumerate(measures, start=1)
    ]
    content = "\n".join([f"{first},Period", *(f"{one},2019-20" for one in lines), ""])
    query = "select value from stg_indicators order by value"
    assert [value for (value,) in _one(tmp_path, content, query)[2]] == taken


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("Nov 23", "2023-11"),
        ("November 23", "2023-11"),
        ("Nov 2023", "2023-11"),
        ("May 09", "2009-05"),
    ],
)
def test_no_month_is_of_the_year_23(tmp_path, written, period):
    first, line, *_ = ASCOF.splitlines()
    query = "select period from stg_indicators"
    assert _one(tmp_path, f"{first},Period\n{line},{written}\n", query)[2] == [(period,)]


def test_a_download_whose_values_stand_below_v4(tmp_path):
    content = (
        "v4_3,Lower limit,Upper limit,yyyy-yy,Time,administrative-geography,Geography,"
        "measure-of-wellbeing,MeasureOfWellbeing,wellbeing-estimate,Estimate\n"
        "7.6,7.4,7.8,2022-23,2022-23,X08000001,Brackwater,happiness,Happiness,average-mean,"
        "Average (mean)\n"
    )
    query = (
        "select place_id, place_name, indicator, breakdown, period, value, lower"
        " from stg_indicators"
    )
    _, _, rows = _one(tmp_path, content, query)
    assert rows == [
        ("X08000001", "Brackwater", "Happiness", "Average (mean)", "FY2022-23", 7.6, 7.4)
    ]


def test_counts_by_the_codes_of_the_nhs_are_left_with_a_word(tmp_path):
    content = (
        "REPORTING_PERIOD_START,REPORTING_PERIOD_END,GROUP_TYPE,ORG_CODE1,ORG_NAME1,MEASURE_ID,"
        "MEASURE_NAME,MEASURE_VALUE_SUPPRESSED\n"
        "01/03/2025,31/03/2025,SubICB,99X,NHS UPLAND ICB - 99X,M192,Percentage_Recovery,48.5\n"
    )
    lines, reason, _ = _one(tmp_path, content, None)
    assert lines is None and "codes of organisations" in reason


@pytest.mark.parametrize(
    "content",
    [
        "CPV code,CPV description\n85300000-2,Social work\n",
        "CODE,BG,DE,EN,FR\n85300000-2,x,y,Social work,z\n",
    ],
)
def test_a_table_of_cpv_codes(tmp_path, content):
    lines, _, rows = _one(tmp_path, content, "select cpv_code, cpv_words from stg_cpv")
    assert rows == [("85300000-2", "Social work")] and lines.accepted == 1


_CODES = ("79000000-0,Business services", "85300000-2,Social work", '98000000-3,"Others, too"')


@pytest.mark.parametrize("head", ["CODE,DESCRIPTION", "CODE,EN", "Code,English", "Cod,Descriere"])
def test_a_list_of_cpv_codes_is_told_by_its_codes(tmp_path, head):
    content = "\n".join([head, *_CODES]) + "\n"
    lines, _, rows = _one(tmp_path, content, "select cpv_code, cpv_words from stg_cpv order by 1")
    assert [words for _, words in rows] == ["Business services", "Social work", "Others, too"]
    assert (lines.read, lines.accepted) == (3, 3)


def test_so_it_is_without_headings(tmp_path):
    content = "\n".join(_CODES) + "\n"
    lines, _, rows = _one(tmp_path, content, "select cpv_code from stg_cpv order by 1")
    assert (lines.accepted, rows[0][0]) == (3, "79000000-0")


@pytest.mark.parametrize(
    "content",
    [
        "CODE,DESCRIPTION\n10110-0,Cereals\n10120-0,Rice\n10130-0,Maize\n",
        "CODE,DESCRIPTION\n04000000-1,Fees\n05000000-2,Fines\n06000000-3,Rents\n",
        "CODE,DESCRIPTION\n79000000,Services\n85300000,Social work\n98000000,Others\n",
        "CODE,DESCRIPTION\n79000000-0,100\n85300000-2,200\n98000000-3,300\n",
        "CODE,DESCRIPTION\n79000000-0,Services\n85300000-2,Social work\n",
        "CODE,DESCRIPTION,Budget\n79000000-0,x,1\n85300000-2,y,2\n98000000-3,z,3\n",
        "Phone,Name\n07900000-0,Office\n08530000-2,Desk\n09800000-33,Others\n",
        "Sort code,Bank\n79-00-00,A\n85-30-00,B\n98-00-00,C\n",
        "Code,Description\nB1,Care\nB2,Fuel\nB3,Rent\n",
        "Day,Note\n20240501-1,Care\n20240502-2,Fuel\n20240503-3,Rent\n",
        "CODE,DESCRIPTION\n01110,Growing of cereals\n01120,Growing of rice\n",
        "Code,EN\nA1,Social work\n",
        "CPV code,Budget\n85300000-2,100\n",
    ],
)
def test_other_lists_of_codes_are_no_cpv(tmp_path, content):
    lines, reason, _ = _one(tmp_path, content, None)
    assert lines is None and reason


def test_notices_that_nobody_has_won_are_left_with_a_word(tmp_path):
    content = (
        "Notice Identifier,Notice Type,Organisation Name,Status,Published Date,Title,Description,"
        "Region,Cpv Codes,Contact Email,Closing Date,Closing Time,Value Low,Value High\n"
        "N1,Contract,Brackwater Council,Open,2026-08-10T12:27:12+01:00,Repairs,Bids,,45000000,"
        "a@b.invalid,11/09/2026,12:00,20000,\n"
    )
    lines, reason, _ = _one(tmp_path, content, None)
    assert lines is None and "nobody has won them" in reason


def test_awarded_notices_with_a_closing_day_are_read(tmp_path):
    packed = "Supplier [Name|Address|Ref type|Ref Number|Is SME|Is VCSE]"
    content = (
        "Notice Identifier,Notice Type,Organisation Name,Status,Published Date,Title,Closing Date,"
        f"Awarded Date,Awarded Value,{packed}\n"
        "N1,Contract,Brackwater Council,Awarded,2026-08-10T12:27:12+01:00,Repairs,11/06/2026,"
        "01/08/2026,20000,[Otter Ltd|1 St|COMPANIES_HOUSE|01234567|Yes|No]\n"
    )
    lines, _, rows = _one(tmp_path, content, "select supplier_name from stg_contract_notices")
    assert lines.layout == "contracts_finder" and rows == [("Otter Ltd",)]


@pytest.mark.parametrize(
    "head",
    [
        "Financial year,2023-24 = 100",
        'Financial year,"GDP deflator at market prices, 2023-24 = 100"',
        "Year,GDP deflator (2023-24=100)",
    ],
)
def test_deflators_say_their_base_in_a_heading_of_any_length(tmp_path, head):
    query = "select period, deflator, base_period from stg_deflators"
    _, _, rows = _one(tmp_path, f"{head}\n2022-23,94.3\n", query)
    assert rows == [("FY2022-23", 94.3, "FY2023-24")]
