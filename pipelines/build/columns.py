"""The dictionary of columns: one name, one quantity, one unit, one type."""

import tomllib
from functools import cache

from pipelines import config
from pipelines.errors import ModelError


def load_columns(path=config.SQL / "columns.toml"):
    """{column: {type, unit, description}} from `sql/columns.toml`; not to be changed.

    Raises
    ------
    ModelError
        If an entry lacks its type or its description.
    """
    return _parsed(path.read_text(encoding="utf-8"))


@cache
def _parsed(text):
    columns = tomllib.loads(text)
    for name, entry in columns.items():
        for key in ("type", "description"):
            if key not in entry:
                raise ModelError(f"columns.toml, {name}", f"lacks {key!r}", "Add it.")
    return columns


def typed_select(table_columns, columns, source):
    """A select that gives a step's columns the types of the dictionary."""
    casts = []
    for name in table_columns:
        if name not in columns:
            raise ModelError(f"columns.toml, {name}", "is not listed", "Add type and description.")
        casts.append(f'cast("{name}" as {columns[name]["type"]}) as "{name}"')
    return f"select {', '.join(casts)} from {source}"
