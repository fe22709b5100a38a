"""Lines and cells that say something else than they seem to: each is told for what it is."""

import json

import pytest

from tests.sources.odd import HEAD, LINES, NAMES, POUNDS, stage_all, text
from tests.sources.test_odd_tables import GROUPED, RECORDS, aligned, once

BROKEN = "a line that is not parted like the others"
NOTE = "neither an amount nor a day: a note or a footer"
TYPED = ("Expense Type", *HEAD)
LATE = "14/05/2024{0}Gannet and Sons of the long name Ltd{0}99.50\n"

PARTLY = {
    # one line more, of which nobody can tell the amount
    "semicolons in a file of commas": ("a.csv", text(HEAD, *LINES) + LATE.format(";")),
    "the payee first": ("a.csv", text(GROUPED, *((p, d, a) for d, p, a in LINES))
                        + "Gannet Ltd;14/05/2024;99.50\n"),
    "a name wider than its column": ("a.txt", aligned(*LINES) + LATE.format(" ")),
    "a record cut off": ("a.ndjson", "\n".join(
        [*map(json.dumps, RECORDS[:6]), '{"Date": "09/05/2024", "Amount": "9', *map(
            json.dumps, RECORDS[6:])])),
    "beside sums of groups": ("a.csv", text(
        GROUPED, *(row for n in range(4) for row in (
            *once([(p, d, a) for d, p, a in LINES], 0)[3 * n : 3 * n + 3],
            ("", "", f"{9 * n + 6}01.50")))) + LATE.format(";")),
}  # fmt: skip
SERVICED = (*HEAD, "Service")
WHOLE = text(SERVICED, *((*line, "Roads") for line in LINES))
CUT = {
    "within an amount": WHOLE + "31/05/2024,Oak Nursing,3",
    "within a name": WHOLE + "31/05/2024,Oak Nur",
    "in two bytes a sign": (WHOLE + "31/05/2024,Oak Nursing,3").encode("utf-16"),
}
NOT_CUT = {
    # lines that are paid
    "all its cells": (WHOLE + "31/05/2024,Oak Nursing,3.00,Roads", 13),
    "a blank cell": (WHOLE + "31/05/2024,Oak Nursing,3.00,", 13),
    "a line end": (WHOLE + "31/05/2024,Oak Nursing,3.00\n", 13),
    "others are as short": (
        text(SERVICED, *LINES[:4], *((*line, "Roads") for line in LINES[4:])).rstrip("\n")
        + "\n31/05/2024,Oak Nursing,3.00", 13),
    "a total": (WHOLE + f"Total,,{POUNDS}", 12),
}  # fmt: skip
REMARKS = {
    "of pounds since a day": text(HEAD, *LINES, ("Payments from 05/05/2024 above £500.00", "", "")),
    "of pounds and two days": text(
        HEAD, *LINES, ("Payments over £500.00 made from 01/05/2024 to 31/05/2024", "", "")
    ),
    "of two days and pounds": text(
        HEAD, *LINES, ("01/05/2024 to 31/05/2024: payments above £500.00", "", "")
    ),
    "of a day": text(HEAD, *LINES, ("05/05/2024 is the first day", "", "")),
    "of pounds": text(HEAD, *LINES, ("Payments above £500.00", "", "")),
}
NAMELESS = {
    # two quotation marks that quote nothing: names are hidden
    "other cells are quoted": text(
        HEAD, *((d, "''" if n % 3 == 2 else f"'{p}'", a) for n, (d, p, a) in enumerate(LINES))),
    "names stand again and again": text(
        HEAD, *((d, "''" if n % 3 == 2 else NAMES[n % 2], a) for n, (d, _, a) in enumerate(LINES))),
    "the first is one": text(
        HEAD, *((d, "''" if n in (0, 4, 7, 10) else f"{'ABCDEFGHIJKL'[n]} Ltd", a)
                for n, (d, _, a) in enumerate(LINES))),
}  # fmt: skip
DITTO = text(HEAD, *((d, "''" if n % 3 else p, a) for n, (d, p, a) in enumerate(LINES)))
WITH_REMARKS = {
    "amid a department": text(
        HEAD, ("Adult Care", "", ""), *LINES[:3], ("Payments are shown net of VAT", "", ""),
        *LINES[3:6], ("Highways", "", ""), *LINES[6:]),
    "below its name": text(
        HEAD, ("Adult Care", "", ""), ("Payments are shown net of VAT", "", ""), *LINES[:6],
        ("Highways", "", ""), *LINES[6:]),
}  # fmt: skip
TYPES = text(
    TYPED, ("Payments are shown net of VAT", "", "", ""), *(("", *line) for line in LINES[:6]),
    ("Names of persons are redacted", "", "", ""), *(("", *line) for line in LINES[6:]),
)  # fmt: skip
REST = {"success": True, "result": {"records": RECORDS, "limit": 12}}
PAGES = {
    "a total": ({"total": 5000}, "it states 5,000 records and holds 12: a part of them"),
    "a link": ({"links": {"next": "?page=2"}}, "it names a next page: there are more records than"),
    "a list of links": ({"links": [{"rel": "next", "href": "?page=2"}]}, "it names a next page"),
    "more": ({"exceededTransferLimit": True}, "it says that there are more records than the 12"),
    "pages": ({"page": 1, "pages": 9}, "it is one of 9 pages: there are more records than the 12"),
    "total pages": ({"meta": {"totalPages": 9}}, "it is one of 9 pages"),
    "a count of pages": ({"pageCount": "9"}, "it is one of 9 pages"),
    "one page": ({"page": 1, "pages": 1}, ""),
    "all of them": ({"total": 12, "links": {"next": "?page=2"}}, ""),
    "the last page": ({"links": {"next": None}}, ""),
}


@pytest.fixture(scope="module")
def staged(tmp_path_factory):
    texts = REMARKS | NAMELESS | WITH_REMARKS | {"dittos": DITTO, "types": TYPES}
    files = PARTLY | {name: ("a.csv", content) for name, content in texts.items()}
    files |= {name: ("a.json", json.dumps(REST | {"result": REST["result"] | said}))
              for name, (said, _) in PAGES.items()}  # fmt: skip
    files |= {f"cut {name}": ("a.csv", content) for name, content in CUT.items()}
    files |= {f"not cut: {name}": ("a.csv", content) for name, (content, _) in NOT_CUT.items()}
    files["pounds"] = ("a.json", json.dumps({"total": 7806, "payments": RECORDS}))
    return stage_all(tmp_path_factory.mktemp("lines"), files)


@pytest.mark.parametrize("name", PARTLY)
def test_a_line_that_cannot_be_parted_is_refused_and_is_no_note(staged, name):
    found = staged[name]
    assert (found.reason, found.pounds) == ("", POUNDS)
    assert found.apart[BROKEN] == 1
    assert len(found.payments) + sum(found.apart.values()) == found.read


@pytest.mark.parametrize("name", CUT)
def test_a_last_line_that_breaks_off_is_refused(staged, name):
    found = staged[f"cut {name}"]
    assert (found.pounds, found.apart) == (POUNDS, {BROKEN: 1})
    assert "the file breaks off within its last line" in found.notes


@pytest.mark.parametrize("name", NOT_CUT)
def test_a_last_line_without_its_end_is_whole(staged, name):
    found = staged[f"not cut: {name}"]
    assert (len(found.payments), found.apart[BROKEN]) == (NOT_CUT[name][1], 0)
    assert "breaks off" not in found.notes


@pytest.mark.parametrize("name", REMARKS)
def test_a_remark_with_a_day_is_no_broken_line(staged, name):
    assert staged[name].apart == {NOTE: 1}


@pytest.mark.parametrize("name", NAMELESS)
def test_two_marks_that_quote_nothing_are_nobody(staged, name):
    found = staged[name]
    assert (len(found.payments), found.pounds) == (12, POUNDS)
    assert found.each("payee_name").count(None) == 4
    assert "two quotation marks in “Supplier” of 4 lines quote nothing" in found.notes


def test_two_marks_below_names_that_stand_once_mean_the_name(staged):
    assert staged["dittos"].each("payee_name") == [name for _, name, _ in LINES]


@pytest.mark.parametrize("name", WITH_REMARKS)
def test_a_remark_is_no_department(staged, name):
    assert staged[name].each("directorate") == ["Adult Care"] * 6 + ["Highways"] * 6


def test_a_remark_is_no_type_of_expense(staged):
    assert set(staged["types"].each("expense_type")) == {None}


@pytest.mark.parametrize("name", PAGES)
def test_an_answer_in_pages_says_what_is_left(staged, name):
    found, said = staged[name], PAGES[name][1]
    assert (len(found.payments), found.pounds) == (12, POUNDS)
    assert said in found.notes if said else found.notes == ""


def test_a_total_of_pounds_is_no_number_of_records(staged):
    assert staged["pounds"].notes == ""
