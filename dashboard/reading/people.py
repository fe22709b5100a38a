"""Questions about what people say about their own lives."""

from dashboard.reading.file import rows


def sentence(published, block, place_id, period="all", measure_id=None):
    """The published sentence of a block: that of the period, else the one for every month."""
    sql = """
        select sentence from pub_sentence
        where block = ? and place_id = ? and measure_id is not distinct from ?
        order by case when period = ? then 0 when period = 'all' then 1 else 2 end, period desc
        limit 1
    """
    found = rows(published, sql, block, place_id, measure_id, period)
    return found["sentence"].iloc[0] if len(found) else ""


def measures(published):
    """Measures that their source has published, fully defined, in the order of the page."""
    sql = """
        select * from pub_measure where measure_kind = 'published'
        order by sort_key, measure_id
    """
    return rows(published, sql)


def every_measure(published):
    """Every measure of the build, fully defined, in the order of their list."""
    return rows(published, "select * from pub_measure order by sort_key, measure_id")


def latest_survey_period(published, place_id):
    """Latest period in which any measure has a value here; None if there is none."""
    sql = """
        select max(period) as period from pub_indicator
        where place_id = ? and value is not null
    """
    return rows(published, sql, place_id)["period"].iloc[0]


def indicator_latest(published, place_id):
    """Per measure: the latest value here, beside the country and the similar places."""
    return rows(published, _INDICATOR_LATEST, place_id, place_id)


def indicator_series(published, place_id):
    """Per measure and period: the value here, the country and the similar places."""
    sql = f"{_INDICATORS} order by measures.sort_key, here.period_start"
    return rows(published, sql, place_id)


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
