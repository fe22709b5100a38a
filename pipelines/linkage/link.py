"""Likely pairs of names: which of the listed organisations a payee may be, and how likely.

Pairs are put forward where a rare word, the beginning or the initials are shared, never each with
each. Splink scores them on DuckDB, in memory, by the fixed model of `likeness`.
"""

from itertools import islice

import duckdb
import pandas as pd
import pyarrow as pa
from splink import DuckDBAPI, Linker

from pipelines.linkage import likeness
from pipelines.linkage.parts import parts_of

# A word that more listed names share says too little to put a pair forward by itself.
COMMON = 60
# Of one payee so many listed names are looked at, those that share the rarest words.
MOST = 8
_KEYS = """
    create table keys as
    with raw as (
        select name_id, side, 'w' || unnest(own) as key from names
        union all
        select name_id, side, 'b' || left(squash, 6) from names where length(squash) >= 6
        union all
        select name_id, side, 'e' || right(squash, 8) from names where length(squash) >= 10
        union all
        select name_id, side, 'n' || whole from names where whole <> ''
        union all
        select name_id, side, 'i' || squash from names where length(squash) between 3 and 8
        union all
        select name_id, side, 'i' || initials from names where length(initials) >= 3
    )
    select distinct name_id, side, key from raw
"""
_PAIRS = """
    create or replace table pairs as
    with counted as (
        select keys.key, count(*) filter (where keys.side = 'listed') as listed,
            sum(coalesce(bearers.payees, 1)) as names
        from keys
        left join (
            select name_id, count(*) as payees from spelt group by name_id
        ) as bearers on bearers.name_id = keys.name_id
        group by keys.key
    ),
    shared as (
        select left_keys.name_id as left_id, right_keys.name_id as right_id,
            sum(1.0 / counted.names) as rarity, count(*) as together
        from keys as left_keys
        inner join counted on counted.key = left_keys.key and counted.listed <= $common
        inner join keys as right_keys on right_keys.key = left_keys.key
        where left_keys.side = 'payee' and right_keys.side = 'listed'
            and left_keys.name_id between $first and $last
        group by left_keys.name_id, right_keys.name_id
    ),
    ranked as (
        select *,
            row_number() over (
                partition by left_id order by rarity desc, together desc, right_id
            ) as place
        from shared
    )
    select left_id as join_key_l, right_id as join_key_r, '0' as match_key, rarity
    from ranked where place <= $most
"""
# So many payees are scored at a time, so that memory does not grow with their number.
_AT_ONCE = 25_000
# Spellings of payees that come to the same parts are alike: the first is scored for all of them.
_SPELT = pa.schema([("name_id", pa.int64()), ("payee_name", pa.string())])
_LISTS = ("own", "own_sorted", "marks", "head", "tail", "body_words", "aside")
_TEXTS = ("side", "name_text", "body", "form", "squash", "whole", "initials")
_NAMES = pa.schema(
    [("name_id", pa.int64())]
    + [(name, pa.string()) for name in _TEXTS]
    + [(name, pa.list_(pa.string())) for name in _LISTS]
)


def likely_pairs(payees, listed, words, at_least=0.0):
    """Every pair worth a look, scored.

    Parameters
    ----------
    payees, listed : iterable of str
        Names; a name that stands in both is not paired with itself.
    words : Words
        What words mean.
    at_least : float
        Likelihood below which a pair is left out.

    Returns
    -------
    DataFrame
        `payee_name, listed_name, match_weight, match_probability`; `rarity`, how few names
        share what the two share; `gamma_own`, `gamma_kind`, `gamma_aside`, `gamma_form`.
    """
    payees, listed = sorted(set(payees)), sorted(set(listed))
    with duckdb.connect() as connection:
        connection.execute("set threads = 2")
        for macro in likeness.MACROS.split(";"):
            connection.execute(f"create macro {macro.strip()}")
        to_score = _land_names(connection, payees, listed, words)
        connection.execute(_KEYS)
        found = [
            _scored(connection, first, at_least) for first in range(0, max(to_score, 1), _AT_ONCE)
        ]
    return pd.concat(found).sort_values(
        ["payee_name", "match_weight", "listed_name"],
        ascending=[True, False, True],
        ignore_index=True,
    )


def _scored(connection, first, at_least):
    """The pairs of the payees that are numbered from `first` on."""
    last = first + _AT_ONCE - 1
    chosen = {"common": COMMON, "most": MOST, "first": first, "last": last}
    connection.execute(_PAIRS, chosen)
    api = DuckDBAPI(connection)
    linker = Linker(api.register("names"), likeness.settings(), log_level=None)
    linker.table_management.register_blocked_pairs_for_predict(api.register("pairs"))
    scored = linker.inference.predict(
        threshold_match_probability=at_least or None, warning_mode="never"
    )
    gammas = ", ".join(f"scored.gamma_{name}" for name in likeness.COMPARISONS)
    found = connection.execute(f"""
        select payees.payee_name, listed.name_text as listed_name,
            scored.match_weight, scored.match_probability, pairs.rarity, {gammas}
        from {scored.physical_name} as scored
        inner join spelt as payees on payees.name_id = scored.name_id_l
        inner join names as listed on listed.name_id = scored.name_id_r
        inner join pairs
            on pairs.join_key_l = scored.name_id_l and pairs.join_key_r = scored.name_id_r
        where payees.payee_name <> listed.name_text
    """).df()
    scored.drop_table_from_database_and_remove_from_cache()
    return found


def _land_names(connection, payees, listed, words):
    """Names with their parts, those of payees first. Says how many payees are to be scored."""
    connection.register("given", _NAMES.empty_table())
    connection.execute("create table names as from given")
    spelt, first = [], 0
    apart = _taken_apart(payees, listed, words, spelt)
    while rows := list(islice(apart, _AT_ONCE)):
        columns = {field.name: [parts.get(field.name) for parts in rows] for field in _NAMES}
        columns["name_id"] = list(range(first, first + len(rows)))
        columns["own_sorted"] = [sorted(set(own)) for own in columns["own"]]
        connection.register("given", pa.table(columns, schema=_NAMES))
        connection.execute("insert into names by name from given")
        first += len(rows)
    connection.register("given", pa.table({"name_id": spelt, "payee_name": payees}, schema=_SPELT))
    connection.execute("create table spelt as from given")
    return len(set(spelt))


def _taken_apart(payees, listed, words, spelt):
    """The parts of each name; of payees that are alike in them, those of the first alone.

    To `spelt` is added, for each payee in turn, the number of the one that it is alike.
    """
    by_capitals, by_parts, scored = {}, {}, 0
    for name in payees:
        at = by_capitals.get(name.upper())
        if at is None:  # capitals are all that parts look at
            parts = parts_of(name, words)
            told = str([part for key, part in parts.items() if key != "name_text"])
            at = by_capitals[name.upper()] = by_parts.setdefault(told, len(by_parts))
            if len(by_parts) > scored:
                scored = len(by_parts)
                yield parts | {"side": "payee"}
        spelt.append(at)
    for name in listed:
        yield parts_of(name, words) | {"side": "listed"}
