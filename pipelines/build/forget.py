"""Forget a person, or a quote: decide it as data, build anew, and purge every copy that we made.

A command that is stopped on the way leaves a mark in the output: builds made before may still hold
them then. Running it again finishes it, and so does the next build, whoever starts it.
"""

import shutil
from dataclasses import dataclass
from mmap import ACCESS_READ, mmap
from pathlib import Path

from pipelines import sources
from pipelines.build import arrivals, forgotten, keys, land, publish, release, sent
from pipelines.build.run import build, key_of
from pipelines.config import REFERENCE
from pipelines.engine.duck import Engine, quote
from pipelines.errors import DecisionError, PublishError, SourceError
from pipelines.sources._headings import Headings

MARK = "forgetting"  # a file of the output: earlier builds are to be purged


@dataclass(frozen=True)
class Told:
    """What forgetting did: files of the data folder that still hold it, and builds that are gone.

    `public_waits` says that the public sees nothing until the day that the new build waits for.
    `sent` are builds that were sent out before: their copies count the person still.
    """

    lines: int
    still_in: tuple[str, ...]
    purged: tuple[str, ...]
    public_waits: str = ""
    sent: tuple[str, ...] = ()


def forget(folder, output, name, *, survey=None, is_quote=False, say=print):
    """Forget somebody.

    Parameters
    ----------
    folder : DataFolder
    output : path
        Where its builds are.
    name : str
        A respondent's id as their survey knows it, or the id of a quote. It is written nowhere.
    survey : str or None
        The survey that knows the respondent so; every survey of the folder where it is None.
    is_quote : bool
        `name` is a quote's.
    say : callable
        Takes one line of progress.

    Returns
    -------
    Told

    Raises
    ------
    DecisionError
        If nothing in this folder or in a build of it is called so. Nothing is decided then.
    KeyChangedError
        If the key is another than that of the last build.
    """
    output = Path(output)
    key = key_of(folder, output) or keys.read_key(folder)
    files = list(_files(folder))
    surveys = [survey] if survey else _surveys(files)
    if is_quote:
        wanted = {forgotten.quote_hash(key, name)}
        asked = forgotten.Forgotten(quotes=frozenset(wanted))
    else:
        wanted = {keys.keyed_hash(key, one, name) for one in surveys}
        asked = forgotten.Forgotten(people=frozenset(wanted))
    lines, still_in = _looked_for(files, key, asked)
    decided = forgotten.read(folder.root)
    is_known = bool(wanted & (decided.people | decided.quotes)) or _in_a_build(output, wanted)
    if not lines and not is_known:
        what = "quote" if is_quote else "respondent"
        raise DecisionError(
            folder.title, f"no {what} is called that in any file of this folder",
            "Check the id, and the survey with --survey. Nothing was decided.",
        )  # fmt: skip
    what = forgotten.QUOTE if is_quote else forgotten.PERSON
    output.mkdir(parents=True, exist_ok=True)
    (output / MARK).touch()  # first: what is decided and not marked would be finished by nobody
    forgotten.add(folder.root, what, wanted, key, release.today())
    report = build(folder, output, full=True, say=say)
    purged, waits = purge(output, report.build_id)
    _require_gone(output, wanted | {name})
    (output / MARK).unlink()
    return Told(lines, still_in, purged, waits, tuple(one for one, _ in sent.files(folder.root)))


def is_unfinished(output):
    """Whether somebody is being forgotten, and the command did not come to its end."""
    return (Path(output) / MARK).is_file()


def finish(folder, output, build_id):
    """Purge what a command that was stopped left; returns the builds that are gone.

    Parameters
    ----------
    folder : DataFolder
    output : path
    build_id : str
        A build made anew since, the one to keep.

    Raises
    ------
    PublishError
        If another program holds a file, or one still holds somebody forgotten.
    """
    decided = forgotten.read(folder.root)
    purged, _ = purge(Path(output), build_id)
    _require_gone(Path(output), decided.people | decided.quotes)
    (Path(output) / MARK).unlink(missing_ok=True)
    return purged


def purge(output, build_id):
    """Delete every build but one, and what lies beside them for a while.

    Returns
    -------
    tuple of (tuple of str, str)
        Builds that are gone; from when the public sees the one that is left, where not yet.

    Raises
    ------
    PublishError
        If another program holds a file: it must not stay behind unsaid.
    """
    waits = publish.serve_only(output, build_id)
    gone = set()
    for folder in (output, output / "published"):
        for path in sorted(folder.glob("*-*.duckdb*")):
            build = path.name.split(".")[0].split("-", 1)[1]
            if build == build_id:
                continue
            try:
                shutil.rmtree(path) if path.is_dir() else path.unlink()
            except OSError as error:
                raise PublishError(
                    path.name, "still holds them: another program has it open",
                    "Close it and run the same command again.",
                ) from error  # fmt: skip
            gone.add(build)
    return tuple(sorted(gone)), waits


def _files(folder):
    """(plan, records) of every file about people, as it lies in the data folder."""
    headings = Headings.read(REFERENCE / "headings")
    for one in arrivals.arrivals(folder):
        try:
            found = sources.recognise(one.file, headings)
            for plan in found.plans:
                if plan.layout.kind in ("responses", "voices"):
                    yield plan, land.records_table(plan, headings)
        except SourceError:
            continue  # a file refused whole holds nothing that we read


def _surveys(files):
    named = {plan.constants["survey"] for plan, _ in files if plan.layout.kind == "responses"}
    for plan, table in files:
        if plan.layout.kind == "voices" and "survey" in plan.columns:
            said = table[f"c{plan.columns.index('survey')}"].unique().to_pylist()
            named |= {text.strip() for text in said if text and text.strip()}
    return sorted(named)


def _looked_for(files, key, asked):
    lines, names = 0, []
    for plan, table in files:
        hit = forgotten.hits(plan, table, key, asked)
        if hit is not None:
            lines += hit.to_pylist().count(True)
            names.append(plan.name)
    return lines, tuple(dict.fromkeys(names))


def _in_a_build(output, hashes):
    """Whether any build that is kept holds one of them."""
    for warehouse in sorted(output.glob("warehouse-*.duckdb")):
        with Engine(warehouse, read_only=True) as engine:
            if "raw_responses" in engine.tables() and engine.one(
                "select count(*) from raw_responses where list_contains(?, respondent_key)",
                [sorted(hashes)],
            ):
                return True
    return False


def _require_gone(output, words):
    """Look through every file below the output: its bytes, and each table's keys.

    Raises
    ------
    PublishError
    """
    for path in sorted(path for path in output.rglob("*") if path.is_file()):
        found = _holds(path, [word for word in words if len(word) > 5])
        if path.suffix == ".duckdb" and not found:
            with Engine(path, read_only=True) as engine:
                found = any(
                    engine.one(
                        f"select count(*) from {quote(table)} where list_contains(?, {quote(c)})",
                        [sorted(words)],
                    )
                    for table in engine.tables()
                    for c in engine.describe(table)
                    if c in ("respondent_key", "quote_id")
                )
        if found:
            raise PublishError(
                path.name, "still holds what was to be forgotten",
                "Delete the output folder and build again; then tell us.",
            )  # fmt: skip


def _holds(path, words):
    """Whether any of the words stands in a file, which may be larger than memory."""
    if not path.stat().st_size:
        return False
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as content:
        return any(content.find(word.encode()) >= 0 for word in words)
