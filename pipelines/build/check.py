"""Checks on our own models: those that headers promise, and `sql/checks`."""

import re
from dataclasses import dataclass
from itertools import groupby

from pipelines import config
from pipelines.build import state
from pipelines.engine import duck
from pipelines.engine.crew import Crew
from pipelines.engine.duck import Engine, literal, quote
from pipelines.errors import ModelError

_FIRST_LINE = re.compile(r"\A-- (?P<severity>fail|warn): (?P<sentence>.+)\n")
_RANGE = re.compile(r"^(?P<low>.+?) \.\. (?P<high>.+)$")


@dataclass(frozen=True)
class Check:
    """A select of offending rows, and what their absence means in words.

    `count` is an expression over the table `about` that is zero where no row offends: with it the
    checks of one table take one scan between them.
    """

    check_id: str
    origin: str
    about: str
    severity: str
    sentence: str
    sql: str
    count: str = ""


@dataclass(frozen=True)
class Outcome:
    """What a check found: the number of offending rows."""

    check: Check
    offending: int

    @property
    def found(self):
        """The number of offending rows, in words."""
        exceptions = "exception" if self.offending == 1 else "exceptions"
        return f"{self.offending} {exceptions}" if self.offending else "nothing amiss"

    @property
    def outcome(self):
        """passed, warned or failed."""
        if not self.offending:
            return "passed"
        return "failed" if self.check.severity == "fail" else "warned"


def header_checks(nodes):
    """The checks that each model's header asks for, and the uniqueness of its grain, unasked."""
    for name, node in sorted(nodes.items()):
        header = node.header
        table = quote(name)
        grain = ", ".join(quote(column) for column in header.grain)
        yield _check(
            name,
            "grain",
            f"One row per {', '.join(header.grain)}",
            f"select {grain} from {table} group by {grain} having count(*) > 1",
            # Equal hashes of unequal rows would only make the select above run as well.
            f"count(*) - count(distinct hash({grain}))",
        )
        for column in header.not_null:
            yield _check(
                name,
                f"not_null {column}",
                f"{column} is always known",
                f"select 1 from {table} where {quote(column)} is null",
                _filtered(f"{quote(column)} is null"),
            )
        for column, target in header.references.items():
            c = quote(column)
            yield _check(
                name,
                f"references {column}",
                f"Every {column} is in {target}",
                f"select a.{c} from {table} as a left join {quote(target)} as b on b.{c} = a.{c} "
                f"where a.{c} is not null and b.{c} is null",
                _filtered(f"{c} not in (select {c} from {quote(target)} where {c} is not null)"),
            )
        for column, span in header.within.items():
            outside = _outside(name, column, span)
            yield _check(
                name,
                f"within {column}",
                f"{column} lies within {span}",
                f"select 1 from {table} where {outside}",
                _filtered(outside),
            )
        for column, values in header.accepted.items():
            listed = ", ".join(literal(value) for value in values)
            other = f"{quote(column)} not in ({listed})"
            yield _check(
                name,
                f"accepted {column}",
                f"{column} is one of {', '.join(values)}",
                f"select 1 from {table} where {other}",
                _filtered(other),
            )


def sql_checks(folder=config.SQL / "checks"):
    """The longer checks: `sql/checks/<what_must_be_true>.sql`.

    Raises
    ------
    ModelError
        If a file's first line does not say `-- fail: …` or `-- warn: …`.
    """
    for path in sorted(folder.glob("*.sql")):
        text = path.read_text(encoding="utf-8")
        match = _FIRST_LINE.match(text)
        if not match:
            raise ModelError(
                f"sql/checks/{path.name}",
                "its first line does not say what must be true",
                "Begin with -- fail: or -- warn: and a sentence.",
            )
        yield Check(path.stem, "sql", "several tables", match["severity"], match["sentence"], text)


def run_checks(engine, checks, made=None):
    """Run checks and count their offending rows, in their order.

    Parameters
    ----------
    engine : Engine
    checks : iterable of Check
    made : dict of str to Made
        How each table was made (`state`). A check whose tables all are as they were when it ran
        last finds what it found then.
    """
    recipes = {check: _recipe(check, made or {}) for check in checks}
    before = state.read_checked(engine)
    known = {check: before[one] for check, one in recipes.items() if one in before}
    fresh = [check for check in recipes if check not in known]
    with Crew(engine) as crew:
        clean = _without_offence(crew, [check for check in fresh if check.count])
        rest = [check for check in fresh if check not in clean]
        known |= dict.fromkeys(clean, 0) | dict(zip(rest, crew.map(_offending, rest), strict=True))
    state.write_checked(engine, {one: known[check] for check, one in recipes.items() if one})
    return [Outcome(check, known[check]) for check in recipes]


def _recipe(check, made):
    """The fingerprint of a check and of the rows that it looks at; None where nobody knows them."""
    tables = sorted(duck.tables_read(check.sql))
    if not all(table in made for table in tables):
        return None
    return state.fingerprint(check.sql, [(table, made[table].content) for table in tables])


def _without_offence(crew, checks):
    """Those of the checks that nothing offends, by one scan of each table that has rows at all."""
    rows = crew.submit(Engine.counts, {check.about for check in checks}).result()
    groups = [list(group) for _, group in groupby(checks, key=lambda check: check.about)]
    groups = [group for group in groups if rows[group[0].about]]
    return {check for check in checks if not rows[check.about]} | {
        check
        for group, counts in zip(groups, crew.map(_counts, groups), strict=True)
        for check, count in zip(group, counts, strict=True)
        if not count
    }


def _counts(engine, checks):
    counts = ", ".join(check.count for check in checks)
    return engine.run(f"select {counts} from {quote(checks[0].about)}")[0]


def _offending(engine, check):
    return engine.one(_counted(check.sql))


def _counted(sql):
    return f"select count(*) from ({sql.strip().rstrip(';')}\n)"


def _filtered(condition):
    return f"count(*) filter (where {condition})"


def _check(name, what, sentence, sql, count):
    return Check(f"{name}: {what}", "header", name, "fail", sentence, sql, count)


def _outside(name, column, span):
    match = _RANGE.match(span)
    if not match:
        raise ModelError(name, f"within {column} = {span!r}", 'Write it as "0 .. other_column".')
    low, high = (
        end if re.fullmatch(r"-?\d+(\.\d+)?", end) else quote(end)
        for end in (match["low"], match["high"])
    )
    c = quote(column)
    return f"{c} < {low} or {c} > {high}"
