"""Amounts and numbers of another column, not beside it, that change places further down."""

from decimal import Decimal

import pytest

from tests.sources.odd import stage_all, text
from tests.sources.test_out_of_place import DAYS, FAR, FEW, POUNDS, REFS, names, table

IDS = [str((n * 7_919) % 900_000 + 99_000) for n in range(FAR + FEW)]  # of no one length
HEAD = ("Supplier ID", "Date", "Supplier", "Amount")
WHOLE = [pounds.partition(".")[0] for pounds in POUNDS]
MIXED = [POUNDS[n] if n % 3 else WHOLE[n] for n in range(FAR + FEW)]


def ledger(plain, moved, head=HEAD):
    """Lines of (number, pounds) as functions of their place have them; the last few as another."""

    def line(pair):
        return lambda n: (pair(n)[0], DAYS[n], names(n), pair(n)[1])

    return table(head, line(plain), line(moved))


def usual(n):
    return IDS[n], POUNDS[n]


EXCHANGED = ledger(usual, lambda n: (POUNDS[n], IDS[n]))
LIKE_IT = {
    "nothing moves": ledger(usual, usual),
    "whole numbers with a nought behind": ledger(usual, lambda n: (f"{IDS[n]}.0", WHOLE[n])),
    "and with two": ledger(usual, lambda n: (f"{IDS[n]}.00", WHOLE[n])),
    "pence beside parted codes": ledger(usual, lambda n: (f"{n}.25", POUNDS[n])),
    "whole pounds far down": ledger(usual, lambda n: (IDS[n], WHOLE[n])),
    "whole pounds all along": ledger(*[lambda n: (IDS[n], WHOLE[n])] * 2),
    "parted codes all along": ledger(*[lambda n: (f"{n % 9}.{n % 7 + 1}", MIXED[n])] * 2),
    "numbers only here and there": ledger(
        lambda n: (IDS[n] if n % 5 == 0 else "", MIXED[n]), lambda n: ("", MIXED[n])),
    "codes with letters": ledger(
        lambda n: (f"A{IDS[n]}" if n % 3 else IDS[n], POUNDS[n]),
        lambda n: (f"A{IDS[n]}", WHOLE[n])),
    "texts further down": ledger(usual, lambda n: ("see invoice", WHOLE[n])),
    "a quantity": ledger(
        lambda n: (n % 4 + 1, POUNDS[n]), lambda n: (f"{n % 4}.25", WHOLE[n]),
        ("Quantity", *HEAD[1:])),
    "VAT": ledger(
        lambda n: (5 * n, POUNDS[n]), lambda n: (f"{n}.25", WHOLE[n]), ("VAT", *HEAD[1:])),
    "whole pounds by chance": ledger(
        lambda n: (n % 50, MIXED[n]), lambda n: (f"{n % 50}.{n % 8 + 1}", MIXED[n]),
        ("Line No", *HEAD[1:])),
}  # fmt: skip


def test_amounts_that_change_places_with_numbers_of_suppliers_are_told(tmp_path):
    """£14 million of numbers stood for £0.6 million of payments, without a word."""
    files = {
        "of many lengths": ("a.csv", EXCHANGED),
        "some with letters": (
            "a.csv",
            ledger(
                lambda n: (f"{IDS[n]}{'AB'[n % 2]}" if n % 3 else IDS[n], POUNDS[n]),
                lambda n: (POUNDS[n], IDS[n]),
            ),
        ),
        "many with letters": (
            "a.csv",
            ledger(
                lambda n: (f"{IDS[n]}{'AB'[n % 2]}" if n % 2 else IDS[n], POUNDS[n]),
                lambda n: (POUNDS[n], f"{IDS[n]}A" if n % 2 else IDS[n]),
            ),
        ),
        "alike": ("a.csv", ledger(lambda n: (REFS[n], POUNDS[n]), lambda n: (POUNDS[n], REFS[n]))),
    }
    found = stage_all(tmp_path, files)
    said = f"from line {FAR + 2} on, amounts of {FEW} lines stand under “Supplier ID”"
    for name in ("of many lengths", "some with letters"):
        assert said in found[name].notes
    assert f"amounts of {FEW // 2} lines stand under “Supplier ID”" in (
        found["many with letters"].notes + found["many with letters"].reason
    )
    assert said in found["alike"].reason and "columns are shifted" in found["alike"].reason


@pytest.fixture(scope="module")
def honest(tmp_path_factory):
    files = {name: ("a.csv", content) for name, content in LIKE_IT.items()}
    return stage_all(tmp_path_factory.mktemp("honest"), files)


@pytest.mark.parametrize("name", LIKE_IT)
def test_columns_that_keep_their_places_are_left(honest, name):
    found = honest[name]
    assert found.reason == "" and " lines stand " not in found.notes
    assert len(found.payments) == found.read


def test_a_few_lines_of_parts_tell_nothing(tmp_path):
    rows = [(IDS[n], DAYS[n], names(n), POUNDS[n]) for n in range(40)]
    rows += [(f"{n}.25", DAYS[n], names(n), str(n)) for n in (41, 42)]
    found = stage_all(tmp_path, {"a": ("a.csv", text(HEAD, *rows))})["a"]
    assert found.pounds == sum(map(Decimal, POUNDS[:40])) + 83
    assert " lines stand " not in found.notes
