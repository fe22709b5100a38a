"""Questions about what people report in surveys of our own: the closed list P1 to P4."""

from dashboard.reading.file import rows

_CELL = """
    from pub_outcome as cells
    left join pub_outcome_sentence as said
        on said.published_table = cells.published_table
        and said.measure_id = cells.measure_id
        and said.period = cells.period
        and said.place_id is not distinct from cells.place_id
        and said.service_id is not distinct from cells.service_id
        and said.provider_id is not distinct from cells.provider_id
    left join pub_outcome_change as moved
        on moved.published_table = cells.published_table
        and moved.measure_id = cells.measure_id
        and moved.period = cells.period
        and moved.place_id is not distinct from cells.place_id
        and moved.service_id is not distinct from cells.service_id
        and moved.provider_id is not distinct from cells.provider_id
"""


def outcome_measures(published, place_id, estimated=()):
    """Measures that have something to show for a place: those it leads with first, fully defined.

    Those of which nothing was loaded come last. `position` is null for those that it does not lead
    with; `about_services` says that people with a service were asked, `about_places` that it is
    known where they live. `label` is people's words, or the title where two measures share those.
    `estimated` are measures of which a publication has estimates of the place.
    """
    sql = """
        select measures.*, leads.position,
            case when count(*) over (partition by measures.plain_title) > 1 then measures.title
                else measures.plain_title end as label,
            measures.measure_id in (
                select measure_id from pub_outcome where published_table in ('P2', 'P3')
            ) as about_services,
            measures.measure_id in (
                select measure_id from pub_outcome where published_table = 'P1'
            ) as about_places
        from pub_measure as measures
        left join pub_place_outcome as leads
            on leads.measure_id = measures.measure_id and leads.place_id = ?
        where leads.place_id is not null
            or measures.measure_id in (select measure_id from pub_outcome)
            or measures.measure_id in (select measure_id from pub_indicator where place_id = ?)
            or list_contains(?, measures.measure_id)
        order by
            measures.measure_id not in (select measure_id from pub_outcome where n_people > 0)
                and measures.measure_id not in (select measure_id from pub_indicator)
                and not list_contains(?, measures.measure_id),
            leads.position nulls last, measures.sort_key, measures.measure_id
    """
    return rows(published, sql, place_id, place_id, list(estimated), list(estimated))


def paired_change(published, measure_id, place_id, service_id, provider_id):
    """How far the same people came: of a place, or of a provider by service."""
    sql = """
        select * from pub_paired_change
        where measure_id = ? and provider_id is not distinct from ?
            and (provider_id is not null or place_id = ?)
            and (? is null or provider_id is null or service_id = ?)
        order by service_name
    """
    return rows(published, sql, measure_id, provider_id, place_id, service_id, service_id)


def paired_changes(published, measure_id):
    """How far the same people came in each place, alphabetical within its level."""
    sql = """
        select cells.*, places.place_name, places.level_words
        from pub_paired_change as cells
        inner join pub_place as places on places.place_id = cells.place_id
        where cells.measure_id = ? and places.is_selectable
        order by places.level_words, places.place_name, places.place_id
    """
    return rows(published, sql, measure_id)


def measure_changes(published, measure_id):
    """The dated versions of a measure and what people decided of it, oldest first."""
    sql = """
        select * from pub_measure_change where measure_id = ?
        order by changed_on, version nulls last
    """
    return rows(published, sql, measure_id)


def latest_outcome_year(published):
    """The latest financial year with answers; None where no survey of our own was loaded."""
    sql = """
        select max(period) as period from pub_outcome
        where period_kind = 'financial_year' and n_people > 0
    """
    found = rows(published, sql)["period"].iloc[0]
    return None if found is None else str(found)


def outcome_leads(published, place_id, period):
    """The outcomes that a place leads with, in order, with value, sentence and change."""
    sql = f"""
        select leads.position, measures.title, measures.plain_title, measures.polarity,
            measures.defined_by, measures.scale_low, measures.scale_high,
            cells.*, said.sentence, moved.from_period, moved.signal
        {_CELL}
        inner join pub_place_outcome as leads
            on leads.place_id = cells.place_id and leads.measure_id = cells.measure_id
        inner join pub_measure as measures on measures.measure_id = cells.measure_id
        where cells.published_table = 'P1' and cells.place_id = ? and cells.period = ?
        order by leads.position
    """
    return rows(published, sql, place_id, period)


def outcome_cells(published, table, measure_id, place_id, service_id, provider_id, period):
    """Cells of one measure and year with sentence and change, by service where several match."""
    sql = f"""
        select cells.*, said.sentence, moved.from_period, moved.difference,
            moved.difference_lower, moved.difference_upper, moved.signal
        {_CELL}
        where cells.published_table = ? and cells.measure_id = ? and cells.period = ?
            and cells.place_id is not distinct from ?
            and (? is null or cells.service_id = ?)
            and cells.provider_id is not distinct from ?
        order by cells.service_name
    """
    values = (table, measure_id, period, place_id, service_id, service_id, provider_id)
    return rows(published, sql, *values)


def outcome_map(published, measure_id, place_id, period):
    """Wards of a place, or of the district around a ward: outline and one year's cell."""
    sql = """
        with chosen as (
            select case when place_level = 'ward' then district_id else place_id end as around_id
            from pub_place where place_id = ?
        )
        select wards.ward_id as place_id, places.place_name, districts.place_name as district_name,
            wards.is_whole, shapes.rings, shapes.centre_lon, shapes.centre_lat, cells.value,
            cells.lower, cells.upper, cells.n_people, cells.why_no_value, cells.hidden_as,
            cells.unit
        from chosen
        inner join pub_place_ward as wards on wards.place_id = chosen.around_id
        inner join pub_place as places on places.place_id = wards.ward_id
        left join pub_place as districts on districts.place_id = places.district_id
        left join pub_place_shape as shapes
            on shapes.place_id = wards.ward_id and shapes.place_level = 'ward'
        left join pub_outcome as cells
            on cells.place_id = wards.ward_id and cells.published_table = 'P1'
            and cells.measure_id = ? and cells.period = ?
        order by districts.place_name, places.place_name
    """
    return rows(published, sql, place_id, measure_id, period)


def outcome_spread(published, measure_id, place_id, period):
    """How far apart the wards of a place are; at most one row."""
    sql = """
        select * from pub_outcome_spread where measure_id = ? and place_id = ? and period = ?
    """
    return rows(published, sql, measure_id, place_id, period)


def outcome_series(published, table, measure_id, place_id, service_id, provider_id):
    """Quarters in which people were asked, and years in which they were not, in order."""
    sql = """
        select * from pub_outcome
        where published_table = ? and measure_id = ?
            and place_id is not distinct from ?
            and service_id is not distinct from ?
            and provider_id is not distinct from ?
            and (period_kind = 'quarter' or why_no_value = 'not_asked')
        order by period_start, period
    """
    return rows(published, sql, table, measure_id, place_id, service_id, provider_id)


def outcome_by_place(published, measure_id, place_id, period):
    """One year of a measure in places side by side, alphabetical within their level.

    Within a district its wards; elsewhere the alliances, districts and larger places.
    """
    sql = """
        with here as (select place_id, district_id from pub_place where place_id = ?)
        select cells.*, places.place_name, places.level_words, places.place_level
        from pub_outcome as cells
        inner join pub_place as places on places.place_id = cells.place_id
        cross join here
        where cells.published_table = 'P1' and cells.measure_id = ? and cells.period = ?
            and places.is_selectable
            and case when here.district_id is null then places.place_level <> 'ward'
                else places.place_level = 'ward' and places.district_id = here.district_id end
        order by places.level_words, places.place_name, places.place_id
    """
    return rows(published, sql, place_id, measure_id, period)


def outcome_by_group(published, measure_id, place_id, period):
    """One year of a measure by group of people, each dimension by itself."""
    sql = """
        select * from pub_outcome
        where published_table = 'P4' and measure_id = ? and place_id = ? and period = ?
        order by group_dimension, group_value
    """
    return rows(published, sql, measure_id, place_id, period)


def outcome_by_provider(published, measure_id, service_id, period):
    """One year of a measure by service and provider over all places, alphabetical."""
    sql = """
        select * from pub_outcome
        where published_table = 'P3' and measure_id = ? and period = ?
            and (? is null or service_id = ?)
        order by service_name, provider_name, provider_id
    """
    return rows(published, sql, measure_id, period, service_id, service_id)


def outcome_heard(published, measure_id, place_id, period):
    """Groups of a place heard beside those who live here, each dimension by itself."""
    sql = """
        select * from pub_heard where measure_id = ? and place_id = ? and period = ?
        order by group_dimension, group_value
    """
    return rows(published, sql, measure_id, place_id, period)


def why_no_value(published, measure_id, place_id, period):
    """Why a place has no value of a measure in a year; None where it has one, or no row."""
    sql = """
        select coalesce(hidden_as, why_no_value) as why_no_value from pub_outcome
        where published_table = 'P1' and measure_id = ? and place_id = ? and period = ?
    """
    found = rows(published, sql, measure_id, place_id, period)["why_no_value"].dropna()
    return found.iloc[0] if len(found) else None


def heard_sentence(published, measure_id, place_id, period):
    """Which groups are under-heard, in a sentence; None where residents were not asked."""
    sql = """
        select sentence from pub_sentence
        where block = 'heard' and measure_id = ? and place_id = ? and period = ?
    """
    found = rows(published, sql, measure_id, place_id, period)
    return found["sentence"].iloc[0] if len(found) else None


def outcome_gap(published, measure_id, place_id, period):
    """The gap between the most and the least deprived fifth of areas, in a sentence, or None."""
    sql = """
        select sentence from pub_outcome_gap
        where measure_id = ? and place_id = ? and period = ?
    """
    found = rows(published, sql, measure_id, place_id, period)
    return found["sentence"].iloc[0] if len(found) else None
