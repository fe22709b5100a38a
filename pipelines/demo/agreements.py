"""Contracts and agreements of every legal route: 200 of them, the planted ones first."""

from dataclasses import dataclass
from datetime import date, timedelta

from pipelines.demo.draw import Draw
from pipelines.demo.files import pence

ROUTES = {
    "procurement_act": 40,
    "legacy_pcr": 60,
    "light_touch": 20,
    "psr_direct_a": 4,
    "psr_direct_b": 4,
    "psr_direct_c": 4,
    "psr_most_suitable": 6,
    "psr_competitive": 6,
    "framework_call_off": 12,
    "grant": 18,
    "in_house": 9,
    "s75_pooled": 3,
    "alliance": 2,
    "below_threshold": 12,
}
# The new law began on this day; awards before it were made under the old one.
ACT_BEGAN = date(2025, 2, 24)
LAST_DAY = date(2026, 3, 31)
DEAREST = 750_000  # pence a person and year, of in-house services that no truth names
NOT_INVOICED = ("in_house", "s75_pooled")
FROM, UNTIL = date(2021, 4, 1), date(2026, 6, 30)  # what people are asked about runs throughout
_LASTING = ("legacy_pcr", "light_touch", "framework_call_off")  # whose dates no new law bounds
# How many people of a hundred or so are asked about each service.
ASKED_ABOUT = {
    "home_care": 30,
    "supported_living": 12,
    "carers_support": 12,
    "drug_alcohol_recovery": 10,
    "homelessness_prevention": 10,
    "mental_health_community": 12,
    "short_breaks": 10,
    "employment_support": 6,
    "refuge": 4,
}


@dataclass
class Agreement:
    """One agreement, whatever its legal route. Money in pence."""

    publisher: str
    provider: dict
    service: str
    route: str
    title: str
    start: date
    end: date
    annual: int
    area: str = ""
    extension_months: int = 0
    extended_to: date | None = None
    capital: bool = False
    fixed_monthly: int = 0  # the same every month where a truth says so
    paid_until: str = "9999-99"
    number: int = 0
    planted: str = ""

    @property
    def reference(self):
        """The publisher's own reference."""
        prefix = {"county": "WCC", "city": "PCC", "icb": "WPI"}[self.publisher]
        return f"{prefix}-{self.number:04d}"

    @property
    def last_day(self):
        """The end as it now stands."""
        return self.extended_to or self.end

    def runs_in(self, month):
        """Whether people have its support in a month YYYY-MM; a pooled fund names a partner."""
        last = min(f"{self.last_day:%Y-%m}", self.paid_until)
        return self.route != "s75_pooled" and f"{self.start:%Y-%m}" <= month <= last

    @property
    def total(self):
        """What it is worth from its first day to its end, in pence."""
        return self.annual * max((self.last_day - self.start).days, 30) // 365

    def paid_in(self, month):
        """Whether it is paid in a month written YYYY-MM."""
        overdue = self.planted == "urgent_award"
        if self.route in NOT_INVOICED or month > self.paid_until:
            return False
        return f"{self.start:%Y-%m}" <= month and (overdue or month <= f"{self.last_day:%Y-%m}")


def make_agreements(world, providers, planted, seed):
    """All agreements, numbered."""
    by_key = {provider["provider_key"]: provider for provider in providers}
    draw = Draw(seed, "agreements")
    made = list(_planted(by_key, planted))
    left = dict(ROUTES)
    for agreement in made:
        left[agreement.route] -= 1
    maker = _Maker(world, providers, by_key, planted, draw)
    routes = [(route, n) for route, count in left.items() for n in range(count)]
    # In an order of chance, so that a provider's first agreement may be of any route.
    shuffled = sorted((draw.below(1 << 40), *one) for one in routes)
    made += [maker.make(route, n) for _, route, n in shuffled]
    _keep_on(made)
    for number, agreement in enumerate(made, start=1):
        agreement.number = 1000 + number
    return made


def _keep_on(made):
    """Providers of what people are asked about stay: their oldest agreement runs throughout."""
    oldest = {}
    for one in sorted(made, key=lambda one: one.start):
        if one.route in _LASTING and one.service in ASKED_ABOUT and not one.planted:
            oldest.setdefault((one.provider["provider_key"], one.service), one)
    for one in oldest.values():
        one.start, one.extended_to = min(one.start, FROM), None
        while one.end < UNTIL:
            one.end = _months_later(one.end + timedelta(days=1), 36) - timedelta(days=1)


def size_in_house(agreements, heard):
    """Make in-house services large enough for the people who were heard about them.

    `heard` is (provider key, service, financial year) -> people, as `write_surveys` returns it.
    """
    most = {}
    for (key, service, _), people in heard.items():
        most[key, service] = max(people, most.get((key, service), 0))
    for one in agreements:
        if one.route == "in_house" and not one.planted:
            people = most.get((one.provider["provider_key"], one.service), 0)
            one.annual = max(one.annual, people * DEAREST * 105 // 100)


def _planted(by_key, planted):
    """The agreements that truths name."""
    if truth := planted["pfi"]:
        yield _of(truth, by_key, "legacy_pcr", "green_space_leisure", pence(truth["annual"]), "pfi")
    if truth := planted["urgent_award"]:
        annual = pence(truth["monthly"]) * 12
        urgent = _of(truth, by_key, "legacy_pcr", truth["service"], annual, "urgent_award")
        urgent.fixed_monthly = pence(truth["monthly"])
        yield urgent
    if truth := planted["capital"]:
        monthly, first = pence(truth["monthly"]), date.fromisoformat(truth["first_month"] + "-01")
        months = truth["months"]
        end = _months_later(first, months) - timedelta(days=1)
        said = truth | {"start": str(first), "end": str(end)}
        build = _of(said, by_key, "legacy_pcr", "green_space_leisure", monthly * 12, "capital")
        build.capital, build.fixed_monthly = True, monthly
        yield build
    if truth := planted["provider_exit"]:
        said = truth | {"publisher": "county", "title": "Supported living, north of the Quill"}
        said |= {"start": "2021-04-01", "end": "2026-03-31"}
        gone = _of(said, by_key, "light_touch", truth["service"], 74_400_000, "provider_exit")
        gone.paid_until = truth["last_month"]
        yield gone
    yield from _planted_pairs(by_key, planted)


def _planted_pairs(by_key, planted):
    span = {"start": "2021-04-01", "end": "2027-03-31"}
    if truth := planted["local_share"]:
        whole, share = pence(truth["monthly"]), truth["local"]
        local = round(whole * share)
        for key, monthly, where in (("P46", local, "north"), ("P48", whole - local, "south")):
            said = span | {"publisher": truth["publisher"], "provider": key}
            said["title"] = f"Help into work, {where} of the county"
            one = _of(said, by_key, "light_touch", truth["service"], monthly * 12, "local_share")
            one.fixed_monthly = monthly
            yield one
    if truth := planted["in_house_twin"]:
        for key, route in (("in_house", "in_house"), ("external", "light_touch")):
            said = span | {"publisher": "county", "provider": truth[key]}
            said["title"] = f"Short breaks, {'upland' if key == 'in_house' else 'lowland'} families"
            fee = truth["in_house_outturn" if key == "in_house" else "external_annual_fee"]
            twin = _of(said, by_key, route, truth["service"], pence(fee), f"twin_{key}")
            twin.fixed_monthly = twin.annual // 12
            yield twin
    if truth := planted["five_spellings"]:
        said = span | {"publisher": "county", "provider": truth["provider"]}
        said["title"] = "Help at home, Quillbury and Tarnwick"
        yield _of(said, by_key, "light_touch", "home_care", 118_800_000, "five_spellings")
    if truth := planted["nearly_the_same_name"]:
        for key, where in (("one", "Sallowdale"), ("other", "out of county")):
            said = span | {"publisher": "county", "provider": truth[key]}
            said["title"] = f"Help at home, {where}"
            yield _of(said, by_key, "light_touch", "home_care", 46_800_000, "nearly_the_same_name")


def _of(said, by_key, route, service, annual, planted):
    return Agreement(
        said["publisher"],
        by_key[said["provider"]],
        service,
        route,
        said["title"],
        date.fromisoformat(said["start"]),
        date.fromisoformat(said["end"]),
        annual,
        area="Whole area",
        planted=planted,
    )


_TITLES = (
    "{}",
    "{}: core offer",
    "{}, {}",
    "{} in {}",
    "{} framework lot, {}",
    "{}: extra capacity",
)
_HEALTH = ("mental_health_community", "drug_alcohol_recovery", "home_care")
_VOLUNTARY = ("charity", "cic", "cooperative", "mutual")


class _Maker:
    """Makes the agreements that no truth names."""

    def __init__(self, world, providers, by_key, planted, draw):
        self.services = {service["id"]: service["name"] for service in world["service"]}
        self.wards = {
            key: [w for d in world["district"] if (d["letter"] == "A") == city for w in d["wards"]]
            for key, city in (("city", True), ("county", False))
        }
        self.providers, self.planted, self.draw = providers, planted, draw
        self.by_key = by_key
        kept = [planted["in_house_twin"].get(key) for key in ("in_house", "external")]
        kept += [planted["provider_exit"].get("provider"), planted["pfi"].get("provider")]
        # Each provider of the twin pair, and the one that leaves, has one agreement only.
        self.free = [p for p in providers if p["provider_key"] not in kept]
        self.given = 0

    def make(self, route, number):
        provider = self._provider(route, number)
        service = self.draw.pick(provider["services"])
        publisher = self._publisher(route, provider, service)
        area = "Whole area"
        if publisher in self.wards and self.draw.below(3):
            area = self.draw.pick(self.wards[publisher])
        start, end = self._dates(route)
        annual = self._annual(route, provider)
        form = _TITLES[self.draw.below(len(_TITLES))]
        agreement = Agreement(
            publisher,
            provider,
            service,
            route,
            form.format(self.services[service], "the whole area" if area == "Whole area" else area),
            start,
            end,
            annual,
            area,
        )
        self._extend(agreement)
        return agreement

    def _provider(self, route, number):
        def kind(*kinds):
            return [p for p in self.free if p["kind"] in kinds]

        choices = {
            "in_house": kind("in_house"),
            "grant": kind(*_VOLUNTARY),
            "alliance": [self.by_key["P80"], self.by_key["P21"]],
            "s75_pooled": [self.by_key[key] for key in ("P37", "P22", "P08")],
        }.get(route)
        if choices is None and route.startswith("psr"):
            choices = [p for p in self.free if set(p["services"]) & set(_HEALTH)]
            choices = [p for p in choices if p["kind"] != "in_house"]
        if route in ("in_house", "s75_pooled", "alliance"):
            return choices[number % len(choices)]
        if choices is None:
            # Everyone gets a turn before anyone gets a second one.
            open_to = [p for p in self.free if p["kind"] != "in_house"]
            self.given += 1
            turn = self.given - 1
            return open_to[turn] if turn < len(open_to) else self.draw.pick(open_to)
        return self.draw.pick(choices)

    def _publisher(self, route, provider, service):
        if route.startswith("psr") or route == "alliance":
            return "icb" if self.draw.below(10) < 7 else "county"
        if provider["kind"] == "in_house":
            return "city" if provider["name"].startswith("Pellingate") else "county"
        city = provider["home"] == "Pellingate"
        publisher = "city" if self.draw.below(20) < (15 if city else 4) else "county"
        kept = self.planted["local_share"]
        if kept and service == kept["service"] and publisher == kept["publisher"]:
            return "city"  # the share that is known must not be disturbed
        return publisher

    def _dates(self, route):
        if route in ("procurement_act", "psr_direct_c"):
            start = ACT_BEGAN + timedelta(days=self.draw.between(10, 390))
        elif route.startswith("psr"):
            start = date(2024, 1, 1) + timedelta(days=self.draw.between(10, 700))
        elif route in ("in_house", "s75_pooled"):
            return date(2019, 4, 1), date(2027, 3, 31)
        else:
            start = date(2018, 4, 1) + timedelta(days=self.draw.between(0, 2_400))
        start = start.replace(day=1)
        months = (12, 24, 36, 36, 48, 60)[self.draw.below(6)]
        while (end := _months_later(start, months) - timedelta(days=1)) < date(2022, 10, 1):
            months += 12
        return start, end

    def _annual(self, route, provider):
        """In pence: large for companies and trusts, small for grants and sole traders."""
        middle = {"sole_trader": 18_000, "nhs": 900_000, "in_house": 520_000}
        pounds = middle.get(provider["kind"], 260_000)
        if route in ("grant", "below_threshold"):
            pounds = 28_000
        if route in ("s75_pooled",):
            pounds = 6_000_000
        return max(int(self.draw.sizes(pounds, 1)[0]), 6_000) // 600 * 600 * 100

    def _extend(self, agreement):
        if agreement.route in ("in_house", "s75_pooled", "grant", "below_threshold"):
            return
        agreement.extension_months = (0, 12, 24)[self.draw.below(3)]
        if agreement.extension_months and agreement.end < LAST_DAY and self.draw.below(3):
            later = _months_later(agreement.end + timedelta(days=1), agreement.extension_months)
            agreement.extended_to = later - timedelta(days=1)


def _months_later(day, months):
    whole = day.year * 12 + day.month - 1 + months
    return date(whole // 12, whole % 12 + 1, 1)
