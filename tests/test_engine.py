"""The engine keeps to the memory that it is given, and says how to write it."""

import pyarrow as pa
import pytest

from pipelines.engine.duck import Engine
from pipelines.errors import ConfigError, ModelError

SETTING = "WIDER_STAGE_MEMORY_LIMIT"


def test_memory_is_kept_within_the_setting(monkeypatch):
    monkeypatch.setenv(SETTING, "300MB")
    with Engine() as engine:
        assert engine.one("select current_setting('memory_limit')") == "286.1 MiB"


def test_without_a_setting_the_engine_decides(monkeypatch):
    monkeypatch.setenv(SETTING, "")
    with Engine() as engine:
        assert engine.one("select current_setting('memory_limit')") != "286.1 MiB"


def test_a_limit_that_cannot_be(monkeypatch):
    monkeypatch.setenv(SETTING, "plenty")
    with pytest.raises(ConfigError, match="^WIDER_STAGE_MEMORY_LIMIT: cannot be 'plenty'.*1GB"):
        Engine()


def test_a_frame_keeps_rows_columns_and_types():
    with Engine() as engine:
        frame = engine.frame("""
            select * from (values
                ('b', 1, 1.5::decimal(9, 2), date '2024-05-01', null::varchar, true, ['x']),
                (null, 2, 2.25, null, null, null, null),
                ('a', null, null, date '2023-01-31', null, false, ['y', 'z'])
            ) as given (word, number, pounds, day, nothing, is_so, listed)
            order by number nulls last
        """)
    types = ["str", "Int32", "float64", "datetime64[us]", "object", "boolean", "object"]
    assert [str(kind) for kind in frame.dtypes] == types
    assert list(frame) == ["word", "number", "pounds", "day", "nothing", "is_so", "listed"]
    assert frame["word"].fillna("-").tolist() == ["b", "-", "a"]
    assert frame["pounds"].fillna(0).tolist() == [1.5, 2.25, 0]
    assert frame["day"].dt.year.fillna(0).tolist() == [2024, 0, 2023]
    assert frame["nothing"].isna().all()
    assert list(frame["listed"][2]) == ["y", "z"]


@pytest.mark.parametrize(
    ("select", "types"),
    [
        ("select 'a' as word", ["str"]),
        ("select 'a' as word, 'b' as other", ["str", "str"]),
        ("select 'a' as word where false", ["object"]),
        ("select null::varchar as word, 1 as number", ["object", "int32"]),
    ],
)
def test_a_frame_of_texts_alone_or_of_none(select, types):
    with Engine() as engine:
        assert [str(kind) for kind in engine.frame(select).dtypes] == types


def _limit(engine):
    return engine.one("select parse_formatted_bytes(current_setting('memory_limit'))")


def test_the_engine_gives_way_while_python_works(monkeypatch, tmp_path):
    monkeypatch.setenv(SETTING, "300MB")
    with Engine(tmp_path / "some.duckdb") as engine:
        before = _limit(engine)
        engine.create("numbers", "select range as number from range(1000)")
        with pytest.raises(ZeroDivisionError), engine.giving_way():
            assert _limit(engine) == pytest.approx(before / 3, rel=0.01)
            assert engine.one("select sum(number) from numbers") == 499500
            raise ZeroDivisionError
        assert _limit(engine) == before


def test_without_a_limit_the_engine_keeps_what_it_has(monkeypatch):
    monkeypatch.setenv(SETTING, "")
    with Engine() as engine:
        before = _limit(engine)
        with engine.giving_way():
            assert _limit(engine) == before


# Half of all payments are of one kind, and every other one of a kind of its own: by the number of
# kinds one would be guessed to have two payments, fewer than there are names.
_PAYMENTS = """
    select range as payment, range % 500 as name_id, repeat(md5(range::varchar), 8) as words,
        case when range % 2 = 0 then 'grant' else 'kind ' || range end as kind
    from range(100_000)
"""
_JOINED = """
    select grants.payment, grants.words, names.name
    from (select * from payments where kind = 'grant') as grants
    left join names on names.name_id = grants.name_id
"""


def test_a_wrong_guess_of_the_engine_does_not_end_a_build(monkeypatch, tmp_path):
    with Engine(tmp_path / "some.duckdb") as engine:
        engine.create("payments", _PAYMENTS)
        engine.create("names", "select range as name_id, 'name ' || range as name from range(500)")
    monkeypatch.setenv(SETTING, "40MB")
    with Engine(tmp_path / "some.duckdb") as engine:
        engine.run("set temp_directory = ''")  # nothing goes beside the file
        with pytest.raises(ModelError, match="Out of Memory"):
            engine.run(f"create table found as {_JOINED}")
        engine.create("found", _JOINED)
        assert engine.one("select count(name) from found") == 50_000
        assert engine.one("select current_setting('disabled_optimizers')") == ""


@pytest.mark.parametrize("select", ["select 1 as a, 2 as a", "select 'p' as a, 'q' as a, 1 as a"])
def test_a_frame_of_two_columns_of_one_name_is_refused(select):
    with Engine() as engine, pytest.raises(ModelError, match=r"gives \['a'\] twice"):
        engine.frame(select)


def test_a_frame_takes_words_of_a_closed_list_as_text():
    with Engine() as engine:
        frame = engine.frame("select 'x'::enum('x', 'y') as a, 1 as b, 'z' as c")
        assert frame.to_dict("records") == [{"a": "x", "b": 1, "c": "z"}]
        nothing = engine.frame("select null::enum('x', 'y') as a, 'z' as c")
        assert nothing["a"].isna().all()
        assert nothing["c"].tolist() == ["z"]


PLAIN = [
    ("word", pa.string()),
    ("whole", pa.int64()),
    ("part", pa.float64()),
    ("is_so", pa.bool_()),
    ("others", pa.map_(pa.string(), pa.string())),
]


@pytest.mark.parametrize("more", [[], [("day", pa.date32()), ("listed", pa.list_(pa.string()))]])
def test_a_table_without_rows_has_the_columns_and_types_of_one_that_has_some(more):
    """Types that few tables have are the engine's to tell; a column may be called as it likes."""
    schema = pa.schema([*PLAIN, *more, ('a "name"', pa.string())])
    full = pa.Table.from_pylist([{"word": "a"}], schema=schema)
    with Engine() as engine:
        engine.write("full", full)
        engine.write("empty", full)
        engine.write("empty", schema.empty_table())
        assert engine.describe("empty") == engine.describe("full")
        assert engine.counts(["empty", "full"]) == {"empty": 0, "full": 1}


def test_rows_are_counted_at_once():
    with Engine() as engine:
        engine.create("it's", "select * from range(3)")
        engine.create("none", "select 1 where false")
        assert engine.counts(engine.tables()) == {"it's": 3, "none": 0}
        assert engine.counts([]) == {}
