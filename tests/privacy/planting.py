"""A small data folder: every kind of file holds something of a person that must not be seen.

Each kind has its own person, so that a find says where it came from. All are invented; telephones
are those that Ofcom keeps for drama, NHS numbers those that are given to nobody.
"""

import json

from tests.build.folders import copy_sample, write

# Kind of file -> the person it names. Those of the second group may stay in the warehouse: it knows
# who was paid. They are in no published file, and in no message.
NOWHERE = {
    "spend_contact": "Ermintrude Applegarth",
    "register_contact": "Barnabus Candlewick",
    "ocds_contact": "Cornelia Dewhurst",
    "survey": "Demelza Eldercote",
    "voices": "Ezekiel Fernyhough",
    "effort": "Fenella Gatherwood",
    "grants_contact": "Gawain Hollyoake",
    "spend_client": "Philomena Quenby",
    "title": "Quentin Rookhope",
}
WAREHOUSE_ONLY = {
    "spend": "Hepzibah Inkpenny",
    "contracts": "Ignatius Junipero",
    "ocds": "Jocasta Kettlewell",
    "providers": "Kerensa Larkwhistle",
    "service_costs": "Lysander Merriweather",
    "grants": "Mehitabel Nightshade",
    "payees": "Ottoline Pennyfeather",
}
SURVEY_PROVIDER = "Nicodemus Overbury"  # whom people answered about; the warehouse may know


def signs(number):
    """E-mail, telephone, NHS number and postcode that belong to file `number` alone."""
    return {
        "e-mail": f"planted{number}@persons.invalid",
        "telephone": f"07700 900{number:03d}",
        "NHS number": _NHS_NUMBERS[number],
        "postcode": f"Z{'ZY'[number // 10]}{number % 10} {number % 10}QX",
    }


def text(number):
    """What somebody typed into a free text."""
    one = signs(number)
    return (
        f"Asked for at {one['postcode']} - call {one['telephone']} or write to {one['e-mail']}"
        f" - NHS number {one['NHS number']}"
    )


_NHS_NUMBERS = ["999 000 0018", "999 000 0026", "999 000 0034", "999 000 0042", "999 000 0050",
                "999 000 0069", "999 000 0077", "999 000 0085",
                "999 000 0093", "999 000 0107", "999 000 0115", "999 000 0123"]  # fmt: skip
KINDS = ("spend", "register", "ocds", "providers", "grants", "voices", "survey", "social_value",
         "service_costs", "effort", "payees", "titles")  # fmt: skip
NUMBER = {kind: number for number, kind in enumerate(KINDS)}

SOURCES = """
title = "Planted"
is_synthetic = true

[[publisher]]
publisher_id = "GB-LAE-XBW"
name = "Brackwater Metropolitan Council"
place_id = "X08000001"

[[source]]
files = ["contracts/register.csv"]
as_at = 2024-03-31

[[source]]
files = ["place/population.csv"]
period = "CY2020"

[[source]]
files = ["survey/2024-05.csv"]
kind = "responses"
survey = "planted"
wave = "2024-05"

[source.columns]
respondent = "Reference"
answered_on = "Date"
postcode = "Postcode"
service = "Service"
provider = "Who supports you?"

[source.items]
life_satisfaction = { measure = "my_life_satisfaction", heading = "Life?", range = [0, 10] }
"""


def plant(root):
    """Write the folder; returns it."""
    lives_at = signs(NUMBER["survey"])["postcode"]
    copy_sample(root, "place/lookup_lsoa21_ward24_ltla24.csv", "place/lookup_ltla24_region24.csv")
    return write(
        root,
        {
            "sources.toml": SOURCES,
            "spend/brackwater/2023-05.csv": _spend(),
            "spend/brackwater/2023-06.csv": _payees("Date", "2023-06-0{}", _in_a_title()),
            "spend/brackwater/unsure.csv": _payees("Month", "{}"),
            "place/population.csv": _population(),
            "contracts/register.csv": _register(),
            "ocds/notices.json": json.dumps({"releases": [_release()]}),
            "providers/providers.csv": _providers(),
            "grants/grants.csv": _grants(),
            "voices/voices.csv": _voices(),
            "survey/2024-05.csv": _survey(),
            "place/postcodes.csv": f"pcds,lsoa21\n{lives_at},X01000001\n",
            "social_value/commitments.csv": _commitments(),
            "costs/service_costs.csv": _costs(),
            "effort/effort.csv": _effort(),
            "alliances.toml": _alliance(),
        },
    )


def _table(*rows):
    return "".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in rows)


def _spend():
    one, body = signs(NUMBER["spend"]), "Brackwater Metropolitan Council"
    who, contact = WAREHOUSE_ONLY["spend"], NOWHERE["spend_contact"]
    heading = ("Authority Name", "Date of Payment", "DocumentNo", "Net", "Vendor Name",
               "Supplier Postcode", "Service Area", "GL Description", "Invoice Description",
               "Contact Name", "Contact Email", "Telephone", "NHS Number")  # fmt: skip
    personal = (contact, one["e-mail"], one["telephone"], one["NHS number"])
    rows = [
        (body, f"2023-05-{day:02d}", f"16001097{day:02d}", "120.00", payee, one["postcode"],
         service, words, text(NUMBER["spend"]), *personal)
        for day, payee, service, words in (
            (2, who, "Children", "Foster payments"),
            (3, who, "Children", text(NUMBER["spend"])),
            (4, "Gannet Homecare Limited", "Adults", "Home care"),
            (5, WAREHOUSE_ONLY["contracts"], "Adults", "Respite"),
            (6, WAREHOUSE_ONLY["providers"], "Adults", "Respite"),
        )
    ]  # fmt: skip
    return _table(heading, *rows)


def _payees(heading, when, title=""):
    """Payments whose payees hold what leads to a person, below a title."""
    one, who = signs(NUMBER["payees"]), WAREHOUSE_ONLY["payees"]
    heading = ("Authority Name", heading, "Net", "Vendor Name", "Service Area", "Client",
               "Signed off by", "Budget Holder")  # fmt: skip
    payees = (
        f"Mrs {who} {one['NHS number'].replace(' ', '')}",
        f"{who} {one['telephone'].replace(' ', '')}", f"{who} ({one['telephone']})",
        f"C10045: {who} {one['e-mail']}", f"10045 {who}, 12 Planted Lane, {one['postcode']}",
    )  # fmt: skip
    rows = [
        ("Brackwater Metropolitan Council", when.format(n), f"{n}0.50", payee, "Adults",
         *[NOWHERE["spend_client"]] * 3)
        for n, payee in enumerate(payees, start=1)
    ]  # fmt: skip
    above = [(f"Outstanding orders - {title}",), (text(NUMBER["titles"]),)] if title else []
    return _table(*above, heading, *rows)


def _in_a_title():
    return f"{NOWHERE['title']} {signs(NUMBER['titles'])['telephone']}"


def _population():
    return _table(
        (f"Population of women: {_in_a_title()}",),
        ("LAD21CD", "LAD21NM", "Total population"),
        *((f"X0800000{n}", f"Place {n}", str(1000 + n)) for n in range(1, 8)),
    )


def _register():
    one, who = signs(NUMBER["register"]), WAREHOUSE_ONLY["contracts"]
    heading = ("Purchasing Body", "Contract Reference", "Contract Title", "Contract Description",
               "Supplier Company Name", "Supplier Postcode", "Annual Value", "Start Date",
               "End Date", "Contract Manager", "Contact Email", "Contact Telephone",
               "NHS No")  # fmt: skip
    personal = (NOWHERE["register_contact"], one["e-mail"], one["telephone"], one["NHS number"])
    body = "Brackwater Metropolitan Council"
    return _table(
        heading,
        (body, "R1", f"Respite by {who}", text(NUMBER["register"]), who, one["postcode"], "900.00",
         "2023-04-01", "2025-03-31", *personal),
        (body, "R2", text(NUMBER["register"]), "Home care", "Gannet Homecare Limited",
         one["postcode"], "900.00", "2023-04-01", "2025-03-31", *personal),
    )  # fmt: skip


def _release():
    one, who = signs(NUMBER["ocds"]), WAREHOUSE_ONLY["ocds"]
    contact = {
        "name": NOWHERE["ocds_contact"],
        "email": one["e-mail"],
        "telephone": one["telephone"],
    }
    home = {"streetAddress": "1 Planted Lane", "postalCode": one["postcode"]}
    buyer = {"id": "GB-LAE-XBW", "name": "Brackwater Metropolitan Council"}
    supplier = {"id": "local:" + who.lower().replace(" ", "-"), "name": who}
    return {
        "ocid": "ocds-x5fd17-planted",
        "id": "1",
        "date": "2023-03-01T09:00:00Z",
        "tag": ["award"],
        "buyer": buyer,
        "parties": [
            buyer | {"roles": ["buyer"], "contactPoint": contact, "address": home},
            supplier | {"roles": ["supplier"], "contactPoint": contact, "address": home},
        ],
        "tender": {"id": "N1", "title": text(NUMBER["ocds"]), "description": text(NUMBER["ocds"])},
        "awards": [
            {
                "id": "A1",
                "title": f"Lessons by {who}. {text(NUMBER['ocds'])}",
                "status": "active",
                "value": {"amount": 5000, "currency": "GBP"},
                "suppliers": [supplier],
                "contractPeriod": {"startDate": "2023-04-01", "endDate": "2025-03-31"},
            }
        ],
    }


def _providers():
    one, who = signs(NUMBER["providers"]), WAREHOUSE_ONLY["providers"]
    identity = "local:" + who.lower().replace(" ", "-")
    return _table(
        ("provider id", "provider name", "provider kind", "kind basis", "home postcode", "services",
         "email", "phone"),
        (identity, who, "sole_trader", "name_rule", one["postcode"], text(NUMBER["providers"]),
         one["e-mail"], one["telephone"]),
    )  # fmt: skip


def _grants():
    one, who = signs(NUMBER["grants"]), WAREHOUSE_ONLY["grants"]
    return _table(
        ("Identifier", "Title", "Description", "Currency", "Amount Awarded", "Award Date",
         "Recipient Org:Identifier", "Recipient Org:Name", "Recipient Org:Postal Code",
         "Recipient Org:Contact Name", "Funding Org:Name", "Grant Programme:Title"),
        ("360G-planted-1", f"Hardship grant to {who}", f"{who}: {text(NUMBER['grants'])}", "GBP",
         "500.00", "2023-06-01", "360G-IND-" + who.replace(" ", "-"), who, one["postcode"],
         NOWHERE["grants_contact"], "The Lamplight Foundation", text(NUMBER["grants"])),
    )  # fmt: skip


def _voices():
    return _table(
        ("quote id", "survey", "respondent", "said on", "theme", "quote", "consent", "email"),
        ("V1", "planted", NOWHERE["voices"], "2024-05-03", "days", text(NUMBER["voices"]), "public",
         signs(NUMBER["voices"])["e-mail"]),
    )  # fmt: skip


def _survey():
    one = signs(NUMBER["survey"])
    rows = [
        (f"{NOWHERE['survey']} {n}", "2024-05-03", one["postcode"], "Home care", SURVEY_PROVIDER,
         str(n % 11), NOWHERE["survey"], one["e-mail"], one["NHS number"], text(NUMBER["survey"]))
        for n in range(24)
    ]  # fmt: skip
    return _table(
        ("Reference", "Date", "Postcode", "Service", "Who supports you?", "Life?", "Name",
         "E-mail", "NHS number", "Anything else?"),
        *rows,
    )  # fmt: skip


def _commitments():
    return _table(
        ("commitment id", "agreement reference", "what", "unit", "quantity", "contact", "email"),
        ("C1", "R2", text(NUMBER["social_value"]), "weeks", "4", text(NUMBER["social_value"]),
         signs(NUMBER["social_value"])["e-mail"]),
    )  # fmt: skip


def _costs():
    who = WAREHOUSE_ONLY["service_costs"]
    return _table(
        ("financial year", "publisher", "service id", "provider id", "provider name",
         "agreement reference", "outturn gbp", "overhead gbp", "cost basis", "email"),
        ("2023-24", "Brackwater Metropolitan Council", "home_care",
         "local:" + who.lower().replace(" ", "-"), who, "R9", "100.00", "10.00",
         text(NUMBER["service_costs"]), signs(NUMBER["service_costs"])["e-mail"]),
    )  # fmt: skip


def _effort():
    return _table(
        ("agreement reference", "service id", "stage", "quarter", "staff days", "logged by",
         "notes"),
        ("R2", "home_care", "frame", "FY2023-24 Q1", "3", NOWHERE["effort"],
         text(NUMBER["effort"])),
    )  # fmt: skip


def _alliance():
    words = text(NUMBER["spend"])
    return (
        '[[alliance]]\nalliance_id = "alliance:planted"\nname = "Planted"\n'
        f'purpose = "{words}"\nfrom = 2023-04-01\npartners = ["GB-LAE-XBW"]\n'
        'services = ["home_care"]\nsmall_areas = ["X01000001"]\n'
    )
