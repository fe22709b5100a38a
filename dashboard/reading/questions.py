"""Questions worth a board's time, and how fair and how even the outcomes of a place are."""

from dashboard.reading.file import rows


def questions(published, place_id, period):
    """The questions that are put for a place and year, in their order."""
    sql = """
        select asked.*, measures.title
        from pub_question as asked
        left join pub_measure as measures on measures.measure_id = asked.measure_id
        where asked.place_id = ? and asked.period = ?
        order by asked.question_number
    """
    return rows(published, sql, place_id, period)


def lead_fairness(published, place_id, period):
    """For each outcome that a place leads with: the gap between fifths, and how far apart wards."""
    sql = """
        select leads.position, measures.measure_id, measures.title, measures.plain_title,
            measures.unit, gaps.difference, gaps.difference_lower, gaps.difference_upper,
            gaps.signal as gap_signal, gaps.sentence as gap_sentence, spreads.spread_lower,
            spreads.spread_upper, spreads.wards_shown, spreads.wards_verdict,
            spreads.sentence as spread_sentence
        from pub_place_outcome as leads
        inner join pub_measure as measures on measures.measure_id = leads.measure_id
        left join pub_outcome_gap as gaps
            on gaps.measure_id = leads.measure_id and gaps.place_id = leads.place_id
            and gaps.period = ?
        left join pub_outcome_spread as spreads
            on spreads.measure_id = leads.measure_id and spreads.place_id = leads.place_id
            and spreads.period = ?
        where leads.place_id = ? and measures.measure_kind <> 'published'
            and (gaps.sentence is not null or spreads.sentence is not null)
        order by leads.position
    """
    return rows(published, sql, period, period, place_id)
