/*---
description = """
What the chart of a measure in a place says at its last point, in a sentence: only a signal that is still
there is said, with how many measures of the place were looked at and how many chance alone would mark.
`chart_signal` is null where the last period has no value.
"""
grain    = ["measure_id", "place_id"]
not_null = ["sentence", "reading_words"]
accepted = { chart_signal = ["better", "worse", "change", "none", "early"] }
order    = ["measure_id", "place_id"]
---*/

select
    measure_id, place_id, period_kind, period, value, chart_signal, special_cause, signal_points, since_period,
    is_trial, segment_points, target_value, target_reading, series_looked_at,
    series_with_signal, expected_by_chance, reading_words, sentence, beside_words
from stat_outcome_reading
