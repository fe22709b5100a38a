"""Social value in units, other funders' grants, people's words, and where effort went."""

from datetime import date, timedelta

from pipelines.demo.draw import Draw, share
from pipelines.demo.files import decimal, money

_STAGES = ("frame", "engage market", "specify", "procure", "mobilise", "manage", "learn", "decide")
_BEFORE_SIGNING = 4  # the first four stages
_GRADES = {
    0: "Told by the provider",
    1: "A record was seen",
    2: "A sample was checked",
    3: "Checked by someone independent",
    4: "Confirmed by the people it was for",
}


def write_promises(folder, county, agreements, providers, words, planted, seed):
    """Write social value, grants, voices and the effort log."""
    _social_value(folder, agreements, words, planted, Draw(seed, "social value"))
    _grants(folder, county, providers, words, Draw(seed, "grants"))
    _voices(folder, county, words, planted, Draw(seed, "voices"))
    _effort(folder, agreements, planted, Draw(seed, "effort"))


def _social_value(folder, agreements, words, planted, draw):
    able = [a for a in agreements if a.route not in ("in_house", "grant", "s75_pooled")]
    able = [a for a in able if date(2020, 6, 1) <= a.start < date(2024, 6, 1)]
    able = [a for a in able if a.annual > 10_000_000]
    commitments, deliveries, evidence = [], [], []
    for number in range(1, 49):
        kind, agreement = words["social_value"][number % 6], able[number * 3 % len(able)]
        quantity = max(kind["quantity"] * draw.between(5, 18) // 10, 1)
        name, due = f"SV-C-{number:03d}", agreement.start + timedelta(days=draw.between(400, 900))
        commitments.append(
            (name, agreement.reference, kind["code"], kind["framework"], kind["mission"])
            + (kind["outcome"], kind["what"], kind["unit"], quantity, due, agreement.area)
            + ("core" if number % 7 == 0 else "add-on", draw.pick(("5", "10", "15")))
        )
        never = name == planted["promise_never_delivered"].get("commitment")
        confirmed = name == planted["promise_confirmed"].get("commitment")
        kept = 0 if never else quantity if confirmed else quantity * draw.between(3, 11) // 10
        for part, amount in enumerate(share(kept, 2), start=1):
            if not amount:
                continue
            delivery = f"SV-D-{number:03d}-{part}"
            when = agreement.start + timedelta(days=180 * part + draw.below(60))
            people = max(amount * draw.between(2, 9) // 10, 1)
            deliveries.append(
                (delivery, name, f"{when:%Y-%m}", amount, people, agreement.area, "provider")
            )
            grade = 4 if confirmed else draw.weighted((40, 30, 15, 10))
            who = "People's panel" if grade == 4 else "Contract manager"
            evidence.append((delivery, grade, _GRADES[grade], who, when + timedelta(days=45)))
    _csvs(folder, commitments, deliveries, evidence)


def _csvs(folder, commitments, deliveries, evidence):
    heading = (
        "commitment_id,agreement_reference,measure_code,framework,mission,outcome,what,unit,"
        "quantity,due_on,place_scope,core_or_addon,weight_in_award_pct"
    )
    folder.csv("social_value/commitments.csv", heading, commitments)
    heading = "delivery_id,commitment_id,month,quantity,people_reached,place,reported_by"
    folder.csv("social_value/deliveries.csv", heading, deliveries)
    heading = "delivery_id,evidence_grade,evidence_note,checked_by,checked_on"
    folder.csv("social_value/evidence.csv", heading, evidence)


def _grants(folder, county, providers, words, draw):
    heading = (
        "Identifier,Title,Description,Currency,Amount Awarded,Award Date,"
        "Planned Dates:Start Date,Planned Dates:Duration (months),Recipient Org:Identifier,"
        "Recipient Org:Name,Funding Org:Identifier,Funding Org:Name,Beneficiary Location:Name,"
        "Beneficiary Location:Geographic Code,Beneficiary Location:Geographic Code Type"
    )
    open_to = [p for p in providers if p["kind"] in ("charity", "cic", "cooperative", "mutual")]
    rows = []
    for number in range(1, 121):
        to, ward = draw.pick(open_to), draw.pick(county.wards)
        funder = draw.below(len(words["funders"]))
        when = date(2022, 1, 15) + timedelta(days=draw.below(1_500))
        months = draw.pick((12, 12, 24, 36))
        amount = int(draw.sizes(24_000, 1)[0]) // 50 * 50 * 100 + 50_000
        title = f"{to['services'][0].replace('_', ' ').capitalize()} in {ward['name']}"
        rows.append(
            (f"360G-xfarholm-{number:04d}", title, f"Towards {title[0].lower()}{title[1:]}", "GBP")
            + (money(amount), when, when + timedelta(days=30), months, to["provider_id"])
            + (to["name"], f"GB-CHC-X98000{funder}", words["funders"][funder])
            + (ward["name"], ward["code"], "WD")
        )
    rows.sort(key=lambda row: (row[5], row[0]))
    folder.csv("grants/grants_360giving.csv", heading, rows)


def _voices(folder, county, words, planted, draw):
    """Quotes with what their speakers agreed to; one agreed and took it back."""
    heading = (
        "quote_id,survey,respondent,said_on,place_id,theme,quote,consent,"
        "consent_given_on,withdrawn_on"
    )
    rows = []
    silent = planted["not_heard"].get("ward")
    wards = [ward for ward in county.wards if ward["code"] != silent]
    for number, quote in enumerate(words["quote"], start=1):
        name, said = f"V-{number:03d}", date(2023, 5, 3) + timedelta(days=draw.below(900))
        consent = ("public", "public", "public", "board only", "no")[draw.below(5)]
        withdrawn = ""
        if name == planted["quote_withdrawn"].get("quote"):
            consent, withdrawn = "public", said + timedelta(days=40)
        respondent = f"LW-{draw.between(1, 15_000):07d}"
        rows.append(
            (name, "residents", respondent, said, draw.pick(wards)["code"], quote["theme"])
            + (quote["text"], consent, said if consent != "no" else "", withdrawn)
        )
    folder.csv("voices/voices.csv", heading, rows)


def _effort(folder, agreements, planted, draw):
    """Days and pounds by stage. Where planted, a known share lies before signature."""
    heading = "agreement_reference,service_id,stage,quarter,staff_days,cost_gbp,logged_by"
    chosen = [
        a for a in agreements if a.route in ("procurement_act", "light_touch", "psr_competitive")
    ]
    before = planted["effort_before_signing"].get("share", 0.5)
    rows = []
    for agreement in chosen[:30]:
        tenths = draw.between(20, 90) * 20
        first = round(tenths * before)
        days = share(first, _BEFORE_SIGNING) + share(tenths - first, len(_STAGES) - _BEFORE_SIGNING)
        for position, (stage, amount) in enumerate(zip(_STAGES, days, strict=True)):
            when = agreement.start + timedelta(days=91 * (position - _BEFORE_SIGNING))
            year = when.year if when.month > 3 else when.year - 1
            quarter = f"FY{year}-{(year + 1) % 100:02d} Q{(when.month - 4) % 12 // 3 + 1}"
            rows.append(
                (agreement.reference, agreement.service, stage, quarter, decimal(amount, 1))
                + (money(amount * 3_150), "Commissioning officer")
            )
    folder.csv("effort/effort_log.csv", heading, rows)
