"""Bare parse: DuckDB reading all the files as text and touching every column; or keeping them.

The physical floor of landing: every file named, its columns and its separator told beforehand,
nothing recognised, nothing kept.
"""

import csv
import json
from collections import defaultdict
from pathlib import Path

import duckdb

_PARTY = {"id": "varchar", "name": "varchar", "roles": ["varchar"]}
_PERIOD = {"startDate": "varchar", "endDate": "varchar"}
_RELEASE = {
    "ocid": "varchar",
    "id": "varchar",
    "date": "varchar",
    "tag": ["varchar"],
    "parties": [_PARTY],
    "buyer": {"id": "varchar", "name": "varchar"},
    "tender": {"id": "varchar", "title": "varchar", "procurementMethod": "varchar"},
    "awards": [
        {
            "id": "varchar",
            "status": "varchar",
            "value": {"amount": "varchar", "currency": "varchar"},
            "contractPeriod": _PERIOD,
        }
    ],
    "contracts": [{"id": "varchar", "awardID": "varchar", "period": _PERIOD}],
}


def parse(folder):
    """Read every table and notice of a data folder once.

    Parameters
    ----------
    folder : path

    Returns
    -------
    int
        Characters read, so that nothing can be left out.
    """
    folder, characters = Path(folder), 0
    with duckdb.connect() as connection:
        for (columns, skip, encoding), paths in signatures(folder).items():
            touched = " + ".join(f'coalesce(sum(strlen("{name}")), 0)' for name in columns)
            characters += connection.execute(
                f"select {touched} from {_tables(columns, skip, encoding)}", {"paths": paths}
            ).fetchall()[0][0]
        characters += _notices(connection, folder)
    return characters


def keep(folder, output):
    """Read them once and keep their text in a database, as they lie: no landing does less.

    Parameters
    ----------
    folder, output : path
    """
    folder, output = Path(folder), Path(output)
    output.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(str(output / "text.duckdb")) as connection:
        for number, ((columns, skip, encoding), paths) in enumerate(signatures(folder).items()):
            connection.execute(
                f"create table text_{number} as from {_tables(columns, skip, encoding)}",
                {"paths": paths},
            ).fetchall()
        connection.execute(
            f"create table notices as from {_READ_NOTICES}", {"paths": _notice_files(folder)}
        ).fetchall()


def _tables(columns, skip, encoding):
    listed = ", ".join(f"'{name}': 'VARCHAR'" for name in columns)
    return (
        f"read_csv($paths, columns = {{{listed}}}, auto_detect = false, header = true, "
        f"skip = {skip}, delim = ',', quote = '\"', escape = '\"', null_padding = true, "
        f"strict_mode = false, encoding = '{encoding}')"
    )


def signatures(folder):
    """{(columns, lines above the heading, encoding): files}, by the first lines of each file.

    Parameters
    ----------
    folder : path
    """
    found = defaultdict(list)
    for path in sorted(folder.rglob("*.csv")):
        if ".build" not in path.parts:
            with path.open("rb") as file:
                lines = [file.readline().decode("latin-1") for _ in range(3)]
                encoding = "utf-8" if _is_utf8(file.read(4096)) else "latin-1"
            skip = 2 if not lines[1].strip(",\r\n") else 0
            heading = next(csv.reader([lines[skip]]))
            columns = tuple(f"c{i}" for i in range(len(heading)))
            found[columns, skip, encoding].append(str(path))
    return found


def _is_utf8(sample):
    try:
        sample[:-4].decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start > len(sample) - 8
    return True


def _notices(connection, folder):
    touched = " + ".join(f"coalesce(sum(hash({name}) % 2), 0)" for name in _RELEASE)
    return connection.execute(
        f"select {touched} from {_READ_NOTICES}", {"paths": _notice_files(folder)}
    ).fetchall()[0][0]


def _notice_files(folder):
    return [str(path) for path in sorted(folder.glob("ocds/*.ndjson"))]


def _kind(kind):
    """A nested type as DuckDB writes it."""
    if isinstance(kind, list):
        return f"{_kind(kind[0])}[]"
    if isinstance(kind, dict):
        return f"STRUCT({', '.join(f'{json.dumps(k)} {_kind(v)}' for k, v in kind.items())})"
    return kind


_READ_NOTICES = (
    "read_json($paths, format = 'newline_delimited', columns = {"
    + ", ".join(f"'{name}': '{_kind(kind)}'" for name, kind in _RELEASE.items())
    + "})"
)
