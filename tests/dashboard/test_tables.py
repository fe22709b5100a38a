"""CSV downloads: every value, the reason where there is none, and nothing a spreadsheet runs."""

import csv
import datetime
import io
from decimal import Decimal

import pandas as pd
import pytest

from dashboard.documents.card import Card
from dashboard.documents.tables import csv_bytes, neutral

CARD = Card(
    title="What the council paid",
    finding="**£1.00** in one month that is loaded.",
    filters="Brackwater · every month loaded",
    period="every month loaded",
    source="Brackwater Council, payments: 2 files",
    build_id="b1",
    built_at=datetime.datetime(2026, 11, 22, 21, 0),
)


def read_back(content):
    assert content.startswith(b"\xef\xbb\xbf"), "without a byte order mark Excel misreads the £"
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_sentences_come_without_the_marks_of_a_page():
    rows = pd.DataFrame(
        {
            "sentence": ["**We cannot tell** a change of 2\\*.", None],
            "payee_name": ["**Stars** Ltd", "Plain Ltd"],
        }
    )
    told, none = read_back(csv_bytes(rows, CARD))
    assert told["sentence"] == "We cannot tell a change of 2*."
    assert (told["payee_name"], none["sentence"]) == ("**Stars** Ltd", "")


def test_values_reasons_and_words_travel_together():
    rows = pd.DataFrame(
        {
            "month": ["2022-05", "2022-06", "2022-07"],
            "spend_gbp": pd.Series([Decimal("14212331.07"), Decimal("0.00"), None], dtype="object"),
            "payments": pd.Series([12, 0, None], dtype="Int64"),
            "why_no_value": pd.Series([None, None, "not_loaded"], dtype="object"),
        }
    )
    first, zero, unknown = read_back(csv_bytes(rows, CARD))
    assert (first["spend_gbp"], first["payments"]) == ("14212331.07", "12")
    assert (zero["spend_gbp"], zero["payments"], zero["why_no_value"]) == ("0.00", "0", "")
    assert (unknown["spend_gbp"], unknown["why_no_value"]) == ("", "not_loaded")
    assert first["title"] == "What the council paid"
    assert first["finding"] == "£1.00 in one month that is loaded."
    assert unknown["filters"] == "Brackwater · every month loaded"
    assert (first["build_id"], first["built_on"]) == ("b1", "22 November 2026")
    assert first["source"] == "Brackwater Council, payments: 2 files"
    assert first["period"] == "every month loaded"
    assert "invented_data" not in first


def test_headings_are_unique_where_table_and_card_share_a_name():
    frame = pd.DataFrame({"title": ["Anxiety"], "source": ["a file"]})
    heading = csv_bytes(frame, CARD).decode("utf-8-sig").splitlines()[0].split(",")
    assert len(set(heading)) == len(heading)
    assert {"title", "shown_title", "source", "shown_source"} <= set(heading)


def test_a_published_period_is_not_overwritten():
    (row,) = read_back(csv_bytes(pd.DataFrame({"period": ["FY2022-23"]}), CARD))
    assert row["period"] == "FY2022-23"
    assert row["shown_period"] == "every month loaded"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_text_is_never_a_formula(start):
    payee = f'{start}HYPERLINK("http://127.0.0.1","pay me")'
    (row,) = read_back(csv_bytes(pd.DataFrame({"payee_name": [payee]}), CARD))
    assert row["payee_name"] == f"'{payee}"


def test_the_words_of_the_card_are_neutralised_too():
    card = Card("=1+1", "", "", "", "", "b1", datetime.date(2026, 1, 1))
    (row,) = read_back(csv_bytes(pd.DataFrame({"n": [1]}), card))
    assert row["title"] == "'=1+1"


def test_a_negative_amount_stays_a_number():
    assert neutral(Decimal("-5.20")) == "-5.20"
    assert neutral(-0.34) == "-0.34"


def test_invented_data_say_so_in_every_row():
    card = Card("t", "f", "x", "p", "s", "b1", datetime.date(2026, 1, 1), is_synthetic=True)
    rows = read_back(csv_bytes(pd.DataFrame({"n": [1, 2]}), card))
    assert all("made up" in row["invented_data"] for row in rows)


def test_no_rows_still_give_a_heading():
    content = csv_bytes(pd.DataFrame({"n": []}), CARD).decode("utf-8-sig")
    assert content.splitlines() == [
        "n,title,finding,filters,period,source,build_id,built_on",
    ]


def test_file_name_says_what_is_in_it():
    assert CARD.file_name("csv") == (
        "wider-stage-what-the-council-paid-brackwater-every-month-loaded.csv"
    )


@pytest.mark.parametrize("text", [" =cmd()", "\u202e=cmd()", "\ufeff@x", "\u200f -1+1"])
def test_a_formula_behind_what_nobody_sees_is_text_and_nothing_turns_direction(text):
    cell = neutral(text)
    assert cell.startswith("'") and not set(cell) & set("\u202e\u200f")
