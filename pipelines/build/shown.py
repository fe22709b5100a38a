"""What kept builds and those sent out show of people: whoever has their files knows it."""

from datetime import datetime

from pipelines.build import publish, sent, state
from pipelines.engine.duck import Engine, quote
from pipelines.errors import PublishError

TABLE = "ref_shown"
_COLUMNS = {
    **dict.fromkeys(("build_id", "published_table", "measure_id", "place_id", "service_id",
                     "provider_id", "group_dimension", "group_value", "period",
                     "suppressed_because"), "varchar"),
    **dict.fromkeys(("shown_on", "frozen_since"), "date"),
    **dict.fromkeys(("n_people", "n_responses", "n_with", "n_without"), "bigint"),
    **dict.fromkeys(("sum_w", "sum_w2", "sum_wy", "sum_wy2"), "double"),
}  # fmt: skip
# A cell that is as it was has nothing to freeze: what was shown makes no table be made again.
MADE = state.Made("what kept builds show", "what kept builds show")


def land_shown(engine, output, root):
    """Write the cells of every build that is kept or was sent out, as they were protected."""
    columns = ", ".join(f"{quote(name)} {kind}" for name, kind in _COLUMNS.items())
    engine.run(f"create or replace table {TABLE} ({columns})")
    builds = dict(sent.files(root)) | dict(publish.kept_builds(output))
    for build_id, warehouse in sorted(builds.items()):
        there = _columns_of(warehouse)
        if "frozen_since" not in there:
            continue  # made before anything was remembered: nothing was guarded with a view to it
        names = ", ".join(quote(name) for name in _COLUMNS if name in there)
        day = datetime.strptime(build_id[:8], "%Y%m%d").date()  # noqa: DTZ007
        with engine.attached(warehouse, "kept", read_only=True):
            engine.run(
                f"insert into {TABLE} by name"
                f" select ? as build_id, cast(? as date) as shown_on, {names} from kept.safe_cell",
                [build_id, day.isoformat()],
            )
    return {TABLE: MADE}


def _columns_of(warehouse):
    """The columns of a kept build's protected cells; none of a file that nobody can read."""
    try:
        with Engine(warehouse, read_only=True) as kept:
            return kept.describe("safe_cell") if "safe_cell" in kept.tables() else {}
    except PublishError as error:
        if "not a valid DuckDB" in error.found:
            return {}
        raise
