"""Reference tables: loaded as they are. People's decisions and our own look-ups."""

import csv
import io
import os
import tomllib
from functools import lru_cache

import pyarrow as pa

from pipelines import config
from pipelines.build import surveys
from pipelines.build.cells import is_day
from pipelines.build.contradictions import refuse_contradictions
from pipelines.build.corrections import corrections_table
from pipelines.build.decided import decided_tables
from pipelines.build.scrub import scrub_text
from pipelines.errors import ConfigError, DecisionError
from pipelines.measures.registry import (
    load_measures,
    load_publish_list,
    measure_rows,
    part_rows,
    publish_rows,
)


def reference_tables(folder, file_ids=None):
    """{table: arrow table} of everything in `data/reference`, and what the data folder adds.

    Parameters
    ----------
    folder : DataFolder
        Its `sources.toml` may add publishers.
    file_ids : dict of str to str or None
        Name of each file to its `source_file_id`, which corrections name.
    """
    tables = {}
    for path in sorted(config.REFERENCE.glob("*.csv")):
        tables[f"ref_{path.stem}"] = _ours(path.read_bytes())
    tables["ref_publishers"] = _arrow(publisher_rows(folder))
    headings = sorted((config.REFERENCE / "headings").glob("*.csv"))
    tables["ref_headings"] = pa.concat_tables(
        _ours(path.read_bytes(), layout=path.stem) for path in headings
    )
    services = config.REFERENCE / "services"
    tables["ref_services"] = _ours((services / "services.csv").read_bytes())
    tables["ref_service_words"] = _ours((services / "crosswalk.csv").read_bytes())
    tables["ref_service_patterns"] = _ours((services / "patterns.csv").read_bytes())
    tables |= _decisions(folder.root) | decided_tables(folder.root)
    tables["ref_corrections"] = corrections_table(folder.root, file_ids or {})
    measures = load_measures(own=folder.root / "measures", shelved=folder.shelved_measures)
    tables["ref_measures"] = _arrow(measure_rows(measures))
    for part, columns in _MEASURE_PARTS.items():
        tables[f"ref_measure_{part}"] = _arrow(part_rows(measures, part), columns.split())
    tables["ref_publish_list"] = _arrow(publish_rows(load_publish_list()))
    return tables | surveys.survey_tables(folder, measures)


# What a measure has several of; a table of its own each, which may be empty.
_MEASURE_PARTS = {
    "breakdowns": "measure_id group_dimension",
    "changes": "measure_id version changed_on what_changed",
    "score_table": "measure_id answers_sum score",
}


# What people decide, file by file. The columns are fixed, so that a missing file is an empty table.
DECISIONS = {
    "aliases": "payee_name provider_id is_the_same decided_by decided_on why",
    "payees": "payee_name is_person decided_by decided_on why",
    "services": "kind field text service_id decided_by decided_on why",
    "flows": "field text flow_kind decided_by decided_on why",
    "duplicates": "what file counts decided_by decided_on why",
    "decisions": "decision_id decided_on decided_by question options chosen why measure place"
    " period review_on",
    "catchments": "provider_id service_id place decided_by decided_on why",
    "contracts": "publisher_id contract_reference what says said_by said_on",
    "kpis": "publisher_id contract_reference metric from_on until_on rating said_by said_on",
    "groups": "provider_id parent_id parent_name decided_by decided_on why",
    "said": "said_id noted_on you_said heard_where learned we_changed not_done_because noted_by",
    "learning": "learning_id noted_on stage service question learned answered_on noted_by",
}
# What a file may say besides: the published cell as a decision saw it, what a provider replied. All
# of them or none.
AS_SEEN = {
    "decisions": "seen_value seen_lower seen_upper seen_people seen_why",
    "kpis": "provider_reply",
}
# What a publisher's dates and periods count from, where no file of it says so.
HINTS = ("period_codes", "date_system")
_CHOICES = {
    "is_person": ("yes", "no"),
    "is_the_same": ("yes", "no"),
    "counts": ("yes", "no"),
    "rating": ("good", "approaching target", "requires improvement", "inadequate", "other"),
}
# `what` is about something else in each file.
_WHAT = {
    "duplicates": ("lines", "file", "month", "sheets"),
    "contracts": (
        *("owner", "review", "delivery_place", "outcome", "completed"),
        *("handback_7", "handback_5", "handback_3", "check_1", "check_3", "check_5"),
    ),
}
_FIGURES = ("seen_value", "seen_lower", "seen_upper", "seen_people")


def _decisions(root):
    """{table: arrow table} of the CSV files of the data folder's `decisions/`."""
    tables = {}
    for name, columns in DECISIONS.items():
        wanted, seen = columns.split(), AS_SEEN.get(name, "").split()
        rows = read_decisions(root, name)
        for number, row in enumerate(rows, start=2):
            if list(row) not in (wanted, wanted + seen) or None in row.values():
                raise DecisionError(
                    f"decisions/{name}.csv", f"line {number} is not {', '.join(wanted + seen)}",
                    f"Mend it{'; ' + ', '.join(seen) + ' may be left out' if seen else ''}.",
                )  # fmt: skip
            _judge(f"decisions/{name}.csv", number, row, _CHOICES | {"what": _WHAT.get(name, ())})
        refuse_contradictions(name, rows)
        cells = {
            c: pa.array([scrub_text(row.get(c, "").strip()) or None for row in rows], pa.string())
            for c in wanted + seen
        }
        tables[f"ref_decided_{name}"] = pa.table(cells)
    return tables


def _judge(file, number, row, choices):
    """Refuse a day that is none and a figure that is none: they would be read as not stated."""
    for column, text in row.items():
        text = text.strip()
        if not text:
            continue
        try:
            if column.endswith("_on"):
                if not is_day(text):
                    raise ValueError
            elif text.lower() not in choices.get(column, (text.lower(),)):
                raise ValueError
            elif column in _FIGURES:
                float(text)
        except ValueError as error:
            wanted = " or ".join(choices.get(column, ("a number",)))
            if column.endswith("_on"):
                wanted = "a day such as 2026-03-31"
            raise DecisionError(
                file, f"line {number}: {column} is not {wanted}", "Mend it, or leave it empty."
            ) from error


def publisher_rows(folder):
    """Publishers of the reference table and of the data folder, as dicts."""
    own = [dict(publisher, folders="") for publisher in folder.publishers]
    hinted = [
        {"publisher_id": said["publisher_id"], "name": said["name"], "place_id": said["place_id"],
         "folders": "|".join(said["folders"])}
        for said in _publisher_files()
    ]  # fmt: skip
    return [*_read(config.REFERENCE / "publishers.csv"), *hinted, *own]


def publisher_hints(folder):
    """{publisher_id: what its files cannot say of themselves}, of the reference and the folder."""
    of_folder = {p["publisher_id"]: {k: p[k] for k in HINTS if k in p} for p in folder.publishers}
    known = {p["publisher_id"]: {k: p[k] for k in HINTS if k in p} for p in _publisher_files()}
    return known | {publisher: hints for publisher, hints in of_folder.items() if hints}


def _publisher_files():
    paths = sorted((config.REFERENCE / "publishers").glob("*.toml"))
    return [tomllib.loads(path.read_text(encoding="utf-8")) for path in paths]


@lru_cache(maxsize=256)
def _ours(content, **first):
    """The table of a look-up of ours, by its content: a process reads many folders with the same.

    `first` are columns before those of the file, with one value throughout.
    """
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    return _arrow([{**first, **row} for row in csv.DictReader(text)])


def _read(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def read_decisions(root, name):
    """Rows of one file of the data folder's `decisions/`, as text; none where there is no file.

    Raises
    ------
    DecisionError
        If it is no text, or no file.
    """
    path = root / "decisions" / f"{name}.csv"
    try:
        return _read(path) if os.path.lexists(path) else []
    except UnicodeDecodeError as error:
        raise DecisionError(
            f"decisions/{path.name}", "it is not UTF-8 text", "Save it as CSV UTF-8."
        ) from error
    except OSError as error:  # a folder of this name, a link to nowhere, one nobody may read
        raise DecisionError(
            f"decisions/{path.name}", "it is not a file that can be read", "Put a CSV file there."
        ) from error


def _arrow(rows, names=()):
    """Rows as a table of text; one whose columns are named may be empty."""
    if not rows and not names:
        raise ConfigError("data/reference", "a reference table is empty", "Restore the file.")
    names = list(names or rows[0])
    return pa.table({name: pa.array([row[name] for row in rows], pa.string()) for name in names})
