"""Questions about places: which there are, where they lie, how deprived they are."""

from dashboard.reading.file import rows


def selectable_places(published):
    """Places offered in the filter: home districts first, then their wards."""
    return rows(
        published,
        "select * from pub_place where is_selectable order by sort_key, place_name, place_id",
    )


def place(published, place_id):
    """One place as a frame of at most one row."""
    return rows(published, "select * from pub_place where place_id = ?", place_id)


def place_successors(published, place_id):
    """What followed a place that is none any more; no row for one that still is."""
    sql = "select * from pub_place_successor where place_id = ? order by successor_name"
    return rows(published, sql, place_id)


def similar_places(published, place_id):
    """The similar places of a district, nearest first."""
    sql = "select * from pub_similar_place where place_id = ? order by nearness, similar_place_name"
    return rows(published, sql, place_id)


def deprivation(published, district_id):
    """Small areas of a district with score, decile, fifth and ward."""
    sql = "select * from pub_deprivation where district_id = ? order by ward_name, place_name"
    return rows(published, sql, district_id)


def deprivation_by_ward(published, district_id):
    """Per ward: how many small areas fall in each fifth of the country."""
    fifths = ", ".join(f"count(*) filter (where fifth = {n}) as fifth_{n}" for n in range(1, 6))
    sql = f"""
        select ward_id, ward_name, count(*) as small_areas, {fifths}
        from pub_deprivation where district_id = ?
        group by ward_id, ward_name order by ward_name
    """
    return rows(published, sql, district_id)


def shapes(published, district_id):
    """Boundaries of a district's small areas and wards, with the names of the places."""
    sql = """
        select pub_place_shape.*, pub_place.place_name
        from pub_place_shape left join pub_place using (place_id)
        where pub_place_shape.district_id = ?
    """
    return rows(published, sql, district_id)
