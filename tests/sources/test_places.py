"""Places land from look-ups of any vintage, boundaries, hexagons, populations, deprivation."""

import gzip
import json

import pytest

from pipelines.build.graph import load_nodes
from tests.sources.staged import stage


def _rows(engine, query):
    return [tuple(row) for row in engine.run(query)]


SUCCESSORS = (
    "select old_code, old_vintage, new_code, new_vintage from stg_place_successors order by 1, 2, 3"
)


# Look-ups -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        "lsoa11_code,lsoa21_code,change_code,ltla22_code\nX01000001,X01000009,S,X08000001\n",
        "LSOA21CD,LSOA11CD,CHGIND,LAD22CD\nX01000009,X01000001,s,X08000001\n",
    ],
)
def test_the_latest_vintage_is_the_place_and_the_earlier_one_its_predecessor(tmp_path, content):
    lines, _, engine = stage(tmp_path, {"lookup.csv": content})
    with engine:
        assert _rows(engine, SUCCESSORS) == [("X01000001", "2011", "X01000009", "2021")]
        assert _rows(
            engine, "select lsoa_code, lsoa_vintage, district_code, vintage from stg_place_lookups"
        ) == [("X01000009", "2021", "X08000001", "2022")]
        assert _rows(engine, "select change_code from stg_place_successors") == [("S",)]
    assert (lines["lookup.csv"].read, lines["lookup.csv"].accepted) == (1, 1)


def test_districts_at_three_vintages_make_two_steps_a_line(tmp_path):
    content = "ltla21_code,ltla21_name,ltla22_code,ltla22_name,ltla23_code,ltla23_name\n"
    content += "X07000001,Old,X07000001,Old,X06000001,New\nX07000002,Two,NA,,X06000001,New\n"
    lines, _, engine = stage(tmp_path, {"lookup.csv": content})
    with engine:
        assert _rows(engine, SUCCESSORS) == [
            ("X07000001", "2021", "X07000001", "2022"),
            ("X07000001", "2022", "X06000001", "2023"),
        ]
        assert (
            _rows(
                engine, "select district_code, district_name from stg_place_lookups order by 1, 2"
            )
            == [("X06000001", "New")] * 2
        )
    assert (lines["lookup.csv"].read, lines["lookup.csv"].accepted) == (2, 2)


def test_a_district_beside_what_it_is_now(tmp_path):
    content = "LADCD,LADNM,LADCD_ACTIVE,LADNM_ACTIVE,CAUTHCD,LAD20CD\n"
    content += "X07000001,Old,X06000001,New,X47000001,X07000001\n"
    _, _, engine = stage(tmp_path, {"codes.csv": content})
    with engine:
        assert _rows(engine, SUCCESSORS) == [("X07000001", None, "X06000001", None)]
        assert _rows(
            engine,
            "select district_code, district_name, district_vintage, cauth_code, vintage"
            " from stg_place_lookups",
        ) == [("X06000001", "New", None, "X47000001", "0000")]


def test_every_pair_of_a_look_up_with_its_vintages(tmp_path):
    content = (
        "lsoa21_code,sicbl24_code,icb24_code,icb24_code_nhs\nX01000001,X38000001,X54000001,QX1\n"
    )
    trusts = "nhs_trust22_code,icb22_code,proportion_trust_came_from_icb\nRX1,X54000001,0.25\n"
    _, _, engine = stage(tmp_path, {"a.csv": content, "b.csv": trusts})
    with engine:
        engine.create("int_place_parents", load_nodes()["int_place_parents"].text)
        assert _rows(engine, "from int_place_parents order by all") == [
            ("nhs_trust", "RX1", "2022", "icb", "X54000001", "2022", 0.25),
            ("small_area", "X01000001", "2021", "icb", "X54000001", "2024", None),
            ("small_area", "X01000001", "2021", "sub_icb", "X38000001", "2024", None),
            ("sub_icb", "X38000001", "2024", "icb", "X54000001", "2024", None),
        ]


def test_long_and_short_lines_of_a_look_up_lose_nothing(tmp_path):
    content = "lsoa11_code,lsoa21_code,ltla22_code\nX01000001\n"
    content += "X01000002,X01000003,X08000001,more\n,,\nNA,,\n"
    lines, _, engine = stage(tmp_path, {"lookup.csv": content})
    with engine:
        assert _rows(
            engine, "select other_columns['column 4'] from raw_place_lookups order by line_number"
        ) == [(None,), ("more",), (None,)]
        assert _rows(engine, SUCCESSORS) == [("X01000002", "2011", "X01000003", "2021")]
    one = lines["lookup.csv"]
    assert (one.read, one.accepted, one.rejected) == (3, 1, {"no place code": 2})


def test_names_and_codes_as_the_portal_exports_them(tmp_path):
    files = {
        "lad.csv": "FID,LAD23CD,LAD23NM,LAD23NMW\n1,X08000001,Brackwater, \n",
        "icb.csv": "ICB24CD,ICB24CDH,ICB24NM,ObjectId\nX54000001,QX1,NHS Saltreach,1\n",
        "values.csv": "LAD23CD,LAD23NM,Value\nX08000001,Brackwater,12\n",
    }
    lines, reasons, engine = stage(tmp_path, files)
    with engine:
        assert _rows(
            engine,
            "select district_code, icb_code, icb_nhs_code, vintage from stg_place_lookups"
            " order by 1",
        ) == [("X08000001", None, None, "2023"), (None, "X54000001", "QX1", "2024")]
    assert reasons == {"values.csv": "no heading row of a kind that we know"}
    assert {one.layout for one in lines.values()} == {"place_names"}


# Boundaries ---------------------------------------------------------------------------------------

SQUARE = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}


def _features(*properties, **more):
    found = [{"type": "Feature", "properties": one, "geometry": SQUARE} for one in properties]
    return json.dumps({"type": "FeatureCollection", **more, "features": found})


@pytest.mark.parametrize(
    ("name", "properties", "place"),
    [
        ("a.geojson", {"area_code": "X05000001", "area_name": "Cockle Row",
                       "local_authority_area_code": "X08000001"},
         ("X05000001", "Cockle Row", "ward", "X08000001")),
        ("a.json", {"ons_code": "X07000001", "council_name": "Quill"},
         ("X07000001", "Quill", "district", None)),
        ("a.geojson", {"CCG21CD": "X38000001", "CCG21NM": "NHS Saltreach CCG"},
         ("X38000001", "NHS Saltreach CCG", "other", None)),
        ("a.geojson", {"area_code": "X54000001", "area_name": "NHS Saltreach"},
         ("X54000001", "NHS Saltreach", "icb", None)),
        ("a.geojson", {"WD25CD": "X05000001", "WD25NM": "Cockle Row", "LAD25CD": "X08000001"},
         ("X05000001", "Cockle Row", "ward", "X08000001")),
    ],
)  # fmt: skip
def test_a_boundary_has_its_place_whatever_the_property_is_called(
    tmp_path, name, properties, place
):
    _, _, engine = stage(tmp_path, {name: _features(properties, meta={"note": "x" * 99})})
    with engine:
        assert _rows(
            engine,
            "select place_id, place_name, place_level, district_code from stg_place_boundaries",
        ) == [place]


def test_packed_boundaries_and_a_shape_that_is_missing(tmp_path):
    content = json.loads(_features({"LAD20CD": "X08000001"}, {"LAD20CD": "X08000002"}, {}))
    content["features"][1]["geometry"] = None
    packed = gzip.compress(json.dumps(content).encode())
    lines, _, engine = stage(tmp_path, {"d.geojson.gz": packed})
    engine.close()
    one = lines["d.geojson.gz"]
    assert (one.read, one.accepted) == (3, 1)
    assert one.rejected == {"no shape": 1, "no place code": 1}


# Hexagonal maps -----------------------------------------------------------------------------------


def test_hexes_have_the_code_of_their_place(tmp_path):
    hexes = {
        "X05000001": {"n": "Cockle Row", "q": -3, "r": 2, "LAD22CD": "X08000001"},
        "QX1": {"n": "SAL", "ICS22NM": "NHS Saltreach", "q": 1, "r": 1, "STP21CDH": "QX1",
                "STP21CD": "X54000001", "NHSER21CD": "X40000001"},
        "X05000003": {"n": "Nowhere", "q": "east", "r": 1},
    }  # fmt: skip
    content = json.dumps({"layout": "odd-r", "hexes": hexes})
    lines, _, engine = stage(tmp_path, {"map.hexjson": content})
    with engine:
        assert _rows(
            engine,
            "select place_id, place_name, hex_layout, hex_q, hex_r from stg_place_hexes order by 1",
        ) == [
            ("X05000001", "Cockle Row", "odd-r", -3, 2),
            ("X54000001", "NHS Saltreach", "odd-r", 1, 1),
        ]
    assert lines["map.hexjson"].rejected == {"no column or no row": 1}


def test_a_map_of_an_unknown_layout_is_refused_line_by_line(tmp_path):
    content = json.dumps({"layout": "round", "hexes": {"X05000001": {"q": 1, "r": 1}}})
    lines, _, engine = stage(tmp_path, {"map.hexjson": content})
    engine.close()
    assert lines["map.hexjson"].rejected == {"a layout that is not known": 1}


# People -------------------------------------------------------------------------------------------


def test_people_of_a_place_by_sex_and_age(tmp_path):
    """Ages stay in the landed file; only a line that counts everybody makes a population."""
    files = {
        "mid.csv": "period,area_code,area_name,geography,sex,all_ages,0,90+\n"
        "2024-06-30,X08000001,Brackwater,Local authority,Persons,30,1,2\n"
        "2024-06-30,X08000001,Brackwater,Local authority,Females,16,1,1\n",
        "ward.csv": "ward24_code,year,sex,age_band,total_population\n"
        "X05000001,2019,Female,0-15,623\nX05000001,2019,Persons,All ages,\"1,200\"\n"
        "X05000002,2019,Persons,All ages,12.5\n",
    }  # fmt: skip
    lines, _, engine = stage(tmp_path, files | {"councils.csv": COUNCILS})
    with engine:
        engine.create("int_population", load_nodes()["int_population"].text)
        assert _rows(
            engine, "select place_id, population, period from int_population order by 1"
        ) == [
            ("X05000001", 1200, "CY2019"),
            ("X08000001", 30, "CY2024"),
        ]
        assert _rows(engine, "select other_columns['90+'] from raw_population order by 1") == [
            ("1",), ("2",), (None,), (None,), (None,),
        ]  # fmt: skip
    assert lines["ward.csv"].rejected == {"a number that cannot be people": 1}


COUNCILS = (
    "local-authority-code,official-name,nice-name,gss-code,end-date,nation,gov-uk-slug\n"
    "XBR,Brackwater Council,Brackwater,X08000001,,England,brackwater\n"
    "XST,St. Brack Council,St. Brack,X08000002,,England,\n"
    "XOL,Olderton Council,Olderton,X07000009,2020-04-01,England,olderton\n"
    "XTA,Twin Council,Twin,X07000001,,England,twin\nXTB,Twin Borough,Twin,X07000002,,England,\n"
)


def test_people_by_a_councils_slug(tmp_path):
    """By the register's slug or by a name; not of one that ended, nor where two could be meant."""
    people = {"brackwater": 10, "st-brack": 20, "olderton": 30, "twin": 40, "nowhere": 50}
    content = json.dumps({"year": 2024, "source": "ONS", "populations": people})
    lines, _, engine = stage(tmp_path, {"p.json": content, "councils.csv": COUNCILS})
    with engine:
        engine.create("int_population", load_nodes()["int_population"].text)
        assert _rows(
            engine, "select place_id, population, period from int_population order by 1"
        ) == [
            ("X08000001", 10, "CY2024"),
            ("X08000002", 20, "CY2024"),
        ]
    assert (lines["p.json"].layout, lines["p.json"].accepted) == ("population_by_slug", 5)


@pytest.mark.parametrize(
    "content", ['{"populations": [1]}', '{"populations": {}}', '["populations"]']
)
def test_other_documents_are_no_populations(tmp_path, content):
    lines, reasons, engine = stage(tmp_path, {"p.json": content})
    engine.close()
    assert not lines and reasons["p.json"].startswith("a document without")


# Deprivation --------------------------------------------------------------------------------------


def test_a_column_for_each_domain_makes_a_row_for_each(tmp_path):
    icb = "icb24_code,icb24_name,imd_average_score,imd_2025_extent,income_average_score,"
    icb += "employment_average_score\n"
    lad = "ltla23_code,Score,Proportion,Income_Score,Employment_Score\n"
    files = {
        "icb.csv": icb + "X54000001,NHS S,25.5,1,0.2,\n",
        "lad.csv": lad + "X08000001,33.1,9,,x\n",
    }
    lines, _, engine = stage(tmp_path, files)
    with engine:
        assert _rows(
            engine,
            "select place_id, domain, average_score, data_year from stg_deprivation_districts"
            " order by 1, 2",
        ) == [
            ("X08000001", "Index of Multiple Deprivation", 33.1, None),
            ("X54000001", "Income Deprivation", 0.2, 2025),
            ("X54000001", "Index of Multiple Deprivation", 25.5, 2025),
        ]
    assert [(one.read, one.accepted, one.rejected) for one in lines.values()] == [(1, 1, {})] * 2


def test_deprivation_of_2019_by_small_area_has_no_score(tmp_path):
    content = "lsoa11_code,IMD_decile,IMD_rank\nX01000001,9,29199\nX01000002,11,3\nX01000003,,3\n"
    lines, _, engine = stage(tmp_path, {"imd.csv": content})
    with engine:
        assert _rows(
            engine, "select place_id, decile, score, place_vintage from stg_deprivation_small_areas"
        ) == [("X01000001", 9, None, "2011")]
    assert lines["imd.csv"].rejected == {"no place or no decile from 1 to 10": 2}
