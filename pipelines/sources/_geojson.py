"""Recognise boundary files: GeoJSON whose properties hold a place code."""

import json

from pipelines.errors import SourceError
from pipelines.sources._plan import ReadingPlan, Recognition
from pipelines.sources._reading import read_bytes

_POLYGONS = ("Polygon", "MultiPolygon")
_FARTHEST = 1e30  # degrees or metres, however wrong; also leaves out what is no number


def is_geojson(file):
    """Whether a file's name says that it is GeoJSON, or a JSON document says so itself."""
    name = file.path.name.lower().removesuffix(".gz")
    if not name.endswith(".json"):
        return name.endswith(".geojson")
    data = read_bytes(file.path, file.name)
    if b'"FeatureCollection"' not in data:  # parsing is dear, and most documents are of other kinds
        return False
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return False
    return isinstance(content, dict) and content.get("type") == "FeatureCollection"


def read_features(path, name):
    """(properties, geometry) of each feature of a GeoJSON file, gzip or not."""
    data = read_bytes(path, name)
    try:
        features = json.loads(data.decode("utf-8-sig"))["features"] or []
        return [(dict(one.get("properties") or {}), one.get("geometry")) for one in features]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        what = type(error).__name__
        raise SourceError(
            name, f"not GeoJSON with a list of features ({what})", "Fetch the file anew."
        ) from error


def shape_text(geometry):
    """A polygon, or several, as JSON; "null" where there is none, "no polygon" where it is else.

    What no ring of points makes cannot be drawn: points, lines, numbers that are none.
    """
    if not geometry:
        return "null"
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in _POLYGONS:
        return json.dumps("no polygon")
    whole = geometry.get("coordinates")
    polygons = [whole] if kind == "Polygon" else whole
    if not (_are(polygons, list) and all(_are(rings, list) for rings in polygons)):
        return json.dumps("no polygon")
    if not all(ring and all(map(_is_point, ring)) for rings in polygons for ring in rings):
        return json.dumps("no polygon")
    return json.dumps({"type": kind, "coordinates": whole})


def _are(found, kind):
    return isinstance(found, list) and bool(found) and all(isinstance(one, kind) for one in found)


def _is_point(found):
    return (
        isinstance(found, list)
        and len(found) >= 2
        and all(type(axis) in (int, float) and -_FARTHEST < axis < _FARTHEST for axis in found[:2])
    )


def recognise(file, candidates, headings):
    """A plan for the layout that takes boundaries, if the features hold a place code."""
    features = read_features(file.path, file.name)
    keys = tuple(dict.fromkeys(key for properties, _ in features for key in properties))
    for layout in candidates:
        columns = tuple(headings.place(layout.name, key)[0] for key in keys)
        if layout.file_format == "geojson" and any(columns):
            plan = ReadingPlan(
                file.path, file.name, layout, headings=keys, columns=columns, said=file.said
            )
            return Recognition(file.name, plan)
    return Recognition(file.name, None, "no boundaries with a place code that we know")
