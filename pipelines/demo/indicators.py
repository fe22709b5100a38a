"""Well-being as a national survey publishes it: tidy estimates with limits, 12 years."""

from pipelines.demo.draw import Draw
from pipelines.demo.files import decimal
from pipelines.demo.place_files import other_districts

PERIODS = tuple(f"{year}-04-01/P1Y" for year in range(2013, 2025))
_ASKED = {
    "Anxiety": ("anxious", 310, 2),
    "Happiness": ("happy", 742, 2),
    "Satisfaction": ("satisfied", 761, 2),
    "Worthwhile": ("worthwhile", 777, 1),
}


def write_indicators(folder, county, planted, seed):
    """Write the estimates of the country, its regions and its districts."""
    world = county.world
    places = [(*world["country"].values(), "Nation", 2)]
    places += [
        (*region.values(), "Region", 6) for region in (world["region"], world["others"]["region"])
    ]
    districts = [(d["code"], d["name"]) for d in county.districts]
    districts += [(code, name) for code, name, _ in other_districts(world)]
    places += [(*place, "Local Authority District", 17) for place in sorted(districts)]
    rows = []
    for code, name, geography, half in places:
        for indicator, (word, middle, drift) in _ASKED.items():
            draw = Draw(seed, "indicator", code, indicator)
            level = middle + (draw.between(-18, 18) if half > 6 else draw.between(-2, 2))
            noise = half // 3
            measure = f"Mean (Where 0 is 'not at all {word}' and 10 is 'completely {word}')"
            for year, period in enumerate(PERIODS):
                value = level + (year % 4 - 1) * drift // 2 + draw.between(-noise, noise)
                value += _planted(planted, code, indicator, period)
                wide = half + draw.between(0, max(half // 5, 1))
                shown = [decimal(value + part, 2) for part in (0, -wide, wide)]
                rows.append(
                    (code, name, geography, indicator, period, measure, shown[0])
                    + ("Score out of 10", shown[1], shown[2], "", "")
                )
    heading = (
        "areacd,areanm,geography,indicator,period,measure,observation,unit,"
        "lci_95,uci_95,status,notes"
    )
    folder.csv("outcomes/personal-wellbeing-estimates.csv", heading, rows)


def _planted(planted, code, indicator, period):
    """In hundredths: holds from its period on."""
    return sum(
        round(truth["size"] * 100)
        for truth in planted.many("published_change")
        if (truth["place"], truth["indicator"]) == (code, indicator) and period >= truth["period"]
    )
