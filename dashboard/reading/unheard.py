"""Questions about people not heard: who asked and was not taken on, what is asked of whom."""

from dashboard.reading.file import rows

_AROUND = """
    here as (
        select case when place_level = 'ward' then district_id else place_id end as place_id
        from pub_place where place_id = ?
    ),
    own as (
        select place_id from here where place_id in (select place_id from pub_waiting)
    ),
    counted as (
        select place_id from own
        union
        select wards.district_id
        from here
        inner join pub_place_ward as within on within.place_id = here.place_id
        inner join pub_place as wards on wards.place_id = within.ward_id
        where here.place_id not in (select place_id from own)
    )
"""


def waiting_counts(published, place_id, service_id, period):
    """What became of those who asked, service by service: one row a place, service and kind.

    Of the place, of a ward's district, or of the districts that a larger place lies in where it has
    no count of its own.
    """
    sql = f"""
        with {_AROUND}
        select counts.*, places.place_name
        from counted
        inner join pub_waiting as counts on counts.place_id = counted.place_id
        inner join pub_place as places on places.place_id = counts.place_id
        where counts.period = ? and (? is null or counts.service_id = ?)
        order by places.place_name, counts.service_name, counts.service_id, counts.kind_order
    """
    return rows(published, sql, place_id, period, service_id, service_id)


def waiting_sentences(published, place_id, service_id, period):
    """The sentence of each of those places, of one service or of all of them together."""
    sql = f"""
        with {_AROUND}
        select places.place_id, places.place_name, said.sentence
        from counted
        inner join pub_waiting_sentence as said on said.place_id = counted.place_id
        inner join pub_place as places on places.place_id = said.place_id
        where said.period = ? and said.service_id is not distinct from ?
        order by places.place_name
    """
    return rows(published, sql, place_id, period, service_id)


def burden(published, place_id, period):
    """How much each survey asks of a person in a year, in a place or a ward's district."""
    sql = """
        select burden.*, places.place_name
        from pub_burden as burden
        inner join pub_place as places on places.place_id = burden.place_id
        inner join pub_place as here on here.place_id = ?
        where burden.period = ? and burden.place_id =
            case when here.place_level = 'ward' then here.district_id else here.place_id end
        order by burden.survey
    """
    return rows(published, sql, place_id, period)
