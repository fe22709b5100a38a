"""Files about places: boundaries, look-ups of two vintages, deprivation, population, postcodes."""

import json

from pipelines.demo.county import AGES, YEARS
from pipelines.demo.draw import Draw
from pipelines.demo.files import decimal

_DOMAINS = (
    "Index of Multiple Deprivation",
    "Income Deprivation",
    "Employment Deprivation",
    "Education, Skills and Training Deprivation",
)
_TYPE = "Local Authority District (2024)"


def write_places(folder, county, planted, seed):
    """Write everything under `place/`."""
    _boundaries(folder, county)
    _lookups(folder, county, planted)
    _deprivation(folder, county, Draw(seed, "deprivation of others"))
    _population(folder, county, seed)
    _groups(folder, county)
    _postcodes(folder, county, Draw(seed, "postcodes"))


def other_districts(world):
    """(code, name, region) of the country's other districts."""
    for kind, prefix, first in (("unitary", "X06", 102), ("shire", "X07", 104)):
        for number, name in enumerate(world["others"][kind]):
            near = world["region"] if number % 3 == 0 else world["others"]["region"]
            yield f"{prefix}{first + number:06d}", name, near


def postcodes_of(position):
    """The 24 postcodes of a small area, by its position: `XB` is no postcode area."""
    for number in range(24):
        out = f"XB{1 + position % 9} {position // 9 % 10}"
        letters = "ABDEFGHJLN"
        whole = position // 90 * 24 + number
        yield f"{out}{letters[whole // 10 % 10]}{letters[whole % 10]}"


def _boundaries(folder, county):
    world, mesh = county.world, county.mesh
    upper = {d["code"]: d["code"] for d in county.districts if d["letter"] == "A"}

    def common(district):
        code = district["code"]
        outer = {"UTLACD": upper.get(code, world["county"]["code"])}
        return {"LADCD_ACTIVE": code} | outer | {"RGNCD": world["region"]["code"]}

    small = [
        ({"LSOA21CD": a.code, "LSOA21NM": a.name} | common(a.district), mesh.shape([a.cell]))
        for a in county.small_areas
    ]
    _geojson(folder, "place/wrenmarsh_lsoa.geojson", small)
    for key, groups, label, name in (
        ("ward", county.wards, "WD24", "place/wrenmarsh_ward.geojson"),
        ("msoa", county.msoas, "MSOA21", "place/wrenmarsh_msoa.geojson"),
        ("district", county.districts, "LAD24", "place/wrenmarsh_district.geojson"),
    ):
        features = []
        for group in groups:
            cells = [area.cell for area in county.within(key, group["code"])]
            middle = dict(zip(("LONG", "LAT"), mesh.middle(cells), strict=True))
            named = {f"{label}CD": group["code"], f"{label}NM": group["name"]} | middle
            tail = {} if key == "district" else common(group["district"])
            features.append((named | tail, mesh.shape(cells)))
        _geojson(folder, name, features)


def _geojson(folder, name, features):
    """One feature a line, as boundary files of one district come."""
    lines = [
        json.dumps(
            {"type": "Feature", "properties": {"FID": n} | said, "geometry": shape},
            ensure_ascii=False,
        )
        for n, (said, shape) in enumerate(features, start=1)
    ]
    head = '{\n"type": "FeatureCollection",\n"name": "Wrenmarsh (invented)",\n"features": [\n'
    folder.text(name, head + ",\n".join(lines) + "\n]\n}\n")


def _lookups(folder, county, planted):
    change = planted["boundary_change"]
    split, merged = change.get("ward_split", {}), change.get("small_areas_merged", {})
    head = "lsoa21_name,lsoa21_code,ward{0}_name,ward{0}_code,ltla{0}_name,ltla{0}_code"
    for year in (22, 24):
        rows = []
        for area in county.small_areas:
            code, name = area.ward["code"], area.ward["name"]
            if year == 22 and code in split.get("into", ()):
                code, name = split["old"], "Granary and Swanmill"
            rows.append(
                (area.name, area.code, name, code, area.district["name"], area.district["code"])
            )
        name = f"place/lookup_lsoa21_ward{year}_ltla{year}.csv"
        folder.csv(name, head.format(year), rows)
    _upper_lookups(folder, county)
    _statistical(folder, county)
    _vintages(folder, county, merged)


def _upper_lookups(folder, county):
    world = county.world
    ours = [(d["code"], d["name"], world["region"]) for d in county.districts]
    regions = [
        (name, code, region["name"], region["code"])
        for code, name, region in [*ours, *other_districts(world)]
    ]
    heading = ("ltla24_name", "ltla24_code", "region24_name", "region24_code")
    folder.csv("place/lookup_ltla24_region24.csv", heading, regions)
    heading = (
        "ltla24_code,ltla24_name,utla24_code,utla24_name,icb24_code,icb24_name,"
        "ctry24_code,ctry24_name"
    )
    rows = []
    for district in county.districts:
        own = (district["code"], district["name"])
        upper = own if district["letter"] == "A" else tuple(world["county"].values())
        rows.append((*own, *upper, *world["icb"].values(), *world["country"].values()))
    folder.csv("place/lookup_ltla24_utla24_icb24.csv", heading, rows)


def _statistical(folder, county):
    heading = "oa21cd,lsoa21cd,lsoa21nm,msoa21cd,msoa21nm,lad22cd,lad22nm"
    rows = [
        (f"X00{a.code[3:]}", a.code, a.name, a.msoa["code"], a.msoa["name"])
        + (a.district["code"], a.district["name"])
        for a in county.small_areas
    ]
    folder.csv("place/statistical_lookup.csv", heading, rows)


def _vintages(folder, county, merged):
    """2011 small areas and what they became: U unchanged, M merged."""
    rows = []
    for area in county.small_areas:
        became = (area.code, area.name)
        tail = (area.district["code"], area.district["name"])
        if area.code == merged.get("into"):
            rows += [(old, f"{area.name} {old[-1]}", *became, "M", *tail) for old in merged["old"]]
        else:
            rows.append((*became, *became, "U", *tail))
    heading = "LSOA11CD,LSOA11NM,LSOA21CD,LSOA21NM,CHGIND,LAD22CD,LAD22NM"
    folder.csv("place/lookup_lsoa11_lsoa21.csv", heading, rows)


def _deprivation(folder, county, draw):
    rows = [
        (a.code, a.decile, a.decile, a.rank, a.rank)
        + (decimal(a.score, 3), decimal(a.score * 10 // 900, 3))
        for a in county.small_areas
    ]
    heading = "lsoa21_code,IMD_decile,Income_decile,IMD_rank,Income_rank,IMD_score,Income_score"
    folder.csv("place/imd2025_lsoa21.csv", heading, rows)
    scores = {}
    for district in county.districts:
        inside = county.within("district", district["code"])
        scores[district["code"], district["name"]] = sum(a.score for a in inside) // len(inside)
    for code, name, _ in other_districts(county.world):
        scores[code, name] = draw.between(12_000, 34_000)
    folder.csv(
        "place/indices_of_deprivation_2025_lad.csv",
        (
            "area_code,area_name,area_type,deprivation_data_year,index_domain,average_rank,"
            "rank_average_rank,average_score,rank_average_score,proportion_bottom_decile,"
            "rank_proportion_bottom_decile"
        ),
        list(_district_rows(scores)),
    )


def _district_rows(scores):
    worst_first = sorted(scores, key=lambda key: (-scores[key], key))
    for key in sorted(scores):
        rank = 1 + worst_first.index(key)
        score = scores[key]
        shown = (score, score * 10 // 1000, score * 9 // 1000, score - 400)
        for domain, value in zip(_DOMAINS, shown, strict=True):
            average_rank = decimal(20_800 * (52_000 - score) // 50_500, 1)
            bottom = decimal(max(score - 12_000, 0) * 4 // 10, 4)
            yield (*key, _TYPE, 2025, domain, average_rank, rank, decimal(value, 3), rank) + (
                bottom,
                rank,
            )


def _population(folder, county, seed):
    """By district and year as totals; by small area, year and age; by ward, year, sex and age."""
    others = {code: Draw(seed, "people", code).between(85_000, 290_000) for code in _codes(county)}
    for year in YEARS:
        rows = [
            (d["code"], d["name"], _total(county.within("district", d["code"]), year))
            for d in county.districts
        ]
        rows += [(code, name, others[code]) for code, name, _ in other_districts(county.world)]
        heading = ("ltla24_code", "ltla24_name", "total_population")
        folder.csv(f"place/population/population{year}_ltla24.csv", heading, rows)
    bands = ["aged_" + age.replace("-", "_to_").replace("75+", "75_and_over") for age in AGES]
    rows = [
        (a.code, a.name, year, _total([a], year), *(a.people[year, age] for age in AGES))
        for a in county.small_areas
        for year in YEARS
    ]
    heading = ("lsoa21_code", "lsoa21_name", "year", "total_population", *bands)
    folder.csv("place/population/population_lsoa21_age.csv", heading, rows)
    rows = [
        (ward["code"], ward["name"], year, sex, age, people)
        for ward in county.wards
        for year in YEARS
        for age in AGES
        for sex, people in _sexes(county.within("ward", ward["code"]), year, age)
    ]
    heading = ("ward24_code", "ward24_name", "year", "sex", "age_band", "total_population")
    folder.csv("place/population/population_ward24_sex_age.csv", heading, rows)


def _codes(county):
    return [code for code, _, _ in other_districts(county.world)]


def _total(areas, year):
    return sum(area.people[year, age] for area in areas for age in AGES)


def _sexes(areas, year, age):
    people = sum(area.people[year, age] for area in areas)
    women = people * (560 if age == "75+" else 508) // 1000
    return (("Female", women), ("Male", people - women))


# Shares in thousandths of people aged 16 and over, by district letter.
GROUP_SHARES = {
    "housing": (("owned", 500), ("social_rent", 250), ("private_rent", 250)),
    "internet": (("yes", 900), ("no", 100)),
    "disability": (("no", 800), ("yes", 200)),
    "ethnic_group": (("white", 830), ("asian", 80), ("black", 40), ("mixed", 30), ("other", 20)),
    "carer": (("no", 890), ("yes", 110)),
}


def _groups(folder, county):
    """How many adults belong to each group, as a census would count them."""
    rows = []
    for district in county.districts:
        areas = county.within("district", district["code"])
        adults = sum(area.people[2021, age] for area in areas for age in AGES[1:])
        for dimension, shares in GROUP_SHARES.items():
            rows += [
                (district["code"], district["name"], dimension, category, adults * share // 1000)
                for category, share in shares
            ]
    heading = ("ltla24_code", "ltla24_name", "dimension", "category", "adults")
    folder.csv("place/population/census_groups_ltla24.csv", heading, rows)


def _postcodes(folder, county, draw):
    rows = []
    for position, area in enumerate(county.small_areas):
        ended = draw.below(24)
        for number, postcode in enumerate(postcodes_of(position)):
            rows.append(
                (postcode.replace(" ", ""), postcode, "200001")
                + ("202306" if number == ended else "", area.code)
            )
    heading = ("pcd", "pcds", "dointr", "doterm", "lsoa21")
    folder.csv("place/postcodes.csv", heading, sorted(rows))
