"""What matching payments to contracts costs: `python -m benchmarks.matching WAREHOUSE [TIMES]`.

WAREHOUSE is what `benchmarks.stage "to marts"` leaves. Its payments and contracts are taken so many
times, each time as those of other publishers, and the models between them and the purpose ledger
are run: ten times scale 1 is the matching of scale 10, without landing it.

Prints CPU and wall seconds of each model, and what was matched.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.adapter import timed
from pipelines.build import graph
from pipelines.engine.duck import Engine, literal, quote

MATCHING = (
    "int_spend_words", "int_spend_stated_contract", "int_payee_day_contract",
    "int_spend_contract_found", "int_spend_contract", "int_spend_contract_place",
    "int_spend_matched", "int_spend_purpose", "fct_contract_match", "fct_purpose_ledger",
)  # fmt: skip
KEYS = ("publisher_id", "source_file_id", "contract_id")


def multiply(engine, table, times):
    """Copy a table of the attached warehouse, its keys told apart by the number of the copy."""
    columns = engine.run(
        "select column_name from duckdb_columns() where database_name = 'given'"
        f" and table_name = {literal(table)}"
    )
    keys = [name for (name,) in columns if name in KEYS]
    told = ", ".join(f"{key} || '~' || copy as {key}" for key in keys)
    source = f"given.{quote(table)}"
    if keys and not table.startswith("ref_"):
        engine.create(
            table,
            f"select given.* replace ({told}) from {source} as given, range({times}) as c(copy)",
        )
    else:
        engine.create(table, f"select * from {source}")


def match(warehouse, times):
    """Run the models of matching on so many times the payments; (record of seconds, counts)."""
    nodes = graph.load_nodes()
    given = set().union(*(nodes[name].reads for name in MATCHING)) - set(MATCHING)
    record = []
    with TemporaryDirectory() as folder, Engine(Path(folder) / "matching.duckdb") as engine:
        with engine.attached(warehouse, "given", read_only=True):
            for table in sorted(given):
                multiply(engine, table, times)
        for name in MATCHING:
            with timed(name, record):
                engine.create(name, nodes[name].text)
        counts = engine.rows(
            "select (select count(*) from int_spend) as payments,"
            " (select count(*) from int_contracts) as contracts,"
            " count(*) as tied, sum(amount_gbp) as tied_gbp"
            " from int_spend_contract where contract_tie = 'one contract'"
        )[0]
    return record, counts


def main():
    """Match so many times the payments of a warehouse and print what it took."""
    warehouse, times = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    record, counts = match(warehouse, times)
    for name, wall, cpu in [
        *record,
        ("all", *map(sum, zip(*(r[1:] for r in record), strict=True))),
    ]:
        print(f"{name:28} {cpu:8.1f} CPU-s {wall:8.1f} s")
    print(", ".join(f"{name.replace('_', ' ')} {value:,}" for name, value in counts.items()))


if __name__ == "__main__":
    main()
