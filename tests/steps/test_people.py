"""The steps about people: a null stays unknown, the closed list holds, names cannot act."""

import pandas as pd
import pytest

from pipelines.engine.duck import Engine
from pipelines.errors import DisclosureError
from pipelines.steps import (
    safe_indicator_value,
    stat_indicator_change,
    stat_indicator_comparison,
    stat_sentence_people,
)
from tests import support

PLACES = """
    place_id | place_name      | place_level | is_home
    ---------+-----------------+-------------+--------
    E08-0    | Brack *water*   | district    | true
    E08-1    | Anvilby         | district    | false
    E08-2    | Cinderby        | district    | false
    E92      | Marrow<b>land   | country     | false
    X92      | Elsewhere       | country     | false
    """
MEASURES = """
    measure_id | title     | polarity        | sort_key
    -----------+-----------+-----------------+---------
    anxiety    | Anxiety   | lower_is_better | 1
    happiness  | Happiness | higher_is_better| 2
    """
SIMILAR = """
    place_id | similar_place_id
    ---------+-----------------
    E08-0    | E08-1
    E08-0    | E08-2
    """
TYPES = {
    "is_home": "boolean",
    "sort_key": "integer",
    "period_start": "date",
    **dict.fromkeys(("value", "lower", "upper"), "double"),
}


def _frames(**tables):
    """Tables drawn as text as the frames that a step gets: from DuckDB, with its kinds of null."""
    frames = {}
    with Engine() as engine:
        for name, text in tables.items():
            names = [cell.strip() for cell in text.strip().splitlines()[0].split("|")]
            shape = {column: TYPES.get(column, "varchar") for column in names}
            support.make_table(engine, name, text, shape)
            frames[name] = engine.frame(f"select * from {name}")
    return frames


def _people(values):
    frames = _frames(
        safe_indicator_value=values,
        dim_place=PLACES,
        dim_measure=MEASURES,
        dim_similar_place=SIMILAR,
    )
    # Through DuckDB once more, as a build does, so that the sentences see its kind of null.
    with Engine() as engine:
        for step in (stat_indicator_comparison, stat_indicator_change):
            engine.write(step.WRITES, step.run(frames))
            frames[step.WRITES] = engine.frame(f"select * from {step.WRITES}")
    return frames


VALUES = """
    measure_id | place_id | period    | period_start | value | lower | upper
    -----------+----------+-----------+--------------+-------+-------+------
    anxiety    | E08-0    | FY2021-22 | 2021-04-01   | 3.0   | 2.9   | 3.1
    anxiety    | E08-0    | FY2022-23 | 2022-04-01   | 3.6   | 3.4   | 3.8
    anxiety    | E08-1    | FY2022-23 | 2022-04-01   | 3.0   | 2.8   | 3.2
    anxiety    | E08-2    | FY2022-23 | 2022-04-01   |       |       |
    anxiety    | E92      | FY2022-23 | 2022-04-01   | 3.5   | 3.4   | 3.6
    anxiety    | X92      | FY2022-23 | 2022-04-01   | 1.0   | 0.9   | 1.1
    happiness  | E08-0    | FY2021-22 | 2021-04-01   | 7.0   |       |
    happiness  | E08-0    | FY2022-23 | 2022-04-01   |       |       |
    happiness  | E92      | FY2022-23 | 2022-04-01   | 7.5   | 7.4   | 7.6
    """


def test_a_comparison_with_a_null_has_no_verdict_and_the_average_counts_who_has_a_value():
    rows = _people(VALUES)["stat_indicator_comparison"]
    found = {
        (r.measure_id, r.comparator): (r.comparator_name, r.verdict, r.signal)
        for r in rows[rows["period"] == "FY2022-23"].itertuples()
        if r.verdict == r.verdict
    }
    assert found == {
        ("anxiety", "country"): ("Marrow<b>land", "cannot_tell", "none"),
        ("anxiety", "similar"): ("Average of 1 similar place", "higher", "worse"),
    }
    missing = rows[(rows["measure_id"] == "happiness") & (rows["period"] == "FY2022-23")]
    assert missing["verdict"].isna().all() and missing["difference"].isna().all()


def test_a_country_compares_only_with_its_own_places():
    rows = _people(VALUES)["stat_indicator_comparison"]
    assert "Elsewhere" not in set(rows["comparator_name"])


def test_a_change_takes_each_year_whole():
    """A first year without limits must not borrow those of a later year."""
    rows = _people(
        """
        measure_id | place_id | period    | period_start | value | lower | upper
        -----------+----------+-----------+--------------+-------+-------+------
        anxiety    | E08-0    | FY2022-23 | 2022-04-01   | 3.6   | 3.4   | 3.8
        anxiety    | E08-0    | FY2020-21 | 2020-04-01   | 3.0   |       |
        anxiety    | E08-0    | FY2021-22 | 2021-04-01   | 9.0   | 8.9   | 9.1
        anxiety    | E08-0    | FY2019-20 | 2019-04-01   |       |       |
        happiness  | E08-0    | FY2022-23 | 2022-04-01   | 7.0   | 6.9   | 7.1
        """
    )["stat_indicator_change"]
    (row,) = rows.itertuples()
    assert (row.measure_id, row.from_period, row.to_period) == ("anxiety", "FY2020-21", "FY2022-23")
    assert row.difference == pytest.approx(0.6)
    assert pd.isna(row.verdict) and pd.isna(row.difference_lower)


def test_sentences_say_what_is_missing_and_neutralise_names():
    sentences = stat_sentence_people.run(_people(VALUES)).set_index(["block", "measure_id"])
    people = sentences.loc[("place_people", ""), "sentence"]
    measure = sentences.loc[("place_measure", "anxiety"), "sentence"]
    said = " ".join(sentences["sentence"])
    assert "nan" not in said.lower() and "None" not in said
    assert "Brack \\*water\\*" in people
    assert "Marrow\\<b\\>land" in measure and "<b>" not in said.replace("\\<b\\>", "")
    assert "happiness is" not in people


def test_an_estimate_without_limits_is_read_out_without_them():
    values = VALUES.replace("2022-04-01   |       |       |\n    happiness  | E92",
                            "2022-04-01   | 7.1   |       |\n    happiness  | E92")  # fmt: skip
    assert values != VALUES
    sentences = stat_sentence_people.run(_people(values)).set_index(["block", "measure_id"])
    assert sentences.loc[("place_measure", "happiness"), "sentence"].startswith("7.10 out of 10.")


CELLS = """
    measure_id | place_id | period    | value | lower | upper
    -----------+----------+-----------+-------+-------+------
    anxiety    | E08-0    | FY2022-23 | 3.6   | 3.4   | 3.8
    """


def test_the_closed_list_passes_years_of_districts_unchanged():
    frames = _frames(fct_indicator_value=CELLS, dim_place=PLACES)
    (row,) = safe_indicator_value.run(frames).to_dict("records")
    assert (row["value"], row["lower"], row["upper"]) == (3.6, 3.4, 3.8)
    assert pd.isna(row["suppressed_because"])


@pytest.mark.parametrize("period", ["R2018-2020", "2022", ""])
def test_the_closed_list_refuses_other_periods(period):
    frames = _frames(fct_indicator_value=CELLS, dim_place=PLACES)
    frames["fct_indicator_value"]["period"] = period
    with pytest.raises(DisclosureError, match="1 cells have a period outside the closed list"):
        safe_indicator_value.run(frames)


def test_the_closed_list_lets_no_small_area_through():
    frames = _frames(fct_indicator_value=CELLS, dim_place=PLACES.replace("district", "small_area"))
    assert safe_indicator_value.run(frames).empty
