"""What is odd about registers, notices, grants, look-ups and documents is told by `check`."""

import csv
import io
import json

import pytest

from tests.build.folders import landed
from tests.sources.staged import stage
from tests.sources.test_ocds import RELEASE

REGISTER = ("Contract Title", "Supplier", "Start Date", "End Date", "Total Contract Value")


def text(*rows):
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue()


def register(*values, heading=REGISTER):
    """Contracts, one of each value."""
    rows = [(f"Care {n}", "Gannet Ltd", "01/04/2022", "31/03/2026", value)
            for n, value in enumerate(values)]  # fmt: skip
    return text(heading, *rows)


def told(inspected, name, content):
    found = inspected(name, content)
    assert found.lines_read == found.lines_accepted + found.lines_rejected
    return found


def test_values_of_contracts_that_are_not_sure_are_told(inspected):
    values = [*["1,000"] * 6, "up to £50k", "12,5", "TBC", "£1.2m", "-5"]
    found = told(inspected, "a/register.csv", register(*values))
    assert found.odd == (
        "2 contracts: a total value that cannot be read",
        "1 contract: its value is below nought",
    )


@pytest.mark.parametrize("last", ["04/03/2026", "31/03/2026"])
def test_a_register_whose_days_prove_no_order_says_so(inspected, last):
    rows = [(f"Care {n}", "Gannet Ltd", f"0{n}/04/2022", last, "1,000") for n in range(1, 7)]
    found = told(inspected, "a/register.csv", text(REGISTER, *rows))
    said = any("nothing proves that the day stands first" in one for one in found.odd)
    assert said == (last == "04/03/2026")
    assert not any("date_system" in one for one in found.choices)


def values_of(root, *values):
    """What becomes of the values of a register, through landing and staging."""
    _, _, engine = stage(root, {"a/register.csv": register(*values)})
    with engine:
        found = engine.run(
            "select coalesce(total_value_gbp, annual_value_gbp) from stg_contracts_judged"
            " order by line_number"
        )
    return [str(value) for (value,) in found]


def test_a_register_whose_values_are_all_written_short_keeps_them(tmp_path):
    short = ["£1.2m", "£50k", "25,000 per annum", "£3m p.a.", "2 million", "£10k (per year)"]
    expected = ["1200000.00", "50000.00", "25000.00", "3000000.00", "2000000.00", "10000.00"]
    assert values_of(tmp_path, *short) == expected


def test_a_register_with_decimal_commas_alone_is_read_whole(tmp_path):
    assert values_of(tmp_path, "12,5", "100,5", "33,25") == ["12.50", "100.50", "33.25"]


def test_a_comma_that_another_value_contradicts_is_told(tmp_path):
    assert values_of(tmp_path, "12,5", "100,5", "1,250") == ["None", "None", "1250.00"]


def test_notes_and_totals_of_a_register_are_set_apart(inspected):
    content = register(*["1,000"] * 6) + "see overleaf,,,,\nGrand Total,,,,6000\n"
    found = told(inspected, "a/register.csv", content)
    assert (found.lines_accepted, found.lines_rejected) == (6, 2)
    assert found.odd == (
        "1 line set apart: a note: it says one thing alone",
        "1 line set apart: a total of contracts",
    )


@pytest.mark.parametrize(
    ("line", "contracts"),
    [
        ("Sum,,,,6000", 6),
        ("Total contract spend,,,,£1m", 6),
        ("TOTAL (12 contracts),,,,9", 6),
        ("Overall total,,,,6000", 6),
        (",All of the above,,,6000", 6),
        ("All of the above,,,,6001", 7),
        ("Total Mobile,Gannet Ltd,,,6001", 7),
        ("Sum,,01/04/2024,,6000", 7),
    ],
)
def test_a_line_that_states_nothing_but_a_value_may_be_a_total(inspected, line, contracts):
    found = told(inspected, "a/register.csv", register(*["1,000"] * 6) + line + "\n")
    assert found.lines_accepted == contracts


def test_a_heading_of_pounds_over_days_refuses_the_file(inspected):
    """A day such as 2022-04-01 is no amount: the columns are shifted."""
    found = told(inspected, "a/register.csv", register(*["2022-04-01"] * 9))
    assert "its columns are shifted" in found.refused_because


def test_a_register_without_values_says_so(inspected):
    heading = (*REGISTER[:4], "Colour")
    found = told(inspected, "a/register.csv", register(*["red"] * 6, heading=heading))
    assert found.odd == ("no heading says what a contract is worth in all: that is not known",)


# Registers that carry the publisher's own row -----------------------------------------------------

COLLECTED = ("raw", "title", "supplier_name_raw", "start_date", "value")


def collected(*rows):
    """A collector's register, each row with what the publisher wrote as JSON beside it."""
    made = []
    for number, (own, value) in enumerate(rows):
        raw = json.dumps(own) if isinstance(own, dict) else own
        made.append((raw, f"Care {number}", "Gannet Ltd", "2022-04-01", value))
    return text(COLLECTED, *made)


def own(value, **more):
    return {"Contract Title": "Care", "Contractor/\nProvider": "Gannet Ltd",
            "Original Start/Commencement Date": "01/04/2022", "Contract value": value,
            "Company Reg No": "01234567"} | more  # fmt: skip


def test_an_original_row_that_is_damaged_is_told_and_the_collector_s_reading_counts(tmp_path):
    content = collected(
        (own("£900"), "900"), ('{"Contract Title": "Ca', "800"), (own("700"), "700")
    )
    tables, (row,) = landed(tmp_path, {"a/register.csv": content})
    assert [one["total_value"] for one in tables["raw_contracts"]] == ["£900", "800", "700"]
    assert tables["raw_contracts"][1]["start_date"] == "2022-04-01"
    assert row["notes"] == (
        "1 contract: the original row in “raw” cannot be read, and they count as its collector "
        "read it and without “Company Reg No”"
    )


def test_a_value_that_is_damaged_in_the_original_row_counts_as_it_was_collected(tmp_path):
    content = collected((own("?900.00"), "900"), (own("800"), "800"), (own("TBC"), ""))
    tables, (row,) = landed(tmp_path, {"a/register.csv": content})
    assert [one["total_value"] for one in tables["raw_contracts"]] == ["900", "800", "TBC"]
    assert "1 contract: “Contract value” cannot be read in the original row" in row["notes"]


def test_cells_behind_the_headings_move_no_original_row(tmp_path):
    lines = collected((own("900"), "900"), (own("800"), "800")).splitlines()
    tables, _ = landed(
        tmp_path, {"a/register.csv": "\n".join([lines[0], *(f"{line},x,," for line in lines[1:])])}
    )
    assert [one["total_value"] for one in tables["raw_contracts"]] == ["900", "800"]
    assert tables["raw_contracts"][0]["company_number"] == "01234567"


def test_a_stroke_before_a_doubled_mark_escapes_nothing(tmp_path):
    """As JSON within CSV has it: cover \\""from May"."""
    content = collected((own("900", Note='cover "from May"'), "900"), (own("800"), "800"))
    _, (row,) = landed(tmp_path, {"a/register.csv": content})
    assert row["notes"] == ""


def test_a_column_called_raw_without_original_rows_is_told(tmp_path):
    content = collected(("7", "900"), ("8", "800"))
    tables, (row,) = landed(tmp_path, {"a/register.csv": content})
    assert [one["total_value"] for one in tables["raw_contracts"]] == ["900", "800"]
    assert row["notes"] == "“raw” holds no original rows, and is not read as such"


# Grants, look-ups, populations --------------------------------------------------------------------


def test_days_of_grants_are_read_by_the_order_that_the_file_proves(inspected):
    rows = [(f"05/{n:02}/2023", "Dunlin Trust", f"{n}00") for n in range(8, 16)]
    content = text(("Date of award", "Recipient", "Amount awarded"), *rows)
    found = told(inspected, "a/grants.csv", content)
    assert (found.lines_accepted, found.odd) == (8, ())


def test_headings_that_come_again_are_no_places(inspected):
    heading = ("LTLA23CD", "LTLA23NM", "UTLA23CD", "UTLA23NM")
    rows = [(f"E0700000{n}", "A", "E10000001", "B") for n in range(5)]
    found = told(
        inspected, "a/lookup.csv", text(heading, *rows, heading, ("see below", "", "", ""))
    )
    assert (found.lines_accepted, found.lines_rejected) == (5, 2)
    assert found.odd == (
        "1 line with the headings again: set apart",
        "1 line set apart: a code that is none",
        "1 line set apart: no place code",
    )


def test_headings_that_come_again_over_other_columns_refuse_the_file(inspected):
    heading = ("LTLA23CD", "LTLA23NM", "UTLA23CD", "UTLA23NM")
    rows = [(f"E0700000{n}", "A", "E10000001", "B") for n in range(5)]
    other = [row[::-1] for row in (heading, *rows)]
    found = told(inspected, "a/lookup.csv", text(heading, *rows, *other))
    assert "from line 7 on its columns are others" in found.refused_because


@pytest.mark.parametrize("pad", ["\t", "\u00a0", "\u2009"])
def test_white_space_about_a_cell_is_nothing(inspected, pad):
    rows = [(f"{pad}E0700000{n}{pad}", "A", f"{pad}E10000001", "B") for n in range(5)]
    heading = ("LTLA23CD", "LTLA23NM", "UTLA23CD", "UTLA23NM")
    assert told(inspected, "a/lookup.csv", text(heading, *rows)).lines_accepted == 5


# OCDS ---------------------------------------------------------------------------------------------


def worth(amount):
    return RELEASE | {"awards": [RELEASE["awards"][0] | {"value": {"amount": amount}}]}


def test_a_page_of_several_says_so(inspected):
    page = {"links": {"next": "https://example.invalid/?cursor=2"}, "releases": [RELEASE]}
    found = told(inspected, "a.json", json.dumps(page))
    assert found.odd == (
        "one page of several: it names a next one, which is to be in the folder as well",
    )
    assert told(inspected, "a.json", json.dumps(page | {"links": {}})).odd == ()


def test_an_empty_package_says_so(inspected):
    assert told(inspected, "a.json", '{"releases": []}').odd == ("a package that holds no release",)


@pytest.mark.parametrize("name", ["a.ndjson", "a.json", "a.jsonl"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_lines_are_read_whatever_a_file_is_called(inspected, name, encoding):
    lines = [json.dumps(RELEASE), "{broken", "", json.dumps(RELEASE | {"id": "2"})]
    found = told(inspected, name, "\r\n".join(lines).encode(encoding))
    assert (found.lines_read, found.lines_accepted) == (3, 2)
    assert found.odd == ("1 line set apart: a line that is not JSON",)


def test_a_package_may_be_called_lines(inspected):
    found = told(inspected, "a.ndjson", json.dumps({"releases": [RELEASE]}, indent=1))
    assert (found.lines_read, found.lines_accepted) == (1, 1)


def test_bytes_that_are_no_text_spoil_their_line_alone(inspected):
    data = json.dumps(RELEASE).encode() + b'\n{"ocid": "ocds-x1tern-2", "title": "Caf\xe9"}\n'
    found = told(inspected, "a.ndjson", data)
    assert (found.lines_accepted, found.lines_rejected) == (1, 1)


@pytest.mark.parametrize("amount", ["NaN", "1e400", '"12,50"', '"1.234,50"', "1e30"])
def test_an_amount_that_is_none_refuses_its_release(inspected, amount):
    line = json.dumps(worth("X")).replace('"X"', amount)
    found = told(inspected, "a.ndjson", f"{line}\n{json.dumps(RELEASE | {'id': '2'})}\n")
    assert (found.lines_accepted, found.lines_rejected) == (1, 1)


def test_half_a_character_is_a_mark_of_what_was_lost(tmp_path):
    line = json.dumps(RELEASE | {"tender": {"id": "x", "title": "Care \ud800 home"}})
    tables, _ = landed(tmp_path, {"a.json": line})
    assert tables["raw_ocds"][0]["title"] == "Care ? home"
