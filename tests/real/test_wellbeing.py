"""Personal wellbeing as the Office for National Statistics publishes it: limits, what changed."""

import csv
import gzip
import io
from collections import Counter

import pandas as pd
import pytest

from pipelines.stats import sentences
from pipelines.steps import stat_indicator_change
from tests import made
from tests.build.folders import write

pytestmark = pytest.mark.real

FILE = "personal-wellbeing-estimates.csv.gz"
MEASURES = {"Satisfaction": "life_satisfaction", "Worthwhile": "worthwhile",
            "Happiness": "happiness", "Anxiety": "anxiety"}  # fmt: skip
HYNDBURN = "E07000120"


@pytest.fixture(scope="module")
def data(real_folder):
    path = real_folder / "outcomes" / "ons_els" / FILE
    return path.read_bytes() if path.exists() else pytest.skip(f"no {path}")


@pytest.fixture(scope="module")
def published(data):
    """{(measure, place, year): (value, lower, upper)} as the file has them, or None."""
    text = gzip.decompress(data).decode("utf-8-sig")
    return {
        (MEASURES[row["indicator"]], row["areacd"], row["period"][:4]): tuple(
            float(row[c]) if row[c] else None for c in ("observation", "lci_95", "uci_95")
        )
        for row in csv.DictReader(io.StringIO(text))
        if row["indicator"] in MEASURES and row["measure"].startswith("Mean")
    }


@pytest.fixture(scope="module")
def frames(data, tmp_path_factory):
    """The tables that the step of changes reads, with every place one that may be looked at."""
    folder = tmp_path_factory.mktemp("wellbeing")
    write(folder / "data", {f"outcomes/{FILE}": data})
    with made.tables(folder / "data", *stat_indicator_change.READS) as warehouse:
        found = {
            name: pd.DataFrame(warehouse.rows(f"select * from {name}"))
            for name in stat_indicator_change.READS
        }
    found["dim_place"] = found["dim_place"].assign(is_home=True)
    return found


def test_limits_are_those_that_were_published(frames, published):
    ours = {
        (row["measure_id"], row["place_id"], row["period"][2:6]): tuple(
            None if pd.isna(row[c]) else float(row[c]) for c in ("value", "lower", "upper")
        )
        for row in frames["safe_indicator_value"].to_dict("records")
    }
    places = {place for _, place, _ in published}
    assert len(places) == 419
    shared = ours.keys() & published.keys()
    assert len({place for _, place, _ in shared}) > 390
    assert all(ours[key] == published[key] for key in shared)
    missing = published.keys() - ours.keys()
    left_out = {place for measure, place, year in missing if published[measure, place, year][0]}
    # Inner and Outer London govern nothing, and the United Kingdom is no level that is shown.
    assert left_out == {"E13000001", "E13000002", "K02000001"}


def test_what_changed_since_the_first_year_and_where_nobody_can_tell(frames):
    found = stat_indicator_change.run(frames)
    told = {m: Counter(part["verdict"]) for m, part in found.groupby("measure_id")}
    assert told == EXPECTED
    here = found[found["place_id"] == HYNDBURN].set_index("measure_id")
    assert len(here) == 4 and here["verdict"].eq("cannot_tell").all()
    for measure, row in here.iterrows():
        assert "we cannot tell a change" in sentences.changed(measure, row, "2011 to 12")


EXPECTED = {
    "anxiety": {"cannot_tell": 354, "higher": 47, "lower": 13},
    "happiness": {"cannot_tell": 368, "higher": 41, "lower": 5},
    "life_satisfaction": {"cannot_tell": 372, "higher": 27, "lower": 15},
    "worthwhile": {"cannot_tell": 370, "higher": 36, "lower": 8},
}
