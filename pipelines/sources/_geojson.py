"""Recognise boundary files: GeoJSON whose properties hold a place code."""

import json

from pipelines.errors import SourceError
from pipelines.sources._plan import ReadingPlan, Recognition
from pipelines.sources._reading import read_bytes


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
