"""One build: land what changed, run what changed, check, judge, publish."""

import shutil
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from pipelines import config, sources
from pipelines.build import check, graph, keys, land, publish, reference, state
from pipelines.build.columns import load_columns, typed_select
from pipelines.engine.duck import Engine, literal, quote
from pipelines.errors import CheckError, ConfigError
from pipelines.quality import spend_batch
from pipelines.sources._headings import Headings


@dataclass
class Report:
    """What a build did, for the command line to say."""

    build_id: str
    title: str
    files: list = field(default_factory=list)
    unknown: list = field(default_factory=list)
    ran: list = field(default_factory=list)
    skipped: list = field(default_factory=list)
    outcomes: list = field(default_factory=list)
    expectations: list = field(default_factory=list)
    changed: bool = True
    published: Path | None = None


def read_plans(folder):
    """What every file of a data folder is.

    Returns
    -------
    plans : list of ReadingPlan
    unknown : list of Recognition
        Files that no kind claims, each with the reason.
    """
    headings = Headings.read(config.REFERENCE / "headings")
    found = [sources.recognise(file, headings) for file in folder.files]
    return [r.plan for r in found if r.plan], [r for r in found if not r.plan]


def kinds_missing(plans):
    """Kinds that we can read and that no file is of, in a stable order."""
    there = {plan.layout.kind for plan in plans}
    return sorted({layout.kind.replace("_", " ") for layout in sources.layouts()
                   if layout.kind not in there})  # fmt: skip


def build(folder, output, *, full=False, say=print):
    """Build a data folder and publish it.

    Parameters
    ----------
    folder : DataFolder
    output : path
        Where the warehouse and the published files go.
    full : bool
        Make every table anew, whatever is unchanged.
    say : callable
        Takes one line of progress.

    Returns
    -------
    Report

    Raises
    ------
    WiderStageError
        Nothing is published then, and what was served stays served.
    """
    output = _folder_for(output)
    with publish.only_build(output):
        plans, unknown = read_plans(folder)
        if not plans:
            raise ConfigError(folder.title, "no file was recognised", "See `check` for reasons.")
        say(f"{len(plans)} files recognised, {len(unknown)} not")
        missing = kinds_missing(plans)
        if missing:
            say(f"not in this folder: {', '.join(missing)}; what rests on them says so")
        publish.sweep(output)
        report = Report(publish.new_build_id(), folder.title, unknown=unknown)
        key = _key(folder, plans, output)
        warehouse = output / f"warehouse-{report.build_id}.duckdb"
        before = publish.current_warehouse(output)
        if before and not full:
            shutil.copyfile(before, warehouse)
        try:
            _build_into(warehouse, folder, plans, key, report, output, say)
        finally:
            publish.sweep(output)
        return report


def _key(folder, plans, output):
    """The key that hides respondents, where there are any; it has to be that of the last build."""
    if not any("respondent" in plan.columns for plan in plans):
        return b""
    key = keys.read_key(folder)
    if before := publish.current_warehouse(output):
        with Engine(before, read_only=True) as engine:
            keys.require_same(keys.known_fingerprint(engine), keys.fingerprint(key))
    return key


def _folder_for(output):
    output = Path(output)
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(str(output), "cannot be a folder", "Name another --output.") from error
    return output


def _build_into(warehouse, folder, plans, key, report, output, say):
    nodes = graph.load_nodes()
    with Engine(warehouse) as engine:
        prints = _land(engine, folder, plans, key, report)
        if key:
            keys.keep_fingerprint(engine, keys.fingerprint(key))
            _say_match_rate(engine, plans, say)
        made = _run_nodes(engine, nodes, prints, report)
        before = state.read_fingerprints(engine)
        made["publication"] = state.fingerprint(
            folder.title, folder.is_synthetic, [vars(one) for one in check.sql_checks()]
        )
        same = before.get("publication") == made["publication"]
        report.changed = bool(report.ran) or not same or not publish.is_published(output)
        if not report.changed:
            say("nothing has changed since the last build")
            return
        say(f"{len(report.ran)} tables made, {len(report.skipped)} unchanged")
        _drop_leftovers(engine, made)
        report.files = _complete_raw_files(engine)
        _describe(engine, nodes)
        state.write_fingerprints(engine, made)
        report.outcomes = _check(engine, nodes, say)
        engine.checkpoint()
    expectations = report.expectations = _judge(warehouse, report)
    met = sum(row["outcome"] == "passed" for row in expectations)
    if expectations:
        say(f"{met} of {len(expectations)} expectations of the arriving payments met")
    with Engine(warehouse) as engine:
        _keep_results(engine, report, expectations)
        spend_batch.require_fit(expectations)
        report.published = publish.publish(engine, nodes, folder, report, output)
    publish.move_pointers(output, warehouse, report)
    say(f"published as {report.build_id}")


def _say_match_rate(engine, plans, say):
    placed, all_ = engine.run(
        "select count(small_area_id), count(*) from raw_responses"
        " where coalesce(response_line, line_number) = line_number"
    )[0]
    share = f" ({placed / all_:.1%})" if all_ else ""
    say(f"{placed:,} of {all_:,} responses placed in a small area{share}")
    if not any(plan.layout.kind == "postcodes" for plan in plans):
        say("no file of postcodes: where respondents live is unknown by their postcode")


def _land(engine, folder, plans, key, report):
    """Raw and reference tables; returns the fingerprint of each."""
    hashes = {plan.name: land.sha256(plan.path) for plan in plans}
    ids = _file_ids(hashes)
    code = state.landing_code()
    tables = reference.reference_tables(folder, ids)
    prints = {name: state.fingerprint(table.to_pydict()) for name, table in tables.items()}
    wanted = {}
    for layout in sources.layouts():
        of = [p for p in plans if p.layout.raw_table == layout.raw_table]
        said = [(p.name, hashes[p.name], p.said, repr(p.columns), p.heading_line) for p in of]
        wanted[layout.raw_table] = state.fingerprint(code, said)
    if key:  # answers rest on the postcodes and on the key as well
        wanted["raw_responses"] = state.fingerprint(
            wanted["raw_responses"], wanted["raw_postcodes"], keys.fingerprint(key)
        )
    known = {plan.name: hashes[plan.name] for plan in plans}
    wanted["raw_landed_files"] = state.fingerprint(
        code, known, wanted, reference.publisher_rows(folder)
    )
    before = state.read_fingerprints(engine)
    if any(before.get(name) != value for name, value in wanted.items()):
        _land_files(engine, folder, plans, ids, hashes, key)
        report.ran += sorted(wanted)
    else:
        report.skipped += sorted(wanted)
    for name, table in tables.items():
        engine.write(name, table)
    return prints | wanted


def _land_files(engine, folder, plans, ids, hashes, key):
    headings = Headings.read(config.REFERENCE / "headings")
    publishers = land.Publishers(reference.publisher_rows(folder))
    tables, landed = land.land(plans, headings, ids, publishers, key)
    for name, table in tables.items():
        engine.write(name, table)
    rows = [{**row, "sha256": hashes[row["path"]]} for row in landed]
    engine.write("raw_landed_files", pa.Table.from_pylist(rows))


def _file_ids(hashes):
    """An id from each file's content; a file under two names gets a number behind it."""
    ids, seen = {}, Counter()
    for name, value in sorted(hashes.items()):
        seen[value] += 1
        ids[name] = value[:12] + (f"-{seen[value]}" if seen[value] > 1 else "")
    return ids


def _run_nodes(engine, nodes, given, report):
    before = state.read_fingerprints(engine)
    existing = engine.tables()
    columns = load_columns()
    prints = dict(given)
    for name in graph.in_order(nodes, set(given)):
        if name not in nodes:
            continue
        node = nodes[name]
        prints[name] = state.node_fingerprint(node, prints, columns if node.is_step else None)
        if before.get(name) == prints[name] and name in existing:
            report.skipped.append(name)
            continue
        if node.is_step:
            _run_step(engine, node, columns)
        else:
            engine.create(name, node.text)
        report.ran.append(name)
    return prints


def _run_step(engine, node, columns):
    frame = node.run(
        {table: engine.frame(f"from {quote(table)} order by all") for table in node.reads}
    )
    engine.write("step_result", frame)
    engine.create(node.name, typed_select(frame.columns, columns, "step_result"))
    engine.drop("step_result")


def _drop_leftovers(engine, made):
    for name in engine.tables() - made.keys():
        if not name.startswith(("meta_", "chk_")):
            engine.drop(name)


def _complete_raw_files(engine):
    """`raw_files`, the fixed interface: landing and what staging made of it."""
    engine.create(
        "raw_files",
        "select source_file_id, file_name as path, sha256, kind, publisher_id as publisher, "
        "lines_read, lines_accepted, lines_rejected, amount_gbp_accepted, columns_dropped "
        "from dim_source_file",
    )
    return engine.rows("select * from raw_files order by kind, path")


def _describe(engine, nodes):
    for name, node in nodes.items():
        engine.run(f"comment on table {quote(name)} is {literal(node.header.description)}")


def _check(engine, nodes, say):
    outcomes = check.run_checks(engine, [*check.sql_checks(), *check.header_checks(nodes)])
    counts = Counter(outcome.outcome for outcome in outcomes)
    say(f"{counts['passed']} checks passed, {counts['warned']} warned")
    failed = [outcome for outcome in outcomes if outcome.outcome == "failed"]
    if failed:
        worst = failed[0]
        raise CheckError(
            worst.check.check_id,
            f"does not hold: {worst.check.sentence} ({worst.offending} rows offend; "
            f"{len(failed)} checks in all)",
            "Nothing was published. Mend the data or the model and build again.",
        )
    return outcomes


def _judge(warehouse, report):
    """Great Expectations' rows; those of the last build while the batches are the same."""
    if not any(file["kind"] == "spend" for file in report.files):
        return []
    if spend_batch.TABLE in report.skipped:
        with Engine(warehouse) as engine:
            return engine.rows("select * from chk_results where origin = 'expectation'")
    return spend_batch.judge(warehouse)


def _keep_results(engine, report, expectations):
    rows = [
        {
            "check_id": outcome.check.check_id,
            "origin": outcome.check.origin,
            "about": outcome.check.about,
            "severity": outcome.check.severity,
            "outcome": outcome.outcome,
            "sentence": outcome.check.sentence,
            "found": f"{outcome.offending} rows" if outcome.offending else "nothing amiss",
        }
        for outcome in report.outcomes
    ]
    engine.write("chk_results", pa.Table.from_pylist([*rows, *expectations]))
