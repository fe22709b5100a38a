"""Questions about where the benefit lands: places, the rules behind them, and another rule."""

from dashboard.reading.file import rows


def benefit_map_levels(published, payer_id):
    """Levels of place of which a payer's area holds two or more, the finer last."""
    sql = """
        select 'district' as map_level from pub_place_ward as within
        inner join pub_place as wards on wards.place_id = within.ward_id
        where within.place_id = ? having count(distinct wards.district_id) > 1
        union all
        select 'ward' from pub_place_ward where place_id = ? having count(*) > 1
    """
    return list(rows(published, sql, payer_id, payer_id)["map_level"])


def benefit_map(published, payer_id, map_level, financial_year=None, service_id=None):
    """Purchases and grants by place: those of the map with their outline, then wider ones.

    On the map are the places of the payer's area and those elsewhere on which pounds are laid.
    `spend_gbp` is empty for a place of the map on which no rule lays anything.
    `by_population_gbp` is what it would get if all were divided by who lives where; that is
    published for all services together, so it is empty for one.
    """
    sql = f"""
        with within as (
            select wards.ward_id, places.district_id
            from pub_place_ward as wards
            inner join pub_place as places on places.place_id = wards.ward_id
            where wards.place_id = ?
        ),
        inside as (
            select distinct case when ? = 'ward' then ward_id else district_id end as place_id
            from within
        ),
        placed as (
            select place_id, sum(spend_gbp) as spend_gbp
            from pub_benefit
            where payer_id = ? and map_level = ? and flow_kind in ('purchase', 'grant')
                and (? is null or financial_year = ?) and (? is null or service_id = ?)
            group by place_id
        ),
        divided as (
            select {_MAPPED} as place_id, sum(other.by_population_gbp) as by_population_gbp
            from pub_benefit_sensitivity as other
            left join pub_place as places on places.place_id = other.place_id
            where other.payer_id = ? and (? is null or other.financial_year = ?) and ? is null
            group by 1
        ),
        listed as (select place_id from inside union select place_id from placed)
        select listed.place_id, places.place_name, places.place_level,
            districts.place_name as district_name, inside.place_id is not null as is_inside,
            coalesce(places.place_level = ?, false) as is_on_map,
            placed.spend_gbp, divided.by_population_gbp, shapes.rings, shapes.centre_lon,
            shapes.centre_lat
        from listed
        left join inside on inside.place_id = listed.place_id
        left join placed on placed.place_id = listed.place_id
        left join divided on divided.place_id = listed.place_id
        left join pub_place as places on places.place_id = listed.place_id
        left join pub_place as districts
            on districts.place_id = places.district_id and places.place_level = 'ward'
        left join pub_place_shape as shapes
            on shapes.place_id = listed.place_id and shapes.place_level = ?
        order by not is_on_map, not is_inside, districts.place_name, places.place_name,
            listed.place_id
    """
    year, service, level = financial_year, service_id, map_level
    return rows(
        published, sql, payer_id, level, payer_id, level, year, year, service, service, level,
        payer_id, year, year, service, level, level,
    )  # fmt: skip


def benefit_rules(published, payer_id, period, service_id=None):
    """How much of purchases and grants rests on which rule, in the order they are tried."""
    sql = """
        select * from pub_benefit_bought
        where payer_id = ? and financial_year = ? and service_id = coalesce(?, 'all')
        order by sort_key
    """
    return rows(published, sql, payer_id, period, service_id)


def benefit_lines(published, payer_id, map_level, financial_year=None, service_id=None):
    """Every place of a map with the rules by which its pounds were placed."""
    sql = """
        select place_id, place_name, place_level, financial_year, service_id, flow_kind,
            capital_or_revenue, benefit_rule, confidence, spend_gbp
        from pub_benefit
        where payer_id = ? and map_level = ? and flow_kind in ('purchase', 'grant')
            and (? is null or financial_year = ?) and (? is null or service_id = ?)
        order by financial_year, service_id, place_id, benefit_rule
    """
    year, service = financial_year, service_id
    return rows(published, sql, payer_id, map_level, year, year, service, service)


def benefit_of_payer_alone(published, payer_id, map_level, financial_year=None, service_id=None):
    """Pounds on places of the map of which only the payer is known: its whole area is that place.

    They are on the map, and no rule of benefit placed them.
    """
    sql = """
        select place_name, sum(spend_gbp) as spend_gbp
        from pub_benefit
        where payer_id = ? and map_level = ? and place_level = map_level
            and flow_kind in ('purchase', 'grant') and benefit_rule = 'authority_wide'
            and (? is null or financial_year = ?) and (? is null or service_id = ?)
        group by place_name having sum(spend_gbp) <> 0 order by place_name
    """
    year, service = financial_year, service_id
    return rows(published, sql, payer_id, map_level, year, year, service, service)


def outline(published, place_id):
    """The outline of a ward or district with its name; at most one row."""
    sql = """
        select shapes.place_id, places.place_name, shapes.rings, shapes.centre_lon,
            shapes.centre_lat
        from pub_place_shape as shapes
        inner join pub_place as places on places.place_id = shapes.place_id
        where shapes.place_id = ? and shapes.place_level in ('ward', 'district')
    """
    return rows(published, sql, place_id)


_MAPPED = (
    "case when ? = 'district' and places.place_level = 'ward' then places.district_id "
    "else other.place_id end"
)
