"""The only SQL of the dashboard: reads `pub_` tables of one published file, and nothing else.

A published file never changes, so everything read from it may be cached under its build id.
One connection per file, one cursor per call: a DuckDB connection shared by threads refuses work.
"""

import threading
from pathlib import Path

import duckdb
import pandas as pd

from dashboard.published import BUILD_AGAIN, Build, verify
from pipelines.errors import ReadingError

_SAFE = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "threads": "1",
}
_WHOLE_NUMBERS = {"TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UBIGINT", "UINTEGER"}
_connections: dict[str, duckdb.DuckDBPyConnection] = {}
_opening = threading.Lock()


def build(published):
    """What the published file says of itself, as a `Build`."""
    row = _rows(published, f"select {', '.join(Build.__dataclass_fields__)} from pub_build")
    return Build(**row.iloc[0].to_dict())


def has_table(published, table):
    """Whether this audience's file holds the table."""
    sql = "select count(*) as n from duckdb_tables() where table_name = ?"
    return bool(_rows(published, sql, table)["n"].iloc[0])


def selectable_places(published):
    """Places offered in the filter: home districts first, then their wards."""
    return _rows(
        published,
        "select * from pub_place where is_selectable order by sort_key, place_name, place_id",
    )


def place(published, place_id):
    """One place as a frame of at most one row."""
    return _rows(published, "select * from pub_place where place_id = ?", place_id)


def financial_years(published):
    """Financial years with at least one month loaded, latest first."""
    sql = """
        select distinct financial_year from pub_spend_month where is_covered
        order by financial_year desc
    """
    return list(_rows(published, sql)["financial_year"])


def sentence(published, block, place_id, period="all", measure_id=None):
    """The published sentence of a block: that of the period, else the one for every month."""
    sql = """
        select sentence from pub_sentence
        where block = ? and place_id = ? and measure_id is not distinct from ?
        order by case when period = ? then 0 when period = 'all' then 1 else 2 end, period desc
        limit 1
    """
    found = _rows(published, sql, block, place_id, measure_id, period)
    return found["sentence"].iloc[0] if len(found) else ""


def measures(published):
    """Measures that their source has published, fully defined, in the order of the page."""
    sql = """
        select * from pub_measure where measure_kind = 'published'
        order by sort_key, measure_id
    """
    return _rows(published, sql)


def similar_places(published, place_id):
    """The similar places of a district, nearest first."""
    sql = "select * from pub_similar_place where place_id = ? order by nearness, similar_place_name"
    return _rows(published, sql, place_id)


def latest_survey_period(published, place_id):
    """Latest period in which any measure has a value here; None if there is none."""
    sql = """
        select max(period) as period from pub_indicator
        where place_id = ? and value is not null
    """
    return _rows(published, sql, place_id)["period"].iloc[0]


def indicator_latest(published, place_id):
    """Per measure: the latest value here, beside the country and the similar places."""
    return _rows(published, _INDICATOR_LATEST, place_id, place_id)


def indicator_series(published, place_id):
    """Per measure and period: the value here, the country and the similar places."""
    sql = f"{_INDICATORS} order by measures.sort_key, here.period_start"
    return _rows(published, sql, place_id)


def spend_by_month(published, place_id, financial_year=None):
    """What was paid by month and kind of flow, with each month's total.

    Of every month loaded: from the first that is loaded to the last.
    """
    sql = """
        with chosen as (select ?::varchar as place_id, ?::varchar as financial_year),
        loaded as (
            select place_id, min(month) as first_month, max(month) as last_month
            from pub_spend_month
            where is_covered
            group by place_id
        )
        select spend.*, sum(spend.spend_gbp) over (partition by spend.month) as month_gbp
        from chosen
        inner join pub_spend_month as spend using (place_id)
        inner join loaded using (place_id)
        where spend.financial_year = chosen.financial_year
            or (chosen.financial_year is null and spend.month between first_month and last_month)
        order by spend.month, spend.flow_kind
    """
    return _rows(published, sql, place_id, financial_year)


def transfers(published, place_id, financial_year=None):
    """Every transfer to a public partner, by month and payee."""
    sql = f"{_TRANSFERS} select * from transfers order by payee_name, flow_kind, month"
    return _rows(published, sql, place_id, financial_year, financial_year)


def transfers_by_payee(published, place_id, financial_year=None):
    """Transfers summed over the months of the filter, one row per payee and kind."""
    sql = f"""{_TRANSFERS}
        select payee_name, flow_kind, flow_basis, sum(spend_gbp) as spend_gbp,
            sum(payments)::bigint as payments, count(distinct month) as months
        from transfers
        group by payee_name, flow_kind, flow_basis
        order by payee_name, flow_kind
    """
    return _rows(published, sql, place_id, financial_year, financial_year)


def spend_by_kind(published, place_id, financial_year=None):
    """What was paid in the months of the filter, one row per kind of flow."""
    sql = """
        select flow_kind, flow_words, sum(spend_gbp) as spend_gbp,
            sum(payments)::bigint as payments, count(distinct month) as months
        from pub_spend_month
        where is_covered and place_id = ? and (? is null or financial_year = ?)
        group by flow_kind, flow_words
        order by flow_words
    """
    return _rows(published, sql, place_id, financial_year, financial_year)


def deprivation(published, district_id):
    """Small areas of a district with score, decile, fifth and ward."""
    sql = "select * from pub_deprivation where district_id = ? order by ward_name, place_name"
    return _rows(published, sql, district_id)


def deprivation_by_ward(published, district_id):
    """Per ward: how many small areas fall in each fifth of the country."""
    fifths = ", ".join(f"count(*) filter (where fifth = {n}) as fifth_{n}" for n in range(1, 6))
    sql = f"""
        select ward_id, ward_name, count(*) as small_areas, {fifths}
        from pub_deprivation where district_id = ?
        group by ward_id, ward_name order by ward_name
    """
    return _rows(published, sql, district_id)


def shapes(published, district_id):
    """Boundaries of a district's small areas and wards, with the names of the places."""
    sql = """
        select pub_place_shape.*, pub_place.place_name
        from pub_place_shape left join pub_place using (place_id)
        where pub_place_shape.district_id = ?
    """
    return _rows(published, sql, district_id)


def contract_states(published, place_id):
    """The register by state: in force, not started, ended, end not stated."""
    return _rows(
        published, "select * from pub_contract_state where place_id = ? order by sort_key", place_id
    )


def contract_endings(published, place_id):
    """Contracts in force by the quarter in which they end."""
    sql = "select * from pub_contract_ending where place_id = ? order by period_start"
    return _rows(published, sql, place_id)


def suppliers(published, place_id):
    """Names of suppliers in the register, alphabetical."""
    sql = """
        select distinct supplier_name from pub_contract
        where place_id = ? and supplier_name is not null order by supplier_name
    """
    return list(_rows(published, sql, place_id)["supplier_name"])


def contracts(published, place_id, which="all", supplier=None):
    """Lines of the register. `which` is ending, in_force or all; those that end soonest first."""
    sql = """
        select * from pub_contract
        where place_id = ?
          and (? is null or supplier_name = ?)
          and (? = 'all' or state = 'in_force')
          and (? <> 'ending' or expiry_date <= as_at + interval 1 year)
        order by expiry_date nulls last, title, contract_id
    """
    return _rows(published, sql, place_id, supplier, supplier, which, which)


def contract_match(published, place_id, period):
    """How much of what was paid can be matched, step by step."""
    sql = "select * from pub_contract_match where place_id = ? and period = ? order by step"
    return _rows(published, sql, place_id, period)


def unmatched_payees(published, place_id, period):
    """Who was paid without a contract that we can match; organisations only."""
    sql = """
        select * from pub_unmatched_payee where place_id = ? and period = ?
        order by sort_key, payee_name
    """
    return _rows(published, sql, place_id, period)


def source_files(published, ids=None):
    """Files behind the numbers; all of them, or those whose ids are given."""
    sql = "select * from pub_source_file order by kind_words, first_period, file_name"
    files = _rows(published, sql)
    return files if ids is None else files[files["source_file_id"].isin(list(ids))]


def models(published, names=None):
    """Published models with their SQL; all of them, or those named."""
    found = _rows(published, "select * from pub_model order by model")
    return found if names is None else found[found["model"].isin(list(names))]


def checks(published):
    """Every check of the build with its outcome, those that warn first."""
    sql = """
        select * from pub_check
        order by case outcome when 'passed' then 1 else 0 end, origin, about, check_id
    """
    return _rows(published, sql)


def _rows(published, sql, *values):
    """Run one query on its own cursor. Exact pounds stay `Decimal`, whole numbers stay whole."""
    cursor = _connection(published).cursor()
    try:
        cursor.execute(sql, list(values))
        columns = [(name, str(kind)) for name, kind, *_ in cursor.description]
        rows = cursor.fetchall()
    except duckdb.Error as error:
        raise ReadingError(
            Path(published.path).name, f"it cannot answer the page ({error})", BUILD_AGAIN
        ) from error
    finally:
        cursor.close()
    series = zip(*rows, strict=True) if rows else [[] for _ in columns]
    return pd.DataFrame(
        {
            name: pd.Series(list(values), dtype=_dtype(kind))
            for (name, kind), values in zip(columns, series, strict=True)
        }
    )


def _dtype(kind):
    if kind in _WHOLE_NUMBERS:
        return "Int64"
    return {"DOUBLE": "float64", "BOOLEAN": "boolean"}.get(kind, "object")


def _connection(published):
    with _opening:
        if published.path not in _connections:
            verify(published)
            try:
                opened = duckdb.connect(published.path, read_only=True, config=_SAFE)
            except duckdb.Error as error:
                raise ReadingError(
                    Path(published.path).name, f"it cannot be opened ({error})", BUILD_AGAIN
                ) from error
            # Of older builds only those whose cursors still run stay open.
            _connections.clear()
            _connections[published.path] = opened
        return _connections[published.path]


_INDICATORS = """
    select
        here.*, measures.title, measures.plain_title, measures.question, measures.unit,
        measures.polarity, measures.scale_low, measures.scale_high,
        country.comparator_name  as country_name,
        country.comparator_value as country_value,
        country.comparator_lower as country_lower,
        country.comparator_upper as country_upper,
        country.difference       as country_difference,
        country.difference_lower as country_difference_lower,
        country.difference_upper as country_difference_upper,
        country.verdict          as country_verdict,
        country.signal           as country_signal,
        alike.comparator_name    as similar_name,
        alike.comparator_value   as similar_value,
        alike.comparator_lower   as similar_lower,
        alike.comparator_upper   as similar_upper,
        alike.difference         as similar_difference,
        alike.difference_lower   as similar_difference_lower,
        alike.difference_upper   as similar_difference_upper,
        alike.verdict            as similar_verdict,
        alike.signal             as similar_signal
    from pub_indicator here
    join pub_measure measures on measures.measure_id = here.measure_id
    left join pub_indicator_comparison country
        on country.measure_id = here.measure_id and country.place_id = here.place_id
        and country.period = here.period and country.comparator = 'country'
    left join pub_indicator_comparison alike
        on alike.measure_id = here.measure_id and alike.place_id = here.place_id
        and alike.period = here.period and alike.comparator = 'similar'
    where here.place_id = ?
"""
_INDICATOR_LATEST = f"""
    {_INDICATORS}
    and here.period = (
        select max(period) from pub_indicator where place_id = ? and value is not null
    )
    order by measures.sort_key
"""
_TRANSFERS = """
    with transfers as (
        select * from pub_transfer where place_id = ? and (? is null or financial_year = ?)
    )
"""
