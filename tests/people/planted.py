"""One list of what must never be found, and a search of everything that a build leaves."""

from pathlib import Path

from tests import support

NAME, EMAIL, PHONE = "Wilhelmina Planted", "planted@example.invalid", "01632 960999"
NHS, POSTCODE, BORN = "999 123 4567", "XB1 1AA", "03/05/1961"
WORDS = "My neighbour Planted came on Sundays"
EVERYTHING = (NAME, EMAIL, PHONE, NHS, POSTCODE, BORN, WORDS)
# As they might come out of a cast or a clean-up as well.
PLANTED = (*EVERYTHING, "Planted", "9991234567", "XB11AA", "01632960999", "1961-05-03")


def traces(output):
    """Where anything planted is found: in the bytes of any file, or in any table of a database.

    DuckDB packs text away, so every value of every table is looked at as well.
    """
    found = []
    for path in sorted(p for p in Path(output).rglob("*") if p.is_file()):
        data = path.read_bytes()
        found += [f"{text!r} in {path.name}" for text in PLANTED if text.encode() in data]
        if path.suffix == ".duckdb":
            with support.Engine(path, read_only=True) as engine:
                for table in sorted(engine.tables()):
                    text = repr(engine.run(f'select * from "{table}"'))
                    found += [f"{p!r} in {table} of {path.name}" for p in PLANTED if p in text]
    return found
