"""People and their answers: who is asked, who answers, again and again, and what they say.

Every answer is a number of successes of a chance in millionths; effects add to the chance, so that
a declared mean is the true mean. A chance outside 1 to 99 per cent would bend it: that is an error.
"""

from dataclasses import dataclass

import numpy as np

from pipelines.demo.agreements import ASKED_ABOUT
from pipelines.demo.county import AGES
from pipelines.demo.draw import MILLION
from pipelines.demo.place_files import GROUP_SHARES
from pipelines.errors import ConfigError

WAVES = tuple(f"{2022 + w // 2}-{'05' if w % 2 == 0 else '11'}" for w in range(8))
ADULT_AGES = AGES[1:]
_AGAIN = {"residents": 150_000, "support": 350_000}  # chance of answering a later wave


@dataclass
class People:
    """The people of one survey, a position in every array for each person."""

    survey: str
    area: np.ndarray  # position in County.small_areas
    age: np.ndarray  # position in ADULT_AGES
    is_woman: np.ndarray
    groups: dict  # dimension -> positions in GROUP_SHARES
    propensity: np.ndarray  # chance of answering, in thousandths
    first_wave: np.ndarray
    latent: np.ndarray  # -1, 0, 1
    answers: np.ndarray  # person x wave: is there an answer
    services: list | None = None  # names, for people with support
    providers: list | None = None
    invited: dict | None = None  # (wave, district, age) -> [invited, answered]


def make_people(survey, county, agreements, planted, draw, count):
    """Ask people of the county until `count` of them have answered."""
    asked = count * 3
    areas = county.small_areas
    weights = np.array([a.people[2023, age] for a in areas for age in ADULT_AGES])
    where = draw.weighted(weights, asked)
    area, age = where // len(ADULT_AGES), where % len(ADULT_AGES)
    groups = {
        dimension: draw.weighted([share for _, share in shares], asked)
        for dimension, shares in GROUP_SHARES.items()
    }
    propensity = _propensity(age, groups, planted["heard_less"])
    silent = [a.ward["code"] == planted["not_heard"].get("ward") for a in areas]
    answers = draw.happens(propensity * 800, asked) & ~np.array(silent)[area]
    first = draw.below(len(WAVES), asked)
    last = int(np.flatnonzero(answers)[count - 1]) + 1
    kept = np.flatnonzero(answers[:last])
    people = People(
        survey,
        area[kept],
        age[kept],
        draw.happens(515_000, count),
        {dimension: values[kept] for dimension, values in groups.items()},
        propensity[kept],
        first[kept],
        draw.below(3, count) - 1,
        _answer_waves(first[kept], draw, _AGAIN[survey]),
    )
    people.invited = _invited(county, area[:last], age[:last], first[:last], answers[:last])
    if survey == "support":
        _give_support(people, agreements, planted, draw, count)
    return people


def _propensity(age, groups, less):
    """In thousandths: groups that are heard less answer less often."""
    chance = np.full(len(age), 1000, dtype=np.int64)
    position = {
        dimension: {category: n for n, (category, _) in enumerate(shares)}
        for dimension, shares in GROUP_SHARES.items()
    }
    for name, who in (
        ("age_75_and_over", age == len(ADULT_AGES) - 1),
        ("private_rent", groups["housing"] == position["housing"]["private_rent"]),
        ("no_internet", groups["internet"] == position["internet"]["no"]),
    ):
        chance = np.where(who, chance * round(less.get(name, 1) * 1000) // 1000, chance)
    return chance


def _answer_waves(first, draw, again):
    waves = np.arange(len(WAVES))
    later = waves[None, :] > first[:, None]
    return (waves[None, :] == first[:, None]) | (later & draw.happens(again, later.shape))


def _invited(county, area, age, first, answered):
    counts = {}
    district = np.array([a.district["code"] for a in county.small_areas])[area]
    cells = zip(first.tolist(), district.tolist(), age.tolist(), answered.tolist(), strict=True)
    for wave, code, band, has in cells:
        cell = counts.setdefault((wave, code, band), [0, 0])
        cell[0] += 1
        cell[1] += has
    return counts


def _give_support(people, agreements, planted, draw, count):
    """A service and a provider for each; none of a service that was not asked about.

    The provider has an agreement for the service when a person is first asked; when the last one
    has ended, nobody is asked about that provider any more.
    """
    runs, offered = _under_agreement(agreements)
    silent = planted["not_asked"].get("service")
    services = [s for s in ASKED_ABOUT if s != silent and offered[s]]
    drawn = draw.weighted([ASKED_ABOUT[s] for s in services], count)
    who = draw.below(1 << 20, count).tolist()
    people.services = [services[n] for n in drawn.tolist()]
    people.providers = []
    for person, (service, n, wave) in enumerate(
        zip(people.services, who, people.first_wave.tolist(), strict=True)
    ):
        open_to = [p for p in offered[service] if runs[p["provider_key"], service][wave]]
        open_to = open_to or offered[service]  # whoever had one at another time is asked nothing
        provider = open_to[n % len(open_to)]
        people.providers.append(provider)
        people.answers[person] &= runs[provider["provider_key"], service]


def _under_agreement(agreements):
    """(provider, service) -> the waves with an agreement, and service -> its providers."""
    runs, offered = {}, {service: [] for service in ASKED_ABOUT}
    for agreement in sorted(agreements, key=lambda one: one.provider["provider_key"]):
        key = agreement.provider["provider_key"], agreement.service
        if agreement.service in offered and key not in runs:
            offered[agreement.service].append(agreement.provider)
            runs[key] = np.zeros(len(WAVES), dtype=bool)
        if key in runs:
            runs[key] |= np.array([agreement.runs_in(wave) for wave in WAVES])
    return runs, offered


class Effects:
    """What is planted on a measure, as millionths of its range to add to the chance."""

    def __init__(self, county, planted, truths):
        self.planted, self.measures = planted, truths["measures"]
        self.district = np.array([a.district["code"] for a in county.small_areas])
        self.fifth = np.array([a.fifth for a in county.small_areas])

    def chance(self, name, people, who, wave, nth):
        """The chance in millionths for these people in a wave; `nth` answer of each."""
        measure = self.measures[name]
        whole = measure["parts"] * measure.get("items", 1)

        def millionths(size):
            return round(size / whole * MILLION)

        chance = np.full(len(who), millionths(measure["mean"]), dtype=np.int64)
        chance += people.latent[who] * round(measure["spread"] * MILLION)
        area = people.area[who]
        for gap in self._of("deprivation_gap", name):
            chance += (self.fifth[area] - 3) * millionths(gap["per_fifth"])
        for place in self._of("does_not_travel", name):
            for code, size in place["districts"].items():
                chance += np.where(self.district[area] == code, millionths(size), 0)
        for key in ("improvement", "worsening", "fewer_events"):
            for change in self._of(key, name):
                here = (self.district[area] == change["place"]) & (wave >= change["month"])
                chance += np.where(here, millionths(change["size"]), 0)
        chance += self._provider(name, people, who, millionths)
        if (travelled := self.planted["distance_travelled"]).get("measure") == name:
            chance += nth * millionths(travelled["per_answer"])
        if chance.min() < 10_000 or chance.max() > 990_000:
            raise ConfigError("truths.toml", f"{name} leaves its range", "Plant smaller effects.")
        return chance

    def _of(self, key, name):
        return [truth for truth in self.planted.many(key) if truth["measure"] == name]

    def _provider(self, name, people, who, millionths):
        added = np.zeros(len(who), dtype=np.int64)
        better, twin = self.planted["provider_better"], self.planted["in_house_twin"]
        for truth, key in ((better, "provider"), (twin, "in_house")):
            if truth and truth["measure"] == name:
                is_it = [
                    people.providers[n]["provider_key"] == truth[key]
                    and people.services[n] == truth["service"]
                    for n in who.tolist()
                ]
                added += np.where(is_it, millionths(truth["size"]), 0)
        return added


def successes(chance, parts, draw):
    """How many of `parts` tries succeed, for each chance."""
    total = np.zeros(len(chance), dtype=np.int64)
    for _ in range(parts):
        total += draw.happens(chance, len(chance))
    return total
