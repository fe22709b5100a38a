"""Payees of published files: what share is named, and no plain person. No name is printed."""

import re
from collections import defaultdict

import pytest

from pipelines.build import land
from pipelines.build.publishers import Publishers
from pipelines.config import REFERENCE, DataFile
from pipelines.errors import WiderStageError
from pipelines.sources import recognise
from pipelines.sources._headings import Headings
from tests.privacy.judging import judge

pytestmark = pytest.mark.real

_LEGAL = re.compile(r"[ ,(]+(co\.? )?(ltd|limited|plc|llp)\.?\)?$", re.IGNORECASE)
_PERSON = re.compile(r"(mr|mrs|ms|miss) ([a-z]\.? )?[a-z'-]+", re.IGNORECASE)


@pytest.fixture(scope="module")
def payments(real_folder):
    """Distinct payments of every file that reads as spend: what a classifier sees of them."""
    headings = Headings.read(REFERENCE / "headings")
    rows = set()
    for path in sorted((real_folder / "spend").rglob("*")):
        rows |= set(_distinct(path, headings) if path.is_file() else ())
    if not rows:
        pytest.skip(f"no payments at {real_folder}/spend")
    names = ("payee_name", "expense_type", "directorate", "payee_type")
    return [dict(zip(names, row, strict=True)) for row in rows]


def _distinct(path, headings):
    try:
        plan = recognise(DataFile(path, path.name, {}), headings).plan
        if not plan or plan.layout.kind != "spend":
            return
        tables, _ = land.land_file([plan], "x", headings, Publishers([]))
    except WiderStageError:
        return  # other tests say what is wrong with a file
    for row in tables[0][1].select(
        ["payee_name", "expense_detail", "expense_type", "directorate", "payee_type"]
    ).to_pylist():  # fmt: skip
        payee, detail, *others = (text.strip() or None if text else None for text in row.values())
        if payee:
            yield payee, detail or others[0], *others[1:]


@pytest.fixture(scope="module")
def judged(table_shapes, payments):
    return judge(table_shapes, payments)


def test_most_payees_are_named(judged):
    shown = sum(row["shown_name"] is not None for row in judged.values())
    assert 0.70 <= shown / len(judged) <= 0.95


def test_who_bears_a_title_and_no_other_word_is_not_named(judged):
    titled = [row for name, row in judged.items() if _PERSON.fullmatch(name)]
    assert sum(row["shown_name"] is not None for row in titled) == 0


def test_companies_are_mostly_known_without_their_legal_form(table_shapes, judged):
    """How many organisations would be hidden if nobody wrote Ltd behind them."""
    plain = [_LEGAL.sub("", name).strip() for name in judged if _LEGAL.search(name)]
    found = judge(table_shapes, [{"payee_name": name} for name in plain])
    hidden = sum(row["shown_name"] is None for row in found.values())
    assert hidden / max(len(found), 1) <= 0.30


def test_those_whom_their_publisher_calls_persons_are_mostly_not_named(payments, judged):
    by_type = defaultdict(set)
    for row in payments:
        by_type[(row["payee_type"] or "").upper()].add(row["payee_name"])
    sole = by_type["SOLE"] | by_type["SOLE TRADE"] | by_type["INDV"]
    if not sole:
        pytest.skip("no publisher here says which payees are sole traders")
    shown = [name for name in sole if judged[name]["shown_name"]]
    assert len(shown) / len(sole) <= 0.35  # those that trade under the name of a business
