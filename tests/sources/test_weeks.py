"""Days that are said as the end of a week are read as that day, and told."""

import pytest

from pipelines.build.inspect import inspect
from pipelines.config import read_data_folder
from tests.build.folders import write
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


UNPROVEN = (
    "none of its days is above the twelfth: nothing proves that the day stands first, as it is"
    " taken to"
)
FEW = tuple((f"0{n % 3 * 2 + 3}/0{n % 4 + 3}/2024", *LINES[n][1:]) for n in range(12))
DOUBTFUL = {
    "plain": "{}",
    "short": "w/e {}",
    "in full": "Week Ending: {}",
    "with points": "W.E. {}",
    "wk": "wk ending {}",
    "marked as text": "'{}",
}


def reports(root, files, said=""):
    files = {f"{name}/payments.csv": data for name, data in files.items()}
    found = inspect(read_data_folder(write(root, files | {"sources.toml": said})))
    return {one.name.partition("/")[0]: one for one in found}


def few(how, rows=FEW, heading="Date"):
    return text((heading, "Supplier", "Amount"), *((how.format(row[0]), *row[1:]) for row in rows))


def test_days_that_may_be_months_are_told_before_and_behind_words(tmp_path):
    found = reports(tmp_path, {name: few(how) for name, how in DOUBTFUL.items()})
    for one in found.values():
        assert UNPROVEN in one.odd
        assert any('date_system = "month first"' in said for said in one.choices)


def test_days_that_a_line_proves_are_not_told(tmp_path):
    proven = (*FEW[:-1], ("13/05/2024", *FEW[-1][1:]))
    found = reports(tmp_path, {name: few(how, proven) for name, how in DOUBTFUL.items()})
    assert not any(UNPROVEN in one.odd or one.choices for one in found.values())


def test_a_name_tells_the_order_of_days_behind_words(tmp_path):
    rows = [(f"05/0{n % 5 + 1}/2024", *LINES[n][1:]) for n in range(12)]
    files = {
        f"{name} 2024-05": text(("Date", "Supplier", "Amount"),
                                *((how.format(row[0]), *row[1:]) for row in rows))
        for name, how in DOUBTFUL.items()
    }  # fmt: skip
    named = {f"{name}.csv": data for name, data in files.items()}
    for one in inspect(read_data_folder(write(tmp_path, named))):
        assert (one.first_period, one.last_period) == ("2024-05", "2024-05")


BEGIN = {
    "of days": few("w/c {}"),
    "in full": few("Week commencing {}"),
    "of beginnings": few("Week beginning {}"),
    "of a heading": few("{}", heading="Week Commencing"),
    "of a short heading": few("{}", heading="W/C"),
}
SAY = 'period = "2024-05"'


def test_weeks_that_begin_are_refused_with_the_line_that_lands_them(tmp_path):
    kinds = "".join(f'[[source]]\nfiles = ["{n}/*.csv"]\nkind = "spend"\n' for n in BEGIN)
    for number, said in enumerate(("", kinds)):
        for one in reports(tmp_path / str(number), BEGIN, said).values():
            why = " ".join((one.refused_because or "", *one.odd))
            assert "says when a week begins" in why and SAY in why
            assert "reference" not in why and "shifted" not in why
    months = "".join(f'[[source]]\nfiles = ["{n}/*.csv"]\n{SAY}\n' for n in BEGIN)
    for one in reports(tmp_path / "said", BEGIN, months).values():
        assert (one.refused_because, one.amount_gbp) == (None, POUNDS)
        assert (one.first_period, one.last_period) == ("2024-05", "2024-05")
