"""Mutations that damage a file: cuts, junk, quotation marks, amounts written oddly."""

import re
from decimal import Decimal

from tests.fuzz.bases import written
from tests.fuzz.mutations import Mutant, _body, _mutant, mutation


@mutation(of="data")
def cut_at_a_byte(rng, base):
    at = rng.randrange(1, len(base.data))
    return Mutant(base.data[:at], "less" if base.rows else "free", base.suffix)


@mutation(of="data")
def bytes_changed(rng, base):
    data = bytearray(base.data)
    for _ in range(rng.choice([1, 5, 50])):
        data[rng.randrange(len(data))] = rng.randrange(256)
    return Mutant(bytes(data), "free", base.suffix)


@mutation(of="data")
def bytes_put_in(rng, base):
    junk = rng.choice([b"\x00", b"\xff\xfe", b"\x80\x81\x8d", b"\xed\xa0\x80", b"\x1a", b'"', b"\r",
                       bytes(range(256)), b"\x00" * 3000, b"PK\x03\x04", b"\x1f\x8b"])  # fmt: skip
    data = base.data
    for _ in range(rng.choice([1, 4])):
        at = rng.choice([0, rng.randrange(len(data)), len(data)])
        data = data[:at] + junk + data[at:]
    return Mutant(data, "free", base.suffix)


@mutation(of="data")
def a_stretch_taken_out(rng, base):
    at = rng.randrange(len(base.data))
    return Mutant(base.data[:at] + base.data[at + rng.randint(1, 5_000) :], "free", base.suffix)


@mutation(of="data")
def the_file_twice(rng, base):
    return Mutant(base.data * 2, "free", base.suffix)


@mutation()
def quotation_marks_anywhere(rng, base):
    text = written(base.rows, base.delimiter)
    for _ in range(rng.choice([1, 2, 3, 8])):
        at = rng.randrange(len(text))
        text = text[:at] + rng.choice(['"', '""', "'", '"\n', '",']) + text[at:]
    return Mutant(text.encode(base.encoding), "free")


@mutation()
def marks_that_quote_nothing(rng, base):
    """A quotation mark inside a name, unescaped, as in `Smith "Bob" Ltd`."""
    text = written(base.rows, base.delimiter)
    places = [m.start() for m in re.finditer(r"(?<=[A-Za-z] )(?=[A-Za-z])", text)]
    if base.delimiter == " " or not places:
        return Mutant(text.encode(base.encoding), "same")
    for at in sorted(rng.sample(places, min(4, len(places))), reverse=True):
        text = text[:at] + '"' + text[at:]
    return Mutant(text.encode(base.encoding), "free")


@mutation()
def a_huge_cell(rng, base):
    rows = [list(row) for row in base.rows]
    row = rows[rng.choice(_body(base))]
    row[rng.randrange(len(row))] += "x" * rng.choice([5_000, 140_000, 1_000_000])
    return _mutant(base, rows, "free")


@mutation()
def many_columns(rng, base):
    rows = [[*row, *["x"] * rng.choice([0, 3_000])] for row in base.rows[:20]] + list(
        base.rows[20:]
    )
    return _mutant(base, rows, "told" if base.heading < 20 else "free")


@mutation()
def cells_shifted(rng, base):
    """Some records begin one column later, as where a comma stands in a name without quotes."""
    rows = [list(row) for row in base.rows]
    for place in rng.sample(_body(base), rng.randint(1, 30) % len(_body(base)) + 1):
        rows[place].insert(rng.randrange(len(rows[place]) + 1), rng.choice(["", "x", "0"]))
    return _mutant(base, rows, "free")


@mutation()
def two_files_in_one(rng, base):
    """Another council's table follows, under headings of its own."""
    other = [["Payment Date", "Supplier", "Net Amount", "Ref"],
             *[["03/05/2022", "Marsh Ltd", f"{n}.00", str(n)] for n in range(1, 8)]]  # fmt: skip
    return _mutant(base, [*base.rows, *other], "free")


@mutation()
def another_kind_of_file(rng, base):
    pages = [b"<!DOCTYPE html><html><body>Not found</body></html>", b"%PDF-1.7\n1 0 obj", b"{}",
             b'{"releases": [{"ocid": 1}]}', b"[1, 2", b"\x89PNG\r\n\x1a\n", b" ", b"", b"\n" * 500,
             b"PAR1", b"PK\x03\x04xl/", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
             b"\x1f\x8b\x08\x00", b"PK\x05\x06" + b"\x00" * 18]  # fmt: skip
    suffix = rng.choice(
        [".csv", ".json", ".geojson", ".xlsx", ".gz", ".zip", ".parquet", ".ndjson"]
    )
    data = rng.choice(pages)
    return Mutant(data + (base.data[:2_000] if rng.random() < 0.3 else b""), "free", suffix)


# Amounts ------------------------------------------------------------------------------------------

_PLAIN = re.compile(r"-?\d{1,9}\.\d{2}")
_STYLES = {
    "pound sign": lambda v: f"£{v:,}",
    "pound sign, cp850 read as cp1252": lambda v: f"œ{v}",
    "mangled pound sign": lambda v: f"Â£{v}",
    "replaced pound sign": lambda v: f"\ufffd{v:,}",
    "brackets": lambda v: f"({-v:,})" if v < 0 else f"{v:,}",
    "pound in brackets": lambda v: f"(£{-v:,})" if v < 0 else f"£{v:,}",
    "pound before brackets": lambda v: f"£({-v:,})" if v < 0 else f"£{v:,}",
    "trailing minus": lambda v: f"{-v}-" if v < 0 else f"{v}",
    "minus before pound": lambda v: f"-£{-v:,}" if v < 0 else f"£{v:,}",
    "minus after pound": lambda v: f"£-{-v:,}" if v < 0 else f"£{v:,}",
    "dash": lambda v: f"–{-v}" if v < 0 else f"{v}",
    "long dash and a space": lambda v: f"— {-v}" if v < 0 else f"{v}",
    "true minus": lambda v: f"\u2212{-v:,}" if v < 0 else f"{v:,}",
    "CR": lambda v: f"{-v:,} CR" if v < 0 else f"{v:,} DR",
    "cr": lambda v: f"{-v}cr" if v < 0 else f"{v}",
    "plus": lambda v: f"+{v}" if v > 0 else f"{v}",
    "currency word": lambda v: f"GBP {v:,}",
    "currency behind": lambda v: f"{v:,} GBP",
    "spaces for commas": lambda v: f"{v:,}".replace(",", " "),
    "thin spaces for commas": lambda v: f"{v:,}".replace(",", "\u202f"),
    "hard spaces": lambda v: f"\u00a0{v:,}\u00a0",
    "continental": lambda v: f"{v:,}".replace(",", "x").replace(".", ",").replace("x", "."),
    "comma for point": lambda v: f"{v}".replace(".", ","),
    "apostrophe in front": lambda v: f"'{v}",
    "leading zeros": lambda v: f"{v}".replace("-", "-00") if v < 0 else f"00{v}",
    "many decimals": lambda v: f"{v}0000",
    "exponent": lambda v: f"{v.scaleb(-2)}E+02",
    "formula": lambda v: f'="{v}"',
    "no pence": lambda v: f"{v:,}".removesuffix(".00"),
    "tab": lambda v: f"\t{v}",
    "point without nought": lambda v: f"{v}".replace("0.", ".") if abs(v) < 1 else f"{v}",
}


@mutation()
def amounts_written_oddly(rng, base):
    """Each amount means what it meant, in a style that is seen in the field."""
    name = rng.choice(sorted(_STYLES))
    style, rows = _STYLES[name], [list(row) for row in base.rows]
    share = rng.choice([0.1, 1.0])
    for place in _body(base):
        for i, cell in enumerate(rows[place]):
            if _PLAIN.fullmatch(cell.strip()) and rng.random() < share:
                rows[place][i] = style(Decimal(cell.strip()))
    return _mutant(base, rows, "set apart", "utf-8", how=name)
