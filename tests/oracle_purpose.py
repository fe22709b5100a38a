"""The purpose of payments worked out again, as plainly as can be: contracts, services, ledger.

Standard library only, one payment at a time. Of ours it takes payments and contracts as the build
read them, and the reference tables that people decide on; everything between those and the
published ledger it works out itself.
"""

import csv
import re
from collections import Counter, defaultdict
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
SERVICES = PROJECT / "data/reference/services"
_CLEAR = ("decided", "contract", "ledger words", "ledger pattern", "directorate words")
_SURE = ("certain", "strong", "moderate")
_ENDINGS = {"LTD", "LIMITED", "PLC", "LLP", "LP", "CIC", "INC", "CO", "COMPANY", "UK", "GB"}
_ENDINGS |= {"GROUP", "HOLDING", "HOLDINGS"}
_MARKS = r"(?:^| )(?:T\s*/\s*A|TRADING AS|KNOWN AS|FORMERLY|PREVIOUSLY|NOW|VIA)(?: |$)| - |/|~"


def _rows(name):
    with (SERVICES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# Words ------------------------------------------------------------


class Words:
    """Which service the words of a payment speak of."""

    def __init__(self, decided):
        self.names = [(r["service_name"].lower(), r["service_id"]) for r in _rows("services.csv")]
        self.exact = {"ledger": {}, "proclass": {}, "directorate": {}, "cpv": {}, "survey": {}}
        for row in _rows("crosswalk.csv"):
            self.exact[row["scheme"]].setdefault(row["words"].upper(), row["service_id"])
        self.patterns = [
            (r["scheme"], re.compile(r["pattern"]), r["service_id"]) for r in _rows("patterns.csv")
        ]
        self.decided = {(r["field"], r["text"].lower()): r["service_id"] for r in decided}

    def fits(self, scheme, text):
        """The service of the first pattern that fits."""
        text = (text or "").upper()
        fitting = (s for k, pattern, s in self.patterns if k == scheme and pattern.search(text))
        return next(fitting, None)

    def clear(self, ledger, directorate):
        """(service, method) by words that name a service, or (None, None)."""
        ledger, directorate = ledger or "", directorate or ""
        exact = self.exact["ledger"] | {}
        steps = [
            ("decided", self.decided.get(("expense_type", ledger.lower()))),
            ("decided", self.decided.get(("directorate", directorate.lower()))),
            ("ledger words", exact.get(ledger.upper())),
            ("ledger words", self.exact["proclass"].get(ledger.upper())),
            ("ledger pattern", self.fits("ledger", ledger)),
            ("directorate words", self.exact["directorate"].get(directorate.upper())),
            ("directorate words", self.fits("directorate", directorate)),
        ]
        return next(((service, how) for how, service in steps if service), (None, None))

    def weak(self, ledger, directorate):
        """(service, method) by what was bought, else by the department."""
        if service := self.fits("bought", ledger):
            return service, "what was bought"
        service = self.fits("department", directorate)
        return service, "department" if service else None

    def of_contract(self, contract):
        """The service that a contract says of itself, or None."""
        if contract["service_id"]:
            return contract["service_id"]
        title = (contract["title"] or "").lower()
        words = [*self.names] + [
            (said.lower(), service)
            for scheme in ("ledger", "proclass", "survey")
            for said, service in self.exact[scheme].items()
        ]
        whole = [(len(said), s) for said, s in words if re.match(re.escape(said) + r"\b", title)]
        if whole:
            return max(whole)[1]
        cpv = [self.exact["cpv"].get((contract["cpv_code"] or "")[:n]) for n in (8, 6, 5, 4, 3, 2)]
        by_cpv = next((service for service in cpv if service), None)
        return by_cpv or self.fits("ledger", title) or self.fits("bought", title)


# Names ------------------------------------------------------------


def forms(name, places):
    """The forms that a name carries within itself."""
    upper = re.sub(r"\s+", " ", name.replace("&", " AND ").replace("+", " AND ")).upper()
    inside = re.sub(r"[(\[]([^)\]]*)[)\]]?", r" ~ \1 ~ ", upper)
    outside = re.sub(r"[(\[][^)\]]*[)\]]?", " ", upper)
    found = set()
    for piece in [*re.split(_MARKS, inside), outside]:
        words = re.sub(r"[^A-Z0-9]+", " ", re.sub(r"['’.]", "", piece)).split()
        words = words[1:] if words[:1] == ["THE"] else words
        while len(words) > 1 and words[-1] in _ENDINGS:
            words.pop()
        key = "".join(" ".join(words).replace(" AND ", " ").split())
        if len("".join(words)) >= 4 and " ".join(words) not in places:
            found.add(key)
    return found


def ties(payees, contracts, provider_of, places):
    """{payee: {contract: how}} of one publisher; payees and contracts with their plain names."""
    result = {}
    for payee, key in payees.items():
        mine = {}
        for contract in contracts:
            theirs = {contract["provider_id"], provider_of.get(contract["supplier_name"])} - {None}
            if provider_of.get(payee) in theirs:
                mine[contract["contract_id"]] = "same provider"
            elif contract["supplier_key"] == key:
                mine[contract["contract_id"]] = "plain name"
        result[payee] = mine
    unknown = [payee for payee in payees if not result[payee]]
    bearing = defaultdict(lambda: (set(), set()))
    own = {payee: forms(payee, places) for payee in unknown}
    theirs = {c["supplier_name"]: forms(c["supplier_name"], places) for c in contracts}
    for payee in unknown:
        for contract in contracts:
            for form in own[payee] & theirs[contract["supplier_name"]]:
                bearing[form][0].add(payees[payee])
                bearing[form][1].add(contract["supplier_key"])
    for payee in unknown:
        starts = {c["supplier_key"] for c in contracts if _begins(payees[payee], c["supplier_key"])}
        for contract in contracts:
            few = [
                f for f in own[payee] & theirs[contract["supplier_name"]]
                if max(map(len, bearing[f])) <= 3
            ]  # fmt: skip
            if few:
                result[payee][contract["contract_id"]] = "another form of the name"
            elif starts == {contract["supplier_key"]}:
                result[payee][contract["contract_id"]] = "beginning of the name"
    return result


def _begins(one, other):
    long_enough = min(len(one), len(other)) >= 16 or min(
        len(one.split()), len(other.split())
    ) >= 3  # fmt: skip
    same = one.split()[:2] == other.split()[:2] and len(one.split()) > 1
    return same and long_enough and (one.startswith(other) or other.startswith(one))


# Contracts ------------------------------------------------------------


def of_the_day(contracts, paid_on):
    """(contracts that ran on the day, else those that ended lately; whether they ran)."""
    begun = [c for c in contracts if c["start_date"] is None or c["start_date"] <= paid_on]
    running = [c for c in begun if c["expiry_date"] is None or paid_on <= c["expiry_date"]]
    if running:
        return running, True
    late = timedelta(days=90)
    return [c for c in begun if c["expiry_date"] and paid_on <= c["expiry_date"] + late], False


def found(line, contracts, how, words):
    """(contract or None, tie, method, confidence) of a payment that states no contract."""  # noqa: E501
    if line["paid_on"] is None:
        return None, "outside the dates", "the day is not known", "none"
    near, ran = of_the_day(contracts, line["paid_on"])
    if not near:
        return None, "outside the dates", "none of its contracts ran", "none"
    ways = {how[contract["contract_id"]] for contract in contracts}
    weak = "beginning of the name" in ways or not ran
    if len(near) == 1:
        strong = len(contracts) == 1 and ways <= {"same provider", "plain name"}
        confidence = "weak" if weak else "strong" if strong else "moderate"
        method = "the only contract that ran"
        return (
            near[0], "one contract",
            method if ran else "the only contract, ended up to 90 days before", confidence,
        )  # fmt: skip
    clear = words.clear(line["expense_type"], line["directorate"])[0]
    of_service = [c for c in near if clear and words.of_contract(c) == clear]
    if len(of_service) == 1:
        return of_service[0], "one contract", "dates and service", "weak" if weak else "moderate"
    of_amount = [c for c in near if _is_its_amount(line["amount_gbp"], c)]
    if len(of_amount) == 1:
        return of_amount[0], "one contract", "dates and amount", "weak"
    return None, "one of several", "several contracts fit", "none"


def _is_its_amount(amount, contract):
    year, whole = contract["annual_value_gbp"], contract["total_value_gbp"]
    by_year = year is not None and any(abs(amount * n - year) <= year / 100 for n in (12, 4, 1))
    return by_year or (whole is not None and abs(amount - whole) <= whole / 100)


def matched(lines, contracts, provider_of, places, words):
    """Each payment with `contract`, `tie`, `method` and `confidence`; nothing where none fits."""
    by_id = {contract["contract_id"]: contract for contract in contracts}
    how = {}
    for publisher in {contract["publisher_id"] for contract in contracts}:
        payees = {
            line["payee_name"]: line["supplier_key"]
            for line in lines
            if line["publisher_id"] == publisher and line["supplier_key"]
        }
        own = [c for c in contracts if c["publisher_id"] == publisher and c["supplier_key"]]
        how[publisher] = ties(payees, own, provider_of, places)
    paid = Counter()
    for line in lines:
        mine = how.get(line["publisher_id"], {}).get(line["payee_name"]) or {}
        line |= {"contract": None, "tie": None, "method": None, "confidence": None}
        if mine and line["supplier_key"]:
            contract, *rest = found(line, [by_id[one] for one in mine], mine, words)
            line |= dict(zip(("tie", "method", "confidence"), rest, strict=True))
            line["contract"] = contract
            if contract:
                paid[contract["contract_id"]] += line["amount_gbp"]
    for line in lines:
        whole = line["contract"] and line["contract"]["total_value_gbp"]
        if whole is not None and paid[line["contract"]["contract_id"]] > whole * Decimal("1.5"):
            line |= {"contract": None, "tie": "beyond its value", "confidence": "none"}
    return lines


# Services and the ledger ------------------------------------------------------------


def served(lines, words):
    """Each payment with `service` and `service_method`."""
    open_pounds, known = Counter(), defaultdict(Counter)
    for line in lines:
        service, method = words.clear(line["expense_type"], line["directorate"])
        if service is None and line["contract"]:
            service = words.of_contract(line["contract"])
            method = "contract" if service else None
        if service is None:
            service, method = words.weak(line["expense_type"], line["directorate"])
        line |= {"service": service, "service_method": method}
        key = (line["publisher_id"], line["payee_name"])
        if line["payee_name"] and line["flow_kind"] in ("purchase", "grant"):
            if service is None:
                open_pounds[key] += abs(line["amount_gbp"])
            elif method in _CLEAR:
                known[key][service] += abs(line["amount_gbp"])
    for line in lines:
        key = (line["publisher_id"], line["payee_name"])
        if line["service"] is None:
            line |= {"service": "unmapped", "service_method": "unmapped"}
            clear = known[key] if line["flow_kind"] in ("purchase", "grant") else {}
            total = sum(clear.values())
            if (
                clear
                and max(clear.values()) >= total * Decimal("0.9")
                and total >= open_pounds[key]
            ):
                service = max(clear, key=clear.get)
                line |= {"service": service, "service_method": "usual of the payee"}
    return lines


def ledger(lines, registers):
    """{(publisher, year, kind of flow): Counter of pounds by tie} over the payments given."""
    result = defaultdict(Counter)
    for line in lines:
        pounds = result[line["publisher_id"], line["financial_year"], line["flow_kind"]]
        pounds["all"] += line["amount_gbp"]
        if line["publisher_id"] in registers and line["contract"]:
            pounds["contract"] += line["amount_gbp"]
        if line["publisher_id"] in registers and line["tie"] == "one of several":
            pounds["one of several contracts"] += line["amount_gbp"]
        if line["service"] != "unmapped":
            pounds["service"] += line["amount_gbp"]
        if line["service_method"] in _CLEAR and not (
            line["service_method"] == "contract" and line["confidence"] not in _SURE
        ):
            pounds["service by clear words"] += line["amount_gbp"]
    return result
