"""The county as a whole: the same bytes, small, as many of each as declared, all invented."""

import csv
import io
import json
import re
import tomllib

import pytest

from pipelines.demo import write_county
from pipelines.errors import ConfigError
from tests.demo.reading import PLANTED, TRUTHS, content, text

COUNTS = TRUTHS["counts"]
REAL_CODE = re.compile(r"\b[EWSNK]\d{8}\b")
REAL_IDENTIFIER = re.compile(r"GB-(?:COH|CHC)-(?!X9)\w+")


def test_same_seed_same_bytes(written, tmp_path):
    again = tmp_path / "again"
    write_county(again)
    names = sorted(p.relative_to(again).as_posix() for p in again.rglob("*") if p.is_file())
    assert names == sorted(written.files)
    for name in names:
        assert (again / name).read_bytes() == written.files[name].read_bytes(), name


def test_what_is_committed_is_what_is_written(written, committed):
    assert sorted(committed.files) == sorted(written.files)
    for name, path in written.files.items():
        assert content(committed.files[name]) == content(path), name


def test_another_seed_gives_another_county_and_a_larger_scale_more_lines(written, tmp_path):
    write_county(tmp_path / "other", seed=7, scale=2)
    name = "spend/pellingate/2024-05.csv.gz"
    other, here = content(tmp_path / "other" / name), content(written.files[name])
    assert other != here
    assert 1.9 < other.count(b"\n") / here.count(b"\n") < 2.1


def test_packed_files_carry_no_time_and_no_name(written):
    for name, path in written.files.items():
        if name.endswith(".gz"):
            head = path.read_bytes()[:10]
            assert head[3:8] == b"\0\0\0\0\0", name


def test_lines_end_in_line_feeds_alone(written):
    assert not [name for name, path in written.files.items() if b"\r" in content(path)]


def test_small_enough_for_git(committed):
    size = sum(path.stat().st_size for path in committed.files.values())
    assert size < COUNTS["size_limit_mb"] * 1_000_000


def test_counts_are_as_declared(written):
    look_up = written.table("place/lookup_lsoa21_ward24_ltla24.csv")
    assert len({row["lsoa21_code"] for row in look_up}) == COUNTS["small_areas"]
    assert len({row["ward24_code"] for row in look_up}) == COUNTS["wards"]
    assert len({row["ltla24_code"] for row in look_up}) == COUNTS["districts"]
    statistical = written.table("place/statistical_lookup.csv")
    assert len({row["msoa21cd"] for row in statistical}) == COUNTS["msoas"]
    assert len(written.table("providers/providers.csv")) == COUNTS["providers"]
    assert len(written.table("decisions/services.csv")) == COUNTS["services"]
    registers = [name for name in written.files if name.startswith("contracts/")]
    assert sum(len(written.table(name)) for name in registers) == COUNTS["agreements"]


def test_spend_lines_and_months(written):
    lines = 0
    for publisher in ("county", "city", "icb"):
        months = written.months(publisher)
        assert len(months) == COUNTS["months"] - len(PLANTED["missing_months"][publisher])
        lines += sum(len(written.payments(publisher, n)) for f in months.values() for n in f)
    assert lines == pytest.approx(COUNTS["spend_lines"], rel=0.03)


def test_people_and_waves(residents, support):
    people = {row["person"] for row in residents.rows} | {row["person"] for row in support.rows}
    # Those whose provider left before their first wave are not heard.
    assert COUNTS["people"] * 0.99 < len(people) <= COUNTS["people"]
    assert len({row["wave"] for row in residents.rows}) == COUNTS["waves"]
    assert len(residents.rows) > 1.2 * len({row["person"] for row in residents.rows})


def test_every_legal_route_is_there(written):
    routes = set()
    for folder in ("wrenmarsh", "pellingate", "icb"):
        table = written.table(f"contracts/{folder}/agreements_2026-03.csv")
        routes |= {row["Legal route"] for row in table}
    assert {"in_house", "grant", "s75_pooled", "alliance", "psr_direct_a"} <= routes


def test_nothing_looks_real(written):
    for name, path in written.files.items():
        whole = text(path)
        assert not REAL_CODE.search(whole), name
        assert not REAL_IDENTIFIER.search(whole), name


def test_money_has_two_decimals(written):
    shape = re.compile(r"^\(?-?£?(\d{1,3}(,\d{3})*|\d+)\.\d\d\)?$")
    column = {"county": (3, 6), "city": (7, 8), "icb": (7, 8)}
    for publisher, (first, last) in column.items():
        for names in written.months(publisher).values():
            for *_, cells in written.payments(publisher, names[0]):
                assert all(shape.match(cell) for cell in cells[first:last]), (names, cells)
    for row in written.table("costs/service_costs.csv"):
        assert shape.match(row["outturn_gbp"]) and shape.match(row["overhead_gbp"])


def test_personal_columns_only_where_planned(written, null):
    planned = {
        f"surveys/{survey}/{survey}-{wave}.csv": truth["headings"]
        for survey, truth in PLANTED["personal_columns"].items()
        for wave in [("2022-05", "2022-11", "2023-05", "2023-11")[truth["wave"] - 1]]
    }
    every = {heading for headings in planned.values() for heading in headings}
    for demo, expected in ((written, planned), (null, {})):
        for name, path in demo.files.items():
            if name.startswith("surveys/"):
                heading = next(csv.reader(io.StringIO(text(path))))
                held = [column for column in heading if column in every]
                assert held == expected.get(name.removesuffix(".gz"), []), name


def test_personal_values_are_of_ranges_that_nobody_has(written):
    for row in written.table("surveys/support/support-2022-11.csv"):
        assert row["NHS number"].startswith("999 ")
        assert row["Telephone number"].startswith("01632 960")
    for row in written.table("surveys/residents/residents-2023-05.csv"):
        assert row["Email address"].endswith("@example.invalid")


def test_shapes_hold_together(written):
    """Small areas cover their districts exactly: every inner edge is drawn from both sides."""
    features = json.loads(text(written.named("place/wrenmarsh_lsoa.geojson")))["features"]
    assert len(features) == COUNTS["small_areas"]
    edges = {}
    for feature in features:
        (ring,) = feature["geometry"]["coordinates"]
        assert ring[0] == ring[-1]
        assert not _crosses_itself(ring), feature["properties"]["LSOA21NM"]
        for start, end in zip(ring, ring[1:], strict=False):
            key = frozenset((tuple(start), tuple(end)))
            edges[key] = edges.get(key, 0) + 1
    assert set(edges.values()) == {1, 2}
    wards = json.loads(text(written.named("place/wrenmarsh_ward.geojson")))["features"]
    several = [f for f in wards if f["geometry"]["type"] == "MultiPolygon"]
    assert len(several) == 1  # the one with the islet


def _crosses_itself(ring):
    sides = list(zip(ring, ring[1:], strict=False))
    return any(
        _crosses(*one, *other)
        for n, one in enumerate(sides)
        for other in sides[n + 2 : len(sides) - (n == 0)]
    )


def _crosses(a, b, c, d):
    def side(p, q, r):
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def test_settings_are_readable_and_name_what_exists(written):
    alliances = tomllib.loads(text(written.named("alliances.toml")))["alliance"]
    home = {
        row["lsoa21_code"]: row["ward24_code"]
        for row in written.table("place/lookup_lsoa21_ward24_ltla24.csv")
    }
    upland, harbour = alliances
    assert set(upland["wards"]) <= set(home.values())
    shared = {home[area] for area in harbour["small_areas"]} & set(upland["wards"])
    assert len(shared) == 2
    known = {row["provider_id"] for row in written.table("providers/providers.csv")}
    publishers = {"GB-LAE-XWM", "GB-LAE-XPG", "GB-NHS-XQ1"}
    for alliance in alliances:
        assert set(alliance["partners"]) <= known | publishers
        assert set(alliance["outcomes"]) <= set(TRUTHS["measures"])


def test_answers_of_surveys_are_all_mapped(residents, support):
    for answers in (residents, support):
        said = answers.said
        known = set(said["groups"].values())
        known |= {item["heading"] for item in said["items"].values()}
        for heading in said["columns"].values():
            known |= set(heading if isinstance(heading, list) else [heading])
        known |= set(said["personal"]["headings"])
        ours = {"wave", "person", "nth", "area", "ward", "district", "fifth"}
        assert not {heading for row in answers.rows[::50] for heading in row} - known - ours


def test_a_folder_of_somebody_else_is_refused(tmp_path):
    (tmp_path / "mine.csv").write_text("a,b\n")
    with pytest.raises(ConfigError, match="did not write"):
        write_county(tmp_path)


@pytest.mark.parametrize("scale", [0, -1, 1.5])
def test_an_impossible_scale_is_refused(tmp_path, scale):
    with pytest.raises(ConfigError, match="not a whole number from 1"):
        write_county(tmp_path / "new", scale=scale)
