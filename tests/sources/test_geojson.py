"""Shapes of places: polygons as publishers write them, and what is none."""

import json

import pytest

from pipelines.sources._geojson import shape_text
from tests.fuzz.test_found import landed

RING = [[-2.9, 50.7], [-2.8, 50.7], [-2.8, 50.8], [-2.9, 50.7]]
NO_POLYGONS = {
    "a point": {"type": "Point", "coordinates": [-2.9, 50.7]},
    "a line": {"type": "LineString", "coordinates": RING},
    "several shapes": {"type": "GeometryCollection", "geometries": []},
    "half a character": {"type": "\ud800", "coordinates": [RING]},
    "a list": [RING],
    "a text": "POLYGON ((-2.9 50.7))",
    "no type": {"coordinates": [RING]},
    "no corners": {"type": "Polygon"},
    "corners that are none": {"type": "Polygon", "coordinates": None},
    "an empty one": {"type": "Polygon", "coordinates": []},
    "an empty ring": {"type": "Polygon", "coordinates": [RING, []]},
    "a ring that is none": {"type": "Polygon", "coordinates": [RING, None]},
    "a text among the corners": {"type": "Polygon", "coordinates": [["x", *RING]]},
    "a text for a number": {"type": "Polygon", "coordinates": [[["2.9", 50.7], *RING]]},
    "one number": {"type": "Polygon", "coordinates": [[[2.9], *RING]]},
    "yes for a number": {"type": "Polygon", "coordinates": [[[True, 50.7], *RING]]},
    "no number": {"type": "Polygon", "coordinates": [[[float("nan"), 50.7], *RING]]},
    "a number without end": {"type": "Polygon", "coordinates": [[[10**400, 50.7], *RING]]},
    "several as one": {"type": "Polygon", "coordinates": [[RING]]},
    "one as several": {"type": "MultiPolygon", "coordinates": [RING]},
}
POLYGONS = {
    "plain": {"type": "Polygon", "coordinates": [RING]},
    "with a hole": {"type": "Polygon", "coordinates": [RING, RING]},
    "several": {"type": "MultiPolygon", "coordinates": [[RING], [RING, RING]]},
    "with heights": {"type": "Polygon", "coordinates": [[[*point, 12.5] for point in RING]]},
    "heights unknown": {"type": "Polygon", "coordinates": [[[*point, None] for point in RING]]},
    "with a box": {"type": "Polygon", "bbox": [-2.9, 50.7, -2.8, 50.8], "coordinates": [RING]},
    "corners first": {"coordinates": [RING], "type": "Polygon"},
    "whole numbers": {"type": "Polygon", "coordinates": [[[-3, 50], [-2, 50], [-2, 51], [-3, 50]]]},
    "not closed": {"type": "Polygon", "coordinates": [RING[:3]]},
    "in metres": {"type": "Polygon", "coordinates": [[[330668, 98481.5], [330669, 98482]]]},
    "at nought": {"type": "Polygon", "coordinates": [[[0, 51.5], [0.1, 51.5], [0, 51.6]]]},
}


@pytest.mark.parametrize("shape", NO_POLYGONS.values(), ids=NO_POLYGONS)
def test_what_cannot_be_drawn_is_no_polygon(shape):
    assert json.loads(shape_text(shape)) == "no polygon"


@pytest.mark.parametrize("shape", POLYGONS.values(), ids=POLYGONS)
def test_a_polygon_is_kept_to_the_last_corner(shape):
    kept = json.loads(shape_text(shape))
    assert kept == {key: shape[key] for key in ("type", "coordinates")}


@pytest.mark.parametrize("shape", [None, {}, ""])
def test_no_shape_is_none(shape):
    assert shape_text(shape) == "null"


def test_a_shape_that_cannot_be_drawn_refuses_its_line_and_stops_nobody():
    """A point among the shapes of home places once ended the build."""
    shapes = [POLYGONS["plain"], *NO_POLYGONS.values(), None]
    features = [
        {"type": "Feature", "properties": {"WD25CD": f"X05{n:06}"}, "geometry": shape}
        for n, shape in enumerate(shapes)
    ]
    text = json.dumps({"type": "FeatureCollection", "features": features})
    found = landed(text.encode("utf-8", "surrogatepass"), ".geojson")
    why = [said[3] or "" for said in found.lines.values() if not said[0]]
    assert sum("is no polygon" in one for one in why) == len(NO_POLYGONS)
    assert why.count("no shape") == 1
    assert found.lines_read - found.refused_lines == 1
