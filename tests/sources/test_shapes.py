"""Shapes: what a cell looks like, and not a character of what it says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.sources._shapes import heading_shown, looks_personal, shape


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "empty"),
        ("  ", "empty"),
        (None, "empty"),
        ("Wilhelmina", "text of 10 letters"),
        ("Wilhelmina Planted", "text of 17 letters"),
        ("a", "text of 1 letter"),
        ("R-0041", "text of 1 letter and 4 digits"),
        ("9991234567", "number of 10 digits"),
        ("999 123 4567", "number of 10 digits"),
        ("7", "number of 1 digit"),
        ("-1,234.50", "number of 6 digits"),
        ("(£12.00)", "number of 4 digits"),
        ("45 %", "number of 2 digits"),
        ("2024-05-31", "date-like"),
        ("31/05/2024 14:20", "date-like"),
        ("2024-05-31T14:20:00Z", "date-like"),
        ("3rd May 1961", "date-like"),
        ("a.b@example.invalid", "e-mail-like"),
        ("XB1 1AA", "postcode-like"),
        ("xb11aa", "postcode-like"),
        ("***", "signs only"),
    ],
)
def test_a_cell_s_shape(text, says):
    assert shape(text) == says


@given(st.text(max_size=40))
def test_a_shape_holds_nothing_of_its_text(text):
    words = {"empty", "date-like", "e-mail-like", "postcode-like", "signs", "only", "text", "of",
             "number", "letter", "letters", "digit", "digits", "and"}  # fmt: skip
    assert all(word in words or word.isdecimal() for word in shape(text).split())


@pytest.mark.parametrize(
    "text",
    ["a@b.invalid", "01632 960999", "999-123-4567", "XB1 1AA", "03/05/1961", "3 May 1961",
     "born 3rd of it: 03.05.61"],
)  # fmt: skip
def test_what_could_only_be_a_person_s_is_seen(text):
    assert looks_personal(text)
    assert heading_shown(f"About {text}", 7) == "column 7 (its heading may be personal)"


@pytest.mark.parametrize(
    "text",
    [
        "Age group",
        "65 and over",
        "Q3a. I can manage (0 never to 4 always)",
        "2024-05",
        "In 2023-2024",
    ],
)
def test_what_a_heading_or_category_says_is_not_taken_for_a_person_s(text):
    assert not looks_personal(text)
    assert heading_shown(f" {text} ", 7) == text
