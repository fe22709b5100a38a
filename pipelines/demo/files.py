"""Write files that are the same byte for byte whenever their content is the same."""

import csv
import gzip
import io
import json
from pathlib import Path

_GZIP_FROM = 40_000


def money(pence, *, commas=False, pound=False):
    """Pence as pounds with two decimals, from whole numbers only."""
    sign = "-" if pence < 0 else ""
    pounds, rest = divmod(abs(int(pence)), 100)
    digits = f"{pounds:,}" if commas else str(pounds)
    return f"{sign}{'£' if pound else ''}{digits}.{rest:02d}"


def pence(pounds):
    """Pounds, as a truth states them, in pence."""
    return round(pounds * 100)


def decimal(whole, places):
    """A whole number of the smallest unit as a decimal: decimal(1234, 2) is 12.34."""
    sign = "-" if whole < 0 else ""
    front, rest = divmod(abs(int(whole)), 10**places)
    return f"{sign}{front}.{rest:0{places}d}"


def financial_year(begins):
    """The key of the financial year that begins in April of a year."""
    return f"FY{begins}-{(begins + 1) % 100:02d}"


def csv_text(heading, rows):
    """Rows as CSV, lines ended by LF; the heading as a list or parted by commas."""
    heading = heading.split(",") if isinstance(heading, str) else heading
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(heading)
    writer.writerows(rows)
    return out.getvalue()


class Folder:
    """The data folder that is written."""

    def __init__(self, root):
        self.root = Path(root)

    def csv(self, name, heading, rows):
        """Write rows as CSV, compressed where they are many."""
        self.text(name, csv_text(heading, rows))

    def text(self, name, text, *, encoding="utf-8"):
        """Write a text; a large CSV is compressed, without a time, and gets `.gz` at its end."""
        data = text.encode(encoding)
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".csv" and len(data) > _GZIP_FROM:
            path.with_name(f"{path.name}.gz").write_bytes(_packed(data))
        else:
            path.write_bytes(data)

    def json(self, name, content, *, indent=1):
        """Write JSON with keys in the order given."""
        self.text(name, json.dumps(content, indent=indent, ensure_ascii=False) + "\n")


def _packed(data):
    out = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=out, mtime=0) as packed:
        packed.write(data)
    return out.getvalue()
