"""Questions about what providers report beside what people say themselves."""

from dashboard.reading.file import rows


def reported_outcomes(published, measure_id, provider_id, service_id, period):
    """Pairs of a year: of a measure over its providers, or of a provider over its questions."""
    sql = """
        select pairs.*, measures.title, measures.plain_title, measures.polarity
        from pub_reported_outcome as pairs
        inner join pub_measure as measures on measures.measure_id = pairs.measure_id
        where pairs.period = ? and (? is null or pairs.measure_id = ?)
            and (? is null or pairs.provider_id = ?)
            and (? is null or pairs.service_id = ?)
        order by pairs.service_name, pairs.provider_name, pairs.provider_id, measures.sort_key
    """
    pairs = (measure_id, measure_id, provider_id, provider_id, service_id, service_id)
    return rows(published, sql, period, *pairs)


def reported_sentence(published, measure_id, provider_id, service_id, period):
    """What is reported beside what people say, in a sentence; None where nobody reported."""
    sql = """
        select sentence from pub_reported_sentence
        where period = ? and measure_id is not distinct from ?
            and provider_id is not distinct from ? and service_id is not distinct from ?
    """
    found = rows(published, sql, period, measure_id, provider_id, service_id)
    return found["sentence"].iloc[0] if len(found) else None
