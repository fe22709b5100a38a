"""The chain from files to published numbers, worked out again as plainly as can be.

Standard library only, nothing of ours but the reference tables that people decide on. One value at
a time, slow and dull: where this and the models differ, one of the two is wrong.
"""

import csv
import gzip
import io
import math
import re
import tomllib
from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
Z95 = 1.959963984540054

_WITHHELD = ("REDACT", "WITHHELD", "CONFIDENTIAL", "PERSONAL DATA")
_ENDINGS = {"LTD", "LIMITED", "PLC", "LLP", "LP", "CIC", "INC"}
_MEASURES = {
    "Satisfaction": "life_satisfaction",
    "Worthwhile": "worthwhile",
    "Happiness": "happiness",
    "Anxiety": "anxiety",
}
_POLARITY = {"anxiety": -1, "life_satisfaction": 1, "worthwhile": 1, "happiness": 1}


# Files --------------------------------------------------------------------------------------------


def read_rows(path):
    """(line, cells) of every record of a CSV file, blank ones apart; gzip or not."""
    opener = gzip.open if str(path).endswith(".gz") else open
    with opener(path, "rb") as file:
        data = file.read()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    reader = csv.reader(io.StringIO(text, newline=""))
    line, rows = 1, []
    for cells in reader:
        if any(cell.strip() for cell in cells):
            rows.append((line, cells))
        line = reader.line_num + 1
    return rows


def columns_of(heading, wanted):
    """{our name: index}, by the end of the heading: a broken byte-order mark stands before it."""
    words = [cell.strip().lower().rstrip(".") for cell in heading]
    found = {}
    for name, spellings in wanted.items():
        hits = [i for i, word in enumerate(words) if word.endswith(tuple(spellings))]
        exact = [i for i, word in enumerate(words) if word in spellings]
        if hits:
            found[name] = (exact or hits)[0]
    return found


def cell(cells, columns, name):
    """The text of a named cell, '' where the line is short or the file has no such column."""
    index = columns.get(name)
    return cells[index].strip() if index is not None and index < len(cells) else ""


def money(text):
    """A decimal amount or None."""
    negative = "(" in text or text.startswith("-") or text.endswith("-")
    digits = "".join(c for c in text.strip("-") if c not in "£, ()")
    try:
        amount = Decimal(digits.strip("-"))
    except InvalidOperation:
        return None
    return -amount if negative else amount


def day(text):
    """A date written year first or None; the files here have no other that can be read."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


class Folder:
    """A data folder, by its `sources.toml`: which file is what, told by its name alone."""

    def __init__(self, root, real):
        said = tomllib.loads((root / "sources.toml").read_text(encoding="utf-8"))
        named = [
            real / pattern.split("}/")[1] if "}" in pattern else root / pattern
            for source in said["source"]
            for pattern in source["files"]
        ]
        walked = [
            path for path in root.rglob("*.csv") if ".build" not in path.parts and path not in named
        ]
        files = sorted({path.resolve() for path in [*named, *walked]})
        self.spend = [f for f in files if "spend" in f.parts]
        self.register = next(f for f in files if "register" in f.name)
        self.indicators = next(f for f in files if "wellbeing" in f.name)
        self.deprivation = next(f for f in files if f.name.startswith("indices_of_deprivation"))
        self.as_at = next(source["as_at"] for source in said["source"] if "as_at" in source)
        publishers = said.get("publisher")
        if not publishers:
            with (PROJECT / "data/reference/publishers.csv").open(encoding="utf-8") as file:
                publishers = [row for row in csv.DictReader(file) if row["folders"] in root.name]
        self.publisher = publishers[0]["publisher_id"]
        self.place = publishers[0]["place_id"]


# Money --------------------------------------------------------------------------------------------


def payments(path):
    """Payments of one spend file: dicts of day, month, amount, payee, ledger."""
    rows = read_rows(path)
    heading = rows[0][1]
    if heading.count("") and "Net" in rows[1][1]:  # one heading over three columns
        heading = [under or over for over, under in zip(heading, rows[1][1], strict=False)]
    columns = columns_of(
        heading,
        {
            "paid_on": ("date of payment",),
            "net": ("net",),
            "payee": ("supplier name", "vendor name"),
            "ledger": ("g/l description", "gl description"),
        },
    )
    found = []
    for _, cells in rows[1:]:
        paid_on, amount = day(cell(cells, columns, "paid_on")), money(cell(cells, columns, "net"))
        if paid_on is not None and amount is not None:
            payee, ledger = cell(cells, columns, "payee"), cell(cells, columns, "ledger")
            found.append(
                {
                    "day": paid_on,
                    "month": f"{paid_on:%Y-%m}",
                    "amount": amount,
                    "payee": payee,
                    "kind": flow_kind(payee, ledger),
                }
            )
    return found


def flow_rules():
    """The rules of `data/reference/flow_rules.csv` in the order of their numbers."""
    with (PROJECT / "data/reference/flow_rules.csv").open(encoding="utf-8") as file:
        return sorted(csv.DictReader(file), key=lambda rule: int(rule["rule_number"]))


RULES = flow_rules()


def flow_kind(payee, ledger):
    """What kind of flow a payment is: the first rule that fits."""
    for rule in RULES:
        text = payee if rule["field"] == "payee_name" else ledger
        if re.search(rule["pattern"], text.upper()):
            return rule["flow_kind"]
    return "purchase" if payee else "unknown"


def financial_year(month):
    """2022-05 lies in FY2022-23."""
    year, number = int(month[:4]), int(month[5:])
    first = year if number >= 4 else year - 1
    return f"FY{first}-{(first + 1) % 100:02}"


def months_of_years(first, last):
    """Every month of each financial year from that of `first` to that of `last`."""
    year = int(financial_year(first)[2:6])
    while year <= int(financial_year(last)[2:6]):
        yield from (f"{year}-{month:02}" for month in range(4, 13))
        yield from (f"{year + 1}-{month:02}" for month in range(1, 4))
        year += 1


def covered_months(files):
    """Months that hold at least one in twenty of the payments of some file."""
    covered = set()
    for paid in files:
        for month, count in Counter(payment["month"] for payment in paid).items():
            if count / len(paid) >= 0.05:
                covered.add(month)
    return covered


def spend_by_month(files):
    """{(month, kind): (pounds, payments) or (None, None)} over all months of the years touched."""
    covered = covered_months(files)
    everything = [payment for paid in files for payment in paid]
    result = {}
    for month in months_of_years(min(covered), max(covered)):
        for kind in {payment["kind"] for payment in everything}:
            hits = [p["amount"] for p in everything if p["month"] == month and p["kind"] == kind]
            known = month in covered
            result[month, kind] = (sum(hits, Decimal(0)), len(hits)) if known else (None, None)
    return result


def transfers(files):
    """{(month, PAYEE): (pounds, payments)} to partners, in covered months, capitals alike."""
    covered, result = covered_months(files), defaultdict(lambda: (Decimal(0), 0))
    for payment in (payment for paid in files for payment in paid):
        if payment["kind"] == "transfer_to_partner" and payment["month"] in covered:
            key = payment["month"], payment["payee"].upper()
            pounds, count = result[key]
            result[key] = (pounds + payment["amount"], count + 1)
    return dict(result)


# Names and contracts ------------------------------------------------------------------------------


def plain_name(text):
    """A supplier's name as two files can share it; '' where nothing is left."""
    words = _words(text)
    if words[:1] == ["THE"]:
        words = words[1:]
    while len(words) > 1 and words[-1] in _ENDINGS:
        short = words.pop() in ("LTD", "LIMITED")
        if short and len(words) > 1 and words[-1] in ("CO", "UK"):
            words.pop()
    return " ".join(words)


def _words(text):
    upper = text.upper().replace("&", " AND ").replace("'", "").replace("’", "")
    upper = re.sub(r"\bT ?/ ?A\b", " T/A ", upper).strip()
    upper = upper.removeprefix("T/A ").split(" T/A ")[0].removesuffix(" T/A")
    kept = "".join(c if c.isascii() and c.isalnum() else " " for c in upper)
    return kept.split()


def is_withheld(text):
    """Whether the publisher put a word such as REDACTED in the place of a name."""
    padded = " " + " ".join(_words(text))
    return any(f" {word}" in padded for word in _WITHHELD)


def names_nobody(text):
    """Various Providers, a dash: no single supplier."""
    return _words(text)[:1] in ([], ["VARIOUS"], ["TBC"])


def contracts(path, as_at):
    """Contracts of a register with their state at its day."""
    rows = read_rows(path)
    columns = columns_of(
        rows[0][1],
        {
            "title": ("contract title",),
            "supplier": ("supplier company name",),
            "start": ("start date",),
            "end": ("end date",),
            "expiry": ("current expiry date",),
            "annual": ("annual value",),
            "total": ("total contract value (including extensions)",),
        },
    )
    found = []
    for line, cells in rows[1:]:
        start, end = (day(cell(cells, columns, name)) for name in ("start", "end"))
        expiry = day(cell(cells, columns, "expiry")) or end
        supplier = cell(cells, columns, "supplier")
        found.append(
            {
                "line": line,
                "title": cell(cells, columns, "title"),
                "supplier": supplier,
                "key": None if names_nobody(supplier) else plain_name(supplier),
                "start": start,
                "expiry": expiry,
                "annual": money(cell(cells, columns, "annual")),
                "total": money(cell(cells, columns, "total")),
                "state": _state(start, expiry, as_at),
            }
        )
    return found


def _state(start, expiry, as_at):
    if start is not None and start > as_at:
        return "not_started"
    if expiry is None:
        return "end_not_stated"
    return "in_force" if expiry >= as_at else "ended"


def states(register):
    """{state: (contracts, contracts with a value, pounds a year or None)}."""
    result = {}
    for state in ("in_force", "not_started", "ended", "end_not_stated"):
        those = [contract for contract in register if contract["state"] == state]
        values = [c["annual"] for c in those if c["annual"] is not None]
        pounds = sum(values, Decimal(0)) if values or not those else None
        result[state] = (len(those), len(values), pounds)
    return result


def endings(register):
    """{first month of the quarter: contracts in force that expire in it}."""
    counts = Counter(
        f"{c['expiry'].year}-{(c['expiry'].month - 1) // 3 * 3 + 1:02}"
        for c in register
        if c["state"] == "in_force"
    )
    return dict(counts)


def matched(files, register):
    """Each payment of all files with `named` and `running`: what the register says of it."""
    by_key = defaultdict(list)
    for contract in register:
        by_key[contract["key"]].append(contract)
    for payment in (payment for paid in files for payment in paid):
        key = plain_name(payment["payee"]) or None
        mine = [] if key is None or is_withheld(payment["payee"]) else by_key.get(key, [])
        running = [
            c
            for c in mine
            if c["start"] and c["expiry"] and c["start"] <= payment["day"] <= c["expiry"]
        ]
        yield {**payment, "key": key, "named": bool(mine), "running": bool(running)}


def match_steps(files, register):
    """{(period, step): (pounds, payments, suppliers)} for all loaded months and each year."""
    everything = list(matched(files, register))
    result = {}
    for period in {"all", *(financial_year(p["month"]) for p in everything)}:
        own = [p for p in everything if period in ("all", financial_year(p["month"]))]
        named = [p for p in own if p["named"]]
        running = [p for p in own if p["running"]]
        for step, those in ((1, own), (2, named), (3, running)):
            suppliers = {p["key"] for p in those if not is_withheld(p["payee"])} - {None}
            pounds = sum((p["amount"] for p in those), Decimal(0))
            result[period, step] = (pounds, len(those), len(suppliers))
    return result


# People and places --------------------------------------------------------------------------------


def similar_places(path, home):
    """(ten codes with their score, names left out that are exactly as near as the tenth)."""
    rows = read_rows(path)
    columns = columns_of(
        rows[0][1],
        {
            "place": ("area_code",),
            "name": ("area_name",),
            "domain": ("index_domain",),
            "score": ("average_score",),
        },
    )
    scores, names = {}, {}
    for _, cells in rows[1:]:
        if cell(cells, columns, "domain") == "Index of Multiple Deprivation":
            place = cell(cells, columns, "place")
            scores[place] = Decimal(cell(cells, columns, "score"))
            names[place] = cell(cells, columns, "name")
    distance = {
        place: abs(score - scores[home])
        for place, score in scores.items()
        if place[:3] == home[:3] and place != home
    }
    order = sorted(distance, key=lambda place: (distance[place], place))
    ties = [names[p] for p in order[10:] if distance[p] == distance[order[9]]]
    return [(place, scores[place], scores[place] - scores[home]) for place in order[:10]], ties


def indicator_values(path):
    """{(measure, place, period): (value, lower, upper, status)} of the four measures."""
    rows = read_rows(path)
    heading = [word.strip() for word in rows[0][1]]
    result = {}
    for _, cells in rows[1:]:
        row = dict(zip(heading, cells, strict=False))
        if row["indicator"] in _MEASURES and _is_published(row["areacd"]):
            period = financial_year(row["period"][:7])
            numbers = (
                float(row[name]) if row[name] else None
                for name in ("observation", "lci_95", "uci_95")
            )
            key = (_MEASURES[row["indicator"]], row["areacd"], period)
            result[key] = (*numbers, row["status"])
    return result


def _is_published(place):
    """Districts, counties, regions and countries; not the United Kingdom nor inner London."""
    digits = place[1:3]
    if place[0] in "EX" and digits == "12":
        return True
    return place[:3] == "S12" or digits in ("06", "07", "08", "09", "10", "11", "92")


def differences(values, home, similar):
    """{(measure, period, comparator): (difference, lower, upper, verdict, signal)}."""
    result = {}
    countries = {place for _, place, _ in values if place[1:3] == "92" and place[0] == home[0]}
    for measure, place, period in values:
        if place != home:
            continue
        own = values[measure, place, period][:3]
        for country in countries:
            other = values.get((measure, country, period), (None,) * 4)[:3]
            result[measure, period, "country"] = _difference(measure, own, other)
        others = [values.get((measure, p, period), (None,) * 4)[:3] for p in similar]
        result[measure, period, "similar"] = _difference(measure, own, _mean(others))
    return result


def changes(values, home):
    """{measure: (first year, last year, difference, lower, upper, verdict, signal)}."""
    result = {}
    for measure in _POLARITY:
        years = sorted(
            period
            for m, place, period in values
            if (m, place) == (measure, home) and values[m, place, period][0] is not None
        )
        first, last = (values[measure, home, years[i]][:3] for i in (0, -1))
        result[measure] = (years[0], years[-1], *_difference(measure, last, first))
    return result


def _mean(estimates):
    known = [estimate for estimate in estimates if estimate[0] is not None]
    if not known:
        return None, None, None
    errors = [(upper - lower) / (2 * Z95) for _, lower, upper in known]
    value = sum(estimate[0] for estimate in known) / len(known)
    half = Z95 * math.sqrt(sum(error * error for error in errors)) / len(known)
    return value, value - half, value + half


def _difference(measure, first, second):
    if first[0] is None or second[0] is None:
        return None, None, None, None, None
    gap = first[0] - second[0]
    errors = [(estimate[2] - estimate[1]) / (2 * Z95) for estimate in (first, second)]
    half = Z95 * math.sqrt(errors[0] ** 2 + errors[1] ** 2)
    if gap - half <= 0 <= gap + half:
        return gap, gap - half, gap + half, "cannot_tell", "none"
    good = (gap > 0) == (_POLARITY[measure] > 0)
    verdict = "higher" if gap > 0 else "lower"
    return gap, gap - half, gap + half, verdict, "better" if good else "worse"
