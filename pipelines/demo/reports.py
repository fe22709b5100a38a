"""What providers report of the same outcomes that people are asked about: one return a year each.

A provider counts whom it likes, in its own way, but nobody is heard of whom it does not help. What
is true of its people is what their answers are drawn from; one provider, where planted, reports
rosier than that.
"""

from pipelines.demo.draw import MILLION, Draw
from pipelines.demo.files import financial_year

YEARS = tuple(map(financial_year, range(2022, 2026)))
_SERVICES = ("home_care", "supported_living", "short_breaks")
_MEASURES = ("my_days", "listened_to")
_WAYS = ("Asked at the yearly review", "A card left at the end of a visit", "Asked by telephone")
_NO_RETURN = 120_000  # of a million returns, how many never came


def write_reports(folder, providers, agreements, heard, world, truths, seed):
    """Write the providers' yearly returns: people counted, and of how many it was so.

    A year without an agreement has no return; `heard` is how many people a provider has at least.
    """
    runs = _years_with_agreement(agreements)
    names = {service["id"]: service["name"] for service in world["service"]}
    rows = []
    for service in _SERVICES:
        for provider in providers:
            has = runs.get((provider["provider_key"], service), ())
            draw = Draw(seed, "reports", service, provider["provider_key"])
            rows += _returns(provider, service, names[service], has, heard, truths, draw)
    rows.sort()
    heading = (
        "financial_year,provider_name,service,measure_id,people_counted,people_with,how_counted"
    )
    folder.csv("reports/provider_returns.csv", heading, rows)


def _years_with_agreement(agreements):
    """(provider key, service) -> the financial years in which an agreement runs."""
    years = {}
    for agreement in agreements:
        has = years.setdefault((agreement.provider["provider_key"], agreement.service), set())
        has |= {y for y in YEARS if any(agreement.runs_in(month) for month in _months(y))}
    return years


def _months(year):
    first = int(year[2:6])
    return [f"{first + m // 12}-{m % 12 + 1:02d}" for m in range(3, 15)]


def _returns(provider, service, service_name, has, heard, truths, draw):
    key = provider["provider_key"]
    way = draw.pick(_WAYS)
    for year in YEARS:
        sent, size = draw.below(MILLION) >= _NO_RETURN, draw.between(110, 240)
        few, at_least = draw.between(4, 9), heard[key, service, year]
        size = few if at_least <= few else max(size, at_least * 5 // 4)
        for measure in _MEASURES:
            chance = _chance(truths, measure, service, key)
            so = int(draw.happens(round(chance * MILLION), size).sum())
            if sent and year in has:
                yield (year, provider["name"], service_name, measure, size, so, way)


def _chance(truths, measure, service, key):
    """What the provider's people would say, and what is added where its report is rosy."""
    planted, chance = truths["planted"], truths["measures"][measure]["mean"]
    for name, who in (
        ("provider_better", "provider"),
        ("in_house_twin", "in_house"),
        ("reports_rosier", "provider"),
    ):
        truth = planted[name]
        if truth and (truth["measure"], truth["service"], truth[who]) == (measure, service, key):
            chance += truth["size"]
    return chance
