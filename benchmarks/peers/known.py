"""What a person who knows the files would write down about them, and the rules that all share."""

import csv
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from benchmarks.synthetic import world

REFERENCE = Path(__file__).resolve().parents[2] / "data" / "reference"
SPEND = {"date": "paid_on", "payee": "payee", "amount": "amount", "gross": "gross",
         "directorate": "directorate", "expense": "expense", "capital": "capital"}  # fmt: skip
MARTS = ("spend_month", "spend_service", "provider_spend", "contract_match", "place")
LEVELS = ("ward", "district", "county", "icb", "region", "country", "alliance")
WITHHELD = r"(?:^| )(?:REDACT|WITHHELD|PERSONAL DATA)|^CONFIDENTIAL$|NOT DISCLOSED|NAME SUPPRESSED"
NOBODY = (
    r"^(?:VARIOUS|MULTIPLE|SEVERAL)(?:$| (?:PROVIDER|SUPPLIER|CONTRACTOR|COMPAN|ORGANISATION|FIRM"
    r"|LOT|SEE ))|SEE (?:LIST|BELOW)|^(?:TBC|N A|NA)$|^$"
)
# Each (pattern, replacement) in turn makes a name in capitals, `&` as AND, the key of a supplier.
NAME_STEPS = (
    (r"^\s*T\s*/\s*A\s+|\s+T\s*/\s*A(?:\s.*)?$", ""),
    (r"['’]", ""),
    (r"[^A-Z0-9]+", " "),
    (r"^ *THE ", ""),
)
ENDINGS = r"(?: (?:(?:CO|UK) )?(?:LTD|LIMITED)| (?:PLC|LLP|LP|CIC|INC))+$"


@dataclass(frozen=True)
class SpendFiles:
    """The spend files of one publisher and how they are read."""

    publisher_id: str
    paths: tuple
    heading_row: int
    encoding: str
    delimiter: str
    columns: dict
    date_form: str


@dataclass(frozen=True)
class Survey:
    """The files of one survey: {heading: (measure, {answer: worth})}, and how a score is made."""

    name: str
    paths: tuple
    items: dict
    scores: dict


def spend_files(folder):
    """How each publisher's files are read."""
    return [
        SpendFiles(
            one.publisher_id,
            tuple(sorted((Path(folder) / "spend" / one.folder).glob("*.csv"))),
            2 if "title" in one.mess else 0,
            one.encoding,
            one.delimiter,
            {heading: SPEND[field] for heading, field in one.columns if field in SPEND},
            one.dates,
        )
        for one in world.PUBLISHERS
    ]


def surveys(folder):
    """The surveys as `sources.toml` maps them."""
    said = tomllib.loads((Path(folder) / "sources.toml").read_text(encoding="utf-8"))
    for source in said["source"]:
        if source.get("kind") == "responses":
            items = {
                item["heading"]: (item["measure"], _worth(item, source.get("scales", {})))
                for item in source["items"].values()
            }
            paths = sorted((Path(folder) / "surveys" / source["survey"]).glob("*.csv"))
            yield Survey(source["survey"], tuple(paths), items, {"everyday_footing": (5, 4)})


def _worth(item, scales):
    if "scale" in item:
        return {word: float(worth) for word, worth in scales[item["scale"]].items()}
    low, high = item["range"]
    return {str(n): float(n) for n in range(low, high + 1)}


def proportions():
    """Measures whose answers are yes or no."""
    return ("get_around", "know_who_to_ask", "listened_to")


def alliances(folder):
    """{alliance: its wards}."""
    said = tomllib.loads((Path(folder) / "alliances.toml").read_text(encoding="utf-8"))
    return {one["alliance_id"]: one["wards"] for one in said["alliance"]}


def flow_rules():
    """(field, pattern, kind) of each rule of flows, in order; groups do not capture."""
    with (REFERENCE / "flow_rules.csv").open(encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: int(row["rule_number"]))
    plain = lambda pattern: re.sub(r"(?<!\\)\((?!\?)", "(?:", pattern)  # noqa: E731
    return [(row["field"], plain(row["pattern"]), row["flow_kind"]) for row in rows]


def service_words():
    """({ledger words: service}, {directorate words: service}), all in lower case."""
    with (REFERENCE / "services" / "crosswalk.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    of = lambda scheme: {  # noqa: E731
        row["words"].lower(): row["service_id"] for row in rows if row["scheme"] == scheme
    }
    return of("proclass") | of("ledger"), of("directorate")


def publishers():
    """{name in lower case: publisher id}."""
    return {one.name.lower(): one.publisher_id for one in world.PUBLISHERS}
