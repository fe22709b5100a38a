"""What a person says of amounts in `sources.toml`: the column that holds them, and their unit."""

from decimal import Decimal

import pytest

from pipelines.build.inspect import inspect
from pipelines.config import read_data_folder
from pipelines.errors import ConfigError
from pipelines.screen import to_write
from tests.build.folders import write
from tests.sources.odd import NAMES, text
from tests.sources.test_sheets_alike import book

HEAD = ("Date", "Supplier", "Amount")
DAYS = tuple((f"{n % 28 + 1:02}/05/2024", NAMES[n % 4]) for n in range(24))
PENCE = tuple(50_003 + (n * 7 % 24) ** 2 * 911 for n in range(24))

RISING = sorted(PENCE)


def table(head, *columns):
    """Lines of the days and payees, and what functions of their number say beside them."""
    return text(head, *((*DAYS[n], *(of(n) for of in columns)) for n in range(24)))


def reports(root, files):
    """What becomes of files: {name: report} of {name: (content, line of sources.toml)}."""
    said = "".join(f'[[source]]\nfiles = ["{name}/may.csv"]\n{line}\n'
                   for name, (_, line) in files.items() if line)  # fmt: skip
    written = {f"{name}/may.csv": content for name, (content, _) in files.items()}
    written |= {"sources.toml": said} if said else {}
    found = {one.name.partition("/")[0]: one
             for one in inspect(read_data_folder(write(root, written)))}  # fmt: skip
    for one in found.values():
        assert one.lines_read == one.lines_accepted + one.lines_rejected
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
    "refunds alone": (
        table(HEAD, lambda n: f"-{less(n)}"), "Amount", -sum(Decimal(less(n)) for n in range(24)),
    ),
    "refunds in brackets": (
        table(HEAD, lambda n: f"({less(n)})"), "Amount", -sum(Decimal(less(n)) for n in range(24)),
    ),
    "one that seems to run on": (
        text(HEAD, *((f"{n + 1:02}/05/2024", NAMES[n % 4], one) for n, one in enumerate(RISING))),
        "Amount", sum(RISING),
    ),
}  # fmt: skip


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


PLAIN = {
    "pence somewhere": table(HEAD, lambda n: f"{PENCE[n]}.50" if n == 7 else PENCE[n]),
    "noughts as pence": table(HEAD, lambda n: f"{PENCE[n]}.00"),
    "round": table(HEAD, lambda n: (n * 7 % 13 + 1) * 1000),
    "few": text(HEAD, *((*DAYS[n], PENCE[n]) for n in range(12))),
}


PENNIES, NAME = 'amounts_in = "pence"', 'amount_column = "{}"'.format
SAID = {
    **{name: (content, NAME(heading)) for name, (content, heading, _) in NAMED.items()},
    **{name: (content, PENNIES) for name, (content, _) in UNITS.items()},
    "not there": (table(HEAD, less), NAME("Paid")),
    "refunds in euros": (table(HEAD, lambda n: f"-€{less(n)}"), NAME("Amount")),
    "euros": (table(HEAD, lambda n: f"€{less(n)}"), NAME("Amount")),
    "parts of a penny": (table(HEAD, lambda n: "12.5" if n == 3 else PENCE[n]), PENNIES),
    "whole pounds": (UNITS["whole"][0], 'amounts_in = "pounds"'),
}


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    """What becomes of the tables when nobody says anything."""
    files = {name: (content, "") for name, (content, _) in SAID.items()}
    files |= {name: (content, "") for name, content in PLAIN.items()}
    return reports(tmp_path_factory.mktemp("before"), files)


@pytest.fixture(scope="module")
def after(tmp_path_factory):
    return reports(tmp_path_factory.mktemp("after"), SAID)


@pytest.mark.parametrize("name", NAMED)
def test_a_column_that_a_person_names_is_believed(before, after, name):
    assert "amount_column = " in before[name].refused_because
    assert after[name].refused_because is None
    assert (after[name].amount_gbp, after[name].lines_accepted) == (NAMED[name][2], 24)


@pytest.mark.parametrize("name", NAMED)
def test_a_column_that_a_person_names_is_told(before, after, name):
    heading = NAMED[name][1].replace("amount 2", "Amount 2")
    told = f"its amounts are those of “{heading}”, as sources.toml says"
    assert told in after[name].odd
    assert told not in before[name].odd


def test_refunds_that_a_person_names_are_still_judged_by_their_unit(after):
    assert "euros" in after["refunds in euros"].refused_because


def test_the_line_that_a_refusal_says_is_the_one_that_lands(before):
    assert NAME("Amount") in before["numbers of one length"].refused_because
    assert NAME("Amount 1") in before["one of two"].refused_because


def test_a_column_that_is_not_there_refuses_the_file(after):
    said = "no column is headed “Paid”, which sources.toml names"
    assert said in after["not there"].refused_because


def test_a_person_s_word_makes_no_pounds_of_euros(after):
    assert "euros" in after["euros"].refused_because


@pytest.mark.parametrize("name", UNITS)
def test_pence_that_a_person_says_count_as_pounds(before, after, name):
    one = before[name]
    assert any('"pence"' in said for said in (*one.choices, one.refused_because or ""))
    assert (after[name].amount_gbp, after[name].lines_accepted) == (UNITS[name][1], 24)
    assert WHOLE not in after[name].odd and not after[name].choices


def test_the_line_to_paste_for_whole_numbers_changes_nothing(before, after):
    (said,) = to_write([before["whole"]])
    assert [line.split("#")[0].strip() for line in said.splitlines()] == [
        "[[source]]", 'files = ["whole/may.csv"]', 'amounts_in = "pounds"',
    ]  # fmt: skip
    assert before["whole"].amount_gbp == after["whole pounds"].amount_gbp


def test_parts_of_a_penny_are_no_pence(after):
    one = after["parts of a penny"]
    assert (one.lines_accepted, one.lines_rejected) == (23, 1)


def test_whole_pounds_that_a_person_says_are_not_asked_for(after):
    one = after["whole pounds"]
    assert one.amount_gbp == sum(PENCE)
    assert WHOLE not in one.odd and not one.choices


def test_another_unit_is_refused(tmp_path):
    with pytest.raises(ConfigError, match="amounts_in cannot be 'euros'"):
        reports(tmp_path, {"may": (UNITS["whole"][0], 'amounts_in = "euros"')})


SHEETS = {
    # Sheets of pence (the first) and of others, what is said, and the pounds of both.
    "pounds and pence beside": (less, PENNIES, POUNDS + sum(Decimal(less(n)) for n in range(24))),
    "few parts of pounds beside": (
        lambda n: "250.5" if n % 5 == 0 else 300, PENNIES, POUNDS + Decimal("1252.5") + 5700),
    "pence in both": (lambda n: PENCE[n], PENNIES, 2 * POUNDS),
    "noughts behind": (lambda n: f"{PENCE[n]}.00", PENNIES, 2 * POUNDS),
    "whole pounds beside": (lambda n: 300 + n, 'pence_sheets = ["May"]',
                            POUNDS + sum(300 + n for n in range(24))),
    "both named": (lambda n: PENCE[n], 'pence_sheets = ["May", "June"]', 2 * POUNDS),
    "nothing said": (lambda n: PENCE[n], 'amounts_in = "pounds"', 200 * POUNDS),
    "named otherwise": (less, 'pence_sheets = [" MAY"]',
                        POUNDS + sum(Decimal(less(n)) for n in range(24))),
    "asked": (less, "", 100 * POUNDS + sum(Decimal(less(n)) for n in range(24))),
    "asked of both": (lambda n: PENCE[n], "", 200 * POUNDS),
}  # fmt: skip


@pytest.fixture(scope="module")
def of_sheets(tmp_path_factory):
    def rows(month, how):
        return [
            HEAD,
            *((f"{n + 1:02}/{month}/2024", NAMES[n % 4], Decimal(how(n))) for n in range(24)),
        ]

    files = {f"{name}/book.xlsx": book({"May": rows("05", PENCE.__getitem__),
                                        "June": rows("06", how)})
             for name, (how, _, _) in SHEETS.items()}  # fmt: skip
    files["no such sheet/book.xlsx"] = files["both named/book.xlsx"]
    files["a number/book.xlsx"] = book({"2024": rows("05", PENCE.__getitem__)})
    files["two of three/book.xlsx"] = book({
        "May": rows("05", PENCE.__getitem__), "June": rows("06", less),
        "July “net”": rows("07", PENCE.__getitem__), "Few": rows("08", lambda n: 1 + n)[:12],
        "Round": rows("09", lambda n: (n * 7 % 13 + 1) * 1000),
    })  # fmt: skip
    lines = {name: line for name, (_, line, _) in SHEETS.items()}
    lines["a number"] = "pence_sheets = [2024]"
    lines["no such sheet"] = 'pence_sheets = ["July"]'
    files["sources.toml"] = "".join(f'[[source]]\nfiles = ["{name}/book.xlsx"]\n{line}\n'
                                    for name, line in lines.items() if line)  # fmt: skip
    folder = read_data_folder(write(tmp_path_factory.mktemp("sheets"), files))
    return {one.name.partition("/")[0]: one for one in inspect(folder)}


@pytest.mark.parametrize("name", SHEETS)
def test_pence_are_those_of_their_sheets(of_sheets, name):
    found = of_sheets[name]
    assert found.refused_because is None
    assert (found.amount_gbp, found.lines_accepted) == (SHEETS[name][2], 48)


def test_which_sheets_are_pence_is_told(of_sheets):
    pence = "the amounts of sheet 'May' are pence, as sources.toml says, and count as pounds"
    pounds = "sheet 'June' holds pounds and pence: not pence, as sources.toml says of the file"
    assert {pence, pounds} <= set(of_sheets["pounds and pence beside"].odd)
    assert pence in of_sheets["whole pounds beside"].odd
    assert not any("'June'" in one for one in of_sheets["whole pounds beside"].odd)


def test_a_sheet_that_is_not_there_refuses_the_file(of_sheets):
    said = of_sheets["no such sheet"].refused_because
    assert "no sheet is called “July”, which sources.toml names" in said
    assert "Its sheets that hold anything: 'May', 'June'." in said


def test_a_sheet_may_be_named_by_a_number(of_sheets):
    assert of_sheets["a number"].amount_gbp == POUNDS


def test_a_file_without_sheets_says_so(tmp_path):
    (found,) = reports(tmp_path, {"a": (table(HEAD, less), 'pence_sheets = ["May"]')}).values()
    assert "It has no sheets" in found.refused_because


def test_sheets_of_whole_numbers_beside_others_are_asked_for(of_sheets):
    """Its words name the sheets, and the line that makes pounds of their pence."""
    assert (
        "all amounts of sheet 'May' are whole numbers: pounds, unless they are pence; then write"
        ' pence_sheets = ["May"] into sources.toml'
    ) in of_sheets["asked"].odd
    (said,) = [one for one in of_sheets["two of three"].odd if "whole numbers" in one]
    assert 'pence_sheets = ["May", "July “net”"]' in said


@pytest.mark.parametrize("name", ["whole pounds beside", "named otherwise", "nothing said"])
def test_sheets_of_which_a_person_says_something_are_not_asked_for(of_sheets, name):
    assert not any("whole numbers" in one for one in of_sheets[name].odd)


def test_a_workbook_of_whole_numbers_is_asked_for_once(of_sheets):
    assert [one for one in of_sheets["asked of both"].odd if "whole numbers" in one] == [WHOLE]


@pytest.mark.parametrize("name", PLAIN)
def test_amounts_that_are_pounds_are_not_asked_for(before, name):
    assert before[name].refused_because is None
    assert WHOLE not in before[name].odd


# Written from the other side ---------------------------------------------------------------------

TURNED = "paid_below_nought = true"
BELOW = ("-{}", "({})", "{}-", "{} CR", "-£{}", "£({})", "−{}", "-{} ")


def other_side(style, *, back=(3, 9)):
    """Payments below nought, of which some were taken back, and what they add up to."""
    of = lambda n: f"{PENCE[n] // 100}.{PENCE[n] % 100:02}"  # noqa: E731
    content = table(HEAD, lambda n: of(n) if n in back else style.format(of(n)))
    return content, sum(-Decimal(of(n)) if n in back else Decimal(of(n)) for n in range(24))


@pytest.fixture(scope="module")
def sides(tmp_path_factory):
    files = {f"{n}": (other_side(style)[0], TURNED) for n, style in enumerate(BELOW)}
    heads = ("Date", "Supplier", "Amount", "VAT")
    paid = lambda n: "0.00" if n == 5 else f"-{n + 1}.00"  # noqa: E731
    nought = table(heads, paid, lambda n: f"-0.{n + 10}")
    files |= {
        "as it stands": (other_side("-{}", back=())[0], ""),
        "said of others": (other_side("{}")[0].replace("-", ""), TURNED),
        "with a total": (other_side("-{}", back=())[0]
                         + f",Total,-{other_side('-{}', back=())[1]}\n", TURNED),
        "noughts and VAT": (nought, TURNED),
    }  # fmt: skip
    return reports(tmp_path_factory.mktemp("sides"), files)


@pytest.mark.parametrize("style", BELOW)
def test_what_is_below_nought_was_paid_where_people_say_so(sides, style):
    found = sides[str(BELOW.index(style))]
    assert (found.refused_because, found.amount_gbp) == (None, other_side(style)[1])
    assert "amounts below nought were paid, as sources.toml says" in found.odd


def test_a_stated_total_is_turned_with_the_payments(sides):
    found, pounds = sides["with a total"], other_side("-{}", back=())[1]
    assert found.amount_gbp == pounds and found.lines_rejected == 1
    assert any(f"states a total of £{pounds:,.2f}" in one and "agrees" in one for one in found.odd)


def test_nought_stays_nought(sides):
    assert sides["noughts and VAT"].amount_gbp == sum(range(1, 25)) - 6


def test_the_choice_is_offered_where_nearly_all_is_below_nought(sides):
    found = sides["as it stands"]
    assert "nearly all amounts of “Amount” are below nought" in found.refused_because
    assert found.choices[:2] == (TURNED, '# or amount_column = "Amount"')


def test_what_is_said_of_payments_above_nought_is_held_against_them(sides):
    why = sides["said of others"].refused_because
    assert (
        "most amounts of “Amount” are above nought" in why and "Take paid_below_nought out" in why
    )
