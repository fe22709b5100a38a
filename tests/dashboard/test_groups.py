"""What the file of groups may say, and what it makes of claims."""

import pytest

from dashboard import groups
from dashboard.groups import RefusedError, reader_of
from pipelines.errors import ReadingError

NOW = 1_800_000_000.0
FILE = """
session_hours = 2
[[group]]
name = "officers"
audience = "officer"
reads_audit = true
[[group]]
name = "north"
audience = "officer"
places = ["E08000006"]
[[group]]
name = "south"
audience = "officer"
places = ["E08000003", "alliance:south"]
[[group]]
name = "board"
audience = "board"
members = ["Lisa@Council.invalid"]
"""


@pytest.fixture
def access(tmp_path):
    def read(text=FILE):
        (tmp_path / "access.toml").write_text(text, encoding="utf-8")
        return groups.read_access(tmp_path / "access.toml")

    return read


def claims(*names, **more):
    said = {"is_logged_in": True, "sub": "s", "iat": NOW - 60, "groups": list(names)}
    return {key: value for key, value in (said | more).items() if value is not None}


@pytest.mark.parametrize(
    ("names", "audience", "places", "reads"),
    [
        (["officers"], "officer", None, True),
        (["north"], "officer", ("E08000006",), False),
        (["north", "south"], "officer", ("E08000003", "E08000006", "alliance:south"), False),
        (["north", "officers"], "officer", None, True),
        (["board", "north"], "officer", ("E08000006",), False),
        (["board", "unheard of"], "board", None, False),
    ],
)
def test_the_widest_audience_counts_and_places_add_up(access, names, audience, places, reads):
    found = reader_of(access(), claims(*names), NOW)
    assert (found.audience, found.places, found.reads_audit) == (audience, places, reads)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ({}, "sign-in"),
        ({"is_logged_in": False, "groups": ["officers"]}, "sign-in"),
        (claims(), "unknown"),
        (claims("another council"), "unknown"),
        (claims("Officers"), "unknown"),
        (claims("officers", groups={"officers": True}), "unknown"),
        (claims("officers", groups=[["officers"]]), "unknown"),
        (claims("officers", groups=None), "unknown"),
        (claims("officers", sub=None), "unknown"),
        (claims("officers", sub="  "), "unknown"),
        (claims("officers", iat=None), "unknown"),
        (claims("officers", iat="1799999990"), "unknown"),
        (claims("officers", iat=True), "unknown"),
        (claims("officers", iat=NOW - 2 * 3600), "ended"),
        (claims("officers", iat=NOW + 3600), "ended"),
        (claims("officers", iat=float("nan")), "ended"),
        (claims(email="lisa@council.invalid"), "unknown"),
        (claims(email="lisa@council.invalid", email_verified="true"), "unknown"),
    ],
)
def test_what_does_not_hold_is_refused(access, said, kind):
    with pytest.raises(RefusedError) as caught:
        reader_of(access(), said, NOW)
    assert caught.value.kind == kind


def test_a_list_of_members_knows_a_checked_address_only(access):
    said = claims(email="lisa@council.invalid", email_verified=True)
    assert reader_of(access(), said, NOW).audience == "board"
    by_sub = FILE.replace("session_hours = 2", 'member_claim = "sub"').replace(
        "Lisa@Council.invalid", "s"
    )
    assert reader_of(access(by_sub), claims(), NOW).audience == "board"


def test_without_sign_in_the_public_sees_what_is_public_where_the_file_says_so(access):
    found = reader_of(access('without_sign_in = "public"\n' + FILE), {}, NOW)
    assert (found.audience, found.session, found.reads_audit) == ("public", "", False)


def test_two_sign_ins_are_two_sessions(access):
    one, two = claims("board"), claims("board", iat=NOW - 61)
    assert groups.session_of(one) != groups.session_of(two)
    assert reader_of(access(), one, NOW).session == groups.session_of(one)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "group = 3",
        "[[group]]\nname = 'x'",
        "[[group]]\nname = 'x'\naudience = 'everyone'",
        "[[group]]\nname = ''\naudience = 'board'",
        "[[group]]\nname = 'x'\naudience = 'board'\nplaces = ['E08000006']",
        "[[group]]\nname = 'x'\naudience = 'officer'\nplaces = []",
        "[[group]]\nname = 'x'\naudience = 'officer'\nplaces = [3]",
        "[[group]]\nname = 'x'\naudience = 'board'\nreads_audit = true",
        "[[group]]\nname = 'x'\naudience = 'board'\nmember = ['a']",
        "session_hours = 0\n" + FILE.replace("session_hours = 2", ""),
        "session_hours = 25\n" + FILE.replace("session_hours = 2", ""),
        "session_hours = true\n" + FILE.replace("session_hours = 2", ""),
        "session_hours = nan\n" + FILE.replace("session_hours = 2", ""),
        'without_sign_in = "officer"\n' + FILE,
        "this is no toml",
    ],
)
def test_a_file_that_says_something_unknown_opens_nothing(access, text):
    with pytest.raises(ReadingError):
        access(text)


def test_a_file_that_is_not_there_opens_nothing(tmp_path):
    with pytest.raises(ReadingError):
        groups.read_access(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("places", "may"),
    [(None, True), (("E08000006",), True), (("E05000001",), True), (("E08000003",), False)],
)
def test_a_place_may_be_chosen_with_the_district_around_it(places, may):
    assert groups.may_choose(places, "E05000001", "E08000006") is may
