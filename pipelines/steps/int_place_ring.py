"""Shapes of home districts and what lies in them, as rings of points thinned for drawing.

Points are rounded to four decimals of a degree, about ten metres, which no map here could show;
neighbours keep sharing their border. Where two files hold a place, the first counts.
"""

import json

import pandas as pd

READS = ("stg_place_boundaries", "int_places", "int_home_places")
WRITES = "int_place_ring"
GRAIN = ("place_id",)

_DECIMALS = 4
_COLUMNS = ["place_id", "place_level", "rings", "centre_lon", "centre_lat"]


def run(frames):
    """One row per shape: `rings` as JSON [[[lon, lat], …], …], the centre of its longest ring."""
    places = frames["int_places"]
    home = set(frames["int_home_places"]["place_id"])
    inside = set(places.loc[places["district_id"].isin(home), "place_id"])
    shapes = frames["stg_place_boundaries"]
    shapes = shapes[shapes["place_id"].isin(inside)].drop_duplicates("place_id")
    rows = []
    for shape in shapes.itertuples():
        rings = _rings(json.loads(shape.geometry))
        longest = max(rings, key=len)
        centre = [sum(point[axis] for point in longest) / len(longest) for axis in (0, 1)]
        rows.append((shape.place_id, shape.place_level, json.dumps(rings), *centre))
    return pd.DataFrame(rows, columns=_COLUMNS)


def _rings(geometry):
    polygons = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    return [_thin(ring) for polygon in polygons for ring in polygon]


def _thin(ring):
    points = [[round(point[0], _DECIMALS), round(point[1], _DECIMALS)] for point in ring]
    return [point for i, point in enumerate(points) if i == 0 or point != points[i - 1]]
