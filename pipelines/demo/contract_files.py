"""Registers in two layouts, agreements without a procurement, and what in-house services cost."""

from pipelines.demo.agreements import DEAREST
from pipelines.demo.draw import Draw
from pipelines.demo.files import decimal, money, pence

UNREGISTERED = ("in_house", "grant", "s75_pooled", "alliance")
_PROCESS = {
    "legacy_pcr": "ITT",
    "procurement_act": "Open procedure",
    "light_touch": "Light touch",
    "framework_call_off": "Direct Call-Off",
    "below_threshold": "Quotation",
}
_VCSE = ("charity", "cic", "cooperative", "mutual")


def write_contracts(folder, world, agreements, providers, planted, seed):
    """Write the registers, the agreements, the providers and the service costs."""
    names = {p["key"]: p for p in world["publisher"]}
    services = {s["id"]: s for s in world["service"]}
    of = {key: [a for a in agreements if a.publisher == key] for key in names}
    _county_register(folder, [a for a in of["county"] if _is_registered(a)], names, services)
    _city_register(folder, [a for a in of["city"] if _is_registered(a)], names, services)
    for key, publisher in names.items():
        rows = [a for a in of[key] if not _is_registered(a) or key == "icb"]
        _agreements(folder, rows, publisher, names, services)
    _providers(folder, providers, planted["group"], Draw(seed, "providers"))
    _service_costs(folder, agreements, names, planted, Draw(seed, "service costs"))


def _is_registered(agreement):
    return agreement.route not in UNREGISTERED


def _yearly(agreement):
    """What a year costs; a shorter agreement has no more than its total."""
    return min(agreement.annual, agreement.total)


def _process(agreement):
    return _PROCESS.get(agreement.route, agreement.route.replace("_", " ").replace("psr", "PSR"))


def _company_number(provider):
    scheme, _, number = provider["provider_id"].rpartition("-")
    return number if scheme == "GB-COH" else ""


def _small(agreement):
    return "Yes" if agreement.provider["kind"] not in ("nhs", "public_body", "in_house") else "No"


def _county_register(folder, agreements, names, services):
    heading = (
        "Directorate Name,Process Used,Purchasing Body,Contract Reference,Contract Title,"
        "Contract Description,Supplier Company Name,Supplier Postcode,Annual Value,"
        "Total Contract Value (including extensions),OJEU/FTS?,Start Date,End Date,"
        "Contract Duration (months),Option to extend (months),How many extensions,"
        "Extension 1 Taken?,Extension 2 Taken?,Current Expiry Date,SME Supplier?,"
        "ProClass Classification,ProClass Description,Company Number,Area Covered,Visibility"
    )
    rows = []
    for a in agreements:
        service = services[a.service]
        months = (a.end.year - a.start.year) * 12 + a.end.month - a.start.month + 1
        urgent = a.planted == "urgent_award"
        rows.append(
            (service["directorate"], "Direct award" if urgent else _process(a))
            + (names["county"]["name"], a.reference, a.title, service["name"])
            + (a.provider["name"], "XB1 9ZZ", money(_yearly(a)), money(a.total))
            + ("Yes" if a.total > 21_000_000 else "No", a.start, a.end, months)
            + (a.extension_months, 1 if a.extension_months else 0)
            + ("Yes" if a.extended_to else "", "", a.last_day, _small(a), "321000")
            + ("Social Community Care Supplies & Services", _company_number(a.provider))
            + (a.area, "Public")
        )
    folder.csv("contracts/wrenmarsh/contracts_register_2026-03.csv", heading, rows)


def _city_register(folder, agreements, names, services):
    """The layout of the transparency code, day first, money with signs and commas."""
    heading = (
        "Organisation Name,Contract Ref,Contract Title,Description,Department,Supplier Name,"
        "Company Number,Total Contract Value (including extensions),Annual Value,Irrecoverable VAT,"
        "Start Date,End Date,Current Expiry Date,Review Date,Process Used,SME Supplier,"
        "Voluntary Community and Social Enterprise Supplier,Area Covered"
    )
    rows = []
    for a in agreements:
        service = services[a.service]
        review = a.last_day.replace(day=1, year=a.last_day.year - 1)
        urgent = a.planted == "urgent_award"
        rows.append(
            (names["city"]["name"], a.reference, a.title, service["name"], service["directorate"])
            + (a.provider["name"], _company_number(a.provider))
            + (money(a.total, commas=True, pound=True), money(_yearly(a), commas=True, pound=True))
            + ("£0.00", _day(a.start), _day(a.end), _day(a.last_day), _day(review))
            + ("Direct award, extreme urgency" if urgent else _process(a), _small(a))
            + ("Yes" if a.provider["kind"] in _VCSE else "No", a.area)
        )
    folder.csv("contracts/pellingate/contracts_register_2026-03.csv", heading, rows)


def _day(day):
    return f"{day:%d/%m/%Y}"


def _agreements(folder, agreements, publisher, names, services):
    heading = (
        "Authority Name,Contract Reference,Contract Title,Description,Legal route,Supplier Name,"
        "Provider id,Department,Start Date,End Date,Current Expiry Date,Review Date,Annual Value,"
        "Total Contract Value (including extensions),Service id,Area Covered"
    )
    rows = []
    for a in agreements:
        name, identifier = a.provider["name"], a.provider["provider_id"]
        if a.route == "s75_pooled":
            partner = names["icb" if publisher["key"] != "icb" else "county"]
            name, identifier = partner["name"], partner["publisher_id"]
        rows.append(
            (publisher["name"], a.reference, a.title, services[a.service]["name"], a.route)
            + (name, identifier, services[a.service]["directorate"], a.start, a.end, a.last_day)
            + (a.end.replace(day=1), money(_yearly(a)), money(a.total), a.service, a.area)
        )
    folder.csv(f"contracts/{publisher['folder']}/agreements_2026-03.csv", heading, rows)


def _providers(folder, providers, group, draw):
    heading = (
        "provider_id,provider_name,provider_kind,kind_basis,home_area,home_postcode,staff_band,"
        "is_sme,other_identifiers,services,parent_id"
    )
    parent = {p["provider_key"]: p["provider_id"] for p in providers}.get(group.get("head"), "")
    rows = []
    for number, p in enumerate(providers):
        kind = p["kind"]
        basis = {"sole_trader": "name_rule", "in_house": "official"}.get(kind, "register")
        band = ("1-9", "10-49", "50-249", "250+")[
            3 if kind in ("nhs", "public_body") else draw.below(4 if kind == "company" else 3)
        ]
        also = f"GB-PPON-X{number:03d}-0000-XXXX" if number % 3 == 0 else ""
        postcode = f"XB{1 + number % 9} {number // 9 % 10}ZY" if p["home"] in _HOMES else "XC1 1ZY"
        rows.append(
            (p["provider_id"], p["name"], kind, basis, p["home"], postcode, band)
            + ("no" if band == "250+" else "yes", also, "|".join(p["services"]))
            + (parent if p["provider_key"] in group.get("listed", ()) else "",)
        )
    folder.csv("providers/providers.csv", heading, rows)


_HOMES = ("Pellingate", "Quillbury", "Sallowdale", "Tarnwick")


def _service_costs(folder, agreements, names, planted, draw):
    """Outturn without overhead, the overhead, staff, people helped, and how the cost was found."""
    heading = (
        "financial_year,publisher,service_id,provider_id,provider_name,agreement_reference,"
        "outturn_gbp,overhead_gbp,staff_fte,people_helped,cost_basis,agreed_by,as_at"
    )
    truth = planted["in_house_twin"]
    rows = []
    for a in agreements:
        external = a.planted == "twin_external"
        if a.route != "in_house" and not external:
            continue
        for year in range(2022, 2026):
            outturn, overhead, users = a.annual, a.annual * draw.between(14, 19) // 100, 0
            if a.planted == "twin_in_house":
                overhead, users = pence(truth["in_house_overhead"]), truth["in_house_users"]
            elif external:
                overhead, users = 0, truth["external_users"]
            else:
                outturn = outturn * (96 + draw.below(9)) // 100
                users = outturn // draw.between(450_000, DEAREST)
            basis = "fee paid" if external else "ledger outturn plus recharge"
            staff = decimal(outturn // 380_000, 1)
            rows.append(
                (f"{year}-{year - 1999:02d}", names[a.publisher]["name"], a.service)
                + (a.provider["provider_id"], a.provider["name"], a.reference, money(outturn))
                + (money(overhead), staff, users, basis, "Finance business partner")
                + (f"{year + 1}-06-30",)
            )
    folder.csv("costs/service_costs.csv", heading, rows)
