"""What files are: one module per kind of feed, found by walking this folder.

A kind's module declares `LAYOUTS`, the shapes in which its files come. `recognise` looks at a file
and returns a reading plan: pure data that the build carries out. Nothing here writes.
"""

import importlib
import pkgutil
from dataclasses import replace
from functools import cache

from pipelines.errors import ConfigError, SourceError
from pipelines.sources import (
    _by_values,
    _csv,
    _documents,
    _geojson,
    _json,
    _metadata,
    _odd_tables,
    _survey_exports,
    _tables,
    _xml,
    responses,
)
from pipelines.sources._plan import Layout, Recognition


@cache
def layouts():
    """Every layout of every kind, in a stable order."""
    found = []
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda module: module.name):
        if not module.name.startswith("_"):
            found += importlib.import_module(f"{__name__}.{module.name}").LAYOUTS
    return tuple(found)


def recognise(file, headings):
    """Tell what a file is.

    Parameters
    ----------
    file : pipelines.config.DataFile
    headings : Headings
        The reference table of headings.

    Returns
    -------
    Recognition
        With a reading plan, or without one and the reason why.

    Raises
    ------
    HeadingError
        If the file is plainly of one kind but lacks a heading which that kind needs.
    SourceError
        If the file cannot be read at all.
    """
    if file.said.get("kind") == responses.KIND:
        return responses.recognise(file)
    candidates = [layout for layout in layouts() if _may_be(layout, file)]
    if not candidates:
        kinds = sorted({layout.kind for layout in layouts()})
        raise ConfigError(file.name, f"kind {file.said['kind']!r} is not known", f"Known: {kinds}.")
    found = _recognised(file, candidates, headings)
    kept = [plan for plan in found.plans if not plan.layout.not_loaded]
    left = [plan for plan in found.plans if plan.layout.not_loaded]
    if not left:
        return found
    if not kept:
        return Recognition(file.name, None, left[0].layout.not_loaded)
    said = [f"sheet {plan.sheet!r}: {plan.layout.not_loaded}" for plan in left]
    return replace(found, plan=kept[0], further=tuple(kept[1:]), left=(*found.left, *said))


def _recognised(file, candidates, headings):
    if _geojson.is_geojson(file):
        return _geojson.recognise(file, candidates, headings)
    if _metadata.is_metadata(file):
        return _metadata.recognise(file, candidates, headings)
    if _json.is_json(file) and (found := _json.recognise(file, candidates, headings)):
        return found
    if _documents.document_format(file.path.name):
        return _document(file, candidates, headings)
    parts, why_none, left = _tables.tables_of(file)
    found = _of_tables(file, parts, why_none, candidates, headings)
    return replace(found, left=(*found.left, *left)) if left else found


def _of_tables(file, parts, why_none, candidates, headings):
    if parts and "kind" not in file.said and (mapped := responses.with_our_mapping(file, parts[0])):
        return responses.recognise(mapped)
    found = _csv.recognise(file, parts, why_none, candidates, headings)
    is_of_no_use = not found.plan or found.plan.layout.not_loaded
    if parts and is_of_no_use and (why := _survey_exports.told_by(parts[0])):
        return Recognition(file.name, None, why)
    if found.plan or not parts:
        return found
    return (
        _by_values.recognise(file, parts[0], candidates)
        or (parts[0].form == "text" and _odd_tables.recognise(file, candidates, headings))
        or _xml.told(file, parts[0], found)
    )


def _document(file, candidates, headings):
    """A document of a kind that we know, or the records in one."""
    if _odd_tables.holds_fields(file.path, file.name) and (
        found := _odd_tables.recognise(file, candidates, headings)
    ):
        return found
    try:
        found = _documents.recognise(file, candidates, headings)
    except SourceError:
        if odd := _odd_tables.recognise(file, candidates, headings):
            return odd
        raise
    return found if found.plan else _odd_tables.recognise(file, candidates, headings) or found


def _may_be(layout, file):
    return file.said.get("kind", layout.kind) == layout.kind


__all__ = ["Layout", "Recognition", "layouts", "recognise"]
