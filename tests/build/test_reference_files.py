"""A folder of nothing but look-ups, registers, grants and values builds; every line balances."""

import json
import shutil
from pathlib import Path

import pytest

from pipelines import config
from pipelines.build.reference import reference_tables
from tests import support
from tests.build.folders import write

FILES = {
    "place/lookup.csv": "ltla22_code,ltla22_name,ltla23_code,ltla23_name\n"
    "X07000001,Older,X06000001,Newer\nX08000001,Same,X08000001,Same\n,,NA,\n",
    "place/region.csv": "ltla24_code,region24_code\nX06000001,X12000001\n",
    "place/icb.csv": "icb24_code,imd_average_score,income_average_score,employment_average_score\n"
    "X54000001,25.5,,0.2\nX54000002,,,\n",
    "place/map.hexjson": json.dumps(
        {"layout": "odd-r", "hexes": {"X06000001": {"q": 1, "r": 1}, "X08000001": {"r": 1}}}
    ),
    "place/people.json": json.dumps({"year": 2024, "populations": {"newer": 12, "gone": 3}}),
    "registers/councils.csv": "local-authority-code,official-name,nice-name,gss-code,nation\n"
    "XNE,Newer Council,Newer,X06000001,England\n,,,,England\n",
    "values/hmt.csv": "Financial year,2023-24 = 100,Calendar year,2023 = 100\n"
    "2022-23,94.2,2022,-\n2023-24,-,2023,-\nnote,,,\n",
    "values/cpv.json": json.dumps([{"code": "31532700-1", "numericCode": 3, "name": "Covers"}, {}]),
    "brackwater/grants.csv": "Date awarded,Beneficiary,Amount,Purpose\n"
    "01/02/2024,Tern Club,5,x\nsoon,Gull Club,6,x\n",
    "other/grants.csv": "Date awarded,Beneficiary,Amount,Note\n01/02/2024,TERN CLUB,5,y\n",
    "not/names.csv": "query_string_n,verif_match\na,b\n",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    root = tmp_path_factory.mktemp("reference")
    return support.build_small(write(root / "data", FILES), root / "out")


def test_every_line_is_accepted_or_refused(built):
    with support.warehouse(built) as engine:
        found = {
            path: tuple(row)
            for path, *row in engine.run(
                "select path, kind, lines_read, lines_accepted, lines_rejected from raw_files"
            )
        }
    assert found == {
        "place/lookup.csv": ("places", 3, 2, 1),
        "place/region.csv": ("places", 1, 1, 0),
        "place/icb.csv": ("places", 2, 1, 1),
        "place/map.hexjson": ("places", 2, 1, 1),
        "place/people.json": ("population", 2, 2, 0),
        "registers/councils.csv": ("providers", 2, 1, 1),
        "values/hmt.csv": ("social_value", 3, 1, 2),
        "values/cpv.json": ("social_value", 2, 1, 1),
        "brackwater/grants.csv": ("grants", 2, 1, 1),
        "other/grants.csv": ("grants", 1, 1, 0),
        "not/names.csv": ("unknown", 2, 0, 2),  # of no kind that we load, so every line of it
    }


def test_places_of_all_files_stand_together(built):
    with support.warehouse(built) as engine:
        assert engine.run(
            "select place_id, place_name, place_level, parent_id, population, deprivation_score"
            " from dim_place order by 1"
        ) == [
            ("X06000001", "Newer", "district", "X12000001", 12, None),
            ("X07000001", "Older", "district", None, None, None),
            ("X08000001", "Same", "district", None, None, None),
            ("X12000001", "X12000001", "region", None, None, None),
            ("X54000001", "X54000001", "icb", None, None, 25.5),
        ]


def test_a_grant_in_two_files_is_said_and_its_funder_is_who_published_it(built):
    with support.warehouse(built) as engine:
        assert engine.run(
            "select outcome, found from chk_results where check_id = 'no_grant_stands_in_two_files'"
        ) == [("warned", "1 exception")]
        grants = engine.run("select recipient_name, funder_name from fct_grant order by 2")
    assert grants == [("Tern Club", "local:brackwater"), ("TERN CLUB", "local:other")]


def test_a_look_up_that_changes_is_read_as_it_is_now(tmp_path, monkeypatch):
    """A process may live longer than a look-up stays as it is."""
    ours = shutil.copytree(config.REFERENCE, tmp_path / "reference")
    monkeypatch.setattr(config, "REFERENCE", ours)
    empty = config.DataFolder(Path(tmp_path), "", False, (), ())
    before = reference_tables(empty)
    for name in ("flow_rules.csv", "headings/spend.csv", "services/services.csv"):
        first, *rows = (ours / name).read_text(encoding="utf-8").splitlines(keepends=True)
        (ours / name).write_text("".join([first, *rows[:-1]]), encoding="utf-8")
    after = reference_tables(empty)
    fewer = {name: before[name].num_rows - after[name].num_rows for name in before}
    assert {name: n for name, n in fewer.items() if n} == {
        "ref_flow_rules": 1, "ref_headings": 1, "ref_services": 1,
    }  # fmt: skip
    layouts = after["ref_headings"].column("layout").to_pylist()
    files = sorted(path.stem for path in (ours / "headings").glob("*.csv"))
    assert sorted(set(layouts)) == files
