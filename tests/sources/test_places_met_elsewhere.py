"""Deprivation, populations and shapes of places as their own publishers write them."""

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


PEOPLE = "select place_id, place_name, population, period from stg_population order by line_number"


@pytest.mark.parametrize(
    ("content", "row"),
    [
        (
            "Mid-2022 estimates,,,,,,\n,,,,,,\nLAD 2021 Code,LAD 2021 Name,LSOA 2021 Code,"
            'LSOA 2021 Name,Total,F0,M0\nX06000001,Upland,X01000001,Upland 1A,"1,876",900,976\n',
            ("X01000001", "Upland 1A", 1876, None),
        ),
        (
            "MYE2: Persons by age,,,,\nCode,Name,Geography,All ages,0\n"
            'X06000001,UPLAND,Unitary Authority,"533,149","4,709"\n',
            ("X06000001", "UPLAND", 533149, None),
        ),
        (
            "date,geography,geography code,Age: Total,Age: Aged 4 years and under\n"
            "2021,Upland,X06000001,92338,4876\n",
            ("X06000001", "Upland", 92338, "CY2021"),
        ),
    ],
)
def test_how_many_people_as_the_statistics_office_writes_it(tmp_path, content, row):
    lines, _, rows = _one(tmp_path, content, PEOPLE)
    assert rows == [row] and lines.raw_table == "raw_population"


@pytest.mark.parametrize(
    "content",
    [
        "ladcode23,laname23,country,sex,age,population_2011\nX06000001,Upland,E,f,0,500\n",
        "Lower tier local authorities Code,Lower tier local authorities,Age (6 categories) Code,"
        "Age (6 categories),Observation\nX06000001,Upland,1,Aged 15 years and under,16790\n",
    ],
)
def test_people_of_each_age_without_a_total_are_left_with_a_word(tmp_path, content):
    lines, reason, _ = _one(tmp_path, content, None)
    assert lines is None and "no line for all of them" in reason


@pytest.mark.parametrize(
    "content",
    [
        "geography code,geography,Total\nX06000001,Upland,92338\n",
        "LSOA 2021 Code,LSOA 2021 Name,Total\nX01000001,Upland 1A,12\n",
        "Code,Name,Total\nX06000001,Upland,12\n",
        "Code,Name,Geography,Crimes\nX06000001,Upland,Unitary Authority,12\n",
        "Lower tier local authorities Code,Religion (10 categories),Observation\nX06000001,A,9\n",
        "date,geography,geography code,Tenure: Total,Tenure: Owned\n2021,Upland,X06000001,9,4\n",
    ],
)
def test_other_counts_of_a_place_are_no_people(tmp_path, content):
    lines, reason, _ = _one(tmp_path, content, None)
    assert lines is None and reason


def _boundary(corner):
    ring = [corner, [corner[0] + 1, corner[1]], [corner[0], corner[1] + 1], corner]
    shape = {"type": "Polygon", "coordinates": [ring]}
    one = {"type": "Feature", "properties": {"WD23CD": "X05000001"}, "geometry": shape}
    return json.dumps({"type": "FeatureCollection", "features": [one]})


@pytest.mark.parametrize(
    ("corner", "accepted"),
    [
        ([-2.25, 53.5], 1), ([-179.5, -60], 1), ([0.1234567, 51], 1), ([2, 50], 1),
        ([384000.1, 433000.2], 0), ([384000, 433000], 0), ([-250000.5, 7000000], 0),
    ],
)  # fmt: skip
def test_a_shape_in_metres_is_refused(tmp_path, corner, accepted):
    lines, _, _ = _one(tmp_path, _boundary(corner), None, "wards.geojson")
    assert lines.accepted == accepted
    assert ("not in degrees: save it in longitude and latitude (EPSG:4326)" in lines.rejected) != (
        accepted == 1
    )


def test_a_name_written_for_a_web_page(tmp_path):
    hexes = {"X05000001": {"n": "Shelf &amp; Vale", "q": 1, "r": -2}}
    content = json.dumps({"layout": "odd-r", "hexes": hexes})
    query = "select place_name from stg_place_hexes"
    assert _one(tmp_path, content, query, "w.hexjson")[2] == [("Shelf & Vale",)]
