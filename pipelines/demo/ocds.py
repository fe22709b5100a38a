"""Notices in the open contracting form: awards from one portal, whole stories from the newer."""

from datetime import date, timedelta

from pipelines.demo.draw import Draw

_UNTIL = date(2026, 3, 31)
_RATINGS = ("met", "met", "met", "slightlyBelow", "below", "significantlyBelow", "other")
_RATING_WORDS = {
    "met": "Good",
    "slightlyBelow": "Approaching target",
    "below": "Requires improvement",
    "significantlyBelow": "Inadequate",
    "other": "Other",
}
_KPIS = (
    ("People are asked, and say they were listened to", "percent", 80),
    ("Support begins within ten working days", "percent", 90),
    ("People helped in the year", "people", 240),
)
_VCSE = ("charity", "cic", "cooperative", "mutual")
_UK = "https://raw.githubusercontent.com/cabinetoffice/ocds_uk_extension/main/extension.json"


def write_ocds(folder, world, agreements, planted, seed):
    """Write two packages of awards and one of notices under the new law."""
    names = {p["key"]: p for p in world["publisher"]}
    services = {s["id"]: s for s in world["service"]}
    draw = Draw(seed, "notices")
    old = [
        a for a in agreements if a.route in ("legacy_pcr", "light_touch") and a.start.year < 2025
    ]
    for key in ("county", "city"):
        chosen = [a for a in old if a.publisher == key][:16]
        releases = [_award(a, names, services, draw) for a in chosen]
        name = f"ocds/award-notices-{names[key]['folder']}.json"
        folder.json(name, _package(releases, name, ["partyDetails_vcse", "awards_datePublished"]))
    new = [a for a in agreements if a.route in ("procurement_act", "psr_competitive")]
    releases = []
    for number, agreement in enumerate(new[:20]):
        releases += _story(agreement, number, names, services, draw)
    gone = [a for a in agreements if a.planted == "provider_exit"]
    releases += [_ended(a, names, services, planted) for a in gone]
    releases = [release for release in releases if release["date"][:10] <= str(_UNTIL)]
    releases.sort(key=lambda release: (release["date"], release["id"]))
    name = "ocds/procurement-act-notices.json"
    folder.json(
        name, _package(releases, name, ["bids", "lots", "metrics", "performance_failures", _UK])
    )


def _package(releases, name, extensions):
    return {
        "uri": f"https://notices.example.invalid/{name}",
        "version": "1.1",
        "extensions": extensions,
        "publishedDate": "2026-03-31T00:00:00Z",
        "publisher": {"name": "Farholm Notices (invented)"},
        "license": "https://notices.example.invalid/licence",
        "releases": releases,
    }


def _buyer(publisher):
    return {"id": publisher["publisher_id"], "name": publisher["name"]}


def _supplier(provider):
    return {"id": provider["provider_id"], "name": provider["name"]}


def _parties(agreement, names):
    scheme, _, number = agreement.provider["provider_id"].rpartition("-")
    buyer, kind = _buyer(names[agreement.publisher]), agreement.provider["kind"]
    supplier = _supplier(agreement.provider)
    if not agreement.provider["provider_id"].startswith("local:"):
        supplier["identifier"] = {"scheme": scheme, "id": number, "legalName": supplier["name"]}
    details = {"scale": "large" if kind in ("nhs", "public_body") else "sme", "vcse": kind in _VCSE}
    contact = {"name": "Commissioning team", "email": "commissioning@example.invalid"}
    return [
        buyer | {"contactPoint": contact, "roles": ["buyer"]},
        supplier | {"details": details, "roles": ["supplier"]},
    ]


def _value(pence):
    return {"amount": pence // 100, "currency": "GBP"}


def _period(agreement):
    return {"startDate": f"{agreement.start}T00:00:00Z", "endDate": f"{agreement.end}T23:59:59Z"}


def _tender(agreement, services):
    service = services[agreement.service]
    return {
        "id": agreement.reference,
        "title": agreement.title,
        "description": service["name"],
        "status": "complete",
        "classification": {"scheme": "CPV", "id": service["cpv"], "description": service["name"]},
        "items": [{"id": "1", "deliveryAddresses": [{"region": agreement.area}]}],
        "value": _value(agreement.total),
        "procurementMethod": "open",
        "mainProcurementCategory": "services",
        "suitability": {"sme": True, "vcse": True},
    }


def _release(agreement, names, tag, when, letters, number=1):
    ocid = f"ocds-{letters}-{agreement.number:06d}"
    return {
        "ocid": ocid,
        "id": f"{ocid}-{tag}-{number}",
        "language": "en",
        "date": f"{when}T09:00:00Z",
        "tag": [tag],
        "initiationType": "tender",
        "parties": _parties(agreement, names),
        "buyer": _buyer(names[agreement.publisher]),
    }


def _award(agreement, names, services, draw):
    """One award notice; a few name several lots and keep only the last award."""
    when = agreement.start - timedelta(days=draw.between(10, 60))
    release = _release(agreement, names, "award", when, "x5fd17")
    tender = _tender(agreement, services)
    if agreement.planted == "urgent_award":
        tender["procurementMethod"] = "limited"
        tender["procurementMethodDetails"] = "Direct award, extreme urgency"
    elif draw.below(8) == 0:
        tender["lots"] = [{"id": str(n), "title": f"Lot {n}"} for n in (1, 2, 3)]
    release["tender"] = tender
    release["awards"] = [
        {
            "id": f"{release['ocid']}-{'3' if 'lots' in tender else '1'}",
            "status": "active",
            "date": f"{when}T00:00:00Z",
            "datePublished": f"{when}T09:00:00Z",
            "value": _value(agreement.total),
            "suppliers": [_supplier(agreement.provider)],
            "contractPeriod": _period(agreement),
        }
    ]
    return release


def _story(agreement, number, names, services, draw):
    """From award (UK6) and contract (UK7) to performance (UK9) and, at times, change (UK10)."""
    signed = agreement.start - timedelta(days=20)
    award = _release(agreement, names, "award", signed - timedelta(days=25), "x6vhtk")
    contract = _release(agreement, names, "contract", signed, "x6vhtk")
    award["tender"] = _tender(agreement, services)
    if number % 4 == 0:
        reason = "One group of people, one team: parting it would part their support."
        award["tender"]["lotDetails"] = {"noLotsDivisionRationale": reason}
    award["bids"] = _bids(draw)
    given = {
        "id": f"{agreement.reference}-A",
        "title": agreement.title,
        "status": "active",
        "date": f"{signed}T00:00:00Z",
        "value": _value(agreement.total),
        "suppliers": [_supplier(agreement.provider)],
        "contractPeriod": _period(agreement),
    }
    award["awards"] = [given]
    signed_contract = _contract(agreement, signed)
    contract["contracts"] = [signed_contract]
    if agreement.total > 500_000_000 or number % 3 == 0:
        signed_contract["implementation"] = {"metrics": _metrics(None, draw)}
    else:
        signed_contract["noAgreedMetricsRationale"] = (
            "Light-touch contract below five million pounds."
        )
    story = [_noted(award, "UK6"), _noted(contract, "UK7")]
    if number % 2 == 0:
        story.append(_performance(agreement, names, draw))
    if number % 5 == 1:
        story.append(_change(agreement, names))
    return story


def _bids(draw):
    """How many bids, and how many of them from small and from voluntary organisations."""
    bids = draw.between(1, 6)
    counts = {
        "finalStageBids": bids,
        "smeFinalStageBids": draw.between(0, bids),
        "vcseFinalStageBids": draw.between(0, bids),
    }
    return {
        "statistics": [
            {"id": str(number), "measure": measure, "value": value}
            for number, (measure, value) in enumerate(counts.items(), start=1)
        ]
    }


def _contract(agreement, signed, status="active"):
    return {
        "id": f"{agreement.reference}-C",
        "awardID": f"{agreement.reference}-A",
        "title": agreement.title,
        "status": status,
        "period": _period(agreement),
        "value": _value(agreement.total) | {"amountGross": agreement.total // 100},
        "dateSigned": f"{signed}T00:00:00Z",
    }


def _noted(release, notice):
    document = {"id": release["id"], "documentType": "awardNotice", "noticeType": notice}
    place = release.get("contracts") or release.get("awards")
    place[0]["documents"] = [document]
    return release


def _metrics(agreement, draw):
    metrics = []
    for number, (title, unit, target) in enumerate(_KPIS, start=1):
        metric = {"id": f"KPI-{number}", "title": title, "description": f"Target {target} {unit}"}
        if agreement:
            rating = _RATINGS[draw.below(len(_RATINGS))]
            metric["observations"] = [
                {
                    "id": f"KPI-{number}-1",
                    "period": {"startDate": str(agreement.start), "endDate": "2026-02-28"},
                    "measureClassification": {
                        "scheme": "UK_KPI_RATING",
                        "id": rating,
                        "description": _RATING_WORDS[rating],
                    },
                }
            ]
        metrics.append(metric)
    return metrics


def _performance(agreement, names, draw):
    release = _release(agreement, names, "implementation", date(2026, 3, 20), "x6vhtk")
    contract = _contract(agreement, agreement.start)
    contract["implementation"] = {"metrics": _metrics(agreement, draw)}
    release["contracts"] = [contract]
    return _noted(release, "UK9")


def _change(agreement, names):
    release = _release(agreement, names, "contractAmendment", date(2026, 2, 10), "x6vhtk")
    contract = _contract(agreement, agreement.start)
    later = agreement.end + timedelta(days=365)
    contract["amendments"] = [
        {
            "id": "1",
            "date": "2026-02-10T00:00:00Z",
            "rationale": "More people needed the service than were foreseen.",
            "hasRenewal": False,
            "period": {"endDate": f"{later}T23:59:59Z"},
            "value": _value(agreement.total + agreement.annual),
        }
    ]
    release["contracts"] = [contract]
    return _noted(release, "UK10")


def _ended(agreement, names, services, planted):
    """The provider that leaves: a termination notice (UK11)."""
    month = planted["provider_exit"]["last_month"]
    release = _release(agreement, names, "contractTermination", f"{month}-28", "x6vhtk")
    release["tender"] = _tender(agreement, services)
    contract = _contract(agreement, agreement.start, "terminated")
    contract["terminationRationaleClassifications"] = [
        {
            "scheme": "UK_TERMINATION",
            "id": "supplierWithdrew",
            "description": "The supplier withdrew",
        }
    ]
    contract["implementation"] = {
        "performanceFailures": [
            {
                "id": "1",
                "requirement": "Three months' notice to people and families",
                "description": "Notice of five weeks was given.",
                "decisionDate": f"{month}-20",
                "penaltyType": "negotiated",
                "penaltyValue": {"amount": 12000, "currency": "GBP"},
                "suppliers": [_supplier(agreement.provider)],
            }
        ]
    }
    release["contracts"] = [contract]
    return _noted(release, "UK11")
