"""What a person says of amounts in `sources.toml`: the column that holds them, and their unit."""

from decimal import Decimal

import pytest

from pipelines.build.inspect import inspect
from pipelines.config import read_data_folder
from pipelines.errors import ConfigError
from tests.build.folders import write
from tests.sources.odd import NAMES, text

HEAD = ("Date", "Supplier", "Amount")
DAYS = tuple((f"{n % 28 + 1:02}/05/2024", NAMES[n % 4]) for n in range(24))
PENCE = tuple(50_003 + (n * 7 % 24) ** 2 * 911 for n in range(24))

RISING = sorted(PENCE)


def table(head, *columns):
    """Lines of the days and payees, and what functions of their number say beside them."""
    return text(head, *((*DAYS[n], *(of(n) for of in columns)) for n in range(24)))


def saying(lines, file="a/may.csv"):
    return f'[[source]]\nfiles = ["{file}"]\n{lines}\n'


def report(root, content, said="", name="a/may.csv"):
    files = {name: content} | ({"sources.toml": saying(said, name)} if said else {})
    (found,) = inspect(read_data_folder(write(root, files)))
    assert found.lines_read == found.lines_accepted + found.lines_rejected or found.refused_because
    return found


def more(n):
    return f"{PENCE[n] + 7}.10"


def less(n):
    return f"{PENCE[n]}.40"


# A table that is refused as it stands, the heading of its amounts, and what they add up to.
NAMED = {
    "numbers of one length": (
        table(HEAD, lambda n: 51_234_001 + n * 7),
        "Amount", sum(51_234_001 + n * 7 for n in range(24)),
    ),
    "noughts in front": (
        table(HEAD, lambda n: f"0{1001 + n * 7}"), "Amount", sum(1001 + n * 7 for n in range(24)),
    ),
    "whole numbers beside pence": (
        table(("Date", "Supplier", "Reference", "Amount"), less, lambda n: 1_000_001 + n * 37),
        "Amount", sum(1_000_001 + n * 37 for n in range(24)),
    ),
    "net above gross": (
        table(("Date", "Supplier", "Net Amount", "Gross Amount"), more, less),
        "Net Amount", sum(Decimal(more(n)) for n in range(24)),
    ),
    "gross below net": (
        table(("Date", "Supplier", "Net Amount", "Gross Amount"), more, less),
        "Gross Amount", sum(Decimal(less(n)) for n in range(24)),
    ),
    "one of two": (
        table(("Date", "Supplier", "Amount 1", "Amount 2"), more, less),
        "amount 2", sum(Decimal(less(n)) for n in range(24)),
    ),
    "one that nobody knows": (
        table(("Date", "Supplier", "Purpose", "Body Name", "Movement"),
              lambda n: "Care", lambda n: "Anvilby", less),
        "Movement", sum(Decimal(less(n)) for n in range(24)),
    ),
    "one that seems to run on": (
        text(HEAD, *((f"{n + 1:02}/05/2024", NAMES[n % 4], one) for n, one in enumerate(RISING))),
        "Amount", sum(RISING),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", NAMED)
def test_a_column_that_a_person_names_is_believed(tmp_path, name):
    content, heading, pounds = NAMED[name]
    before = report(tmp_path / "before", content)
    assert "amount_column = " in before.refused_because
    after = report(tmp_path / "after", content, f'amount_column = "{heading}"')
    assert after.refused_because is None
    assert (after.amount_gbp, after.lines_accepted) == (pounds, 24)


def test_the_line_that_a_refusal_says_is_the_one_that_lands(tmp_path):
    content = NAMED["numbers of one length"][0]
    said = report(tmp_path / "before", content).refused_because
    line = said[said.index("amount_column") :].rstrip(".")
    assert report(tmp_path / "after", content, line).refused_because is None


def test_a_column_that_is_not_there_refuses_the_file(tmp_path):
    found = report(tmp_path, table(HEAD, less), 'amount_column = "Paid"')
    assert "no column is headed “Paid”, which sources.toml names" in found.refused_because


def test_a_person_s_word_makes_no_pounds_of_euros(tmp_path):
    content = table(HEAD, lambda n: f"€{less(n)}")
    assert "euros" in report(tmp_path, content, 'amount_column = "Amount"').refused_because


WHOLE = "all its amounts are whole numbers: pounds, unless they are pence"
POUNDS = Decimal(sum(PENCE)) / 100
UNITS = {
    "whole": (table(HEAD, lambda n: PENCE[n]), POUNDS),
    "with commas": (table(HEAD, lambda n: f'"{PENCE[n]:,}"'), POUNDS),
    "credits": (
        table(HEAD, lambda n: f"({PENCE[n]})" if n == 3 else PENCE[n]),
        POUNDS - Decimal(PENCE[3]) / 50,
    ),
    "headed so": (table(("Date", "Supplier", "Amount (pence)"), lambda n: PENCE[n]), POUNDS),
    "of few pence": (
        table(HEAD, lambda n: 7 if n == 3 else PENCE[n]),
        POUNDS - Decimal(PENCE[3] - 7) / 100,
    ),
    "debits and credits": (
        table(("Date", "Supplier", "Debit", "Credit"),
              lambda n: "" if n == 3 else PENCE[n], lambda n: PENCE[n] if n == 3 else ""),
        POUNDS - Decimal(PENCE[3]) / 50,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", UNITS)
def test_pence_that_a_person_says_count_as_pounds(tmp_path, name):
    content, pounds = UNITS[name]
    content = content.replace('"""', '"')
    before = report(tmp_path / "before", content)
    asked = 'amounts_in = "pence"'
    assert any(asked in one for one in (*before.to_write, before.refused_because or ""))
    after = report(tmp_path / "after", content, asked)
    assert (after.amount_gbp, after.lines_accepted) == (pounds, 24)
    assert WHOLE not in after.odd and not after.to_write


def test_parts_of_a_penny_are_no_pence(tmp_path):
    content = table(HEAD, lambda n: "12.5" if n == 3 else PENCE[n])
    found = report(tmp_path, content, 'amounts_in = "pence"')
    assert (found.lines_accepted, found.lines_rejected) == (23, 1)


def test_whole_pounds_that_a_person_says_are_not_asked_for(tmp_path):
    found = report(tmp_path, UNITS["whole"][0], 'amounts_in = "pounds"')
    assert found.amount_gbp == sum(PENCE)
    assert WHOLE not in found.odd and not found.to_write


def test_another_unit_is_refused(tmp_path):
    with pytest.raises(ConfigError, match="amounts_in cannot be 'euros'"):
        report(tmp_path, UNITS["whole"][0], 'amounts_in = "euros"')


PLAIN = {
    "pence somewhere": table(HEAD, lambda n: f"{PENCE[n]}.50" if n == 7 else PENCE[n]),
    "noughts as pence": table(HEAD, lambda n: f"{PENCE[n]}.00"),
    "round": table(HEAD, lambda n: (n * 7 % 13 + 1) * 1000),
    "few": text(HEAD, *((*DAYS[n], PENCE[n]) for n in range(12))),
}


@pytest.mark.parametrize("name", PLAIN)
def test_amounts_that_are_pounds_are_not_asked_for(tmp_path, name):
    assert WHOLE not in report(tmp_path, PLAIN[name]).odd
