"""Something of a person is planted in every kind of file; then every file of a build is searched.

Bytes are searched as they are, and every table is read out besides, since DuckDB compresses.
"""

import re

import pytest

from pipelines.build.explain import explain
from pipelines.build.header import AUDIENCES
from pipelines.build.inspect import inspect
from pipelines.build.run import build
from pipelines.build.scrub import is_nhs_number
from pipelines.config import read_data_folder
from pipelines.engine.duck import Engine, quote
from tests.privacy import planting

NAMES = planting.NOWHERE | planting.WAREHOUSE_ONLY | {"provider": planting.SURVEY_PROVIDER}


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    """(output folder, what the build said)."""
    root = tmp_path_factory.mktemp("planted")
    said = []
    build(read_data_folder(planting.plant(root / "data")), root / "output", say=said.append)
    return root / "output", "\n".join(said)


@pytest.fixture(scope="module")
def contents(planted):
    """{file: (its bytes, the text of all its tables)} of every file below the output."""
    return {
        path.relative_to(planted[0]).as_posix(): (path.read_bytes(), _all_text(path))
        for path in sorted(planted[0].rglob("*"))
        if path.is_file()
    }


def _all_text(path):
    if path.suffix != ".duckdb":
        return ""
    with Engine(path, read_only=True) as engine:
        return "\n".join(
            f"{table}: {row!r}"
            for table in sorted(engine.tables())
            for row in engine.run(f"select * from {quote(table)}")
        )


def _forms(sign):
    """A sign as written and without its gaps, in any case."""
    tight = re.sub(r"\W", "", sign) if "@" not in sign else sign
    return {sign.lower(), tight.lower()}


def _found(words, contents, files=None):
    """[(file, place)] where any form of some words stands."""
    forms = _forms(words)
    return [
        (
            file,
            text[max(0, text.lower().find(form) - 80) :][:160] if form in text.lower() else "bytes",
        )
        for file, (data, text) in contents.items()
        if files is None or file in files
        for form in forms
        if form in text.lower() or form.encode() in data.lower()
    ]


def _published(contents):
    files = [file for file in contents if file.startswith("published/")]
    assert len([file for file in files if file.endswith(".duckdb")]) == len(AUDIENCES)
    return files


def test_what_check_tells_names_nobody(tmp_path):
    reports = inspect(read_data_folder(planting.plant(tmp_path)))
    told = "\n".join(map(repr, reports)).lower()
    assert "holds names with numbers" in told and "tells of “women”" in told
    assert "tells of “outstanding orders”" in told and "numbers the periods of a year" in told
    for kind, number in planting.NUMBER.items():
        for what, sign in planting.signs(number).items():
            assert not [form for form in _forms(sign) if form in told], (kind, what)
    for name in NAMES.values():
        assert not [part for part in name.lower().split() if part in told]


@pytest.mark.parametrize("kind", planting.KINDS)
def test_nothing_that_leads_to_a_person_is_in_any_file(contents, planted, kind):
    for what, sign in planting.signs(planting.NUMBER[kind]).items():
        assert _found(sign, contents) == [], (kind, what)
        assert sign not in planted[1]


@pytest.mark.parametrize("kind", planting.NOWHERE)
def test_who_is_nobodys_payee_is_in_no_file_at_all(contents, kind):
    name = planting.NOWHERE[kind]
    assert _found(name, contents) == []
    assert _found(name.split()[1], contents) == []


@pytest.mark.parametrize("kind", NAMES)
def test_no_person_is_in_a_published_file(contents, kind):
    files = _published(contents)
    for part in NAMES[kind].split():
        assert _found(part, contents, files) == []


def test_no_person_is_in_what_is_said(planted):
    output, said = planted
    told = "\n".join(explain(output, "spend", "X08000001", "2023-05"))
    assert "2023-05.csv, lines" in told
    for name in NAMES.values():
        assert not [part for part in name.split() if part in said + told]


def test_persons_are_counted_without_a_name(planted):
    """What is hidden is still there: pounds, contracts, a cost and an answer."""
    published = planted[0] / "published"
    file = next(published.glob("officer-*.duckdb"))
    with Engine(file, read_only=True) as engine:
        loose = engine.run("select payee_name, spend_gbp from pub_orphan_spend")
        suppliers = engine.run("select title, supplier_name, provider_id from pub_contract")
        providers = {row[0] for row in engine.run("select provider_name from pub_provider")}
        costs = engine.run("select provider_id, provider_name from pub_service_cost")
        grants = engine.run("select title, recipient_name, recipient_id from pub_grant")
        answered = {
            row[0]
            for row in engine.run(
                "select provider_name from pub_outcome where published_table = 'P3'"
                " and value is not null"
            )
        }
    assert {name for name, _ in loose} == {None}
    assert str(sum(pounds for _, pounds in loose)) == "512.50"
    hidden = [row for row in suppliers if row[1] == "A supplier not named here"]
    assert len(suppliers) == 3 and len(hidden) == 2
    assert {row[0] for row in hidden} == {"A title that names its supplier"}
    assert providers == {"A provider not named here", "Gannet Homecare Limited"}
    assert [name for _, name in costs] == ["A provider not named here"]
    assert grants == [("A title that names its recipient", "A recipient not named here", None)]
    assert answered == {"A provider not named here"}


def test_who_is_paid_stays_known_to_the_warehouse(contents):
    """Else the searches above might look for what never was there."""
    warehouse = [file for file in contents if file.startswith("warehouse-")]
    for kind in planting.WAREHOUSE_ONLY:
        assert _found(planting.WAREHOUSE_ONLY[kind], contents, warehouse), kind


def test_dropped_columns_are_named(planted):
    with Engine(next(planted[0].glob("warehouse-*.duckdb")), read_only=True) as engine:
        dropped = dict(engine.run("select kind, columns_dropped from raw_files"))
        paid = dict(engine.run("select path, columns_dropped from raw_files"))
    assert paid["spend/brackwater/2023-06.csv"] == "Client, Signed off by, Budget Holder"
    assert paid["spend/brackwater/2023-05.csv"] == (
        "Supplier Postcode, Contact Name, Contact Email, Telephone, NHS Number"
    )
    assert (
        "Contract Manager, Contact Email, Contact Telephone, NHS No"
        in dropped["contracts_register"]
    )
    assert dropped["effort"] == "logged by"


def test_what_is_planted_would_be_recognised():
    numbers = [planting.signs(number)["NHS number"].replace(" ", "") for number in range(12)]
    assert len(set(numbers)) == 12 and all(map(is_nhs_number, numbers))
