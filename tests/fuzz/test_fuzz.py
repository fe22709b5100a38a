"""A slice of the mutations on every run; `make fuzz` runs them all."""

import random
from collections import Counter

import pytest

from tests.fuzz import every
from tests.fuzz.bases import KINDS, Base, bases
from tests.fuzz.judge import Verdict, judge
from tests.fuzz.mutations import MUTATIONS, Mutant, two_headings_swapped
from tests.fuzz.run import broken_promises, case_of, fuzz

SEED, CASES, BASES, OF_OTHERS = 7, 60, 8, 12
# Kinds of which few cases run here; `python -m tests.fuzz.run --kind` runs as many as wanted.
FEW_OF, FEW, FEW_BASES = {"ascs", "health_index", "metadata", "deprivation", "boundaries", "hexes",
                          "postcodes", "organisations", "values"}, 6, 3  # fmt: skip


@pytest.fixture(scope="module")
def some_bases():
    return bases(random.Random(SEED), BASES)


def test_no_mutation_breaks_its_promise(some_bases):
    findings, outcomes = fuzz(SEED, range(CASES), some_bases)
    assert findings == []
    assert sum(outcomes.values()) == CASES
    assert outcomes.keys() & {(name, "as before") for name in MUTATIONS}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "spend"])
def test_no_mutation_of_another_kind_breaks_its_promise(kind):
    files, cases = (FEW_BASES, FEW) if kind in FEW_OF else (BASES, OF_OTHERS)
    found = bases(random.Random(SEED), files, kind)
    findings, outcomes = fuzz(SEED, range(cases), found) if found else ([], Counter())
    assert findings == []
    assert not found or sum(outcomes.values()) == cases


def test_no_heading_that_is_wrong_by_one_moves_a_total_in_silence(some_bases):
    """`python -m tests.fuzz.every` tries those of all files."""
    base = min(every.distinct(some_bases), key=lambda one: len(one.rows[one.heading]))
    cases, told = every.findings(base)
    assert told == []
    assert cases > 20


def test_releases_are_mutated_as_documents():
    names = {name for name, (_, of) in MUTATIONS.items() if of in ("data", "releases")}
    found = bases(kind="ocds")
    assert {case_of(SEED, number, found)[0] for number in range(400)} == names


def test_a_case_is_the_same_for_the_same_seed(some_bases):
    assert case_of(SEED, 3, some_bases) == case_of(SEED, 3, some_bases)
    drawn = Counter(case_of(SEED, number, some_bases)[0] for number in range(400))
    assert drawn.keys() == {
        name for name, (_, of) in MUTATIONS.items() if of not in ("releases", "records")
    }


@pytest.mark.real
def test_records_are_mutated_as_documents(real_folder):
    names = {name for name, (_, of) in MUTATIONS.items() if of in ("data", "records")}
    found = bases(kind="hexes")
    assert {case_of(SEED, number, found)[0] for number in range(400)} == names


# What would be said of a landing that is wrong ----------------------------------------------------


def verdict(*pounds, notes="", kind="spend", refused=None):
    row = {"kind": kind, "notes": notes, "refused_because": refused, "lines_read": len(pounds)}
    lines = {("f", i): (True, amount, None, "payment", "net") for i, amount in enumerate(pounds, 2)}
    return Verdict([row], lines)


@pytest.mark.parametrize(
    ("promise", "found", "says"),
    [
        ("same", verdict(1, 3), "lost 1"),
        ("same", verdict(1), "1 lines read, not 2"),
        ("same", verdict(1, 2, kind="contracts"), "was {'spend'}"),
        ("lines", verdict(1, 2, 2), "new 1"),
        ("told", verdict(1, 3), "without a word"),
        ("less", verdict(5, 6, 7), "payments that were not there"),
        ("set apart", verdict(1, 200), "is read as £200"),
    ],
)
def test_a_broken_promise_is_told(promise, found, says, some_bases):
    said = broken_promises(Mutant(b"", promise), some_bases[0], found, verdict(1, 2))
    assert any(says in one for one in said)


@pytest.mark.parametrize(
    ("promise", "found"),
    [
        ("same", verdict(2, 1)),
        ("same", verdict(refused="no table")),
        ("told", verdict(1, 3, notes="“Net” holds no amounts")),
        ("less", verdict(1, 9)),
        ("free", verdict(8, 9)),
    ],
)
def test_what_is_explained_is_no_finding(promise, found, some_bases):
    mutant = Mutant(b"", promise)
    assert list(broken_promises(mutant, some_bases[0], found, verdict(1, 2))) == []


@pytest.mark.parametrize(("other", "is_same"), [("M\ufffdn", True), ("M?n", True), ("Mn", True),
                                                ("Man", False)])  # fmt: skip
def test_a_letter_that_a_code_page_lacks_is_the_same_and_another_is_not(other, is_same):
    """It is written as a question mark, which once told of another council."""
    names = [f"Council {letter},AB{letter}" for letter in "CDEFG"]
    files = {word: ("file.csv", "\n".join(["la-name,local-authority-code", *names,
                                           f"Sir Ynys {word},AGY", ""]).encode())
             for word in ("Môn", other)}  # fmt: skip
    found = judge(files)
    assert found["Môn"].payments.total() == 6
    assert (found[other].payments == found["Môn"].payments) == is_same


@pytest.mark.parametrize(("answers", "promise"), [("1212129", "free"), ("1212123", "told")])
def test_headings_over_the_same_few_answers_may_be_swapped_unseen(answers, promise):
    """What two questions of one scale were asked nothing but their headings says."""
    said = zip("1234567", "2112199", answers, strict=True)
    rows = [("id", "pain", "sleep"), *((f"R{i}", one, two) for i, one, two in said)]
    base = Base("answers", ".csv", b"", tuple(rows), tuple(range(1, 9)))
    mutants = [two_headings_swapped(random.Random(seed), base) for seed in range(20)]
    of_both = [one.promise for one in mutants if one.data.startswith(b"id,")]
    assert set(of_both) == {promise}
    assert {one.promise for one in mutants if not one.data.startswith(b"id,")} == {"told"}
