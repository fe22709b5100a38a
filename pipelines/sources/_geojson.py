"""Recognise boundary files: GeoJSON whose properties hold a place code."""

import gzip
import json

from pipelines.errors import SourceError
from pipelines.sources._plan import ReadingPlan, Recognition


def is_geojson(file):
    """Whether the file's name says that it is GeoJSON."""
    return file.path.name.lower().removesuffix(".gz").endswith(".geojson")


def read_features(path):
    """The features of a GeoJSON file, gzip or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    try:
        with opener(path, "rt", encoding="utf-8-sig") as stream:
            return json.load(stream)["features"]
    except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
        what = type(error).__name__
        raise SourceError(path.name, f"not a GeoJSON file ({what})", "Fetch it anew.") from error


def recognise(file, candidates, headings):
    """A plan for the layout that takes boundaries, if the features hold a place code."""
    features = read_features(file.path)
    keys = tuple((features[0].get("properties") or {}) if features else ())
    for layout in candidates:
        columns = tuple(headings.place(layout.name, key)[0] for key in keys)
        if layout.file_format == "geojson" and any(columns):
            plan = ReadingPlan(
                file.path, file.name, layout, headings=keys, columns=columns, said=file.said
            )
            return Recognition(file.name, plan)
    return Recognition(file.name, None, "no boundaries with a place code that we know")
