"""Likely pairs of names: which of the listed organisations a payee may be, and how likely.

Pairs are put forward where a rare word, the beginning or the initials are shared, never each with
each. Splink scores them on DuckDB, in memory, by the fixed model of `likeness`.
"""

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
        select key, count(*) filter (where side = 'listed') as listed, count(*) as names
        from keys group by key
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
        _land_names(connection, payees, listed, words)
        connection.execute(_KEYS)
        found = [
            _scored(connection, first, at_least)
            for first in range(0, max(len(payees), 1), _AT_ONCE)
        ]
    return pd.concat(found, ignore_index=True)


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
        select payees.name_text as payee_name, listed.name_text as listed_name,
            scored.match_weight, scored.match_probability, pairs.rarity, {gammas}
        from {scored.physical_name} as scored
        inner join names as payees on payees.name_id = scored.name_id_l
        inner join names as listed on listed.name_id = scored.name_id_r
        inner join pairs
            on pairs.join_key_l = scored.name_id_l and pairs.join_key_r = scored.name_id_r
        where payees.name_text <> listed.name_text
        order by payees.name_text, scored.match_weight desc, listed.name_text
    """).df()
    scored.drop_table_from_database_and_remove_from_cache()
    return found


def _land_names(connection, payees, listed, words):
    """Every name with its parts, payees first; numbered in their order."""
    connection.register("given", _NAMES.empty_table())
    connection.execute("create table names as from given")
    sides = [("payee", name) for name in payees] + [("listed", name) for name in listed]
    for first in range(0, len(sides), _AT_ONCE):
        rows = [
            {**parts, "side": side, "name_id": at, "own_sorted": sorted(set(parts["own"]))}
            for at, (side, name) in enumerate(sides[first : first + _AT_ONCE], start=first)
            for parts in [parts_of(name, words)]
        ]
        connection.register("given", pa.Table.from_pylist(rows, schema=_NAMES))
        connection.execute("insert into names by name from given")
