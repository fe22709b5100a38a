"""What providers report of the same outcomes that people are asked about: one return a year each.

A provider counts whom it likes, in its own way. What is true of its people is what their answers
are drawn from; one provider, where planted, reports rosier than that.
"""

from pipelines.demo.draw import MILLION, Draw

YEARS = ("FY2022-23", "FY2023-24", "FY2024-25", "FY2025-26")
_SERVICES = ("home_care", "supported_living", "short_breaks")
_MEASURES = ("my_days", "listened_to")
_WAYS = ("Asked at the yearly review", "A card left at the end of a visit", "Asked by telephone")
_NO_RETURN = 120_000  # of a million returns, how many never came
_SMALL = 60_000  # and how many are about a handful of people


def write_reports(folder, providers, world, truths, seed):
    """Write the providers' yearly returns: people counted, and of how many it was so."""
    names = {service["id"]: service["name"] for service in world["service"]}
    rows = []
    for service in _SERVICES:
        for provider in providers:
            if service in provider["services"]:
                rows += _returns(provider, service, names[service], truths, seed)
    rows.sort()
    heading = (
        "financial_year,provider_name,service,measure_id,people_counted,people_with,how_counted"
    )
    folder.csv("reports/provider_returns.csv", heading, rows)


def _returns(provider, service, service_name, truths, seed):
    key = provider["provider_key"]
    draw = Draw(seed, "reports", service, key)
    way = draw.pick(_WAYS)
    for year in YEARS:
        sent, size = draw.below(MILLION) >= _NO_RETURN, draw.between(110, 240)
        if draw.below(MILLION) < _SMALL:
            size = draw.between(4, 9)
        for measure in _MEASURES:
            chance = _chance(truths, measure, service, key)
            so = int(draw.happens(round(chance * MILLION), size).sum())
            if sent and not _has_left(truths["planted"], key, year):
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


def _has_left(planted, key, year):
    gone = planted["provider_exit"]
    return bool(gone) and key == gone["provider"] and int(year[2:6]) >= int(gone["last_month"][:4])
