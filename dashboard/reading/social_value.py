"""Questions about social value: promised, delivered, confirmed, in units."""

from dashboard.reading.file import rows


def promises(published, payer_id, service_id=None, provider_id=None):
    """Promises of a place or an alliance, by unit and promise; core value before what is added."""
    sql = """
        select promises.*
        from pub_social_value as promises
        inner join pub_payer_promise as payers on payers.commitment_id = promises.commitment_id
        where payers.payer_id = ?
            and (? is null or promises.service_id = ?) and (? is null or promises.provider_id = ?)
        order by promises.core_or_addon desc, promises.promise, promises.commitment_id
    """
    return rows(published, sql, payer_id, service_id, service_id, provider_id, provider_id)


def promise_totals(published, payer_id, service_id=None, provider_id=None):
    """Promised, delivered, checked and confirmed units, by promise and unit: never added across."""
    sql = """
        select promises.promise, promises.unit, count(*) as promises,
            count(promises.delivered_units) as reported,
            sum(promises.promised_units) as promised_units,
            sum(promises.delivered_units) as delivered_units,
            sum(promises.checked_units) as checked_units,
            sum(promises.confirmed_units) as confirmed_units
        from pub_social_value as promises
        inner join pub_payer_promise as payers on payers.commitment_id = promises.commitment_id
        where payers.payer_id = ?
            and (? is null or promises.service_id = ?) and (? is null or promises.provider_id = ?)
        group by promises.promise, promises.unit
        order by promises.promise, promises.unit
    """
    return rows(published, sql, payer_id, service_id, service_id, provider_id, provider_id)
