"""What one release says besides its awards, each statement a flat dict of its own grain."""

from pipelines.linkage.identifiers import org_id
from pipelines.notices.awards import buyer, is_supplier, party_of, supplier_id
from pipelines.notices.signed import award_of
from pipelines.notices.values import day


def parts(release):
    """Suppliers, ratings, failures, amendments, terminations and counts of bids of a release.

    Parameters
    ----------
    release : dict
        Pruned.

    Yields
    ------
    dict
        With `part`, which says what it is, and values as published.
    """
    parties = release.get("parties") or []
    yield from _suppliers(release, parties)
    for contract in release.get("contracts") or []:
        of = {"contract_number": contract.get("id"), "award_id": award_of(contract)}
        doing = contract.get("implementation") or {}
        for metric in doing.get("metrics") or []:
            for observation in metric.get("observations") or []:
                yield of | _observation(metric, observation)
        for failure in doing.get("performanceFailures") or []:
            yield of | _failure(failure, parties)
        for amendment in contract.get("amendments") or []:
            yield of | _amendment(amendment, "agreed")
        for amendment in contract.get("proposedAmendments") or []:
            yield of | _amendment(amendment, "proposed")
        yield from (of | one for one in _termination(contract))
    for statistic in (release.get("bids") or {}).get("statistics") or []:
        yield {
            "part": "bids",
            "lot_id": statistic.get("relatedLot"),
            "bid_measure": statistic.get("measure"),
            "bids": statistic.get("value"),
        }


def release_record(release):
    """The release itself as a flat dict."""
    buyer_id, buyer_name = buyer(release)
    tender = release.get("tender") or {}
    return {
        "part": "release",
        "ocid": release.get("ocid"),
        "release_id": release.get("id"),
        "release_date": release.get("date"),
        "tag": "|".join(release.get("tag") or []) or None,
        "buyer_id": buyer_id,
        "buyer_name": buyer_name,
        "contract_reference": tender.get("id"),
        "title": tender.get("title"),
    }


def _suppliers(release, parties):
    """Each supplier of each award; of parties in that role where the one award names none."""
    awards = release.get("awards") or []
    for award in awards:
        named = award.get("suppliers")
        if not named and len(awards) == 1:
            named = [one for one in parties if is_supplier(one)]
        for reference in named or []:
            yield _supplier(award, reference, parties)


def _supplier(award, reference, parties):
    party = party_of(reference, parties)
    details = party.get("details") or {}
    listed = [party.get("identifier"), *(party.get("additionalIdentifiers") or [])]
    found = [org_id(one.get("scheme"), one.get("id")) for one in listed if one]
    return {
        "part": "supplier",
        "award_id": award.get("id"),
        "status": award.get("status"),
        "supplier_name": reference.get("name") or party.get("name"),
        "supplier_id": supplier_id(party),
        "supplier_identifiers": "|".join(dict.fromkeys(filter(None, found))) or None,
        "supplier_scale": details.get("scale"),
        "is_vcse": details.get("vcse"),
    }


def _observation(metric, observation):
    period = observation.get("period") or {}
    return {
        "part": "kpi",
        "metric_id": metric.get("id"),
        "metric_title": metric.get("title"),
        "observation_id": observation.get("id"),
        "start_date": day(period.get("startDate")),
        "end_date": day(period.get("endDate")),
        "rating": (observation.get("measureClassification") or {}).get("id"),
    }


def _failure(failure, parties):
    suppliers = [party_of(one, parties) for one in failure.get("suppliers") or []]
    value = failure.get("penaltyValue") or {}
    return {
        "part": "failure",
        "failure_id": failure.get("id"),
        "requirement": failure.get("requirement"),
        "description": failure.get("description"),
        "decision_date": day(failure.get("decisionDate")),
        "penalty_date": day(failure.get("penaltyDate")),
        "penalty_type": failure.get("penaltyType"),
        "value": value.get("amount"),
        "currency": value.get("currency"),
        "is_partial_termination": failure.get("partialTermination"),
        "supplier_identifiers": "|".join(filter(None, map(supplier_id, suppliers))) or None,
    }


def _amendment(amendment, stage):
    period, value = amendment.get("period") or {}, amendment.get("value") or {}
    return {
        "part": "amendment",
        "amendment_id": amendment.get("id"),
        "amendment_stage": stage,
        "amended_on": day(amendment.get("date")),
        "rationale": amendment.get("rationale"),
        "rationale_codes": _codes(amendment.get("rationaleClassifications")),
        "has_renewal": amendment.get("hasRenewal"),
        "start_date": day(period.get("startDate")),
        "end_date": day(period.get("endDate")),
        "value": value.get("amount"),
        "currency": value.get("currency"),
        "suppliers_added": len(amendment.get("suppliersAdded") or []),
        "suppliers_removed": len(amendment.get("suppliersRemoved") or []),
    }


def _termination(contract):
    # The singular is deprecated since January 2026; older notices have nothing else.
    alone = contract.get("terminationRationaleClassification")
    reasons = contract.get("terminationRationaleClassifications") or ([alone] if alone else [])
    if reasons or contract.get("status") == "terminated":
        said = [one.get("description") for one in reasons if one.get("description")]
        yield {
            "part": "termination",
            "rationale_codes": _codes(reasons),
            "rationale": "; ".join(said) or None,
        }


def _codes(classifications):
    return "|".join(one["id"] for one in classifications or [] if one.get("id")) or None
