"""Questions about change over time: the chart of a measure, its signal, what is marked on it."""

from dashboard.reading.file import has_table, rows


def outcome_chart(published, measure_id, place_id):
    """The points of a measure's chart in a place, in order; none where it has no chart."""
    sql = """
        select charts.*, cells.frozen_since
        from pub_outcome_chart as charts
        left join pub_outcome as cells
            on cells.published_table = 'P1' and cells.measure_id = charts.measure_id
            and cells.place_id = charts.place_id and cells.period = charts.period
        where charts.measure_id = ? and charts.place_id = ?
        order by charts.period_start, charts.period
    """
    return rows(published, sql, measure_id, place_id)


def outcome_reading(published, measure_id, place_id):
    """What the chart says at its last point; at most one row."""
    sql = "select * from pub_outcome_reading where measure_id = ? and place_id = ?"
    return rows(published, sql, measure_id, place_id)


def chart_marks(published, measure_id, place_id):
    """What is marked on the line, in order of day: new starts, targets, decisions, definitions.

    `mark_kind` is one of rebase, target, decision, definition; `marked_on` the day where it
    stands; `said` what it is, `because` the reason, `who` who stands behind it, and on which day,
    `decided_on`; `target_value` of a target. Decisions are in no public file.
    """
    decided = """
        union all
        select 'decision', decided_on, chosen, decided_because, decided_by, decided_on, null
        from pub_decision where measure_id = $measure and place_id = $place
    """
    sql = f"""
        select 'rebase' as mark_kind, charts.period_start as marked_on,
            'New start' as said, rebases.rebased_because as because,
            rebases.decided_by as who, rebases.decided_on, null::double as target_value
        from pub_rebase as rebases
        inner join pub_outcome_chart as charts
            on charts.measure_id = rebases.measure_id and charts.place_id = rebases.place_id
            and charts.period = rebases.rebased_from_period
        where rebases.measure_id = $measure and rebases.place_id = $place
        union all
        select 'target', cast(target_from_month || '-01' as date), 'Target', target_because, set_by,
            set_on, target_value
        from pub_target where measure_id = $measure and place_id = $place
        union all
        select 'definition', changed_on,
            coalesce('Version ' || version || ' of the measure', 'Defined anew'),
            coalesce(rtrim(what_changed, '.') || '. ' || changed_because, what_changed), decided_by,
            coalesce(decided_on, changed_on), null
        from pub_measure_change
        where measure_id = $measure and (version is null or version > (
            select min(version) from pub_measure_change where measure_id = $measure
        ))
        {decided if has_table(published, "pub_decision") else ""}
        order by marked_on, mark_kind, said
    """
    return rows(published, sql, measure=measure_id, place=place_id)


def outcome_parts(published, measure_id, place_id):
    """The parts of a place, alphabetical, with what each says of change.

    A place that was given up for others has no answers and is none of them.
    Districts by their charts, and wards, as well as districts whose chart shows no change, by
    their latest year against the first: `signal` is better, worse, change, none or early, null
    where the last period has no value.
    """
    sql = """
        with years as (
            select *, row_number() over (partition by place_id order by period desc) as newest
            from pub_outcome_change where published_table = 'P1' and measure_id = $measure
        ), latest as (
            select max(period) as period from pub_outcome
            where published_table = 'P1' and measure_id = $measure
                and period_kind = 'financial_year' and n_people > 0
        )
        select parts.side_id, parts.side_name, parts.side_level,
            parts.side_level = 'ward'
                or coalesce(charts.chart_signal, 'none') in ('none', 'early')
                and coalesce(years.signal, 'none') in ('better', 'worse', 'change')
                and cells.value is not null as by_years,
            case when not by_years then charts.chart_signal
                when cells.value is not null then coalesce(years.signal, 'early') end as signal,
            case when not by_years then charts.reading_words end as reading_words,
            case when by_years then years.from_period end as from_period,
            cells.why_no_value, cells.hidden_as
        from pub_place_side as parts
        left join pub_outcome_reading as charts
            on charts.place_id = parts.side_id and charts.measure_id = $measure
        left join years on years.place_id = parts.side_id and years.newest = 1
        left join pub_outcome as cells
            on cells.published_table = 'P1' and cells.measure_id = $measure
            and cells.place_id = parts.side_id and cells.period = (select period from latest)
        where parts.place_id = $place
            and parts.side_id in (
                select place_id from pub_outcome
                where published_table = 'P1' and measure_id = $measure
            )
        order by parts.side_name, parts.side_id
    """
    return rows(published, sql, measure=measure_id, place=place_id)


def outcome_part_points(published, measure_id, place_id):
    """Values of the parts over time: the chart's periods of districts, the years of wards."""
    sql = """
        select parts.side_id, parts.side_name, cells.period, cells.period_start,
            cells.period_words, cells.value, cells.lower, cells.upper, cells.n_people,
            cells.why_no_value, cells.hidden_as, cells.frozen_since, cells.unit
        from pub_place_side as parts
        inner join pub_outcome as cells
            on cells.place_id = parts.side_id and cells.published_table = 'P1'
            and cells.measure_id = $measure
        left join pub_outcome_chart as charts
            on charts.measure_id = cells.measure_id and charts.place_id = cells.place_id
            and charts.period = cells.period
        where parts.place_id = $place
            and case when parts.side_level = 'district' then charts.period is not null
                else cells.period_kind = 'financial_year' end
        order by parts.side_name, parts.side_id, cells.period_start, cells.period
    """
    return rows(published, sql, measure=measure_id, place=place_id)


def outcome_travel(published, measure_id, place_id, period):
    """How far the parts of a place differ, and whether its average travels; at most one row."""
    sql = """
        select * from pub_outcome_travel where place_id = ? and measure_id = ? and period = ?
    """
    return rows(published, sql, place_id, measure_id, period)
