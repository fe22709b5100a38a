"""What mutations have found, each as the smallest file that shows it."""

import datetime
from decimal import Decimal

import pytest

from tests.fuzz.judge import judge

DAYS = [datetime.date(2022, 5, day) for day in range(1, 29)]
ROWS = [f"{day:%d/%m/%Y},Gannet Ltd,{day.day}.50,R{day.day}" for day in DAYS]
TOTAL = sum((Decimal(day.day) + Decimal("0.5") for day in DAYS), Decimal(0))


def landed(text, suffix=".csv"):
    data = text if isinstance(text, bytes) else text.encode("utf-8")
    found = judge({"one": (f"file{suffix}", data)})["one"]
    assert found.broken == []
    return found


def lines(*rows):
    return "\n".join(rows) + "\n"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1010,19", "1010.19"),
        ("12,34", "12.34"),
        ("35.408.050,32", "35408050.32"),
        ("12345,678.90", "12345678.90"),
        ("œ274.17", "274.17"),
        ("ú274.17", "274.17"),
        ("\ufffd274.17", "274.17"),
        ("1\u202f234.50", "1234.50"),
        ("'12.50", "12.50"),
        ("\t12.50", "12.50"),
        ('"=""12.50"""', "12.50"),
    ],
)
def test_amounts_in_odd_dress(written, meant):
    cell = f'"{written}"' if "," in written else written
    found = landed(lines("Date,Supplier,Net,Ref", *ROWS, f"03/05/2022,Whelk Ltd,{cell},R99"))
    assert found.total == TOTAL + Decimal(meant)


@pytest.mark.parametrize(
    "written",
    [
        "34112130692_1",
        "12_5",
        "_5",
        "1_000.50",
        "£1_000",
        "1,2",
        "12,5",
        "1,23,456",
        "2,996340",
        "1,234,56",
        "430).64",
    ],
)
def test_a_comma_that_parts_no_thousands_or_a_bracket_makes_no_amount(written):
    """Taking it out made 12,5 a hundred and twenty-five pounds."""
    found = landed(lines("Date,Supplier,Net,Ref", *ROWS, f'03/05/2022,Whelk Ltd,"{written}",R99'))
    assert found.total == TOTAL
    assert [said[3] for said in found.lines.values() if not said[0]] == ["unreadable"]


@pytest.mark.parametrize(
    "day",
    [
        "\t14-Oct-22",
        "14-Oct-22  \t",
        "\u00a014/10/2022\u00a0",
        "14 October 2022 ",
        "\t44848",
        "44848\u00a0",
    ],
)
def test_other_spaces_hide_no_day(day):
    found = landed(lines("Date,Supplier,Net", *[f"{day},Gannet Ltd,{n}.00" for n in range(1, 9)]))
    assert {said[2] for said in found.lines.values()} == {datetime.date(2022, 10, 14)}


def test_a_second_row_of_headings_may_stand_below_a_blank_one():
    """Without it the first column under “Amount” counted, which is gross."""
    rows = [f"{day:%d/%m/%Y},120,20,100,Gannet Ltd" for day in DAYS]
    found = landed(lines("Date,Amount,,,Supplier", ",,,,", ",Gross,VAT,Net,", *rows))
    assert found.bases == {"net"}
    assert found.total == 100 * len(DAYS)


def test_a_heading_that_comes_again_is_placed_as_the_first_one_was():
    """“Effective Date” stands before “Payment Date”, which is the better one."""
    heading = "Effective Date,Payment Date,Supplier,Net"
    rows = [f"31/05/2022,{day:%d/%m/%Y},Gannet Ltd,{day.day}.50" for day in DAYS]
    found = landed(lines(heading, *rows[:9], heading, *rows[9:]))
    assert {said[2] for said in found.lines.values() if said[0]} == set(DAYS)


def test_other_columns_under_headings_with_a_digit_in_them():
    first = [f"{day:%d/%m/%Y},Gannet Ltd,{day.day}.50," for day in DAYS[:9]]
    then = [f"{day.day}.50,,Gannet Ltd,{day:%d/%m/%Y}" for day in DAYS[9:]]
    found = landed(lines("Date,Supplier,Net,Column1", *first, "Net,x,Column1,y", *then[:0],
                         "Net,Column1,Supplier,Date", *then))  # fmt: skip
    assert found.total == TOTAL


def test_most_of_a_file_may_stand_under_the_second_headings():
    """The values of all columns together contradicted the first headings."""
    first = [f"{day:%d/%m/%Y},Gannet Ltd,{day.day}.50,R1" for day in DAYS[:7]]
    then = [f"R1,{day.day}.50,Gannet Ltd,{day:%d/%m/%Y}" for day in DAYS[7:]]
    found = landed(lines("Date,Supplier,Net,Ref", *first, "Ref,Net,Supplier,Date", *then))
    assert found.total == TOTAL


def test_other_columns_under_headings_that_do_not_say_which_are_refused():
    """Numbers of documents were read as pounds."""
    then = [f"160060{day.day:04},{day:%d/%m/%Y},Gannet Ltd,{day.day}.50" for day in DAYS[9:]]
    found = landed(lines("Date,Supplier,Net,Ref", *ROWS[:9], "Ref,Date,Supplier,", *then))
    assert found.refused
    assert "its columns are others" in found.rows[0]["refused_because"]


def test_a_heading_below_hundreds_of_blank_lines():
    found = landed("\n" * 500 + lines("Date,Supplier,Net,Ref", *ROWS))
    assert found.total == TOTAL


def test_a_broken_workbook_is_refused_and_nothing_is_written_past_python(capfd):
    book = b"PK\x03\x04" + b"xl/workbook.xml" + bytes(400) + b"PK\x05\x06" + b"\xff" * 18
    for data in (book, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600):
        assert landed(data, ".xlsx").refused
    assert capfd.readouterr().err == ""


def test_headings_of_two_rows_again_without_the_second_are_refused():
    """The amounts with VAT counted for those without it, from the first line on."""
    rows = [f"{day:%d/%m/%Y},Gannet Ltd,{day.day * 1.2},{day.day}.00" for day in DAYS]
    then = [",".join(row.split(",")[i] for i in (1, 2, 0, 3)) for row in rows[9:]]
    found = landed(lines("Date,Supplier,Amount,", ",,Gross,Net", *rows[:9], "Supplier,Amount,Date,",
                         *then))  # fmt: skip
    assert "its headings name another amount" in found.rows[0]["refused_because"]


def test_sums_of_groups_are_none_of_what_stands_under_other_columns():
    """What was mended in the first columns would have been mended in others."""
    rows = [f"{day:%d/%m/%Y},{'Gannet Ltd' if day.day % 4 == 1 else '``'},{day.day}.50,R{day.day}"
            for day in DAYS]  # fmt: skip
    rows = [row.replace("``", '""""') for row in rows]
    then = [",".join(reversed(row.split(","))) for row in rows[9:]]
    found = landed(lines("Date,Supplier,Net,Ref", *rows[:9], "Ref,Net,Supplier,Date", *then))
    assert "could not be read as the lines above" in found.rows[0]["refused_because"]


def test_a_note_behind_every_line_moves_no_amount():
    """Blanks about each cell were taken for those behind a comma, and moved the amount."""
    rows = [f" {day:%d/%m/%Y} , R{day.day} , Gannet Ltd , {day.day}.50 , #N/A " for day in DAYS]
    assert landed(lines(" Date , Ref , Supplier , Net ", *rows)).total == TOTAL


# Documents, codes and look-ups --------------------------------------------------------------------


def test_a_hexagon_that_is_no_object_is_counted():
    found = landed('{"layout": "odd-r", "hexes": {"X08000001": {"q": 0, "r": 1}, "X08000002": 7}}',
                   ".hexjson")  # fmt: skip
    assert sorted(said[3] or "" for said in found.lines.values()) == ["", "no column or no row"]


def test_an_indicator_described_by_no_object_is_refused_by_its_name():
    found = landed('{"ess-beta-metadata": {"shared": null, "Sleep": {"label": "a"}, "Rest": 7}}',
                   ".json")  # fmt: skip
    assert "Rest lacks 'label'" in found.rows[0]["refused_because"]


def test_boundaries_nested_without_end_are_refused():
    found = landed('{"type": "FeatureCollection", "features": ' + "[" * 100_000, ".geojson")
    assert "not GeoJSON" in found.rows[0]["refused_because"]


def _scores(heading, *more):
    rows = [f"X0800000{n},Place {n},Crime,2019,{n},{n}.5{end}" for n in range(1, 8) for end in more]
    return lines(heading, *rows)


_DEPRIVATION = "area_code,area_name,index_domain,deprivation_data_year,average_rank,average_score"


def test_a_blank_heading_over_no_column_of_its_own_refuses_the_table():
    """Ranks were read as scores, without a word."""
    heading = _DEPRIVATION.replace("data_year,", "data_year,,")
    found = landed(_scores(heading, ""))
    assert (
        "every line has 6 cells under 7 headings, and heading 5 is blank"
        in (found.rows[0]["refused_because"])
    )


def test_a_shorter_line_far_down_stops_nobody():
    """It was looked at as the others are, and ended in a traceback."""
    rows = [f"X08{n:06},,Place,Crime,2019,{n},{n}.5" for n in range(1, 130)]
    heading = _DEPRIVATION.replace("area_code,", "area_code,,") + ",notes"
    found = landed(lines(heading, *rows, "X08000131"))
    assert "every line has 7 cells under 8 headings" in found.rows[0]["notes"]


def test_a_heading_more_than_cells_is_told():
    found = landed(_scores(_DEPRIVATION.replace("data_year,", "data_year,No.,"), ""))
    assert "“average_score” holds nothing, or each value stands one column off" in (
        found.rows[0]["notes"] or found.rows[0]["refused_because"]
    )


_AS_EVER = (
    (_DEPRIVATION, [""]),
    (_DEPRIVATION, [","]),
    (_DEPRIVATION, ["", ",", ",,"]),
    (_DEPRIVATION + ",", [""]),
    (_DEPRIVATION + ",,", [""]),
    (_DEPRIVATION + ",notes", [",x"]),
    (_DEPRIVATION + ",notes", ["", ",late"]),
    (_DEPRIVATION + ",,notes", [",,x", ",,"]),
    (_DEPRIVATION + ",,notes", [",,"]),
    (_DEPRIVATION + ",notes", [","]),
    (_DEPRIVATION + ",notes", [""]),  # stripped from every line
)


def test_lines_as_long_as_their_headings_or_of_many_lengths_are_read_as_ever():
    files = {f"c{i}": ("file.csv", _scores(heading, *ends).encode())
             for i, (heading, ends) in enumerate(_AS_EVER)}  # fmt: skip
    found = judge(files)
    one = sum(Decimal(n) + Decimal("0.5") for n in range(1, 8))
    totals = [found[case].total for case in files]
    assert totals == [one * len(ends) for _, ends in _AS_EVER]
    told = [case for case in files if "cells under" in (found[case].rows[0]["notes"] or "")]
    assert told == ["c10"]
    assert "“notes” holds nothing" in found["c10"].rows[0]["notes"]


_POSTCODES = [f"ZZ1 {n}AA,X0100000{n},X0200000{n}" for n in range(1, 9)]


def test_postcodes_are_looked_up_in_small_areas():
    found = landed(lines("pcds,lsoa21cd,msoa21cd", *_POSTCODES))
    assert {said[2] for said in found.lines.values()} >= {"ZZ11AA|X01000001", "ZZ18AA|X01000008"}


def test_middle_areas_under_the_heading_of_small_ones_refuse_a_file_of_postcodes():
    found = landed(lines("pcds,msoa21cd,lsoa21cd", *_POSTCODES))
    assert "“lsoa21cd” holds no small areas" in found.rows[0]["refused_because"]


_DEFLATORS = [f"{year}-{year % 100 + 1:02},{year - 1900},,{year},{year - 1900}"
              for year in range(2000, 2012)]  # fmt: skip


@pytest.mark.parametrize(
    ("heads", "told"),
    [
        ("Financial year,2010-11 = 100,,Calendar year,", "“Calendar year” has no column of deflat"),
        ("Financial year,2010-11 = 100,,Calendar yera,2010 = 100", "“2010 = 100” has no column of"),
        ("Financial year,2010-11 = 100,,,2010 = 100", "“2010 = 100” has no column of years"),
    ],
)
def test_years_without_their_deflators_and_deflators_without_years_are_told(heads, told):
    assert told in (landed(lines(heads, *_DEFLATORS)).rows[0]["notes"] or "")


@pytest.mark.parametrize("heads", [
    "Financial year,2010-11 = 100,,Calendar year,2010 = 100",
    "Financial year,GDP deflator 2010-11 = 100,,Calendar year,GDP deflator 2010 = 100",
    "Year,GDP deflator 2010-11 = 100,per cent change,,Money GDP",
    "Period,gdp_deflator,note,other,remark",
])  # fmt: skip
def test_deflators_beside_their_years_are_read_without_a_word(heads):
    found = landed(lines(heads, *_DEFLATORS))
    assert "of its own" not in (found.rows[0]["notes"] or "")
    assert found.total == 1266 * (2 if "Calendar" in heads else 1)
