"""A lint: what in a statement only DuckDB knows, so that another engine can run our models."""

from functools import cache

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError
from sqlglot.tokens import TokenType

# Functions that the parser has no name of its own for, and why they may stay.
KNOWN_FUNCTIONS = {
    "try_strptime": "Spark has it as try_to_timestamp with another format: one place to adapt",
}

_NODES = {
    exp.Columns: "COLUMNS()",
    exp.Lambda: "a lambda",
    exp.Pivot: "PIVOT",
    exp.Comprehension: "a list comprehension",
    exp.Summarize: "SUMMARIZE",
}
_SET_WORDS = {TokenType.UNION, TokenType.EXCEPT, TokenType.INTERSECT, TokenType.ALL}


@cache
def parsed(sql):
    """The tree of a statement, made once for all who look at it."""
    return sqlglot.parse_one(sql, read="duckdb")


def unportable(sql):
    """What a statement uses beyond the common subset; an empty list where nothing.

    Parameters
    ----------
    sql : str
        One select, without its header.

    Returns
    -------
    list of str
        Each thing once, in alphabetical order.
    """
    try:
        tree = parsed(sql)
    except SqlglotError as error:
        return [f"cannot be parsed: {str(error).splitlines()[0]}"]
    return sorted({*_of_nodes(tree), *_from_first(sql), *_of_functions(tree)})


def _of_nodes(tree):
    for kind, words in _NODES.items():
        if tree.find(kind):
            yield words
    for group in tree.find_all(exp.Group):
        if group.args.get("all"):
            yield "GROUP BY ALL"
    for order in tree.find_all(exp.Ordered):
        if isinstance(order.this, exp.Var) and order.this.name.upper() == "ALL":
            yield "ORDER BY ALL"
    for star in tree.find_all(exp.Star):
        for key, words in (("except_", "EXCLUDE"), ("replace", "REPLACE"), ("rename", "RENAME")):
            if star.args.get(key) or star.args.get(key.rstrip("_")):
                yield f"SELECT * {words}"
    for join in tree.find_all(exp.Join):
        if join.args.get("method") in ("ASOF", "POSITIONAL"):
            yield f"{join.args['method']} JOIN"
    for qualify in tree.find_all(exp.Qualify):
        if not qualify.find(exp.Window):
            yield "QUALIFY without a window"
    for distinct in tree.find_all(exp.Distinct):
        if distinct.args.get("on"):
            yield "DISTINCT ON"
    for union in tree.find_all(exp.SetOperation):
        if union.args.get("by_name"):
            yield "UNION BY NAME"
    for table in tree.find_all(exp.Table):
        if not isinstance(table.this, exp.Identifier) or "." in table.name:
            yield "a file or a function in place of a table"


def _from_first(sql):
    """FROM right where a query begins: at the start, in a bracket, after a set operation."""
    before = None
    for token in sqlglot.tokenize(sql, read="duckdb"):
        begins = before is None or before in _SET_WORDS or before == TokenType.L_PAREN
        if token.token_type == TokenType.FROM and begins:
            yield "FROM first"
        before = token.token_type


def _of_functions(tree):
    for function in tree.find_all(exp.Anonymous):
        if function.name.lower() not in KNOWN_FUNCTIONS:
            yield f"the function {function.name.lower()}()"
