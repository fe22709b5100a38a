"""Questions about what people said in their own words, with consent."""

from dashboard.reading.file import has_table, rows


def voices(published, place_id):
    """Quotes that this audience may read, theme by theme, the latest of each first.

    Of a district, or of those of an alliance; elsewhere of every place loaded. `consent` says for
    whom; `n_quotes` is how often the theme came up over all places, null where it is hidden.
    """
    is_board = has_table(published, "pub_voice")
    table, themes = ("pub_voice", "pub_voice_theme_board") if is_board else (
        "pub_voice_public", "pub_voice_theme")  # fmt: skip
    consent = "voices.consent" if is_board else "'public' as consent"
    sql = f"""
        select voices.quote_id, voices.month, voices.quote, {consent},
            coalesce(voices.theme, 'no theme') as theme, places.place_name, themes.n_quotes,
            themes.why_no_value, themes.hidden_as
        from {table} as voices
        left join pub_place as places on places.place_id = voices.district_id
        left join {themes} as themes on themes.theme = coalesce(voices.theme, 'no theme')
        where ? is null or voices.district_id = ?
            or voices.district_id in (
                select wards.district_id
                from pub_place_ward as inside
                inner join pub_place as wards on wards.place_id = inside.ward_id
                where inside.place_id = ?
            )
        order by 5, voices.month desc, voices.quote_id
    """
    return rows(published, sql, place_id, place_id, place_id)
