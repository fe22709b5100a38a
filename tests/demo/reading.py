"""The county's files read with the standard library only: what is there, counted by hand."""

import csv
import gzip
import io
import math
import tomllib
from collections import defaultdict
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
TRUTHS = tomllib.loads((PROJECT / "pipelines/demo/truths.toml").read_text(encoding="utf-8"))
PLANTED = TRUTHS["planted"]
FOLDERS = {"county": "wrenmarsh", "city": "pellingate", "icb": "icb"}
WAVES = [f"{year}-{month}" for year in range(2022, 2026) for month in ("05", "11")]


def files(root):
    """Every file of a folder by name, dot-folders apart."""
    return {
        path.relative_to(root).as_posix(): path
        for path in sorted(Path(root).rglob("*"))
        if path.is_file() and not any(p.startswith(".") for p in path.relative_to(root).parts)
    }


def content(path):
    """A file's bytes, unpacked."""
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def text(path):
    """A file's text; one file is not UTF-8."""
    data = content(path)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252")


def rows(path):
    """The rows of a CSV as dictionaries."""
    return list(csv.DictReader(io.StringIO(text(path), newline="")))


def pence(amount):
    """An amount as any of the publishers writes it, in pence; None where it is none."""
    plain = amount.replace("£", "").replace(",", "").strip()
    sign = -1 if plain.startswith(("-", "(")) else 1
    digits = plain.strip("-()")
    if not digits.replace(".", "", 1).isdigit():
        return None
    pounds, _, rest = digits.partition(".")
    return sign * (int(pounds) * 100 + int(rest or 0))


class Demo:
    """A written county."""

    def __init__(self, root):
        self.root = Path(root)
        self.files = files(root)
        self._cache = {}

    def named(self, name):
        """A file's path, packed or not."""
        return self.files.get(name) or self.files[f"{name}.gz"]

    def table(self, name):
        """A CSV of the county."""
        if name not in self._cache:
            self._cache[name] = rows(self.named(name))
        return self._cache[name]

    def months(self, publisher):
        """Month -> names of its files."""
        found = defaultdict(list)
        for name in self.files:
            if name.startswith(f"spend/{FOLDERS[publisher]}/"):
                stem = name.rpartition("/")[2].removeprefix("spend-over-500-")
                found[stem[:7]].append(name)
        return found

    def payments(self, publisher, name):
        """(payee, pence, is capital, all cells) of each payment line of a spend file."""
        key = f"payments {name}"
        if key not in self._cache:
            self._cache[key] = list(_payments(publisher, text(self.files[name])))
        return self._cache[key]

    def all_payments(self, publisher):
        """(month, payee, pence, is capital) of a publisher, each month once."""
        for month, names in sorted(self.months(publisher).items()):
            for payee, amount, capital, _ in self.payments(publisher, names[0]):
                yield month, payee, amount, capital


def _payments(publisher, whole):
    lines = list(csv.reader(io.StringIO(whole, newline="")))
    payee, amount = {"county": (6, 5), "city": (10, 7), "icb": (5, 7)}[publisher]
    for cells in lines:
        if len(cells) > max(payee, amount) and cells[payee] and pence(cells[amount]) is not None:
            yield cells[payee], pence(cells[amount]), "Capital" in cells, cells


class Answers:
    """The answers of a survey, with where each person lives."""

    def __init__(self, demo, survey):
        mapping = tomllib.loads(text(demo.named("sources.toml")))["source"]
        self.said = next(source for source in mapping if source.get("survey") == survey)
        area_of = {
            r["pcds"].replace(" ", ""): r["lsoa21"] for r in demo.table("place/postcodes.csv")
        }
        look_up = demo.table("place/lookup_lsoa21_ward24_ltla24.csv")
        home = {r["lsoa21_code"]: (r["ward24_code"], r["ltla24_code"]) for r in look_up}
        fifth = fifths(demo)
        names = self.said["columns"]
        postcodes = (
            names["postcode"] if isinstance(names["postcode"], list) else [names["postcode"]]
        )
        nth, self.rows = defaultdict(int), []
        for wave in WAVES:
            for row in demo.table(f"surveys/{survey}/{survey}-{wave}.csv"):
                postcode = next(row[h] for h in postcodes if h in row).upper().replace(" ", "")
                area = area_of.get(postcode)
                person = row[names["respondent"]]
                row |= {"wave": wave, "person": person, "nth": nth[person], "area": area}
                row["ward"], row["district"] = home.get(area, (None, None))
                row["fifth"] = fifth.get(area)
                nth[person] += 1
                self.rows.append(row)

    def values(self, measure):
        """(row, value) wherever the measure has a value."""
        items = [item for item in self.said["items"].values() if item["measure"] == measure]
        for row in self.rows:
            answers = [self._value(item, row.get(item["heading"], "")) for item in items]
            if None not in answers:
                yield row, sum(answers)

    def _value(self, item, answer):
        if "scale" in item:
            return self.said["scales"][item["scale"]].get(answer)
        low, high = item["range"]
        return int(answer) if answer.isdigit() and low <= int(answer) <= high else None


def fifths(demo):
    """Small area -> fifth of deprivation, 1 the most deprived."""
    worst = sorted(
        demo.table("place/imd2025_lsoa21.csv"),
        key=lambda row: (-float(row["IMD_score"]), row["lsoa21_code"]),
    )
    return {row["lsoa21_code"]: 1 + n * 5 // len(worst) for n, row in enumerate(worst)}


def mean_and_error(values):
    """Mean and standard error, widened since the same people answer again."""
    values = list(values)
    n = len(values)
    mean = sum(values) / n
    variance = sum((v - mean) ** 2 for v in values) / (n - 1)
    return mean, 1.3 * math.sqrt(variance / n)


def difference(one, other):
    """Difference of two means and its standard error."""
    (a, a_error), (b, b_error) = mean_and_error(one), mean_and_error(other)
    return a - b, math.hypot(a_error, b_error)


@cache
def providers():
    """Provider key -> row of the generator's table."""
    with (PROJECT / "pipelines/demo/providers.csv").open(encoding="utf-8", newline="") as file:
        return {row["provider_key"]: row for row in csv.DictReader(file)}


@cache
def service_names():
    """Service id -> its name in the surveys."""
    world = tomllib.loads((PROJECT / "pipelines/demo/world.toml").read_text(encoding="utf-8"))
    return {service["id"]: service["name"] for service in world["service"]}
