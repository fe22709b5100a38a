"""What landing and staging make of files: every line, its kind and its pounds."""

import re
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

from pipelines.build import arrivals, graph, raw_files, reference, unfit
from pipelines.config import DataFile, DataFolder
from pipelines.engine.duck import Engine
from pipelines.errors import WiderStageError
from tests.fuzz import lookups
from tests.fuzz.judges import JUDGES, KINDS

DOUBTS = ("stg_contracts_doubts", "stg_contract_notices_doubts")


@dataclass
class Verdict:
    """What became of one file, or of the members of a zip together.

    `lines` maps (file, line number) to (is it usable, pounds or None, day or None, kind of line,
    basis).
    """

    rows: list = field(default_factory=list)
    lines: dict = field(default_factory=dict)
    has_pennies: bool = False
    broken: list = field(default_factory=list)
    odd: set = field(default_factory=set)  # what `check` tells of lines that count
    is_unfit: bool = False  # its lines are judged, and then it is refused for them

    @property
    def refused(self):
        """Whether nothing of it was landed, and a reason given."""
        return not self.lines and all(row["refused_because"] or row["notes"] for row in self.rows)

    @property
    def kinds(self):
        return {row["kind"] for row in self.rows if not row["refused_because"]} - {"unknown"}

    @property
    def notes(self):
        return {row["notes"] for row in self.rows if row["notes"]} | self.odd

    @property
    def lines_read(self):
        return sum(row["lines_read"] for row in self.rows)

    @property
    def refused_lines(self):
        """How many lines are set apart, each with its reason."""
        return sum(not line[0] for line in self.lines.values())

    @property
    def payments(self):
        """How often each (pounds, day) stands in a usable line."""
        return Counter((line[1], line[2]) for line in self.lines.values() if line[0])

    @property
    def total(self):
        return sum((line[1] or Decimal(0) for line in self.lines.values() if line[0]), Decimal(0))

    @property
    def bases(self):
        return {line[4] for line in self.lines.values() if line[0]}


def judge(files):
    """Land files and judge their lines.

    Parameters
    ----------
    files : dict of str to (str, bytes) or (str, bytes, dict)
        Case to its file's name, its content and what `sources.toml` says of it. Each gets a folder
        of its own.

    Returns
    -------
    dict of str to Verdict
        A file that ends in another error than one of ours has that in `broken`.
    """
    try:
        return _judge(files)
    except Exception as error:
        if len(files) == 1:
            (case,) = files
            return {case: Verdict(broken=[_told(error)])}
        found = {}
        cases = sorted(files)
        for half in (cases[: len(cases) // 2], cases[len(cases) // 2 :]):
            found |= judge({case: files[case] for case in half})
        return found


def _told(error):
    ours = "an error of ours stopped the build" if isinstance(error, WiderStageError) else ""
    where = error.__traceback__
    while where.tb_next:
        where = where.tb_next
    place = f"{Path(where.tb_frame.f_code.co_filename).name}:{where.tb_lineno}"
    return f"{ours or 'a traceback'}: {type(error).__name__} at {place}: {str(error)[:300]}"


def _judge(files):
    with tempfile.TemporaryDirectory() as root, Engine() as engine:
        folder = _folder(Path(root), files)
        came = arrivals.arrivals(folder)
        arrivals.land_all(engine, folder, came, b"", lambda n, of: None)
        for name, table in reference.reference_tables(folder).items():
            engine.write(name, table)
        for name, select in _staging():
            engine.create(name, select)
        verdicts = _verdicts(engine, files)
        for one in came:
            verdict = verdicts[one.file.name.split("/")[0]]
            for row in verdict.rows:
                if row["path"] == one.file.name and _is_looked_up(row):
                    said = lookups.lines_of(one.file)
                    verdict.lines |= {(row["source_file_id"], line): (True, None, area, None, None)
                                      for line, area in said.items()}  # fmt: skip
        for name, _ in unfit.refuse(engine, [one.file for one in came]):
            verdicts[name.split("/")[0]].is_unfit = True
        return verdicts


def _is_looked_up(row):
    return row["kind"] == "postcodes" and not row["refused_because"]


def _folder(root, files):
    found = []
    for case, (name, data, *said) in files.items():
        path = root / case / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        found.append(DataFile(path.resolve(), f"{case}/{name}", *said))
    return DataFolder(root, "fuzz", True, (), tuple(found))


@cache
def _staging():
    """(name, SQL) of the staging models of the kinds that are judged, in their order."""
    nodes = graph.load_nodes()
    models = [re.findall(r"stg_\w+", judge.table) for judge in JUDGES]
    wanted = {"stg_landed_files", "stg_spend_pennies", *DOUBTS}.union(*models)
    wanted |= {below for table in wanted for below in graph.ancestors(nodes, table)}
    reads = {name: nodes[name].reads & wanted for name in wanted & nodes.keys()}
    return [(name, nodes[name].text) for name in TopologicalSorter(reads).static_order()
            if name in nodes]  # fmt: skip


def _verdicts(engine, files):
    verdicts = {case: Verdict() for case in files}
    of_file = {}
    for row in engine.rows(f"from {raw_files.FILES}"):
        verdict = of_file[row["source_file_id"]] = verdicts[row["path"].split("/")[0]]
        verdict.rows.append(row)
    for judge in JUDGES:
        for file, line, *rest in engine.run(
            f"select source_file_id, line_number, {judge.usable}, {judge.pounds}, {judge.day},"
            f" {judge.line}, {judge.basis} from {judge.table}"
        ):
            verdict = of_file[file]
            if (file, line) in verdict.lines:
                verdict.broken.append(f"line {line} is judged twice")
            verdict.lines[file, line] = tuple(rest)
    for (file,) in engine.run("select distinct source_file_id from stg_spend_pennies"):
        of_file[file].has_pennies = True
    for file, odd in engine.run(
        f"select source_file_id, concat(doubt, ' ', count(*)) from"
        f" (from {DOUBTS[0]} union all from {DOUBTS[1]}) group by source_file_id, doubt"
        " union all select source_file_id, concat(item, ' unreadable ', count(*))"
        " from stg_response_items where missing_reason = 'unreadable'"
        " group by source_file_id, item"
    ):
        of_file[file].odd.add(odd)
    for verdict in verdicts.values():
        verdict.broken += _imbalance(engine, verdict)
    return verdicts


def _imbalance(engine, verdict):
    """Lines read are accepted, set apart or refused, all of them; and so are their pounds."""
    if not verdict.rows:
        yield "no row tells of the file"
    for row in verdict.rows:
        there = sum(file == row["source_file_id"] for file, _ in verdict.lines)
        if row["refused_because"] or row["kind"] == "unknown":
            if there or row["lines_rejected"] != row["lines_read"]:
                yield f"refused, but {there} lines landed and {row['lines_rejected']} set apart"
            if not (row["refused_because"] or row["notes"]):
                yield "refused without a reason"
        elif row["kind"] in KINDS and there != row["lines_read"]:
            yield f"{row['lines_read']} lines read, {there} judged"
        if row["kind"] == "spend" and not row["refused_because"]:
            yield from _lost_pounds(engine, verdict, row["source_file_id"])


def _lost_pounds(engine, verdict, file):
    """Accepted and set apart pounds are those that can be read in the raw lines."""
    readable = Decimal(0)
    for texts in engine.run(
        "select amount_net, amount_unstated, amount_gross from raw_spend where source_file_id = ?",
        [file],
    ):
        readable += next((v for text in texts if (v := plain_amount(text)) is not None), Decimal(0))
    judged = sum(
        (line[1] or Decimal(0) for (of, _), line in verdict.lines.items() if of == file), Decimal(0)
    )
    if abs(judged - readable) > Decimal("0.01"):
        yield f"£{readable} can be read in the lines, £{judged} was judged"


def plain_amount(text):
    """An amount as a person reads it, worked out apart from staging; None where it is none."""
    plain = (text or "").strip().upper().replace("GBP", "").replace("Â", "")
    plain = "".join(sign for sign in plain if sign not in "£ŒÚ\ufffd \u00a0\u202f\u2009\t='\"")
    plain = plain.translate(str.maketrans("−–—", "---"))
    minus = 0
    if plain.endswith("CR"):
        plain, minus = plain[:-2], 1
    elif plain.endswith("DR"):
        plain = plain[:-2]
    elif plain.startswith("(") and plain.endswith(")"):
        plain, minus = plain[1:-1], 1
    elif plain.endswith("-"):
        plain, minus = plain[:-1], 1
    if plain.startswith("-"):
        plain, minus = plain[1:], 1
    plain = plain.removeprefix("+")
    if re.fullmatch(r"(\d+|\d{1,3}(\.\d{3})+),\d\d", plain):
        plain = plain.replace(".", "").replace(",", ".")
    if "," in plain and not re.fullmatch(r"\d+(,\d{3})+(\.\d*)?", plain):
        return None
    digits = plain.replace(",", "").removesuffix(".")
    if not re.fullmatch(r"\d*\.?\d+(E[+-]?\d{1,2})?", digits, re.ASCII):
        return None
    return -Decimal(digits) if minus else Decimal(digits)
