"""What we take from an OCDS release: its awards and contracts, and nothing about persons."""


def records(release):
    """One flat dict for each award and contract of a release; one without either has one too.

    Publishers leave out or misshape any part, so every step down is careful.
    """
    base = _release(release)
    parties = _dicts(release.get("parties"))
    parts = [_award(part) for part in _dicts(release.get("awards"))]
    parts += [_contract(part) for part in _dicts(release.get("contracts"))]
    tendered = _dict(_dict(release.get("tender")).get("contractPeriod"))
    for number, part in enumerate(parts, start=1):
        period = part.pop("period") or tendered
        suppliers = part.pop("suppliers") or [p for p in parties if _is_supplier(p)]
        yield (
            base
            | {key: value for key, value in part.items() if value is not None}
            | {
                "part_number": number,
                "start_date": _day(period.get("startDate")),
                "end_date": _day(period.get("endDate")),
            }
            | _suppliers(suppliers, parties)
        )
    if not parts:
        yield base | {"part_number": 1}


def _release(release):
    tender = _dict(release.get("tender"))
    buyer = _dict(release.get("buyer"))
    tag = release.get("tag")
    return {
        "ocid": release.get("ocid"),
        "release_id": release.get("id"),
        "release_date": _day(release.get("date")),
        "tag": "|".join(map(str, tag)) if isinstance(tag, list) else tag,
        "buyer_id": buyer.get("id"),
        "buyer_name": buyer.get("name"),
        "contract_reference": tender.get("id"),
        "title": tender.get("title"),
        "cpv_code": _dict(tender.get("classification")).get("id"),
        "procedure": tender.get("procurementMethodDetails") or tender.get("procurementMethod"),
    }


def _award(part):
    return {
        "part": "award",
        "award_id": part.get("id"),
        "title": part.get("title"),
        "status": part.get("status"),
        "period": _dict(part.get("contractPeriod")),
        "suppliers": _dicts(part.get("suppliers")),
        **_value(part),
    }


def _contract(part):
    """A contract; what its latest amendment says of end and value stands for the contract's own."""
    amendment = (_dicts(part.get("amendments")) or [{}])[-1]
    return {
        "part": "contract",
        "award_id": part.get("awardID") or part.get("id"),
        "title": part.get("title"),
        "status": part.get("status"),
        "expiry_date": _day(_dict(amendment.get("period")).get("endDate")),
        "period": _dict(part.get("period")),
        "suppliers": _dicts(part.get("suppliers")),
        **_value(amendment if _dict(amendment.get("value")) else part),
    }


def _value(part):
    value = _dict(part.get("value"))
    return {"total_value": value.get("amount"), "currency": value.get("currency")}


def _suppliers(suppliers, parties):
    """The one supplier's name and identifier, or how many there are and none by name."""
    if len(suppliers) != 1:
        return {"suppliers": len(suppliers)}
    supplier = suppliers[0]
    party = next((p for p in parties if p.get("id") == supplier.get("id")), {})
    identifier = _dict(party.get("identifier"))
    scheme, number = identifier.get("scheme"), identifier.get("id")
    return {
        "suppliers": 1,
        "supplier_name": supplier.get("name") or party.get("name"),
        "supplier_id": f"{scheme}-{number}" if scheme and number else supplier.get("id"),
    }


def _is_supplier(party):
    roles = party.get("roles")
    return isinstance(roles, list) and "supplier" in roles


def _day(value):
    """The day of a date with time, as it is written."""
    return value[:10] if isinstance(value, str) else None


def _dict(value):
    return value if isinstance(value, dict) else {}


def _dicts(value):
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
