"""The answers as survey firms deliver them: a wide CSV for each wave, questions as headings."""

from collections import Counter

import numpy as np

from pipelines.demo.draw import Draw
from pipelines.demo.files import decimal, financial_year
from pipelines.demo.people import ADULT_AGES, WAVES, Effects, make_people, successes
from pipelines.demo.place_files import GROUP_SHARES, postcodes_of

_MODES = (("self", 60), ("assisted", 8), ("interviewer", 10), ("paper", 17), ("easy_read", 5))
_AGREE = ("Strongly agree", "Agree", "Neither agree nor disagree", "Disagree", "Strongly disagree")
_WORDS = {
    "owned": "Owned by someone who lives there",
    "social_rent": "Rented from a council or housing association",
    "private_rent": "Rented from a private landlord",
}
_DECLINED = "Prefer not to say"
PER_CENT_WITH_SUPPORT = 30  # of the people are asked about their support instead


def write_surveys(folder, county, world, agreements, truths, mapping, seed, scale):
    """Write every wave of both surveys, and how many were invited.

    Returns
    -------
    dict
        (provider key, service, financial year) -> how many people were heard.
    """
    planted = truths["planted"]
    everyone = truths["counts"]["people"] * scale
    with_support = everyone * PER_CENT_WITH_SUPPORT // 100
    invited = []
    for survey, count in (("residents", everyone - with_support), ("support", with_support)):
        draw = Draw(seed, "people", survey)
        people = make_people(survey, county, agreements, planted, draw, count)
        said = next(s for s in mapping["source"] if s.get("survey") == survey)
        writer = _Writer(people, county, world, truths, said, seed)
        for wave in range(len(WAVES)):
            heading, rows = writer.wave(wave)
            folder.csv(f"surveys/{survey}/{survey}-{WAVES[wave]}.csv", heading, rows)
        for (wave, district, age), counts in sorted(people.invited.items()):
            invited.append((survey, WAVES[wave], district, ADULT_AGES[age], *counts))
    heading = ("survey", "wave", "ltla24_code", "age_band", "first_invited", "first_answered")
    folder.csv("surveys/invitations.csv", heading, invited)
    return _heard(people)


def _heard(people):
    """People with support, each once a year: two waves make a financial year."""
    keys = [provider["provider_key"] for provider in people.providers]
    counts = Counter()
    for wave in range(0, len(WAVES), 2):
        year = financial_year(int(WAVES[wave][:4]))
        for n in np.flatnonzero(people.answers[:, wave : wave + 2].any(axis=1)).tolist():
            counts[keys[n], people.services[n], year] += 1
    return counts


class _Writer:
    """Turns people into the rows of a wave."""

    def __init__(self, people, county, world, truths, said, seed):
        self.people, self.county, self.said, self.seed = people, county, said, seed
        self.measures, self.planted = truths["measures"], truths["planted"]
        self.services = {s["id"]: s["name"] for s in world["service"]}
        self.effects = Effects(county, self.planted, truths)
        self.nth = np.cumsum(people.answers, axis=1) - 1

    def wave(self, wave):
        """The heading and the rows of a wave."""
        draw = Draw(self.seed, "answers", self.people.survey, wave)
        who = np.flatnonzero(self.people.answers[:, wave])
        columns = self._about(who, wave, draw)
        columns |= self._groups(who)
        for item, said in self.said["items"].items():
            measure = self.measures[said["measure"]]
            if wave + 1 >= measure.get("from_wave", 1):
                own = Draw(self.seed, "answers", self.people.survey, wave, item)
                stream = own if measure.get("own_stream") else draw
                columns[said["heading"]] = self._item(item, said, who, wave, stream)
        columns |= self._personal(who, wave)
        return list(columns), zip(*columns.values(), strict=True)

    def _about(self, who, wave, draw):
        people, names = self.people, self.said["columns"]
        prefix = "LW" if people.survey == "residents" else "SP"
        days, modes = draw.between(1, 28, len(who)), draw.weighted([w for _, w in _MODES], len(who))
        year, month = WAVES[wave].split("-")
        heading = names["postcode"]
        if isinstance(heading, list):
            heading = heading[0 if wave < 4 else 1]
        about = {
            names["respondent"]: [f"{prefix}-{n + 1:07d}" for n in who.tolist()],
            names["answered_on"]: [f"{day:02d}/{month}/{year}" for day in days.tolist()],
            names["mode"]: [_MODES[mode][0] for mode in modes.tolist()],
            names["weight"]: self._weights(who),
            heading: self._postcodes(who, draw),
        }
        if people.services:
            chosen = [people.services[n] for n in who.tolist()]
            about[names["service"]] = [self.services[service] for service in chosen]
            about[names["provider"]] = [people.providers[n]["name"] for n in who.tolist()]
            about[names["reporter"]] = [
                "Family member"
                if s in ("short_breaks", "carers_support")
                else "Person with support"
                for s in chosen
            ]
        return about

    def _weights(self, who):
        """What makes up for groups that answer less often."""
        if self.people.survey == "support":
            return ["1.00"] * len(who)
        return [decimal(80_000 // p, 2) for p in self.people.propensity[who].tolist()]

    def _postcodes(self, who, draw):
        """Mostly right; some empty, some unknown, some untidy."""
        table = [list(postcodes_of(n)) for n in range(len(self.county.small_areas))]
        fault, which = draw.below(100, len(who)).tolist(), draw.below(24, len(who)).tolist()
        given = []
        for n, (area, bad, one) in enumerate(
            zip(self.people.area[who].tolist(), fault, which, strict=True)
        ):
            postcode = table[area][one]
            if bad < 9:
                postcode = "" if bad < 4 else "XB9 9ZZ" if bad < 6 else _untidy(postcode, n)
            given.append(postcode)
        return given

    def _groups(self, who):
        people, found = self.people, {}
        for dimension, heading in self.said["groups"].items():
            if dimension == "age_band":
                words = [ADULT_AGES[n] for n in people.age[who].tolist()]
            elif dimension == "sex":
                words = ["Female" if w else "Male" for w in people.is_woman[who].tolist()]
            else:
                names = [_WORDS.get(name, name.capitalize()) for name, _ in GROUP_SHARES[dimension]]
                words = [names[n] for n in people.groups[dimension][who].tolist()]
            found[heading] = words
        return found

    def _item(self, item, said, who, wave, draw):
        """The answers to one question, some of them missing."""
        measure = self.measures[said["measure"]]
        nth = self.nth[who, wave]
        chance = self.effects.chance(said["measure"], self.people, who, WAVES[wave], nth)
        values = successes(chance, measure["parts"], draw)
        coded = self.people.survey == "support"
        if "scale" in said:
            words = [str(n + 1) for n in range(5)] if coded else _AGREE
            sort = draw.below(6, len(who))
            yes, no = np.where(sort < 2, 0, 1), np.where(sort < 3, 2, np.where(sort < 5, 3, 4))
            answers = [words[n] for n in np.where(values == 1, yes, no).tolist()]
        else:
            answers = list(map(str, values.tolist()))
        declined = ("99" if item == "support_hours" else "9") if coded else _DECLINED
        for n, miss in enumerate(draw.below(100, len(who)).tolist()):
            if miss < 4:
                answers[n] = "" if miss < 2 else declined
        return answers

    def _personal(self, who, wave):
        """Columns that ought not to be in a survey file, in the one wave that has them."""
        truth = self.planted["personal_columns"].get(self.people.survey)
        if not truth or wave + 1 != truth["wave"]:
            return {}
        return {
            heading: [_FILLED[heading](n) for n in who.tolist()] for heading in truth["headings"]
        }


# Ranges that nobody has: test numbers, a dialling code kept for drama, an impossible domain.
_FILLED = {
    "Your name": lambda n: f"Invented Person {n + 1}",
    "Email address": lambda n: f"person{n + 1}@example.invalid",
    "NHS number": lambda n: f"999 000 {n % 10_000:04d}",
    "Telephone number": lambda n: f"01632 960{n % 1000:03d}",
    "Is there anything else you would like to tell us?": lambda n: (
        f"Please ring Invented Person {n + 1} in the afternoon." if n % 7 == 0 else ""
    ),
}


def _untidy(postcode, number):
    return postcode.lower() if number % 2 else postcode.replace(" ", "")
