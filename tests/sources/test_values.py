"""Deflators, unit costs and codes of what is procured."""

import json

import pytest

from pipelines.sources import _values
from tests.sources.staged import stage

HMT = (
    "GDP DEFLATORS AT MARKET PRICES,,,,,\n,,,,,\nFinancial year,,,,Calendar year,\n"
    ",GDP deflator ,,,,GDP deflator \n"
    "Financial year,2023-24 = 100,per cent change,,Calendar year,2023 = 100\n"
    "1955-56,3.3016,,,1955,3.2823\n2022-23,94.2175,7.1,,2022.0,93.191\n"
    '"2024-25 (1), (2)",-,2.37,,"2024 (1), (2)",-\nSources and footnotes:,,,,,\n'
    ",see https://x.invalid,,,,\n"
)


def test_financial_and_calendar_years_side_by_side(tmp_path):
    lines, _, engine = stage(tmp_path, {"d.csv": HMT})
    with engine:
        assert engine.run(
            "select period, deflator, base_period from stg_deflators"
            " order by line_number, part_number"
        ) == [
            ("FY1955-56", 3.3016, "FY2023-24"),
            ("CY1955", 3.2823, "CY2023"),
            ("FY2022-23", 94.2175, "FY2023-24"),
            ("CY2022", 93.191, "CY2023"),
        ]
    assert (lines["d.csv"].read, lines["d.csv"].accepted) == (5, 2)
    assert lines["d.csv"].rejected == {
        "a year without an index": 1,
        "no year: a note below or beside the table": 2,
    }


def test_a_line_is_accepted_where_one_of_its_years_has_an_index(tmp_path):
    content = HMT.replace("2022-23,94.2175", "2022-23,-")
    lines, _, engine = stage(tmp_path, {"d.csv": content})
    engine.close()
    assert lines["d.csv"].accepted == 2


def test_deflators_by_year(tmp_path):
    content = "period,gdp_deflator\n2008-09,83.45\n2009/10,x\nall,1\n"
    lines, _, engine = stage(tmp_path, {"d.csv": content})
    with engine:
        assert engine.run("select period, deflator, base_period from stg_deflators") == [
            ("FY2008-09", 83.45, None)
        ]
    assert sum(lines["d.csv"].rejected.values()) == 2


def _cost(code, value=" £7,095 ", year="2010/11"):
    return (
        f'HOUSING,EVICTION,{code},"Cost of\neviction",Local authority,,Per incident,"{value}",'
        f'{year},"£7,500","Briefing (2012), p.6",A,Note,http://x.invalid\r\n'
    )


def test_unit_costs_without_a_heading_row(tmp_path):
    content = _cost("HO1.0") + _cost("E&S1.0.1", "706") + _cost("SS10.2", "-")
    lines, _, engine = stage(tmp_path, {"HOUSING.csv": content})
    with engine:
        assert engine.run(
            "select value_code, subcategory, value_words, unit, value_gbp::varchar, price_year,"
            " updated_value_gbp::varchar, value_source, value_confidence from stg_unit_values"
            " where value_code = 'HO1.0'"
        ) == [
            ("HO1.0", "EVICTION", "Cost of\neviction", "Per incident", "7095.00", "FY2010-11",
             "7500.00", "Briefing (2012), p.6", "A")
        ]  # fmt: skip
    assert (lines["HOUSING.csv"].read, lines["HOUSING.csv"].accepted) == (3, 2)
    assert lines["HOUSING.csv"].rejected == {"no value that can be read": 1}


def test_unit_costs_under_merged_headings(tmp_path):
    """And the look-up of years that stands below them."""
    content = (
        "Outcome category,Outcome detail,Cost code,Cost / saving detail,Agency bearing the cost,,"
        "Unit,Fiscal Cost,,,Original source,RAG assessment,Comment\n"
        ",,,,Level 1,Level 2,,Estimated cost/saving,Year,Updated cost/ saving,,,\n"
        "CRIME,ASB,CR1.0,Incident,Police,,Per incident,500.0,2002/03,659.82,Report,R,Old\n"
        "CRIME,ASB,CR1.1,Incident,Police,,Per incident,500.0,soon,659.82,Report,R,Old\n"
        ",,,,,,,,1989/90,,,,\n"
    )
    lines, _, engine = stage(tmp_path, {"u.csv": content})
    with engine:
        assert engine.run(
            "select value_code, agency, value_gbp::varchar, price_year, updated_value_gbp::varchar"
            " from stg_unit_values"
        ) == [("CR1.0", "Police", "500.00", "FY2002-03", "659.82")]
    assert lines["u.csv"].read == 4  # the second heading row counts as a line
    assert sum(lines["u.csv"].rejected.values()) == 3


def test_codes_of_what_is_procured(tmp_path):
    codes = [
        {"code": "31532700-1", "numericCode": 31532700, "parent": "31532000-4", "version": 2,
         "type": 1, "name": "Lamp covers"},
        {"code": "03000000-1", "numericCode": 3000000, "version": 2, "name": "Crops"},
        {"code": "3", "numericCode": 3, "name": "No code"},
    ]  # fmt: skip
    lines, _, engine = stage(tmp_path, {"cpv.json": json.dumps(codes)})
    with engine:
        assert engine.run("select * exclude (source_file_id) from stg_cpv order by 1") == [
            (1, "31532700-1", "31532000-4", "Lamp covers", 2),
            (2, "03000000-1", None, "Crops", 2),
        ]
    assert lines["cpv.json"].rejected == {"no CPV code": 1}


@pytest.mark.parametrize("content", ['{"numericCode": 1}', '["numericCode"]', "[]"])
def test_other_documents_are_no_codes(tmp_path, content):
    lines, reasons, engine = stage(tmp_path, {"x.json": content})
    engine.close()
    assert not lines and reasons["x.json"].startswith("a document without")


def test_a_month_is_no_monday():
    assert _values.is_date("Monday 3 June 2024") and _values.is_date("Mon, 3 Jun 24")
    assert not _values.is_date("Month 5 2024/25")


def test_days_as_a_database_writes_them_are_days():
    """The hour of its style 100 has a half of the day behind it, and its days two spaces before."""
    assert _values.is_date("Mar  7 2024 12:00AM") and _values.is_date("May 13 2024 12:00:00:000AM")
    assert not _values.is_date("Mar 7 2024 to Apr") and not _values.is_date("May 5 2024 budget")
