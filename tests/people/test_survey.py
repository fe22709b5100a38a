"""A whole survey, built: the cells recomputed in plain Python, and nothing of anybody left over."""

import re
import shutil
from collections import defaultdict
from pathlib import Path

import pytest

from pipelines.build import arrivals, keys
from pipelines.build.run import build
from pipelines.config import read_data_folder
from pipelines.engine.duck import Engine
from pipelines.errors import ConfigError, KeyChangedError
from tests import support
from tests.build.folders import landed
from tests.people import survey


def _build(folder, output, **how):
    said = []
    support.begin(output)
    build(read_data_folder(folder), output, say=said.append, **how)
    return said


@pytest.fixture(scope="module")
def rows():
    return survey.people()


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """(output, what the build said) of the small survey."""
    return survey.built_once(tmp_path_factory)[1:]


def _oracle(rows, worth):
    """{(place, year): (people, share or mean, answers)} in plain Python."""
    cells = defaultdict(list)
    for row in rows:
        date, answer = row["Date"], worth(row)
        area = survey.POSTCODES.get(
            re.sub(r"(\w{3})$", r" \1", row["Postcode"].upper().replace(" ", ""))
        )
        if not re.fullmatch(r"\d\d/\d\d/\d{4}", date) or not row["Reference"].strip():
            continue
        if area and answer is not None:
            year = int(date[6:]) - (int(date[3:5]) < 4)
            ward = survey.AREAS[area]
            for place in (ward, survey.WARDS[ward]):
                cells[place, f"FY{year}-{(year + 1) % 100}"].append(
                    (row["Reference"], float(row["Weight"] or 1), answer)
                )
    return {
        key: (
            len({who for who, _, _ in found}),
            sum(w * y for _, w, y in found) / sum(w for _, w, _ in found),
            {y: len({who for who, _, z in found if z == y}) for _, _, y in found},
            len(found),
        )
        for key, found in cells.items()
    }


def _share(row):
    return survey.WORDS.get(row["I get around"].strip().capitalize())


def _score(row):
    text = row["Satisfied (0 to 10)"]
    return float(text) if text.isdigit() and int(text) <= 10 else None


@pytest.mark.parametrize(
    ("measure", "worth"), [("get_around", _share), ("my_life_satisfaction", _score)]
)
def test_every_cell_of_a_place_and_year_is_as_plain_python_has_it(built, rows, measure, worth):
    expected = _oracle(rows, worth)
    with support.published(built[0]) as published:
        found = published.rows(
            "select * from pub_outcome where published_table = 'P1' and measure_id = ?"
            " and period_kind = 'financial_year'",
            [measure],
        )
    assert {(row["place_id"], row["period"]) for row in found} == {
        (place, year) for place in [*survey.WARDS, *survey.WARDS.values()]
        for year in ("FY2023-24", "FY2024-25")
    }  # fmt: skip
    shown = guards = 0
    for row in found:
        people, value, sides, answers = expected.get(
            (row["place_id"], row["period"]), (0, 0, {}, 0)
        )
        small = [n for n in sides.values() if n < 10] if measure == "get_around" else []
        rest = (
            [n for y, n in sides.items() if 0 < people - n < 10] if measure == "get_around" else []
        )
        if people == 0:
            assert (row["why_no_value"], row["value"]) == ("not_heard", None)
        elif people < 10 or small or rest or row["value"] is None:
            # Few, or one that guards them: what is left of a shown total would be few.
            guards += not (people < 10 or small or rest)
            assert (row["why_no_value"], row["value"], row["n_people"]) == ("too_few", None, None)
        else:
            shown += 1
            assert row["value"] == pytest.approx(value, abs=1e-6)
            assert (row["n_people"], row["n_responses"]) == (people, answers)
            assert row["lower"] < row["value"] < row["upper"]
    # Of a yes-or-no question both sides have to be ten or more, so less can be shown.
    assert shown >= (1 if measure == "get_around" else 2) and guards <= 2


def _left(output):
    return [path for path in Path(output).rglob("*") if path.is_file()]


def test_nothing_of_a_person_is_in_any_file_that_a_build_leaves(built):
    for path in _left(built[0]):
        data = path.read_bytes()
        for text in survey.PLANTED:
            assert text.encode() not in data, f"{text!r} in {path.name}"
    # DuckDB packs text away, so every value of every table is looked at as well.
    files = [path for path in _left(built[0]) if path.suffix == ".duckdb"]
    assert len(files) == 4
    for path in files:
        with support.Engine(path, read_only=True) as engine:
            for table in engine.tables():
                text = repr(engine.run(f'select * from "{table}"'))
                assert not [p for p in survey.PLANTED if p in text], f"{table} in {path.name}"


def test_dropped_columns_and_refused_lines_are_accounted_for(built):
    with support.warehouse(built[0]) as warehouse:
        files = warehouse.rows("select * from raw_files where kind = 'responses' order by path")
        reasons = warehouse.run("select rejected_because from rej_responses order by all")
        assert not warehouse.tables() & {"raw_postcodes"}
    assert {file["columns_dropped"] for file in files} == {
        "Reference, Postcode, Name, Anything else?"
    }
    assert [file["lines_rejected"] for file in files] == [2, 0, 0]
    assert reasons == [("no date that has come can be read",), ("no respondent",)]


def test_the_match_rate_is_said(built, rows):
    placed = sum(
        row["Postcode"].replace(" ", "").upper() in ("XB11AA", "XB11AB", "XB22AA") for row in rows
    )
    assert any(f"{placed} of {len(rows)} responses placed" in line for line in built[1])


def test_without_postcodes_the_area_is_unknown_and_that_is_said(tmp_path, rows):
    folder = survey.folder(tmp_path / "data", rows, postcodes=False)
    said = _build(folder, tmp_path / "out")
    assert any(line.startswith("no file of postcodes") for line in said)
    with support.warehouse(tmp_path / "out") as warehouse:
        assert warehouse.one("select count(small_area_id) from raw_responses") == 0
    with support.published(tmp_path / "out") as published:
        assert published.one("select count(*) from pub_outcome where place_id is not null") == 0


@pytest.fixture
def real_people(tmp_path, monkeypatch, rows):
    """A folder that is not invented, with a key of its own; returns (folder, set the key)."""
    folder = survey.folder(tmp_path / "data", rows, synthetic=False)

    def use(content, path=tmp_path / "key"):
        path.write_bytes(content)
        monkeypatch.setenv("WIDER_STAGE_KEY_FILE", str(path))

    monkeypatch.delenv("WIDER_STAGE_KEY_FILE", raising=False)
    return folder, use


def test_a_key_is_needed_long_enough_and_not_beside_the_data(real_people, tmp_path):
    folder, use = real_people
    with pytest.raises(ConfigError, match="WIDER_STAGE_KEY_FILE: is not set"):
        _build(folder, tmp_path / "out")
    use(b"short")
    with pytest.raises(ConfigError, match="a file of 5 bytes"):
        _build(folder, tmp_path / "out")
    use(b"k" * 32, folder / "key")
    with pytest.raises(ConfigError, match="names a file in the data folder"):
        _build(folder, tmp_path / "out")


def test_a_changed_key_stops_the_build_and_what_was_served_stays(real_people, tmp_path):
    folder, use = real_people
    use(b"a" * 32)
    _build(folder, tmp_path / "out")
    before = (tmp_path / "out" / "warehouse.json").read_bytes()
    with support.warehouse(tmp_path / "out") as warehouse:
        assert not [t for t in warehouse.run("select * from meta_key") if "a" * 8 in t[0]]
        one = set(warehouse.run("select distinct respondent_key from raw_responses"))
    use(b"b" * 32)
    for full in (False, True):
        with pytest.raises(KeyChangedError, match="Set it to the old key"):
            _build(folder, tmp_path / "out", full=full)
    assert (tmp_path / "out" / "warehouse.json").read_bytes() == before
    assert one & _landed_keys(folder) <= {(None,)}
    use(b"a" * 32)
    assert one == _landed_keys(folder)
    assert "nothing has changed since the last build" in _build(folder, tmp_path / "out")


def _landed_keys(root):
    """Who answers, as landing alone writes it by the key of now."""
    folder = read_data_folder(root)
    came = arrivals.arrivals(folder)
    with Engine() as engine:
        arrivals.land_all(engine, folder, came, keys.read_key(folder), lambda number, of: None)
        return set(engine.run("select distinct respondent_key from raw_responses"))


def test_new_postcodes_place_the_answers_anew(tmp_path, rows, built):
    folder = survey.folder(tmp_path / "data", rows)
    shutil.copytree(built[0], tmp_path / "out")
    with support.warehouse(tmp_path / "out") as warehouse:
        assert not warehouse.one(
            "select count(*) from stg_responses where small_area_id = 'X01000004'"
        )
    with (folder / "place/postcodes.csv").open("a", encoding="utf-8") as file:
        file.write("ZZ9 9ZZ,X01000004\n")
    _build(folder, tmp_path / "out")
    with support.warehouse(tmp_path / "out") as warehouse:
        assert warehouse.one(
            "select count(*) from stg_responses where small_area_id = 'X01000004'"
        ) == sum(row["Postcode"] == "ZZ9 9ZZ" for row in rows)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "Reference,",
            "Refrence,",
            "no heading was placed for respondent; nearest headings: 'Refr",
        ),
        ("Date,", "When,", "no heading was placed for answered_on"),
    ],
)
def test_a_heading_that_is_needed_and_missing_is_named(tmp_path, rows, old, new, says):
    folder = survey.folder(tmp_path / "data", rows)
    path = folder / "survey/small-2023-05.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    _, files = landed(folder, {})
    ((name, reason),) = [
        (one["path"], one["refused_because"]) for one in files if one["refused_because"]
    ]
    assert name == "survey/small-2023-05.csv"
    assert says in reason


def test_a_question_of_no_measure_is_answered_with_those_there_are(tmp_path, rows):
    folder = survey.folder(tmp_path / "data", rows)
    path = folder / "sources.toml"
    text = path.read_text(encoding="utf-8").replace('"get_around"', '"get_about"')
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match="no measure of answers is called 'get_about'"):
        _build(folder, tmp_path / "out")
