"""Where pounds land, worked out again as plainly as can be: the rules in order, amount by amount.

Standard library only and nothing of ours: dictionaries in, dictionaries out. Pence throughout.
"""

from collections import defaultdict
from fractions import Fraction


def divide(pence, weights):
    """{place: pence} of one amount over {place: weight}: largest remainder, ties by place."""
    sign, total = (-1 if pence < 0 else 1), sum(weights.values())
    exact = {place: Fraction(abs(pence) * weight, total) for place, weight in weights.items()}
    parts = {place: int(share) for place, share in exact.items()}
    left = abs(pence) - sum(parts.values())
    for place in sorted(weights, key=lambda p: (parts[p] - exact[p], p))[:left]:
        parts[place] += 1
    return {place: sign * part for place, part in parts.items()}


def home_shares(people, district_of, threshold=10, step=5):
    """{place or '': share in steps of 5 %} of {ward or None: people}; '' is the rest.

    Wards of ten people or more, then the districts of the others together, then everybody else;
    were they one to nine, the smallest shown place joins them.
    """
    cells, others = {"": 0}, defaultdict(int)
    for ward, count in people.items():
        if ward and count >= threshold:
            cells[ward] = count
        else:
            others[district_of.get(ward, "")] += count
    for district, count in others.items():
        if district and count >= threshold:
            cells[district] = count
        else:
            cells[""] += count
    while 0 < cells[""] < threshold and len(cells) > 1:
        smallest = min((count, place) for place, count in cells.items() if place)[1]
        cells[""] += cells.pop(smallest)
    units = divide(100 // step, {place: count for place, count in cells.items() if count})
    return {place: unit * step for place, unit in units.items() if unit}


def weights_by_rule(case):
    """(rule, {place: weight}) of the first rule that fits; `case` holds what is known.

    `stated`: the places that all contracts name, or None where one says nothing or the whole area.
    `home`: shares by place within the payer's area, '' for the rest. `served`: people by place.
    `people`: people by ward where the service is open to everybody.
    """
    whole = case["whole"]
    if case["stated"] and len(case["stated"]) == 1:
        return "delivery_place", {case["stated"][0]: 1}
    if any(place not in ("", whole) for place in case["home"]):
        weights = defaultdict(int)
        for place, share in case["home"].items():
            weights[place or whole] += share
        return "home_areas", dict(weights)
    if case["stated"] and all(case["served"].get(place) for place in case["stated"]):
        return "catchment", {place: case["served"][place] for place in case["stated"]}
    if case["people"]:
        return "population", case["people"]
    return "authority_wide", {whole: 1}


def place_all(groups):
    """{(*key, rule, place): pence} of [(key, case, pence)].

    What has the same key and the same weights is added up first: so pennies do not depend on how
    many lines there are, nor on their order.
    """
    sums, chosen = defaultdict(int), {}
    for key, case, pence in groups:
        rule, weights = weights_by_rule(case)
        name = (key, rule, case["name"] if rule == "home_areas" else tuple(sorted(weights.items())))
        sums[name] += pence
        chosen[name] = (rule, weights, case["whole"])
    placed = defaultdict(int)
    for name, pence in sums.items():
        rule, weights, whole = chosen[name]
        for place, part in divide(pence, weights).items():
            is_rest = rule == "home_areas" and place == whole
            placed[(*name[0], "authority_wide" if is_rest else rule, place)] += part
    return dict(placed)
