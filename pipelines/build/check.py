"""Checks on our own models: those that headers promise, and `sql/checks`."""

import re
from dataclasses import dataclass

from pipelines import config
from pipelines.engine.duck import literal, quote
from pipelines.errors import ModelError

_FIRST_LINE = re.compile(r"\A-- (?P<severity>fail|warn): (?P<sentence>.+)\n")
_RANGE = re.compile(r"^(?P<low>.+?) \.\. (?P<high>.+)$")


@dataclass(frozen=True)
class Check:
    """A select of offending rows, and what their absence means in words."""

    check_id: str
    origin: str
    about: str
    severity: str
    sentence: str
    sql: str


@dataclass(frozen=True)
class Outcome:
    """What a check found: the number of offending rows."""

    check: Check
    offending: int

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
        )
        for column in header.not_null:
            yield _check(
                name,
                f"not_null {column}",
                f"{column} is always known",
                f"select 1 from {table} where {quote(column)} is null",
            )
        for column, target in header.references.items():
            c = quote(column)
            yield _check(
                name,
                f"references {column}",
                f"Every {column} is in {target}",
                f"select a.{c} from {table} as a left join {quote(target)} as b on b.{c} = a.{c} "
                f"where a.{c} is not null and b.{c} is null",
            )
        for column, span in header.within.items():
            yield _check(
                name,
                f"within {column}",
                f"{column} lies within {span}",
                _outside(name, column, span),
            )
        for column, values in header.accepted.items():
            listed = ", ".join(literal(value) for value in values)
            yield _check(
                name,
                f"accepted {column}",
                f"{column} is one of {', '.join(values)}",
                f"select 1 from {table} where {quote(column)} not in ({listed})",
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


def run_checks(engine, checks):
    """Run checks and count their offending rows."""
    return [
        Outcome(check, engine.one(f"select count(*) from ({check.sql.strip().rstrip(';')}\n)"))
        for check in checks
    ]


def _check(name, what, sentence, sql):
    return Check(f"{name}: {what}", "header", name, "fail", sentence, sql)


def _outside(name, column, span):
    match = _RANGE.match(span)
    if not match:
        raise ModelError(name, f"within {column} = {span!r}", 'Write it as "0 .. other_column".')
    low, high = (
        end if re.fullmatch(r"-?\d+(\.\d+)?", end) else quote(end)
        for end in (match["low"], match["high"])
    )
    c = quote(column)
    return f"select 1 from {quote(name)} where {c} < {low} or {c} > {high}"
