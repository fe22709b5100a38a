"""What leads to a person is taken out of names of payees; names of companies are left alone."""

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.build.scrub_names import scrub_name, scrub_names

NHS = ("9990000018", "9990000026", "9990000034", "9990000042")  # given to nobody


def scrubbed(*names):
    return scrub_names(pa.array(names, pa.string())).to_pylist()


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("Zoe Whelk 07700900123", "Zoe Whelk"),
        ("Zoe Whelk (07700 900123)", "Zoe Whelk"),
        ("C10045: Zoe Whelk zoe@example.invalid", "C10045: Zoe Whelk"),
        ("10045 Zoe Whelk, 1 High Street, XB1 2CD", "10045 Zoe Whelk, 1 High Street"),
        ("Gannet Ltd, XB1 2CD, tel: 01632 960123", "Gannet Ltd"),
        ("Gannet Ltd T: 0161 496 0000", "Gannet Ltd T"),
        ("Mrs Zoe Whelk 9990000018", "Mrs Zoe Whelk"),
        ("9990000018 - Mrs Zoe Whelk", "Mrs Zoe Whelk"),
        ("Zoe Whelk NHS no: 999 000 0018", "Zoe Whelk"),
        ("Mrs Zoe Whelk 01632960123", "Mrs Zoe Whelk"),
        ("zoe@example.invalid", "example.invalid"),
        ("zoe@example.invalid 07700 900123", "example.invalid"),
        ("zoe@example.invalid Ltd", "example.invalid Ltd"),
        ("The zoe@example.invalid Shop", "The example.invalid Shop"),
        ("ZOE@EXAMPLE.COM", "EXAMPLE.COM"),
        ("Zoe Whelk Zoe.Whelk@Example.Co.Uk", "Zoe Whelk"),
        ("Zoe Whelk zoe@example.fr", "Zoe Whelk"),
        ("Zoe Whelk zoe@brackwater.nhs.uk.", "Zoe Whelk"),
        ("XB1 2CD", "[postcode removed]"),
        ("XB1 2CD, Zoe Whelk", "Zoe Whelk"),
        ("XB1 2CD Mrs Zoe Whelk", "Mrs Zoe Whelk"),
        ("Z W XB1 2CD", "Z W"),
        ("XB1 2CD Z Whelk", "Z Whelk"),
        ("Wren Cottage XB1 2CD", "Wren Cottage"),
        ("E1 6AN Ltd, XB1 2CD", "E1 6AN Ltd"),
        ("Tel 07700 900123", "Tel [telephone removed]"),
    ],
)
def test_what_is_taken_out(name, clean):
    assert scrub_name(name) == clean
    assert scrubbed("Gannet Ltd", name, None) == ["Gannet Ltd", clean, None]


@pytest.mark.parametrize(
    "name",
    [
        "Gannet Ltd (10234)", "Studio 54 Ltd", "3663", "C0045: Gannet Ltd", "01234567 Gannet Ltd",
        "GB-COH-01234567 Gannet Ltd", "Gannet Ltd 1000123454", "Ring Power Ltd 1000123455",
        "Call Centre Services 0000123456", "NHS Brackwater ICB 9990000018", "Cafe@Home Ltd",
        "Coffee @ The Park", "Gannet Ltd 9990000018", "S3 4WD Hire", "A1 2AB Tyres",
        "Unit E1 4TH Floor", "9990000018", "01632960123", "Gannet Ltd 12345678901", "24 7 365 Ltd",
        "E1 6AN Ltd", "N1 9GU Ltd", "SW4 7TL Limited", "W1 5EN Lettings", "N1 9GU Properties Ltd",
        "E14 5AB (Holdings) PLC", "The E1 6AN Club", "Cafe@St.Marys Ltd", "Therapy@Home.Care CIC",
        "P@rty.Co Shop", "Kids@Play.Ltd", "Music@The.Mill", "Gannet Ltd - ",
        "Wren & Sons (Lot 3 2024-2028)", "",
    ],
)  # fmt: skip
def test_what_is_left_alone(name):
    assert scrub_name(name) == name
    assert scrubbed(name, "Avocet CIC") == [name, "Avocet CIC"]


def test_ten_digits_of_a_ledger_stay_where_some_are_no_nhs_numbers():
    """One in eleven passes by chance: beside the name of a person alone it may be one."""
    names = [f"Gannet {n} 999000001{n}" for n in range(10)]  # of which one passes
    assert scrubbed(*names, "Mrs Zoe Whelk 9990000026") == [*names, "Mrs Zoe Whelk"]


def test_ten_digits_that_all_pass_are_nhs_numbers():
    """Of few it may be chance where an organisation is paid, of many it is none."""
    few = [f"Zoe Whelk {NHS[0]}", f"Gannet Care {NHS[1]}", f"Gannet Care {NHS[1]}"]
    assert scrubbed(*few) == ["Zoe Whelk", *few[1:]]
    assert scrubbed(*(f"Gannet Care {one}" for one in NHS)) == ["Gannet Care"] * 4


def test_a_column_without_any_is_the_same_column():
    column = pa.chunked_array([pa.array(["Gannet Ltd 1000123455", None, "3663"])])
    assert scrub_names(column) is column


pieces = st.sampled_from(
    ["a@b.invalid", "01632 960123", "07700900123", "999 000 0018", "9990000018", "XB1 2CD",
     "NHS no", "tel", "Mrs", "Zoe Whelk", "Gannet", "Ltd", "12", "-", "/", ",", "("]
)  # fmt: skip


@given(st.lists(pieces, max_size=8).map(" ".join) | st.text(max_size=40))
def test_the_cheap_pattern_misses_nothing_and_no_name_is_lost(name):
    (clean,) = scrubbed(name)
    assert "a@b" not in clean
    assert "Whelk" not in name or "XB1 2CD" not in clean.lstrip()[7:]
    if scrub_name(name) != name:
        assert clean != name
    assert bool(clean.strip()) == bool(name.strip())
