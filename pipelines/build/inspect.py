"""What a folder holds before anything is built: what each file is, how much, and what is odd.

Lands into a database in memory and runs the models that judge lines; writes nothing.
"""

import os
import re
from dataclasses import dataclass

from pipelines.build import arrivals, graph, making, reference, unfit
from pipelines.build.choices import TAKEN_FIRST, UNPROVEN, choices
from pipelines.build.columns import load_columns
from pipelines.build.inspect_amounts import ASKED, numbered_months, odd_amounts
from pipelines.build.inspect_days import without_order
from pipelines.build.scrub import scrub_text
from pipelines.build.told import apart
from pipelines.engine.duck import Engine
from pipelines.sources._named_months import span_named

_JUDGES = (
    *("dim_source_file", "fct_set_apart", "fct_spend_twice", "fct_spend_stated_total"),
    *("stg_contracts_dates", "rej_responses", "stg_responses", "stg_response_items"),
)
_UNITS = {"amounts_in", "pence_sheets"}  # what a person may say of them
_FAR = 6  # months
_OF_A_SHEET = re.compile(r"sheet (?P<sheet>'[^']+'|\"[^\"]+\"): (?P<why>.+)", re.DOTALL)
_LIKELY = ("taken for", "holds no", TAKEN_FIRST)
_COUNTED = ("payment", "contract", "notice")  # of which something is odd, and which count
_TOLD_WITH_POUNDS = ("rej_spend", "rej_contracts")
_EQUAL = "stands_twice = 'within the file' and counts"  # as many lines of many files are
_FILES = f"""
    select files.file_name, files.kind, coalesce(files.kind_words, 'Not recognised') as kind_words,
        files.publisher_id, files.as_at, files.first_period, files.last_period, files.lines_read,
        files.lines_accepted, files.lines_rejected, files.amount_gbp_accepted as amount_gbp,
        twice.twice_gbp, twice.equal_lines, twice.equal_gbp, files.notes, files.refused_because,
        files.source_file_id, landed.sheet_of, landed.sheet
    from dim_source_file as files
    inner join raw_landed_files as landed on landed.source_file_id = files.source_file_id
    left join (
        select source_file_id, sum(spend_gbp) filter (where not counts) as twice_gbp,
            sum(payments) filter (where {_EQUAL})::bigint as equal_lines,
            sum(spend_gbp) filter (where {_EQUAL}) as equal_gbp
        from fct_spend_twice group by source_file_id
    ) as twice on twice.source_file_id = files.source_file_id
    order by files.file_name
"""


@dataclass(frozen=True)
class FileReport:
    """One file: what it is, what it adds up to, what is odd about it, what a person could write.

    Of its pounds (`amount_gbp`) `twice_gbp` stand elsewhere as well and do not count again; those
    of lines that equal another of the file (`equal_lines`, `equal_gbp`) count.
    `choices` are lines of `sources.toml`, one of which a person may write for the file that is
    called `source` there.
    """

    name: str
    kind: str
    kind_words: str
    publisher_id: str
    sure: str
    first_period: str | None
    last_period: str | None
    lines_read: int
    lines_accepted: int
    lines_rejected: int
    amount_gbp: object
    refused_because: str | None
    odd: tuple[str, ...] = ()
    source: str = ""
    choices: tuple[str, ...] = ()
    is_publisher_known: bool = True
    twice_gbp: object = None
    equal_lines: int = 0
    equal_gbp: object = None


def inspect(folder):
    """Every file of a data folder, judged line by line.

    Parameters
    ----------
    folder : DataFolder

    Returns
    -------
    list of FileReport
        In the order of their names.
    """
    came = arrivals.arrivals(folder)
    with Engine() as engine:
        # Nothing is kept, so any key will do: the hashes are gone when this returns.
        arrivals.land_all(engine, folder, came, os.urandom(32), lambda number, of: None)
        ids = {one.file.name: one.source_file_id for one in came}
        for name, table in reference.reference_tables(folder, ids).items():
            engine.write(name, table)
        _judge(engine)
        if unfit.refuse(engine, [one.file for one in came]):
            _judge(engine)
        odd = _odd(engine)
        for said in (odd[ids[one.name]] for one in folder.files
                     if _UNITS & one.said.keys() and ids.get(one.name) in odd):  # fmt: skip
            said[:] = [words for words in said if ASKED not in words]
        known = {row[0] for row in engine.run("select publisher_id from ref_publishers")}
        return [_report(row, odd.get(row["source_file_id"], []), known)
                for row in engine.rows(_FILES)]  # fmt: skip


def _judge(engine):
    """Run the models that judge lines, and what these read."""
    nodes = graph.load_nodes()
    wanted = set(_JUDGES).union(*(graph.ancestors(nodes, name) for name in _JUDGES))
    wanted = {name: node for name, node in nodes.items() if name in wanted}
    columns = load_columns()
    for name in graph.in_order(wanted, engine.tables()):
        if name in wanted:
            making.make(engine, wanted[name], columns)


def _odd(engine):
    """{file: what is odd about it, in words}."""
    found = {}
    for file, kind, because, lines, pounds in engine.run(
        "select source_file_id, kind_of_line, set_apart_because, lines, amount_gbp"
        " from fct_set_apart order by all"
    ):
        money = f", £{pounds:,.2f}" if pounds is not None else ""
        counted = f"{lines:,} {kind}{'s' if lines > 1 else ''}" if kind in _COUNTED else (
            f"{lines:,} line{'s' if lines > 1 else ''} set apart")  # fmt: skip
        found.setdefault(file, []).append(f"{counted}{money}: {because}")
    for file, because, lines in _of_other_kinds(engine):
        many = f"{lines:,} line{'s' if lines > 1 else ''}"
        found.setdefault(file, []).append(f"{many} set apart: {because}")
    for file, way, other, counts, lines, pounds in engine.run(
        "select source_file_id, stands_twice, other_file, counts, payments, spend_gbp"
        f" from fct_spend_twice where not ({_EQUAL}) order by all"
    ):
        where = {"within the file": "equal to another line of this file",
                 "the whole file": "of a file that is there under another name",
                 "a month in two files": f"that {other} has as well",
                 "some lines in two files": f"that {other} has with the same numbers",
                 "in two sheets": "that an earlier sheet of the file has as well",
                 "without VAT in another sheet": "that another sheet of the file has without VAT",
                 "in parts in another sheet": "that sum up lines of another sheet of the file",
                 }[way]  # fmt: skip
        done = "counted" if counts else "not counted again (`decisions/duplicates.csv` overrules)"
        many = f"{lines:,} line{'s' if lines > 1 else ''}"
        found.setdefault(file, []).append(f"{many}, £{pounds:,.2f}, {where}: {done}")
    for file, lines, line, stated, above, agrees in engine.run(
        # Of many totals those that agree are told together.
        "select source_file_id, count(*), min(line_number), any_value(stated_gbp),"
        " any_value(above_gbp), agrees from fct_spend_stated_total"
        " group by source_file_id, agrees, case when not agrees then line_number end order by all"
    ):
        said = "agrees with the payments" if agrees else f"payments above it make £{above:,.2f}"
        one = f"states a total of £{stated:,.2f} in line {line}: {said}"
        many = f"states {lines:,} totals that all agree with the payments"
        found.setdefault(file, []).append(one if lines == 1 else many)
    for file, said in (*odd_amounts(engine), *numbered_months(engine), *_of_answers(engine)):
        found.setdefault(file, []).append(said)
    for file in without_order(engine):
        found.setdefault(file, []).append(
            f"none of its days is above the twelfth: {UNPROVEN}, as it is taken to"
        )
    return found


def _far_from_wave(engine):
    """(file, what) of answers whose day is far from the months that their wave names."""
    far = {}
    for file, wave, month, lines in engine.run(
        "select source_file_id, wave, month, count(*) from stg_responses"
        " where answered_on is not null and wave is not null group by all order by all"
    ):
        months = [year * 12 + number for year, number in span_named(wave)]
        answered = int(month[:4]) * 12 + int(month[5:7])
        if months and not min(months) - _FAR <= answered <= max(months) + _FAR:
            far[file, wave] = far.get((file, wave), 0) + lines
    for (file, wave), lines in far.items():
        many = f"{lines:,} line{'s' if lines > 1 else ''}"
        yield file, f"{many} more than six months from the wave, {wave}: counted by their day"


def _of_answers(engine):
    """(file, what is odd about its answers): told to whoever holds the file, never published."""
    for file, item, answers in engine.run(
        "select source_file_id, item, count(*) from stg_response_items"
        " where missing_reason = 'unreadable' group by all order by all"
    ):
        many = f"{answers:,} answer{'s' if answers > 1 else ''}"
        yield file, f"{many} to {item}: neither in its scale nor in its range, and unknown"
    for file, lines in engine.run(
        "select source_file_id, count(*) from raw_responses where weight is not null"
        " and coalesce(try_cast(weight as double), 0) <= 0 group by all order by all"
    ):
        yield file, f"{lines:,} weight{'s' if lines > 1 else ''} that cannot be read: counted once"

    for file, lines in engine.run(
        "select source_file_id, sum(lines - 1)::bigint from ("
        "select source_file_id, count(*) as lines from stg_responses where answered_on is not null"
        " group by source_file_id, respondent_key, wave, answered_on"
        ") as days group by all having sum(lines) > count(*) order by all"
    ):
        many = f"{lines:,} line{'s' if lines > 1 else ''}"
        yield file, f"{many} of somebody who answered on that day already: the last counts"
    for file, lines in engine.run(
        "select source_file_id, count(*) from ("
        "select source_file_id, line_number from stg_response_items"
        " semi join stg_responses using (source_file_id, line_number) group by all"
        " having bool_and(coalesce(missing_reason, '') = 'not_answered')"
        ") as silent group by all order by all"
    ):
        yield file, f"{lines:,} line{'s' if lines > 1 else ''} without an answer to any question"
    yield from _far_from_wave(engine)


def _of_other_kinds(engine):
    """(file, why, lines) set apart of every kind whose reasons `fct_set_apart` does not hold."""
    tables = sorted(name for name in engine.tables() if name.startswith("rej_"))
    for table in (name for name in tables if name not in _TOLD_WITH_POUNDS):
        yield from engine.run(
            f"select source_file_id, rejected_because, count(distinct line_number) from {table}"
            " group by all order by all"
        )


def _report(row, odd, known):
    notes = apart(row["notes"])
    return FileReport(
        name=row["file_name"],
        kind=row["kind"],
        kind_words=row["kind_words"],
        publisher_id=row["publisher_id"],
        sure=_how_sure(row, notes),
        first_period=row["first_period"],
        last_period=row["last_period"],
        lines_read=row["lines_read"],
        lines_accepted=row["lines_accepted"],
        lines_rejected=row["lines_rejected"],
        amount_gbp=row["amount_gbp"],
        refused_because=row["refused_because"],
        odd=tuple(map(scrub_text, (*_gathered(notes), *odd))),
        source=row["sheet_of"] or row["file_name"],
        choices=tuple(choices(row, [*notes, *odd])),
        is_publisher_known=row["publisher_id"] in known
        or row["kind"] not in ("spend", "contracts_register"),
        twice_gbp=row["twice_gbp"],
        equal_lines=row["equal_lines"] or 0,
        equal_gbp=row["equal_gbp"],
    )


def _how_sure(row, notes):
    """How sure it is what a file is, where it can be built; why it cannot be, where not."""
    if row["refused_because"]:
        return "refused"
    if row["kind"] == "unknown":
        return "not known"
    if row["lines_read"] and not row["lines_accepted"]:
        return "no line used"
    return "likely" if any(words in note for note in notes for words in _LIKELY) else "certain"


def _gathered(notes):
    """Sheets about which the same is to be told, told together where the first of them stands."""
    said = {}
    for note in notes:
        sheet = _OF_A_SHEET.fullmatch(note)
        about = (sheet["why"],) if sheet else note
        said.setdefault(about, []).append(sheet["sheet"] if sheet else note)
    for about, named in said.items():
        if isinstance(about, tuple):
            yield f"sheet{'s' if len(named) > 1 else ''} {', '.join(named)}: {about[0]}"
        else:
            yield about


def buildable(reports):
    """Whether every file can be built as what it is."""
    return all(one.sure in ("certain", "likely") for one in reports)
