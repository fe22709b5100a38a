"""The passport of a number: where it comes from, how sure it is, may it be said in public."""

import json
from dataclasses import dataclass

from dashboard import reading, words
from dashboard.components.frame import read


@dataclass(frozen=True)
class Passport:
    """Rows to show, the sources in one line for exports, and the SQL behind the number."""

    rows: tuple
    source: str
    sql: tuple


def passport(
    view, models, *, named=(), as_at="", missing="", sure="", measure="", public="", notes=None
):
    """The passport of a block that shows the named published models.

    Parameters
    ----------
    view : View
    models : list of str
        The `pub_` models behind the block; files and SQL are found from them.
    named : sequence of str
        Sources by the name that readers know; they stand before the files.
    as_at, missing, sure, measure, public : str
        What the page knows of its own number. An empty one is left out.
    notes : sequence of str, optional
        What is to be known of the sources of just these figures; unless given, of every file behind
        the models, with its name.
    """
    behind = read(reading.models, view.published, tuple(models))
    ids = {i for text in behind["source_file_ids"] for i in json.loads(text or "[]")}
    files = read(reading.source_files, view.published, tuple(sorted(ids)))
    shape = "Invented, in the shape of: " if view.build.is_synthetic else ""
    source = [*(f"{shape}{name}" for name in named), *_source_lines(files)]
    rows = [("Where it comes from", source or ["The build names no file for this."])]
    if told := _notes(files) if notes is None else list(notes):
        rows.append(("Note on the source", told))
    rows.append(
        ("As at", as_at or f"Files loaded for the build of {words.built(view.build.built_at)}")
    )
    rows += [
        (term, text)
        for term, text in (("Missing", missing), ("How sure", sure), ("Measure", measure))
        if text
    ]
    rows.append(("Checks", _checks(view, models)))
    rows.append(("Can I say this in public?", _public(view, public)))
    rows.append(("Build", f"{view.build.build_id}, {words.built(view.build.built_at)}"))
    return Passport(
        rows=tuple(rows),
        source="; ".join(source),
        sql=tuple((row["model"], row["sql"]) for row in behind.to_dict("records")),
    )


def _notes(files):
    noted = files[files["said_note"].notna()]
    return [f"{row['file_name']}: {row['said_note']}" for row in noted.to_dict("records")]


def _source_lines(files):
    """One line per publisher and kind: "Salford City Council, spend: 6 files, Aug 2011 to …"."""
    lines = []
    for (publisher, kind), part in files.groupby(["publisher_name", "kind_words"], dropna=False):
        named = ", ".join(str(x) for x in (publisher, kind) if not words.is_missing(x))
        periods = sorted(
            p for c in ("first_period", "last_period") for p in part[c] if not words.is_missing(p)
        )
        span = f", {_span(periods)}" if periods else ""
        lines.append(f"{named}: {words.counted(len(part), 'file', 'files')}{span}")
    return lines


def _span(periods):
    first, last = words.period(periods[0]), words.period(periods[-1])
    return first if first == last else f"{first} to {last}"


def _checks(view, models):
    every = read(reading.models, view.published)
    reads = {row["model"]: json.loads(row["reads"] or "[]") for row in every.to_dict("records")}
    about, todo = set(), list(models)
    while todo:
        if (model := todo.pop()) not in about:
            about.add(model)
            todo += reads.get(model, [])
    checks = read(reading.checks, view.published)
    mine = checks[checks["about"].isin(about)]
    scope = "on this table and on all that it is made from"
    if not len(mine):
        mine, scope = checks, "in the whole build"
    passed = int((mine["outcome"] == "passed").sum())
    return f"{passed} of {len(mine)} passed, {scope}"


def _public(view, public):
    if view.build.is_synthetic:
        return "No: the data are invented."
    return public or "Yes, with the source and the period."
