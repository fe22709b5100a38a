"""Contracts that were signed under awards, one flat dict for each award."""

from decimal import Decimal

from pipelines.notices.values import pounds, true_day


def of_awards(contracts, awards):
    """What the contracts of each award say together, in the order of the first of each.

    Parameters
    ----------
    contracts : iterable of dict
        Of a release, those that stand. One that names no award is its own.
    awards : dict
        {id: award}: what a contract does not repeat of its title and period, its award says.

    Returns
    -------
    list of dict
        Several contracts of one award are worth what they are worth together, where each says it
        in pounds; they run from the first day to the last, where each says it, and are ended early
        when all are.
    """
    found = {}
    for one in contracts:
        part = _contract(one, awards.get(one.get("awardID")) or {})
        found.setdefault(part["award_id"], []).append(part)
    return [
        parts[0] if len(parts) == 1 else _together(parts, awards.get(award_id) or {})
        for award_id, parts in found.items()
    ]


def award_of(contract):
    """The id of the award that a contract names; of one that names none its own."""
    return contract.get("awardID") or contract.get("id")


def _contract(part, award):
    amendments = sorted(part.get("amendments") or [], key=lambda one: one.get("date") or "")
    ends = [true_day((one.get("period") or {}).get("endDate")) for one in amendments]
    values = [one["value"] for one in amendments if one.get("value")]
    amount, because = pounds((values or [part.get("value")])[-1])
    return {
        "part": "contract",
        "contract_number": part.get("id"),
        "award_id": award_of(part),
        "title": part.get("title") or award.get("title"),
        "status": part.get("status"),
        "expiry_date": next((end for end in reversed(ends) if end), None),
        "terminated_on": true_day(part.get("terminatedOn")),
        "period": part.get("period") or award.get("contractPeriod") or {},
        "suppliers": part.get("suppliers") or [],
        "total_value_gbp": amount,
        "value_unknown_because": because,
    }


def _together(parts, award):
    amounts = [one["total_value_gbp"] for one in parts]
    starts = _known(true_day(one["period"].get("startDate")) for one in parts)
    ends = [true_day(one["period"].get("endDate")) for one in parts]
    lasts = [one["expiry_date"] or end for one, end in zip(parts, ends, strict=True)]
    terminated = _known(one["terminated_on"] for one in parts)
    suppliers = [one for part in parts for one in part["suppliers"]]
    because = _known(one["value_unknown_because"] for one in parts)
    return parts[0] | {
        "contract_number": "|".join(_known(one["contract_number"] for one in parts)),
        "title": award.get("title") or _shared(one["title"] for one in parts),
        "status": _shared(one["status"] for one in parts),
        "expiry_date": _last(lasts) if any(one["expiry_date"] for one in parts) else None,
        "terminated_on": max(terminated) if len(terminated) == len(parts) else None,
        "period": {
            "startDate": min(starts, default=None),
            "endDate": _last(ends),
        },
        "suppliers": list({one.get("id") or one.get("name"): one for one in suppliers}.values()),
        "total_value_gbp": str(sum(map(Decimal, amounts))) if all(amounts) else None,
        "value_unknown_because": None if all(amounts) else next(iter(because), None),
    }


def _shared(values):
    """What all say; None where they say different things."""
    said = set(values)
    return said.pop() if len(said) == 1 else None


def _last(days):
    """The last of all days; None where one is not known: it may be later."""
    return max(days) if all(days) else None


def _known(values):
    return [one for one in values if one]
