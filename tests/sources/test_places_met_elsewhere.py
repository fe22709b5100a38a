"""Deprivation and shapes of places as their own publishers write them."""

import json

import pytest

from tests.sources.staged import stage

IMD = "Index of Multiple Deprivation (IMD)"


def _one(tmp_path, content, query, name="file.csv"):
    lines, reasons, engine = stage(tmp_path, {name: content})
    with engine:
        rows = [tuple(row) for row in engine.run(query)] if query else []
    return lines.get(name), reasons.get(name, ""), rows


AREAS = (
    "select place_id, score, decile, domain, place_vintage from stg_deprivation_small_areas"
    " order by line_number"
)


@pytest.mark.parametrize("year", ["2011", "2021"])
def test_every_index_of_a_small_area_in_one_table(tmp_path, year):
    head = [
        f"LSOA code ({year}),LSOA name ({year}),Local Authority District code (2019)",
        f"{IMD} Score,{IMD} Rank (where 1 is most deprived)",
        f"{IMD} Decile (where 1 is most deprived 10% of LSOAs)",
        "Income Score (rate),Income Rank (where 1 is most deprived)",
        "Income Decile (where 1 is most deprived 10% of LSOAs)",
        "Total population: mid 2015 (excluding prisoners)",
    ]
    content = ",".join(head) + '\nX01000001,Upland 1A,X09000001,6.208,"29,199",9,0.07,1,2,1296\n'
    lines, _, rows = _one(tmp_path, content, AREAS)
    assert rows == [("X01000001", 6.208, 9, None, year)]
    assert lines.raw_table == "raw_deprivation_small_areas"


@pytest.mark.parametrize(
    "head",
    [
        f"LSOA code (2011),LSOA name (2011),{IMD} Rank,{IMD} Decile",
        "lsoa11cd,lsoa11nm,IMD_Rank,IMD_Decile",
    ],
)
def test_a_decile_without_a_score(tmp_path, head):
    _, _, rows = _one(tmp_path, f'{head}\nX01000001,Upland 1A,"29,199",9\n', AREAS)
    assert rows == [("X01000001", None, 9, None, "2011")]


def test_a_line_for_each_domain_of_a_small_area(tmp_path):
    content = "lsoa11cd,index_domain,decile,rank,score,year\n"
    content += 'X01000001,Crime,8,"24,417",-0.547,2019\n'
    content += 'X01000001,Index of Multiple Deprivation,5,"14,785",19.534,2019\n'
    _, _, rows = _one(tmp_path, content, AREAS)
    assert rows == [
        ("X01000001", -0.547, 8, "Crime", "2011"),
        ("X01000001", 19.534, 5, None, "2011"),
    ]


@pytest.mark.parametrize(
    ("named", "is_whole"),
    [
        ("a. Index of Multiple Deprivation (IMD)", True), ("Index of Multiple Deprivation", True),
        ("The Index of Multiple Deprivation", True), ("Overall", True), ("IoD overall", True),
        ("IoD2019 Overall", True), ("IMD", True), ("IMD 2019", True), ("1. IMD", True),
        ("Multiple Deprivation", True), ("All domains", True), ("Overall score", True),
        ("b. Income Deprivation Domain", False), ("e. Crime Domain", False), ("Crime", False),
        ("Income Deprivation Affecting Children Index (IDACI)", False), ("IMD - Crime", False),
        ("Living Environment", False), ("Outdoors Sub-domain", False), ("I. Indoors", False),
        ("Health Deprivation and Disability", False), ("Overall income deprivation", False),
        ("Barriers to Housing and Services", False), ("Wider barriers", False),
        ("IMD rank", True), ("IMD Decile", True), ("imd_score", True), ("IMD19", True),
        ("IMD average score", True), ("IMD 2019 (rebased)", True), ("(a) IMD", True),
        ("Index of multiple deprivation for England", True), ("ID 2019", True), ("IoD25", True),
        ("income_score", False), ("Crime rank", False), ("IMD19 Crime", False), ("IDACI", False),
        ("(b) Income", False), ("IDAOPI score", False), ("Education decile", False),
    ],
)  # fmt: skip
def test_the_index_as_a_whole_by_its_many_names(tmp_path, named, is_whole):
    content = f"lsoa11cd,index_domain,decile,rank,score\nX01000001,{named},1,1,10.5\n"
    _, _, rows = _one(tmp_path, content, AREAS)
    assert rows == [("X01000001", 10.5, 1, None if is_whole else named, "2011")]


@pytest.mark.parametrize(
    "head",
    [
        "Data_Zone,Council_area,Total_population,SIMD2020v2_Rank",
        "LSOA Code,Local Authority Name (Eng),People,WIMD 2019",
        "SOA2001,LGD2014name,People,Multiple Deprivation Measure Rank (where 1 is most deprived)",
    ],
)
def test_an_index_of_another_country_is_left_with_a_word(tmp_path, head):
    lines, reason, _ = _one(tmp_path, f"{head}\nS01006506,Upland,894,4691\n", None)
    assert lines is None and "of that country alone" in reason


def _boundary(corner, code="X05000001"):
    ring = [corner, [corner[0] + 1, corner[1]], [corner[0], corner[1] + 1], corner]
    shape = {"type": "Polygon", "coordinates": [ring]}
    one = {"type": "Feature", "properties": {"WD23CD": code}, "geometry": shape}
    return json.dumps({"type": "FeatureCollection", "features": [one]})


@pytest.mark.parametrize(
    ("corner", "accepted"),
    [
        ([-2.25, 53.5], 1), ([-179.5, -60], 1), ([0.1234567, 51], 1), ([2, 50], 1),
        ([384000.1, 433000.2], 0), ([384000, 433000], 0), ([-250000.5, 7000000], 0),
        ([450.1, 210.2], 0), ([900.5, 999.5], 0), ([4.5e22, 2.1e22], 0), ([120.5, 433.1], 0),
    ],
)  # fmt: skip
def test_a_shape_in_metres_is_refused(tmp_path, corner, accepted):
    lines, _, _ = _one(tmp_path, _boundary(corner), None, "wards.geojson")
    assert lines.accepted == accepted
    assert ("not in degrees: save it in longitude and latitude (EPSG:4326)" in lines.rejected) != (
        accepted == 1
    )


@pytest.mark.parametrize(
    ("corner", "accepted"),
    [
        ([147.5, 30.2], 0), ([83.1, 5.4], 0), ([180, 85], 0), ([0, 0], 0), ([-5.7, 50.1], 1),
        ([-6.3, 49.9], 1), ([-0.9, 60.8], 1), ([1.7, 52.5], 1), ([-13.7, 57.6], 1),
        ([-8.6, 57.8], 1), ([0, 51.5], 1), ([-1, 50], 1), ([-7.9, 54.6], 1), ([-3.2, 55.9], 1),
    ],
)  # fmt: skip
def test_a_place_of_the_kingdom_lies_in_it(tmp_path, corner, accepted):
    """Kilometres of Cornwall are degrees of another sea; a code of nowhere may lie anywhere."""
    lines, _, _ = _one(tmp_path, _boundary(corner, "E05000001"), None, "wards.geojson")
    assert lines.accepted == accepted
    assert accepted or any(why.startswith("not in degrees of the United") for why in lines.rejected)


@pytest.mark.parametrize(
    ("corner", "accepted"),
    [
        ([52.1, -1.5], 0), ([49.9, -6.3], 0), ([60.8, -0.9], 0), ([51, 1], 0), ([-1.5, 52.1], 1),
        ([-6.3, 49.9], 1), ([-0.9, 60.8], 1), ([1, 51], 1), ([0, 0], 1), ([52.1, 33.5], 1),
        ([100, 1], 1), ([-8.1, 54.3], 1), ([2, 50], 1), ([-179.5, -60], 1), ([10, -1.5], 1),
    ],
)  # fmt: skip
def test_a_shape_with_latitude_first_is_refused(tmp_path, corner, accepted):
    lines, _, _ = _one(tmp_path, _boundary(corner), None, "wards.geojson")
    assert lines.accepted == accepted
    assert ("latitude stands before longitude: save it with longitude first" in lines.rejected) != (
        accepted == 1
    )


def test_a_name_written_for_a_web_page(tmp_path):
    hexes = {"X05000001": {"n": "Shelf &amp; Vale", "q": 1, "r": -2}}
    content = json.dumps({"layout": "odd-r", "hexes": hexes})
    query = "select place_name from stg_place_hexes"
    assert _one(tmp_path, content, query, "w.hexjson")[2] == [("Shelf & Vale",)]


# Postcodes, and look-ups that are none ------------------------------------------------------------


def test_a_directory_of_postcodes_is_no_look_up_whatever_vintages_it_names(tmp_path):
    head = "pcd7,pcds,lad25cd,wd25cd,ctry25cd,rgn25cd,lsoa01cd,lsoa11cd,lsoa21cd,msoa21cd,icb23cd"
    row = "XB9 9ZZ,XB9 9ZZ,X08000001,X05000001,X92000001,X12000001,{0},{0},{0},X02000001,X54000001"
    lines, _, _ = _one(tmp_path, f"{head}\n{row.format('E01000001')}\n", None)
    assert lines.layout == "postcodes"


@pytest.mark.parametrize(
    "head",
    [
        "LSOA11CD,LSOA11NM,WD17CD,WD17NM,LAD17CD,LAD17NM,FID",
        "LSOA21CD,LSOA21NM,WD24CD,WD24NM,LAD24CD,LAD24NM,ObjectId",
        "OA21CD,LSOA21CD,LSOA21NM,MSOA21CD,LAD22CD,LAD22NM,ObjectId",
        "LSOA11CD,LSOA21CD,CHGIND,LAD22CD,LAD22NM,ObjectId",
        "lsoa21_code,ward24_code,ltla24_code",
        "LSOA21CD,SICBL23CD,SICBL23CDH,ICB23CD,LAD23CD,LAD23NM",
        "MSOA21CD,MSOA21NM,LAD22CD,LAD22NM",
        "WD23CD,WD23NM,LAD23CD,LAD23NM,CTY23CD,RGN23CD",
        "LAD25CD,LAD25NM,ObjectId",
        "LADCD,LADNM,LADCD_ACTIVE,LADNM_ACTIVE,UTLACD,UTLANM",
        "LTLA23CD,LTLA23NM,UTLA23CD,UTLA23NM",
    ],
)
def test_a_look_up_stays_one(tmp_path, head):
    row = ",".join(f"X{i:08}" if "CD" in h.upper() or "code" in h else "Upland"
                   for i, h in enumerate(head.split(",")))  # fmt: skip
    lines, _, _ = _one(tmp_path, f"{head}\n{row}\n", None)
    assert lines.raw_table == "raw_place_lookups" and lines.accepted == 1


@pytest.mark.parametrize(
    ("head", "year"),
    [("IMD 2015 - Extent", 2015), ("IMD 2019 - Local concentration", 2019), ("Extent", None)],
)
def test_the_index_of_districts_and_its_year(tmp_path, head, year):
    content = (
        "Local Authority District code (2013),Local Authority District name (2013),"
        f"IMD - Average rank,IMD - Average score,{head}\nX06000001,Upland,20684.9,35.037,0.5\n"
    )
    query = "select place_id, domain, average_score, data_year from stg_deprivation_districts"
    _, _, rows = _one(tmp_path, content, query)
    assert rows == [("X06000001", "Index of Multiple Deprivation", 35.037, year)]


@pytest.mark.parametrize(
    ("document", "word"),
    [
        ({"type": "Topology", "objects": {}, "arcs": []}, "save them as GeoJSON"),
        ({"geometryType": "esriGeometryPolygon", "features": []}, "ask for GeoJSON"),
        ({"hitCount": 1, "noticeList": []}, "fetch the notices themselves"),
        ({"anything": "else"}, "a document without a list of releases"),
    ],
)
def test_documents_that_are_not_read_say_what_would_be(tmp_path, document, word):
    _, reason, _ = _one(tmp_path, json.dumps(document), None, "file.json")
    assert word in reason
