"""Data: how we know. The files, what was refused, the checks, and the SQL of every table."""

import json

import streamlit as st

from dashboard import components, measured, reading, words
from dashboard.components import Cell, read
from dashboard.views import data_disclosure, data_lines

_ORIGINS = {
    "header": "Promise of a model",
    "sql": "Rule in words",
    "expectation": "Judgement on an arriving file",
    "total": "Totals agree",
}
_OUTCOMES = {"passed": "Holds", "warned": "Warning", "failed": "Does not hold"}

view = components.current_view()


_NOTHING_LOST = "**Lines read are lines used plus lines set apart**, in each file."


def head():
    """What was read, refused and checked."""
    build = view.build
    components.page_head(
        "How we know",
        f"{words.counted(build.files, 'file was', 'files were')} read for this build. "
        f"**{words.count(build.lines_accepted)} lines** were usable; "
        f"{words.counted(build.lines_rejected, 'was', 'were')} set apart, with the reason.",
        eyebrow=f"{build.title} · built {words.built(build.built_at)}",
    )
    components.facts(
        [
            ("Files read", words.count(build.files), "listed below"),
            ("Lines read", words.count(build.lines_read), "below the headings"),
            ("Lines set apart", words.count(build.lines_rejected), "with a reason"),
            (
                "Checks that hold",
                words.count(build.checks_passed),
                words.counted(build.checks_warned, "warning", "warnings"),
            ),
        ]  # fmt: skip
    )


def files():
    """Every file, its lines and what it adds up to."""
    cells = read(reading.source_files, view.published)
    with components.finding_block("files", "Files and lines", _NOTHING_LOST) as block:
        kinds = read(reading.source_kinds, view.published)
        components.table(
            "Files by kind and publisher",
            ["Kind", "Publisher", "Files", "Lines read", "Set apart", "Pounds accepted"],
            [_kind_row(row) for row in kinds.to_dict("records")],
            numbers=(2, 3, 4, 5),
        )
        with st.expander(f"Every file, all {len(cells)}", key="every-file"):
            components.table(
                "Every file read for this build",
                ["File", "Kind", "Period", "Lines read", "Set apart", "Pounds accepted"],
                [_file_row(row) for row in cells.to_dict("records")],
                numbers=(3, 4, 5),
            )
        passport = components.passport(view, ("pub_source_file",), public="Yes.")
        components.download_row(block, view, cells, passport, period="every file loaded")


def _kind_row(row):
    money = row["amount_gbp_accepted"]
    return [
        row["kind_words"],
        row["publisher_name"] or "no publisher stated",
        words.count(row["files"]),
        words.count(row["lines_read"]),
        words.count(row["lines_rejected"]),
        Cell("not applicable", missing=True)
        if words.is_missing(money)
        else words.pounds_exact(money),
    ]


def _file_row(row):
    first, last = row["first_period"], row["last_period"]
    span = "not stated" if words.is_missing(first) else words.period(first)
    if not words.is_missing(last) and last != first:
        span += f" to {words.period(last)}"
    money = row["amount_gbp_accepted"]
    return [
        Cell(row["file_name"], f"{row['publisher_name'] or ''} · {row['sha256'][:12]}".strip(" ·")),
        Cell(row["kind_words"], f"dropped: {_dropped(row)}" if _dropped(row) else ""),
        span,
        words.count(row["lines_read"]),
        words.count(row["lines_rejected"]),
        Cell("not applicable", missing=True)
        if words.is_missing(money)
        else words.pounds_exact(money),
    ]


def _dropped(row):
    said = row["columns_dropped"]
    if words.is_missing(said) or not said:
        return ""
    try:
        return ", ".join(json.loads(said))
    except (TypeError, ValueError):
        return str(said)


def corrections():
    """What people corrected of what a publisher wrote."""
    cells = read(reading.corrections, view.published)
    if not len(cells):
        return
    finding = (
        "These amounts count **as they were meant**. The file keeps what was written, and the "
        "build stops once it reads otherwise."
    )
    with components.finding_block("corrections", "Corrections", finding) as block:
        components.table(
            "What was written and what was meant",
            ["File", "Written", "Meant", "Why", "Decided"],
            [
                [
                    Cell(row["file_name"], f"transaction {row['transaction_number']}"),
                    words.pounds_exact(row["written_gbp"]),
                    words.pounds_exact(row["meant_gbp"]),
                    row["corrected_because"],
                    Cell(row["decided_by"], words.date(row["decided_on"])),
                ]
                for row in cells.to_dict("records")
            ],
            numbers=(1, 2),
        )
        passport = components.passport(view, ("pub_correction",), public="Yes, with the reason.")
        components.download_row(block, view, cells, passport, period="this build")


def checks():
    """What was checked, and what came out."""
    cells = read(reading.checks, view.published)
    held = int((cells["outcome"] == "passed").sum())
    finding = f"**{held} of {len(cells)} checks hold**"
    finding += "." if held == len(cells) else "; the others warn, and stand here."
    with components.finding_block("checks", "Checks", finding) as block:
        heads = ["What must be true", "Kind", "About", "Outcome"]
        loud = cells[cells["outcome"] != "passed"]
        if len(loud):
            components.table("Checks that warn", heads, _check_rows(loud))
        with st.expander(f"Every check, all {len(cells)}", key="every-check"):
            components.table("Every check of this build", heads, _check_rows(cells))
        passport = components.passport(view, ("pub_check",), public="Yes.")
        components.download_row(block, view, cells, passport, period="this build")


def _check_rows(cells):
    return [
        [
            Cell(row["sentence"], row["found"] or ""),
            _ORIGINS.get(row["origin"], row["origin"]),
            row["about"] or "",
            _OUTCOMES.get(row["outcome"], row["outcome"]),
        ]
        for row in cells.to_dict("records")
    ]


def measures():
    """Every measure as this build defines it."""
    cells = read(reading.every_measure, view.published)
    finding = "**As this build defines them**: an old pack keeps the definitions of its own build."
    with components.finding_block("measures", "Measures", finding) as block:
        components.table(
            "What is measured, who wrote it, and which way is good",
            ["Measure", "The question", "Unit", "Which way is good", "Written by", "Version"],
            [
                [
                    Cell(row["title"], f"“{row['plain_title']}”"),
                    row["question"],
                    row["unit"],
                    measured.direction(row["polarity"]),
                    Cell(row["defined_by"], f"looked at again {words.date(row['next_review'])}"),
                    str(row["version"]),
                ]
                for row in cells.to_dict("records")
            ],
        )
        passport = components.passport(view, ("pub_measure",), public="Yes.")
        components.download_row(block, view, cells, passport, period="this build")


def models():
    """The SQL of every published table, as it ran."""
    cells = read(reading.models, view.published)
    finding = (
        "Every number on these pages is a row of one of these tables. **This is the SQL that ran.**"
    )
    with components.finding_block("models", "Tables and their SQL", finding) as block:
        names = {name: name for name in cells["model"]}
        chosen = components.choice("Table", "table", names)
        components.model_sql(cells[cells["model"] == chosen].iloc[0])
        passport = components.passport(view, ("pub_model",), public="Yes.")
        components.download_row(block, view, cells, passport, period="this build")


head()
files()
data_lines.refused(view)
data_lines.set_apart(view)
data_lines.twice(view)
data_disclosure.hidden(view)
corrections()
checks()
measures()
models()
