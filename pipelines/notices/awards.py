"""Awards and contracts as a release states them, one flat dict each."""

from pipelines.linkage.identifiers import org_id
from pipelines.notices.signed import of_awards
from pipelines.notices.values import pounds, true_day

_DROPPED = ("cancelled", "unsuccessful")


def awards(release):
    """Awards and contracts of a (compiled) release that stand, in the order in which they do.

    Parameters
    ----------
    release : dict
        Pruned, or compiled of pruned ones.

    Yields
    ------
    dict
        Flat. Values in pounds: a value of 0 or 1 only fills a field, and one in another currency is
        unknown in pounds; `value_unknown_because` says so. What the latest amendment says of end
        and value stands for the contract's own. Several suppliers are counted, not named. Several
        contracts of one award are one part; an award none of whose contracts stands is left out.
    """
    base, parties = _release(release), release.get("parties") or []
    given, contracts = release.get("awards") or [], release.get("contracts") or []
    is_named = any(one.get("suppliers") for one in (*given, *contracts))
    unnamed = [] if is_named else [one for one in parties if is_supplier(one)]
    parts = [_award(one) for one in given if _stands(one) and not _is_unsigned(one, contracts)]
    parts += of_awards(filter(_stands, contracts), {one.get("id"): one for one in given})
    tendered = _tendered_period(release.get("tender") or {})
    for number, part in enumerate(parts, start=1):
        period = part.pop("period") or tendered
        suppliers = part.pop("suppliers") or unnamed
        yield (
            base
            | {key: value for key, value in part.items() if value is not None}
            | {"part_number": number}
            | {"start_date": true_day(period.get("startDate"))}
            | {"end_date": true_day(period.get("endDate"))}
            | one_supplier(suppliers, parties)
        )


def _stands(part):
    return (part.get("status") or "").lower() not in _DROPPED


def _is_unsigned(award, contracts):
    """Whether an award has contracts of which none stands."""
    own = [one for one in contracts if one.get("awardID") and one["awardID"] == award.get("id")]
    return bool(own) and not any(map(_stands, own))


def buyer(release):
    """(id, name) of who buys: the buyer, else the party in that role."""
    said = release.get("buyer") or {}
    parties = release.get("parties") or []
    party = next((one for one in parties if said.get("id") and one.get("id") == said["id"]), None)
    party = party or next((one for one in parties if "buyer" in (one.get("roles") or [])), {})
    return said.get("id") or party.get("id"), said.get("name") or party.get("name")


def is_supplier(party):
    """Whether a party is a supplier by its roles."""
    return "supplier" in (party.get("roles") or [])


def party_of(reference, parties):
    """The party that a reference means, by id or else by name; the reference where there is none.

    What the party does not say, the reference does.
    """
    for key in ("id", "name"):
        said = reference.get(key)
        found = next((one for one in parties if said and one.get(key) == said), None)
        if found:
            return reference | {k: v for k, v in found.items() if v is not None}
    return reference


def supplier_id(party):
    """A supplier's org-id, else the id that the portal gives it."""
    identifier = party.get("identifier") or {}
    return org_id(identifier.get("scheme"), identifier.get("id")) or party.get("id")


def one_supplier(suppliers, parties):
    """The one supplier's name and identifier, or how many there are and none by name."""
    if len(suppliers) != 1:
        return {"suppliers": len(suppliers), "supplier_name": None, "supplier_id": None}
    name = suppliers[0].get("name")
    party = party_of(suppliers[0], parties)
    return {
        "suppliers": 1,
        "supplier_name": name or party.get("name"),
        "supplier_id": supplier_id(party),
    }


def _release(release):
    tender = release.get("tender") or {}
    buyer_id, buyer_name = buyer(release)
    return {
        "ocid": release.get("ocid"),
        "buyer_id": buyer_id,
        "buyer_name": buyer_name,
        "contract_reference": tender.get("id"),
        "title": tender.get("title"),
        "cpv_code": _cpv_code(tender),
        "procedure": tender.get("procurementMethodDetails") or tender.get("procurementMethod"),
    }


def _cpv_code(tender):
    """The tender's own code; without one, that of its first item which has one."""
    if code := (tender.get("classification") or {}).get("id"):
        return code
    for item in tender.get("items") or []:
        for found in [item.get("classification"), *(item.get("additionalClassifications") or [])]:
            if found and found.get("scheme") == "CPV":
                return found.get("id")
    return None


def _tendered_period(tender):
    """The tender's contract period; without one, that of its only lot."""
    lots = tender.get("lots") or []
    alone = lots[0].get("contractPeriod") if len(lots) == 1 else None
    return tender.get("contractPeriod") or alone or {}


def _award(part):
    amount, because = pounds(part.get("value"))
    return {
        "part": "award",
        "award_id": part.get("id"),
        "title": part.get("title"),
        "status": part.get("status"),
        "period": part.get("contractPeriod") or {},
        "suppliers": part.get("suppliers") or [],
        "total_value_gbp": amount,
        "value_unknown_because": because,
    }
