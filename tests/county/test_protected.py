"""Nothing about fewer than ten people, and nothing of a person, in any published file."""

import re

import pytest

from pipelines.build.header import AUDIENCES
from pipelines.config import PROJECT
from pipelines.engine.duck import quote
from tests import support
from tests.demo.reading import PLANTED

PEOPLE = re.compile(
    r"^(n_people|n_responses|n_with|n_without|seen_people|people_helped|.*_n_people)$"
)
SIGNS = {
    "an email address": re.compile(r"[\w.+-]+@[\w-]+\.\w"),
    "an NHS number": re.compile(r"\b\d{3} \d{3} \d{4}\b"),
    "a telephone number": re.compile(r"\b0\d{3,4} ?\d{6}\b"),
    "a full postcode": re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b"),
    "a respondent": re.compile(r"\b(LW|SU)-\d{5,}\b"),
}


@pytest.fixture(scope="module", params=AUDIENCES)
def opened(request, county_build):
    """The published file of each audience."""
    with support.published(county_build, request.param) as engine:
        yield engine


def tables(engine):
    found = engine.run(
        "select table_name, column_name, data_type from duckdb_columns()"
        " where not internal order by table_name, column_index"
    )
    by_table = {}
    for table, column, kind in found:
        by_table.setdefault(table, {})[column] = kind
    return by_table


def test_no_count_of_people_is_between_one_and_nine(opened):
    looked = 0
    for table, columns in tables(opened).items():
        for column in filter(PEOPLE.match, columns):
            looked += 1
            few = opened.one(
                f"select count(*) from {quote(table)} where {quote(column)} between 1 and 9"
            )
            assert few == 0, (table, column)
    assert looked >= 2


def test_a_value_without_people_has_its_reason(opened):
    bad = opened.rows(
        "select * from pub_outcome where (value is null) <> (why_no_value is not null)"
        " or (n_people is null and value is not null) or (value is not null and n_people < 10)"
    )
    assert bad == []


def test_a_hidden_cell_is_hidden_in_sentences_and_changes_too(opened):
    key = "published_table, measure_id, place_id, service_id, provider_id, period"
    same = " and ".join(f"a.{c} is not distinct from b.{c}" for c in key.split(", "))
    hidden = (
        f"(select {key}, hidden_as from pub_outcome where why_no_value = 'too_few'"
        " and group_dimension is null) as b"
    )
    assert not opened.one(
        f"select count(*) from pub_outcome_change as a inner join {hidden} on {same}"
    )
    said = opened.run(
        "select b.hidden_as, a.sentence"
        f" from pub_outcome_sentence as a inner join {hidden} on {same}"
    )
    words = {"too_few": "Too few to show", "guards_another": "Hidden to guard another figure"}
    assert {why for why, _ in said} == set(words)
    for why, sentence in said:
        assert re.match(rf"\*\*{words[why]}\*\* in \d{{4}} to \d\d: [a-z, ]+\.$", sentence), (
            sentence
        )


def test_no_text_holds_anything_of_a_person(opened):
    for table, columns in tables(opened).items():
        if table == "pub_model":  # SQL, which names patterns
            continue
        for column in (c for c, kind in columns.items() if kind == "VARCHAR"):
            texts = opened.run(
                f"select distinct {quote(column)} from {quote(table)}"
                f" where {quote(column)} is not null"
            )
            for (text,) in texts:
                for what, sign in SIGNS.items():
                    assert not sign.search(text), (what, table, column)


def test_words_of_quotes_without_consent_are_nowhere(county_build, files):
    refused = [
        row["quote"]
        for row in files.table("voices/voices.csv")
        if row["consent"] not in ("public", "board only") or row["withdrawn_on"]
    ]
    assert len(refused) >= 3
    with support.warehouse(county_build) as engine:
        kept = repr(engine.run("select * from raw_voices"))
        counted = engine.one("select count(*) from rej_voices")
        said = engine.one("select columns_dropped from raw_files where kind = 'voices'")
    assert not [words for words in refused if words in kept]
    assert counted == len(refused)
    assert "words of quotes without consent" in said


def test_the_county_plants_what_must_not_be_seen():
    """Else the tests above would look for nothing."""
    assert PLANTED["personal_columns"]["residents"]["headings"]
    assert (PROJECT / "data" / "demo" / "voices" / "voices.csv").is_file()
