"""One build: land what changed, run what changed, check, judge, publish."""

import shutil
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pipelines import sources
from pipelines.build import (
    arrivals,
    check,
    forgotten,
    graph,
    judging,
    keys,
    publish,
    raw_files,
    reference,
    rejects,
    release,
    running,
    shown,
    state,
    unfit,
    wording,
)
from pipelines.build.parts import FILE
from pipelines.engine.duck import Engine, literal, quote
from pipelines.errors import ConfigError, SourceError
from pipelines.quality import spend_batch


@dataclass
class Report:
    """What a build did, for the command line to say."""

    build_id: str
    title: str
    files: list = field(default_factory=list)
    unknown: list = field(default_factory=list)
    refused: list = field(default_factory=list)
    ran: list = field(default_factory=list)
    skipped: list = field(default_factory=list)
    outcomes: list = field(default_factory=list)
    expectations: list = field(default_factory=list)
    changed: bool = True
    published: Path | None = None
    rejects: int = 0
    public_from: date | None = None
    wording: list = field(default_factory=list)


def kinds_missing(kinds):
    """Kinds that we can read and that no file is of, in a stable order."""
    known = {layout.kind for layout in sources.layouts()}
    return sorted(kind.replace("_", " ") for kind in known - set(kinds))


def build(folder, output, *, full=False, public_from=None, say=print, read=None):
    """Build a data folder and publish it.

    Parameters
    ----------
    folder : DataFolder
    output : path
        Where the warehouse and the published files go.
    full : bool
        Make every table anew, whatever is unchanged.
    public_from : date or None
        From when the public sees this build (`release.wanted`).
    say : callable
        Takes one line of progress.
    read : callable or None
        Takes how many files have been read so far, and of how many.

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
        publish.sweep(output)
        report = Report(publish.new_build_id(), folder.title, wording=wording.words_to_mend(folder))
        report.public_from = release.wanted(
            public_from, folder.public_from, publish.waits(output), release.today()
        )
        came = arrivals.arrivals(folder)
        key = key_of(folder, output)
        warehouse = output / f"warehouse-{report.build_id}.duckdb"
        before = publish.current_warehouse(output)
        try:
            if before and not full:
                shutil.copyfile(before, warehouse)
            _build_into(warehouse, folder, came, key, report, output, (say, read or _unheard))
        finally:
            publish.sweep(output)
        return report


def _unheard(number, of):
    """Nobody wants to know how far reading is."""


def key_of(folder, output):
    """The key that hides respondents, where there are any; it has to be that of the last build,
    and of those who were forgotten."""
    gone = forgotten.read(folder.root)
    if not gone and not any(file.said.get("kind") == "responses" for file in folder.files):
        return b""
    key = keys.read_key(folder)
    for known in gone.keys:
        keys.require_same(known, keys.fingerprint(key))
    if before := publish.current_warehouse(output):
        with Engine(before, read_only=True) as engine:
            keys.require_same(keys.known_fingerprint(engine), keys.fingerprint(key))
    return key


def _folder_for(output):
    output = Path(output)
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        found = f"cannot be a folder ({error.strerror or error})"
        raise ConfigError(str(output), found, "Name another --output.") from error
    return output


def _build_into(warehouse, folder, came, key, report, output, tell):
    say, read = tell
    nodes = graph.load_nodes()
    with Engine(warehouse) as engine:
        given = _land(engine, folder, came, key, report, tell)
        if key:
            keys.keep_fingerprint(engine, keys.fingerprint(key))
            _say_match_rate(engine, say)
        given |= shown.land_shown(engine, output, folder.root)
        made = _run_nodes(engine, nodes, given, report)
        if unfit.refuse(engine, [one.file for one in came]):
            _require_some(engine, folder, report, say)
            state.write_made(engine, made)
            given |= _raw(engine, raw_files.prints(engine, reference.publisher_hints(folder)))
            made = _run_nodes(engine, nodes, given, report)
        before = state.read_made(engine)
        made["publication"] = _given(
            state.fingerprint(
                folder.title, folder.is_synthetic, [vars(one) for one in check.sql_checks()]
            )
        )
        same = before.get("publication") == made["publication"]
        report.changed = bool(report.ran) or not same or not publish.is_published(output)
        if not report.changed:
            say("nothing has changed since the last build")
            _settle(output, report, say)
            return
        say(f"{len(report.ran)} tables made, {len(report.skipped)} unchanged")
        _drop_leftovers(engine, made)
        report.files = _complete_raw_files(engine)
        _describe(engine, nodes)
        state.write_made(engine, made)
        with judging.of_arriving(engine, report, output) as judged:
            report.outcomes = judging.by_checks(engine, nodes, made, say)
            expectations = report.expectations = judged()
        met = sum(row["outcome"] == "passed" for row in expectations)
        if expectations:
            say(f"{met} of {len(expectations)} expectations of the arriving payments met")
        judging.keep(engine, report.outcomes, expectations)
        spend_batch.require_fit(expectations)
        report.published = publish.publish(engine, nodes, folder, report, output)
        report.rejects = rejects.write_rejects(engine, folder, output)
    publish.move_pointers(output, warehouse, report, report.public_from)
    say(f"published as {report.build_id}")
    if report.public_from:
        say(f"the public sees it from {report.public_from}; until then what it saw before")
    if report.rejects:
        say(f"{report.rejects:,} lines set apart or refused, each with its reason: rejects/")


def _settle(output, report, say):
    """An unchanged build may be released, or wait for another day."""
    if publish.settle(output, report.public_from or release.today(), release.today()):
        say("what the public sees, or from when, has changed")
    elif report.public_from and not publish.waits(output):
        say("the public sees this build already: what was public cannot be called back")


def _say_match_rate(engine, say):
    placed, all_ = engine.run(
        "select count(small_area_id), count(*) from raw_responses"
        " where coalesce(response_line, line_number) = line_number"
    )[0]
    share = f" ({placed / all_:.1%})" if all_ else ""
    say(f"{placed:,} of {all_:,} responses placed in a small area{share}")
    if not engine.one(f"select count(*) from {raw_files.FILES} where kind = 'postcodes'"):
        say("no file of postcodes: where respondents live is unknown by their postcode")


def _land(engine, folder, came, key, report, tell):
    """Raw and reference tables; returns how each was made."""
    say, read = tell
    ids = {one.file.name: one.source_file_id for one in came}
    tables = reference.reference_tables(folder, ids)
    before = state.read_made(engine)
    landed = _raw(engine, arrivals.land_all(engine, folder, came, key, read))
    for name, one in landed.items():
        (report.skipped if before.get(name) == one else report.ran).append(name)
    if missing := kinds_missing(_require_some(engine, folder, report, say)):
        say(f"not in this folder: {', '.join(missing)}; what rests on them says so")
    for name, table in tables.items():
        engine.write(name, table)
    return {n: _given(state.fingerprint(t.to_pydict())) for n, t in tables.items()} | landed


def _require_some(engine, folder, report, say):
    """Kinds of the files that are recognised; stops where there is nothing to build from."""
    report.unknown, report.refused = raw_files.unread(engine)
    kinds = [kind for (kind,) in engine.run(
        f"select kind from {raw_files.FILES} where refused_because is null and kind <> 'unknown'"
    )]  # fmt: skip
    if not kinds and report.refused:
        raise SourceError(*report.refused[0])
    if not kinds:
        raise ConfigError(folder.title, "no file was recognised", "See `check` for reasons.")
    say(f"{len(kinds)} files recognised, {len(report.unknown)} not, {len(report.refused)} refused")
    return kinds


def _given(fingerprint, parts=None):
    """A table that no node makes: what it was made from says what is in it."""
    if not parts:
        return state.Made(fingerprint, fingerprint)
    return state.Made(fingerprint, fingerprint, FILE, parts)


def _raw(engine, prints):
    """How each raw table was made, and of which files."""
    parts = raw_files.parts(engine)
    return {name: _given(print_, parts.get(name)) for name, print_ in prints.items()}


def _run_nodes(engine, nodes, given, report):
    made, ran = running.run_nodes(engine, nodes, given)
    report.ran += ran
    report.skipped += sorted(nodes.keys() - set(ran))
    return made


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
    """Leave beside each table what it says; all at once, since each would be a write of its own."""
    said = dict(engine.run("select table_name, comment from duckdb_tables()"))
    meant = {name: node.header.description for name, node in nodes.items()}
    fresh = [
        f"comment on table {quote(name)} is {literal(words)}"
        for name, words in meant.items()
        if said.get(name) != words
    ]
    if fresh:
        engine.run("; ".join(["begin", *fresh, "commit"]))
