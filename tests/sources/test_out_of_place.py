"""Columns without a heading whose neighbours move into them far down the sheet."""

from decimal import Decimal

import pytest

from tests.sources.odd import NAMES, stage_all, text
from tests.sources.test_said_amounts import reports

FAR, FEW = 300, 6
DAYS = [f"{n % 28 + 1:02}/05/2024" for n in range(FAR + FEW)]
POUNDS = [f"{n * 37 % 900 + 12}.{n % 90 + 10}" for n in range(FAR + FEW)]
REFS = [str(5_100_123 + n * 7) for n in range(FAR + FEW)]
TOTAL = sum(map(Decimal, POUNDS))


def names(n):
    return NAMES[n % 4]


def table(head, plain, moved):
    """Lines as a function of their number has them, and the last few as another has them."""
    rows = [(plain if n < FAR else moved)(n) for n in range(FAR + FEW)]
    return text(head, *rows)


BESIDE = ("Date", "Supplier", "", "Amount")
BEHIND = ("Date", "Supplier", "Amount", "")
MOVED = {
    "a number before the amount": table(
        BESIDE, lambda n: (DAYS[n], names(n), REFS[n], POUNDS[n]),
        lambda n: (DAYS[n], names(n), POUNDS[n], REFS[n])),
    "a number behind it": table(
        BEHIND, lambda n: (DAYS[n], names(n), POUNDS[n], REFS[n]),
        lambda n: (DAYS[n], names(n), REFS[n], POUNDS[n])),
    "nothing before it, and a number behind": table(
        (*BESIDE, "Ref"), lambda n: (DAYS[n], names(n), "", POUNDS[n], REFS[n]),
        lambda n: (DAYS[n], names(n), POUNDS[n], REFS[n], "")),
    "behind all headings": table(
        ("Date", "Supplier", "Amount"), lambda n: (DAYS[n], names(n), POUNDS[n], REFS[n]),
        lambda n: (DAYS[n], names(n), REFS[n], POUNDS[n])),
}  # fmt: skip
MIXED = [POUNDS[n] if n % 3 else f"{n * 37 % 900 + 12}" for n in range(FAR + FEW)]
MOVED |= {
    "a number before the amount that is headed": table(
        ("Date", "Supplier", "Ref", "Amount"), lambda n: (DAYS[n], names(n), REFS[n], POUNDS[n]),
        lambda n: (DAYS[n], names(n), POUNDS[n], REFS[n])),
    "all cells by one": table(
        ("Date", "Supplier", "Ref", "Amount"), lambda n: (DAYS[n], names(n), REFS[n], POUNDS[n]),
        lambda n: (DAYS[n], "", names(n), REFS[n], POUNDS[n])),
    "among whole pounds, too": table(
        ("Date", "Supplier", "Ref", "Amount"), lambda n: (DAYS[n], names(n), REFS[n], MIXED[n]),
        lambda n: (DAYS[n], names(n), POUNDS[n], REFS[n])),
    "noughts": table(
        ("Date", "Supplier", "Irrecoverable VAT", "Amount", "Code"),
        lambda n: (DAYS[n], names(n), "0.00", POUNDS[n], n % 9),
        lambda n: (DAYS[n], names(n), n % 9, "0.00", POUNDS[n])),
}  # fmt: skip
HONEST = {
    "nothing moves": table(
        BESIDE, lambda n: (DAYS[n], names(n), REFS[n], POUNDS[n]),
        lambda n: (DAYS[n], names(n), REFS[n], POUNDS[n])),
    "blank all along": table(
        BESIDE, *[lambda n: (DAYS[n], names(n), "", POUNDS[n])] * 2),
    "VAT on few lines": table(
        BESIDE, lambda n: (DAYS[n], names(n), "" if n % 9 else "12.50", POUNDS[n]),
        lambda n: (DAYS[n], names(n), "50.00", POUNDS[n])),
    "VAT beside whole and other pounds": table(
        BESIDE, lambda n: (DAYS[n], names(n), "10.00" if n % 9 == 0 else "", POUNDS[n]),
        lambda n: (DAYS[n], names(n), "", POUNDS[n])),
    "remarks far down": table(
        BESIDE, lambda n: (DAYS[n], names(n), "", POUNDS[n]),
        lambda n: (DAYS[n], names(n), "paid late", POUNDS[n])),
    "hours on all lines": table(
        BESIDE, *[lambda n: (DAYS[n], names(n), "7.50", POUNDS[n])] * 2),
    "other numbers on all lines": table(
        BEHIND, *[lambda n: (DAYS[n], names(n), POUNDS[n], f"{n}.25")] * 2),
    "a company called by a number": table(
        ("Date", "", "Supplier", "Amount"), lambda n: (DAYS[n], "", names(n), POUNDS[n]),
        lambda n: (DAYS[n], "Mobile phones", "3", POUNDS[n])),
    "companies called by numbers, in towns": table(
        BEHIND, lambda n: (DAYS[n], names(n), POUNDS[n], ("Anvilby", "Leeds")[n % 2]),
        lambda n: (DAYS[n], REFS[n], POUNDS[n], ("Anvilby", "Leeds")[n % 2])),
    "two lines": text(
        BESIDE, *((DAYS[n], names(n), "" if n else "1.50", POUNDS[n]) for n in range(FAR + FEW))),
    "towns": table(
        BEHIND, *[lambda n: (DAYS[n], names(n), POUNDS[n], ("Anvilby", "Leeds")[n % 2])] * 2),
    "hours of agency staff": table(
        ("Date", "Supplier", "Hours", "Amount"), lambda n: (DAYS[n], names(n), "", POUNDS[n]),
        lambda n: (DAYS[n], names(n), "", POUNDS[n])),
    "codes in two parts on some lines": table(
        ("Date", "Supplier", "Code", "Amount"),
        *[lambda n: (DAYS[n], names(n), f"{n % 70}.10" if n % 5 else "41", POUNDS[n])] * 2),
    "prices": table(
        ("Date", "Supplier", "Unit Price", "Amount"),
        *[lambda n: (DAYS[n], names(n), f"{n}.10" if n % 5 else "", POUNDS[n])] * 2),
    "numbers, then none": table(
        BESIDE, lambda n: (DAYS[n], names(n), REFS[n], POUNDS[n]),
        lambda n: (DAYS[n], names(n), "", POUNDS[n])),
}  # fmt: skip


@pytest.fixture(scope="module")
def staged(tmp_path_factory):
    files = {name: ("a.csv", content) for name, content in (MOVED | HONEST).items()}
    return stage_all(tmp_path_factory.mktemp("moved"), files)


@pytest.mark.parametrize("name", MOVED)
def test_lines_moved_into_a_column_without_a_heading_refuse_the_file(staged, name):
    found = staged[name]
    assert found.payments == []
    assert f"from line {FAR + 2} on" in found.reason and "columns are shifted" in found.reason


@pytest.mark.parametrize("name", HONEST)
def test_columns_without_a_heading_that_stay_are_left(staged, name):
    found = staged[name]
    assert (found.reason, found.pounds) == ("", TOTAL)
    assert " lines stand " not in found.notes


def test_whole_pounds_that_stand_there_by_chance_are_left(tmp_path):
    """A third of the amounts are whole, as are all four beside such a code."""
    whole = [n for n, pounds in enumerate(MIXED) if "." not in pounds][5:9]
    rows = [(DAYS[n], names(n), f"{n}.25" if n in whole else "", MIXED[n]) for n in range(FAR)]
    files = {"a": ("a.csv", text(("Date", "Supplier", "Code", "Amount"), *rows))}
    found = stage_all(tmp_path, files)["a"]
    assert (found.reason, found.pounds) == ("", sum(map(Decimal, MIXED[:FAR])))
    assert " lines stand " not in found.notes


WHOLE = [n for n in range(FAR) if n % 80 == 40]  # lines of whole pounds


def _whole_pounds(head, beside, pounds=lambda n: str(5 * n)):
    """Pounds and pence, and few lines of whole pounds with something beside them."""
    return text(head, *(
        (DAYS[n], names(n), pounds(n) if n in WHOLE else POUNDS[n], beside(n) if n in WHOLE else "")
        for n in range(FAR)
    ))  # fmt: skip


TOLD = {
    # Whose amounts stand in their place, and what is told.
    "a number for the payee": (
        table(
            ("Date", "", "Supplier", "Ref", "Amount"),
            lambda n: (DAYS[n], "", names(n), REFS[n], POUNDS[n]),
            lambda n: (DAYS[n], names(n), REFS[n], "", POUNDS[n])),
        "texts of 6 lines stand in a column without a heading and other numbers under “Supplier”"),
    "persons that are not named": (
        table(
            BEHIND, lambda n: (DAYS[n], names(n), POUNDS[n], ""),
            lambda n: (DAYS[n], REFS[n], POUNDS[n], "Redacted - personal data")),
        "from line 302 on, texts of 6 lines stand in a column without a heading"),
    "VAT of whole pounds": (
        _whole_pounds(BEHIND, lambda n: f"{n}.00"),
        "amounts of 4 lines stand in a column without a heading and other numbers under “Amount”"),
    "sums of whole pounds": (
        _whole_pounds(BEHIND, lambda n: f"{5 * n + 312}.40"),
        "amounts of 4 lines stand in a column without a heading"),
    "VAT of whole pounds that begin alike": (
        _whole_pounds(BEHIND, lambda n: f"{1203 + n}.20", lambda n: str(6016 + n)),
        "amounts of 4 lines stand in a column without a heading"),
    "VAT alone": (
        _whole_pounds(BEHIND, lambda n: f"{n}.00", lambda n: "0.00"),
        "amounts of 4 lines stand in a column without a heading"),
    "VAT of many pounds": (
        _whole_pounds(BEHIND, lambda n: f"{40 * n}.20", lambda n: str(20_510 * n + 1)),
        "amounts of 4 lines stand in a column without a heading"),
}  # fmt: skip


QUIET = {
    "the same fee": _whole_pounds(BEHIND, lambda n: "12.50", lambda n: str(20_001 + n)),
    "few lines": text(
        BEHIND, *((DAYS[n], names(n), *((REFS[n], f"{n}.20") if n % 4 == 3 else (POUNDS[n], "")))
                  for n in range(20))),
}  # fmt: skip


def test_too_little_to_tell_anything_of_is_left(tmp_path):
    found = stage_all(tmp_path, {name: ("a.csv", one) for name, one in QUIET.items()})
    for name, one in found.items():
        assert (one.reason, len(one.payments)) == ("", one.read), name
        assert " lines stand " not in one.notes, name


def test_lines_that_hold_amounts_where_they_should_count_and_are_told(tmp_path):
    found = stage_all(tmp_path, {name: ("a.csv", one) for name, (one, _) in TOLD.items()})
    for name, (_, said) in TOLD.items():
        assert found[name].reason == "" and said in found[name].notes, name
        assert found[name].read == len(found[name].payments), name


def _with_vat(n, k=0):
    """Gross, VAT and net of a line, moved by some columns."""
    net = 5 * (n + 1)
    cells = [f"{net + n + 1}.00", f"{n + 1}.00", f"{net}.00"]
    return (DAYS[n], names(n), *cells[-k:], *cells[:-k]) if k else (DAYS[n], names(n), *cells)


@pytest.mark.parametrize(("moved", "is_told"), [(0, False), (2, False), (3, True), (40, True)])
def test_lines_whose_net_and_vat_make_no_gross_are_told(tmp_path, moved, is_told):
    head = ("Date", "Supplier", "Gross", "VAT", "Net")
    rows = [_with_vat(n, 1 if n >= 100 - moved else 0) for n in range(100)]
    found = stage_all(tmp_path, {"a": ("a.csv", text(head, *rows))})["a"]
    said = f"“Net” and “VAT” do not make “Gross” in {moved} of 100 lines"
    assert (len(found.payments), said in found.notes) == (100, is_told)


def test_few_lines_of_whole_pounds_beside_pence_are_refused_until_a_person_names_the_column(
    tmp_path,
):
    odd = table(BESIDE, lambda n: (DAYS[n], names(n), "", POUNDS[n]),
                lambda n: (DAYS[n], names(n), f"{n % 7}.50", 20_001 + n))  # fmt: skip
    found = reports(tmp_path, {"named": (odd, 'amount_column = "Amount"'), "not": (odd, "")})
    assert 'amount_column = "Amount"' in found["not"].refused_because
    assert found["named"].lines_accepted == FAR + FEW
