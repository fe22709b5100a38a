"""Outcomes that their source has already published as estimates, with limits."""

from pipelines.sources import _domains_of_health
from pipelines.sources._plan import Layout

_LONG = (("place_id",), ("indicator", "measure_text"), ("period",), ("value",))
# A domain of the Health Index a column.
_DOMAINS = tuple((column,) for column in _domains_of_health.DOMAINS)
LAYOUTS = [
    Layout(kind="indicators", name="indicators", raw_table="raw_indicators", required=_LONG),
    # NHS tables call the indicator `name`, which elsewhere is the name of the place: only beside
    # the code of an integrated care board or its part. The columns are those of `indicators`.
    Layout(kind="indicators", name="indicators_nhs", raw_table="raw_indicators", required=_LONG),
    # Outcomes of adult social care: the year is in the file's name at most, and beside a measure
    # stand its margin of error and how many it rests on, each in a line of its own.
    Layout(
        kind="indicators",
        name="indicators_ascof",
        raw_table="raw_indicators",
        required=(("place_id",), ("indicator",), ("measure_type",), ("value",)),
        constants=("period",),
    ),
    # Downloads of the Office for National Statistics, whose column of values is called `v4_3`.
    Layout(kind="indicators", name="indicators_cmd", raw_table="raw_indicators", required=_LONG),
    Layout(
        kind="indicators",
        name="health_index",
        raw_table="raw_health_index",
        required=(("place_id",), ("year",), *_DOMAINS),
        proof=_domains_of_health.contradict,
        reshape=_domains_of_health.tell_unread,
    ),
    # The annex tables of the Adult Social Care Survey: one sheet of per cents, one of people, and
    # one of margins of error, by council.
    Layout(
        kind="indicators",
        name="published_ascs",
        raw_table="raw_published_ascs",
        required=(("place_id",), ("extremely_satisfied",)),
        constants=("period",),
    ),
    Layout(
        kind="indicators",
        name="indicator_metadata",
        raw_table="raw_indicator_metadata",
        required=(("title",),),
        file_format="metadata",
    ),
]
