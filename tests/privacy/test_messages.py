"""A message names no value: DuckDB would quote what it cannot read."""

import pytest

from pipelines.engine.duck import Engine
from pipelines.errors import ModelError

TYPED = "create table t (name varchar primary key)"


@pytest.mark.parametrize(
    "sql",
    [
        "select cast('Jo Whelk' as integer)",
        "select cast('Jo O''Whelk' as date)",
        "select strptime('Jo Whelk', '%Y')",
        "insert into t values ('Jo Whelk'), ('Jo Whelk')",
    ],
)
def test_a_value_that_cannot_be_read_is_not_quoted(sql):
    with Engine() as engine:
        engine.run(TYPED)
        with pytest.raises(ModelError) as raised:
            engine.run(sql)
    assert "Whelk" not in str(raised.value)


def test_a_column_that_is_not_there_is_still_named():
    with Engine() as engine, pytest.raises(ModelError, match="absent"):
        engine.run("select absent from (select 1 as here)")
