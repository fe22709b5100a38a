"""People who asked for support: how many were taken on, and what became of the others."""

from pipelines.demo.draw import MILLION, Draw

YEARS = ("FY2022-23", "FY2023-24", "FY2024-25", "FY2025-26")
_SERVICES = {  # requests in a year in a district, about
    "home_care": 380,
    "supported_living": 90,
    "carers_support": 150,
    "homelessness_prevention": 260,
    "mental_health_community": 340,
    "short_breaks": 60,
}
_TAKEN_ON = 780_000  # of a million requests
_WHY = {"referred_on": 34, "outside_rules": 30, "no_reply": 14, "still_waiting": 18, "": 4}
_SOURCE = "The first-contact teams' case system"


def write_requests(folder, county, world, planted, seed):
    """Write how many people asked, by district, service and year."""
    names = {service["id"]: service["name"] for service in world["service"]}
    rows = []
    for district in county.districts:
        for service, about in _SERVICES.items():
            draw = Draw(seed, "requests", district["code"], service)
            for year in YEARS:
                line = _counts(planted, draw, district["code"], service, year, about)
                rows.append((year, district["code"], names[service], *line, _SOURCE))
    rows.sort()
    heading = (
        "financial_year,ltla24_code,service,people_asked,people_taken_on,people_referred_on,"
        "people_outside_rules,people_no_reply,people_still_waiting,counted_by"
    )
    folder.csv("requests/requests_for_support.csv", heading, rows)


def _counts(planted, draw, place, service, year, about):
    asked = draw.between(about * 8 // 10, about * 12 // 10)
    chance = _TAKEN_ON
    truth = planted["not_taken_on"]
    if truth and (truth["place"], truth["service"]) == (place, service) and year >= truth["year"]:
        chance -= round(truth["size"] * MILLION)
    taken = int(draw.happens(chance, asked).sum())
    which = draw.weighted(list(_WHY.values()), asked - taken)
    reasons = [int((which == n).sum()) for n in range(len(_WHY) - 1)]
    silent = planted["not_supplied"]
    if silent and (silent["place"], silent["service"]) == (place, service):
        return asked, "", "", "", "", ""
    return asked, taken, *reasons
