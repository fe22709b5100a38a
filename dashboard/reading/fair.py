"""Providers in a funnel, wards as heard and steadied, and places against the rest of their area."""

from dashboard.reading.file import rows


def funnel_services(published, measure_id, period):
    """Services of which any provider was heard on a measure in a year, alphabetical."""
    sql = """
        select distinct service_id, service_name from pub_outcome_funnel
        where measure_id = ? and period = ?
        order by service_name, service_id
    """
    return rows(published, sql, measure_id, period)


def funnel(published, measure_id, service_id, period):
    """Providers of one service with their limits, alphabetical."""
    sql = """
        select funnel.*, cells.why_no_value, cells.hidden_as
        from pub_outcome_funnel as funnel
        left join pub_outcome as cells
            on cells.published_table = 'P3' and cells.measure_id = funnel.measure_id
            and cells.service_id = funnel.service_id and cells.provider_id = funnel.provider_id
            and cells.period = funnel.period
        where funnel.measure_id = ? and funnel.service_id = ? and funnel.period = ?
        order by funnel.provider_name, funnel.provider_id
    """
    return rows(published, sql, measure_id, service_id, period)


def funnel_lines(published, measure_id, service_id, period):
    """The lines of a funnel, from the smallest size to the largest."""
    sql = """
        select * from pub_outcome_funnel_line
        where measure_id = ? and service_id = ? and period = ?
        order by funnel_size
    """
    return rows(published, sql, measure_id, service_id, period)


def funnel_sentence(published, measure_id, service_id, period):
    """What a funnel says, and of all services how many providers were looked at and lie outside."""
    sql = """
        with every as (
            select sum(providers_shown)::bigint as providers, count(*) as services,
                sum(providers_outside_998)::bigint as outside
            from pub_outcome_funnel_sentence
            where measure_id = ? and period = ? and phi is not null
        )
        select said.sentence, every.*
        from pub_outcome_funnel_sentence as said
        cross join every
        where said.measure_id = ? and said.service_id = ? and said.period = ?
    """
    return rows(published, sql, measure_id, period, measure_id, service_id, period)


_STEADIED = """
    select cells.measure_id, cells.place_id, wards.place_name, cells.period, cells.unit,
        cells.n_people, cells.why_no_value, cells.hidden_as, cells.value, cells.lower, cells.upper,
        steadied.steadied_value, steadied.steadied_lower, steadied.steadied_upper,
        steadied.own_voice, whole.value as whole, measures.title, measures.plain_title,
        measures.scale_low, measures.scale_high
    from pub_outcome as cells
    inner join pub_place as wards on wards.place_id = cells.place_id
    inner join pub_measure as measures on measures.measure_id = cells.measure_id
    left join pub_outcome_steadied as steadied
        on steadied.measure_id = cells.measure_id and steadied.place_id = cells.place_id
        and steadied.period = cells.period
    left join pub_outcome as whole
        on whole.published_table = 'P1' and whole.measure_id = cells.measure_id
        and whole.place_id = wards.district_id and whole.period = cells.period
"""


def steadied_wards(published, district_id, measure_id, period):
    """The wards of a district on one measure, as heard and steadied, alphabetical."""
    sql = f"""
        {_STEADIED}
        where cells.published_table = 'P1' and wards.place_level = 'ward'
            and wards.district_id = ? and cells.measure_id = ? and cells.period = ?
        order by wards.place_name, wards.place_id
    """
    return rows(published, sql, district_id, measure_id, period)


def steadied_outcomes(published, ward_id, period):
    """The outcomes that a ward leads with, as heard and steadied, in order."""
    sql = f"""
        {_STEADIED}
        inner join pub_place_outcome as leads
            on leads.place_id = cells.place_id and leads.measure_id = cells.measure_id
        where cells.published_table = 'P1' and cells.place_id = ? and cells.period = ?
        order by leads.position
    """
    return rows(published, sql, ward_id, period)


def measure_sentence(published, block, place_id, period, measure_id):
    """The sentence of a block about one measure of a place and year; None where there is none."""
    sql = """
        select sentence from pub_sentence
        where block = ? and place_id = ? and period = ? and measure_id = ?
    """
    found = rows(published, sql, block, place_id, period, measure_id)
    return found["sentence"].iloc[0] if len(found) else None
