"""Names that may be a provider: the list that a person decides on, and what was decided.

`decisions/review.csv` holds the pairs, those with most pounds first, with what speaks for and
against each. Who writes yes or no into a row, by whom and when, and runs `review` again, finds it
moved to `decisions/aliases.csv`, which the next build obeys.
"""

import csv
import io
import os
from pathlib import Path

from pipelines.build import publish
from pipelines.build.cells import as_it_was, harmless, is_day
from pipelines.build.contradictions import lines, refuse_contradictions
from pipelines.build.reference import DECISIONS
from pipelines.engine.duck import Engine
from pipelines.errors import DecisionError

FILE = "review.csv"
ALIASES = DECISIONS["aliases"].split()
_ASKED = ("is_the_same", "decided_by", "decided_on", "why")
COLUMNS = (
    *("pounds_at_stake", "payments", "payee_name", "provider_id", "listed_name", "likelihood"),
    *("speaks_for", "speaks_against", *_ASKED),
)
_QUEUE = """
    with paid as (
        select payee_name, sum(abs(amount_gbp)) as pounds_at_stake, count(*) as payments
        from int_spend
        group by payee_name
    )
    select coalesce(paid.pounds_at_stake, 0)::decimal(18, 2) as pounds_at_stake,
        coalesce(paid.payments, 0) as payments, likely.name_text as payee_name,
        likely.provider_id, likely.listed_name, likely.provider_confidence as likelihood,
        likely.reasons_for as speaks_for, likely.reasons_against as speaks_against
    from int_name_likeness as likely
    left join paid on paid.payee_name = likely.name_text
    where likely.link_outcome = 'asked'
    order by 1 desc, 3, 6 desc, 4
"""


def review(root, output):
    """Take over what was decided in `review.csv`, and write the list anew.

    Parameters
    ----------
    root : Path
        The data folder.
    output : path
        Where its build went.

    Returns
    -------
    taken, waiting : int
        Decisions moved to `aliases.csv`, and pairs that wait for one.

    Raises
    ------
    DecisionError
        If nothing is built, or a row of the list cannot be read as a decision.
    """
    folder = Path(root) / "decisions"
    taken = _take_over(folder)
    warehouse = publish.current_warehouse(Path(output))
    if not warehouse:
        raise DecisionError(str(output), "nothing is built there", "Run `build` first.")
    with Engine(warehouse, read_only=True) as engine:
        queue = engine.rows(_QUEUE)
    known = {(row["payee_name"].lower(), row["provider_id"]) for row in _aliases(folder)}
    named = {row["payee_name"].lower() for row in _aliases(folder) if row["is_the_same"] == "yes"}
    waiting = [
        row
        for row in queue
        if (row["payee_name"].lower(), row["provider_id"]) not in known
        and row["payee_name"].lower() not in named
    ]
    _write(folder / FILE, COLUMNS, waiting)
    return taken, len(waiting)


def _take_over(folder):
    path = folder / FILE
    if not path.exists():
        return 0
    listed = list(_rows(path, COLUMNS))
    decided = [_decision(number, row) for number, row in listed if _says_something(row)]
    before = _aliases(folder)
    refuse_contradictions(
        "aliases",
        [*before, *decided],
        [*lines(before), *(f"line {n} of {FILE}" for n, row in listed if _says_something(row))],
    )
    seen = {tuple(row[column] for column in ALIASES[:3]) for row in before}
    new = [row for row in decided if tuple(row[column] for column in ALIASES[:3]) not in seen]
    if new:
        _write(folder / "aliases.csv", ALIASES, [*before, *new])
    return len(new)


def _aliases(folder):
    path = folder / "aliases.csv"
    return [row for _, row in _rows(path, ALIASES)] if path.exists() else []


def _rows(path, columns):
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            text = file.read()
    except UnicodeDecodeError as error:
        raise DecisionError(
            f"decisions/{path.name}", "it is not UTF-8 text", "Save it as CSV UTF-8."
        ) from error
    except OSError as error:  # a folder of this name, a file that nobody may read
        raise DecisionError(
            f"decisions/{path.name}", "it is not a file that can be read", "Move it away."
        ) from error
    with io.StringIO(text, newline="") as file:
        reader = csv.DictReader(file)
        if list(reader.fieldnames or []) != list(columns):
            raise DecisionError(
                f"decisions/{path.name}",
                f"its columns are not {', '.join(columns)}",
                "Put the heading right."
                + (" The build does not need this file." if path.name == FILE else ""),
            )
        for number, row in enumerate(reader, start=2):
            if None in row or None in row.values():
                raise DecisionError(
                    f"decisions/{path.name}",
                    f"line {number} has more or fewer cells than the heading",
                    "Mend it: a comma inside a text needs quotation marks around the text.",
                )
            yield number, {column: as_it_was(text.strip()) for column, text in row.items()}


def _says_something(row):
    return any(row[column] for column in _ASKED)


def _decision(number, row):
    where = f"decisions/{FILE}"
    if row["is_the_same"].lower() not in ("yes", "no"):
        raise DecisionError(
            where, f"line {number}: is_the_same is neither yes nor no", "Write one of the two."
        )
    if not row["decided_by"]:
        raise DecisionError(where, f"line {number}: decided_by is empty", "Say who decided.")
    if not row["payee_name"] or not row["provider_id"]:
        raise DecisionError(
            where,
            f"line {number}: the name or the provider is empty",
            "Run `review` for a new list.",
        )
    if not is_day(row["decided_on"]):
        raise DecisionError(
            where, f"line {number}: decided_on is not a day", "Write it as 2026-03-31."
        )
    return {column: row[column] for column in ALIASES} | {"is_the_same": row["is_the_same"].lower()}


def _write(path, columns, rows):
    path.parent.mkdir(exist_ok=True)
    beside = path.with_suffix(".new")
    with beside.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows([harmless(_text(row.get(column))) for column in columns] for row in rows)
    os.replace(beside, path)


def _text(value):
    return "" if value is None else str(value)
