"""The command line: check, build, review, decisions, explain, sent, forget, note, demo, docs."""

import argparse
import sys
from datetime import date
from pathlib import Path

from pipelines import screen
from pipelines.build import docs, explain, folders, forget, forgotten, release, sent
from pipelines.build.inspect import buildable, inspect
from pipelines.build.note import write_note
from pipelines.build.pull import pull
from pipelines.build.review import review
from pipelines.build.run import build
from pipelines.build.wording import words_to_mend
from pipelines.config import PROJECT, read_data_folder
from pipelines.demo import write_county
from pipelines.errors import ConfigError, RefusedFilesError, WiderStageError

_STOPPED_FORGETTING = (
    "stopped before its end. Nothing is half published, but builds made before may still hold them:"
    " run it again, or build, which finishes it."
)
STOPPED = 130  # as shells have it of a program that its user stopped


def main(arguments=None):
    """Run one command; return its exit code."""
    said = _parser().parse_args(arguments)
    try:
        return said.command(said) or 0
    except WiderStageError as error:
        print(f"error: {screen.plain(error)}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("stopped before its end. Nothing is half published; run it again.", file=sys.stderr)
        return STOPPED
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        sys.stdout = None
        return 0


def _parser():
    parser = argparse.ArgumentParser(prog="python -m pipelines", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    check = commands.add_parser("check", help="read every file, say what it is; write nothing")
    check.add_argument("folder", metavar="DIR")
    check.set_defaults(command=_check)

    make = commands.add_parser("build", help="load, check, compute, protect, publish")
    make.add_argument("folder", metavar="DIR")
    make.add_argument("--output", metavar="DIR", help="default: DIR/.build")
    make.add_argument("--quiet", action="store_true", help="say nothing but what is wrong")
    make.add_argument("--full", action="store_true", help="make every table anew")
    make.add_argument(
        "--public-from", metavar="DATE", type=_day,
        help="officers and board see it now, the public from then: 2026-12-01, or today",
    )  # fmt: skip
    make.set_defaults(command=_build)

    ask = commands.add_parser("review", help="names that may be a provider, for a person to decide")
    ask.add_argument("folder", metavar="DIR")
    ask.add_argument("--output", metavar="DIR", help="default: DIR/.build")
    ask.set_defaults(command=_review)

    decided = commands.add_parser("decisions", help="what people wrote in the dashboard, as files")
    decided.add_argument("what", choices=["pull"], help="approved entries become decisions/*.csv")
    decided.add_argument("folder", metavar="DIR")
    decided.set_defaults(command=_pull)

    tell = commands.add_parser("explain", help="a published number back to its files and lines")
    tell.add_argument("measure", metavar="MEASURE", help="spend, or a measure such as anxiety")
    tell.add_argument("--place", required=True, help="a place code, such as E08000006")
    tell.add_argument("--period", required=True, help="2022-05 or FY2022-23")
    tell.add_argument("--folder", metavar="DIR", default="data/demo")
    tell.add_argument("--output", metavar="DIR", help="default: DIR/.build")
    tell.set_defaults(command=_explain)

    out = commands.add_parser("sent", help="a build left this machine: its figures stay known")
    out.add_argument("folder", metavar="DIR")
    out.add_argument("--build", metavar="ID", help="default: the newest")
    out.add_argument("--output", metavar="DIR", help="default: DIR/.build")
    out.set_defaults(command=_sent)

    drop = commands.add_parser("forget", help="a person, or a quote: rebuild without, purge")
    drop.add_argument("name", metavar="ID", help="as the survey knows it; - reads it from a pipe")
    drop.add_argument("--survey", help="the survey that knows them so; default: every one")
    drop.add_argument("--quote", action="store_true", help="ID is a quote's, withdrawn")
    drop.add_argument("--folder", metavar="DIR", default="data/demo")
    drop.add_argument("--output", metavar="DIR", help="default: DIR/.build")
    drop.set_defaults(command=_forget)

    county = commands.add_parser("demo", help="write the synthetic county")
    county.add_argument("--into", metavar="DIR", default=str(PROJECT / "data" / "demo"))
    county.add_argument("--scale", type=int, default=1, help="times the people and payments")
    county.add_argument("--null", action="store_true", help="a county where nothing is planted")
    county.set_defaults(command=_demo)

    note = commands.add_parser("note", help="draft the data-protection note from what is set up")
    note.add_argument("folder", metavar="DIR")
    note.add_argument("--output", metavar="DIR", help="default: DIR/.build")
    note.add_argument("--to", metavar="FILE", help="default: the screen")
    note.set_defaults(command=_note)

    write = commands.add_parser("docs", help="write the data dictionary and the lineage")
    write.add_argument("--to", metavar="DIR", default="docs")
    write.set_defaults(command=_docs)
    return parser


def _day(text):
    """A day of the command line."""
    return release.today() if text == "today" else date.fromisoformat(text)


def _check(said):
    folder = read_data_folder(said.folder)
    reports = inspect(folder)
    if not reports:
        raise ConfigError(str(said.folder), "no file is left to read", "Mend its sources.toml.")
    screen.show_check(reports, folder.title, words_to_mend(folder), folder.left_out)
    return 0 if buildable(reports) else RefusedFilesError.exit_code


def _build(said):
    folder = read_data_folder(said.folder)
    output = said.output or folder.default_output
    if told := folders.warning(output):
        print(f"warning: {told}", file=sys.stderr)
    teller = screen.Teller(quiet=said.quiet)
    to_finish = forget.is_unfinished(output)
    try:
        report = build(
            folder, output, full=said.full or to_finish, public_from=said.public_from,
            say=teller.say, read=teller.read,
        )  # fmt: skip
    except BrokenPipeError:
        raise
    except OSError as error:  # a file that the system would not let us write
        raise folders.cannot_write(error, output) from error
    _tell(report, teller)
    if to_finish:
        purged = forget.finish(folder, output, report.build_id)
        teller.say(f"forgetting was stopped before its end, and is finished: {_deleted(purged)}")
    if report.refused:
        raise RefusedFilesError(
            folder.title,
            f"built, but {len(report.refused)} of {len(report.files) or 'its'} files refused",
            "Their months count as not loaded. Mend the files, or take them out, and build again.",
        )


def _tell(report, teller):
    refused = {name for name, _ in report.refused}
    for name, reason in report.unknown:
        teller.say(f"not recognised: {name}, {reason}")
    for file in report.files:
        if file["kind"] == "unknown":
            continue
        amount = file["amount_gbp_accepted"]
        pounds = f", £{amount:,.2f}" if amount is not None else ""
        teller.say(
            f"{file['path']}: {file['kind']}, {file['lines_read']:,} lines read, "
            f"{file['lines_accepted']:,} accepted, {file['lines_rejected']:,} set apart{pounds}"
        )
        if file["lines_read"] and not file["lines_accepted"] and file["path"] not in refused:
            teller.say(f"warning: {file['path']}: no line of it can be used; `check` says why")
    for row in report.expectations:
        if row["outcome"] == "warned":
            teller.say(f"warning: {row['sentence']} ({row['found']})")
    for outcome in report.outcomes:
        if outcome.outcome == "warned":
            teller.say(f"warning: {outcome.check.sentence} ({outcome.found})")
    for found in report.wording:
        teller.say(f"warning: {found}")
    for name, reason in report.refused:
        print(screen.plain(f"refused: {name}: {reason}"), file=sys.stderr)


def _review(said):
    folder = read_data_folder(said.folder)
    taken, waiting = review(folder.root, said.output or folder.default_output)
    print(f"decisions/aliases.csv: {taken} decisions taken over from decisions/review.csv")
    print(f"decisions/review.csv: {waiting} pairs of names wait for a decision")


def _pull(said):
    for name, rows in pull(read_data_folder(said.folder).root).items():
        print(f"{name}: {rows} {'entry' if rows == 1 else 'entries'} taken over from the journal")


def _explain(said):
    folder = read_data_folder(said.folder)
    for line in explain.explain(
        said.output or folder.default_output, said.measure, said.place, said.period
    ):
        print(line)


def _sent(said):
    folder = read_data_folder(said.folder)
    build_id, figures = sent.keep(folder.root, said.output or folder.default_output, said.build)
    print(f"sent out: build {build_id}, with {figures} figures about people, in {sent.FOLDER}")
    print("What fewer than ten people change from now on stays as it was sent.")


def _forget(said):
    folder = read_data_folder(said.folder)
    name = (sys.stdin.readline() if said.name == "-" else said.name).strip()
    output = said.output or folder.default_output
    try:
        told = forget.forget(
            folder, output, name, survey=said.survey, is_quote=said.quote, say=lambda line: None
        )
    except KeyboardInterrupt:
        if not forget.is_unfinished(output):
            raise
        print(_STOPPED_FORGETTING, file=sys.stderr)
        return STOPPED
    print(f"forgotten: {told.lines} lines count no more; decided in {forgotten.FILE}")
    print(f"{_deleted(told.purged)}; no file below the output holds them")
    if told.public_waits:
        print(f"the public sees nothing until {told.public_waits}: its build held them")
    for file in told.still_in:
        print(f"still in your own file, which is yours to change: {screen.plain(file)}")
    for build_id in told.sent:
        print(f"sent out before, to be recalled: what was made of build {build_id}")
    print("Copies that left this folder (downloads, packs, e-mails, backups) are yours to recall.")
    return 0


def _deleted(builds):
    return f"{len(builds)} earlier builds deleted"


def _demo(said):
    write_county(said.into, scale=said.scale, null=said.null)
    print(f"the county is written: {said.into}")


def _note(said):
    folder = read_data_folder(said.folder)
    text = write_note(folder, said.output or folder.default_output)
    if not said.to:
        print(text, end="")
        return
    try:
        Path(said.to).write_text(text, encoding="utf-8")
    except OSError as error:
        raise ConfigError(said.to, "cannot be written", "Name another --to.") from error
    print(said.to)


def _docs(said):
    for path in docs.write_docs(said.to):
        print(path)
