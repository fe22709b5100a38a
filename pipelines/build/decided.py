"""What people decided of charts: `decisions/rebases.toml`, `targets.toml` and `definitions.toml`.

All change what a chart over time says, so each entry is whole, dated and signed, or refused. A
definition is words: how answers are scored stands in the measure's own file alone.
"""

import math
import os
import re
import tomllib

import pyarrow as pa

from pipelines.build.cells import is_day
from pipelines.build.scrub import scrub_text
from pipelines.errors import ConfigError

# File: what an entry is called, and what it says, all of it.
FILES = {
    "rebases": ("rebase", ("measure", "place", "from", "reason", "decided_by", "decided_on")),
    "targets": ("target", ("measure", "place", "value", "from", "reason", "set_by", "set_on")),
    "definitions": ("definition", ("measure", "on", "what", "reason", "decided_by", "decided_on")),
}
_DAYS, _MONTHS, _NUMBERS = ("on", "decided_on", "set_on"), ("from",), ("value",)
# In a table a word of SQL, or of the measures, says whose it is.
_IN_TABLES = {"from": "from_month", "value": "target", "on": "changed_on", "what": "what_changed"}
_SCORING = ("kind", "scale", "scoring", "items", "min_items", "score_table", "polarity", "version")


def key_of(entry):
    """What there is one entry of: a measure, in a place where it has one, from a time on."""
    return tuple(str(entry[name]) for name in ("measure", "place", "from", "on") if name in entry)


def decided_tables(root):
    """{table: arrow table of text} of the files, empty where a folder has none.

    Raises
    ------
    ConfigError
        If a file is no TOML, or an entry lacks a part, has one that is unknown, a month or a day
        that is none, or stands twice.
    """
    return {f"ref_decided_{name}": _table(root, name, *said) for name, said in FILES.items()}


def entries(root, name):
    """The entries of one file as it says them, none where there is no file.

    Raises
    ------
    ConfigError
        If it is no TOML, holds something else, or is no file: a folder, a link to nowhere.
    """
    path = root / "decisions" / f"{name}.toml"
    if not os.path.lexists(path):
        return []
    return _entries(f"decisions/{name}.toml", path, FILES[name][0])


def _table(root, name, kind, columns):
    rows, seen = [], set()
    for number, entry in enumerate(entries(root, name), start=1):
        here = f"decisions/{name}.toml, {kind} {number}"
        row = _row(here, entry, columns)
        if (key := key_of(row)) in seen:
            raise ConfigError(here, f"stands twice: {', '.join(key)}", "Keep the one that holds.")
        seen.add(key)
        rows.append(row)
    return pa.table(
        {_IN_TABLES.get(c, c): pa.array([row[c] for row in rows], pa.string()) for c in columns}
    )


def _entries(where, path, kind):
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(where, f"is not TOML ({error})", "Mend it.") from error
    except OSError as error:  # a folder of this name, a link to nowhere, one that nobody may read
        raise ConfigError(
            where, "is not a file that can be read", "Put a TOML file there, or take it away."
        ) from error
    entries = said.pop(kind, [])
    if said or not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
        raise ConfigError(
            where, f"holds more than [[{kind}]]", f"Begin each entry with [[{kind}]]."
        )
    return entries


def _row(where, entry, columns):
    missing = [name for name in columns if not str(entry.get(name, "")).strip()]
    if missing:
        raise ConfigError(
            where, f"lacks {', '.join(missing)}", f"It says all of {', '.join(columns)}."
        )
    if "what" in columns and (scored := sorted(set(entry) & set(_SCORING))):
        raise ConfigError(
            where, f"says {', '.join(scored)}, and scoring is no matter of an entry",
            "Say in words what changes; change the scoring in the measure's own file, with a "
            "[[changed]] entry there.",
        )  # fmt: skip
    if unknown := sorted(set(entry) - set(columns)):
        raise ConfigError(
            where, f"says {', '.join(unknown)}", f"It says {', '.join(columns)} and no more."
        )
    return {name: _cell(where, name, entry[name]) for name in columns}


def _cell(where, name, value):
    if name in _DAYS:
        if not is_day(value.strip() if isinstance(value, str) else value):
            raise ConfigError(where, f"{name} is no day", f"Write {name} = 2024-06-11.")
    elif name not in _NUMBERS and not isinstance(value, str):
        raise ConfigError(where, f"{name} is no text", f'Write {name} = "…", words in quotes.')
    text = str(value).strip()
    if name in _MONTHS and not re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", text):
        raise ConfigError(where, f"{name} is no month", f'Write {name} = "2024-05".')
    if name in _NUMBERS:
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if not number or not math.isfinite(value):
            raise ConfigError(where, f"{name} is no number", f"Write {name} = 0.70.")
    return scrub_text(text)
