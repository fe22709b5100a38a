"""Days that are said as the end of a week are read as that day, and told."""

import pytest

from tests.sources.odd import LINES, POUNDS, stage_all, text

TOLD = "says when a week ends, and that counts as the day of payment"


def days(how, heading="Date"):
    rows = ((how(day), payee, pounds) for day, payee, pounds in LINES)
    return text((heading, "Supplier", "Amount"), *rows)


WEEKS = {
    "in full": days("Week ending {}".format),
    "a colon": days("WEEK ENDING: {}".format),
    "short": days("w/e {}".format),
    "shorter": days("WE {}".format),
    "with points": days("W.E. {}".format),
    "wk": days("Wk Ending {}".format),
    "in words": days(lambda day: f"week ending {int(day[:2])} May 2024"),
    "by its heading": days(str, "Week Ending"),
    "a heading of a date": days(str, "Week Ending Date"),
    "a week": days("Week ending {}".format, "Week"),
}
PLAIN = {
    "wednesdays": days(lambda day: f"Wed {int(day[:2])} May 2024"),
    "plain": days(str),
    "beside a week": text(
        ("Week Ending", "Payment Date", "Supplier", "Amount"),
        *(("31/05/2024", *line) for line in LINES),
    ),
    "behind a week": text(
        ("Payment Date", "Week Ending", "Supplier", "Amount"),
        *((line[0], "31/05/2024", *line[1:]) for line in LINES),
    ),
    "beside an invoice": text(
        ("Week Ending", "Invoice Date", "Supplier", "Amount"),
        *(("31/05/2024", *line) for line in LINES),
    ),
}
OTHERS = {
    "a week that begins": days("w/c {}".format),
    "a heading of one": days(str, "Week Commencing"),
    "the number of a week": days(lambda day: f"Week {int(day[:2])}", "Week"),
}


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    files = {name: ("may.csv", data) for name, data in (WEEKS | PLAIN | OTHERS).items()}
    return stage_all(tmp_path_factory.mktemp("weeks"), files)


@pytest.mark.parametrize("name", [*WEEKS, *PLAIN])
def test_the_day_is_read_and_told(found, name):
    one = found[name]
    assert (one.reason, one.pounds) == ("", POUNDS)
    assert [day.strftime("%d/%m/%Y") for day in one.each("paid_on")] == [line[0] for line in LINES]
    assert (TOLD in one.notes) == (name in WEEKS)


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_end_of_a_week_is_no_day(found, name):
    assert found[name].reason and not found[name].payments
