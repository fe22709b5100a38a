"""Measures' files that are wrong, each refused with the correction; a body's own that are right."""

import shutil
from pathlib import Path

import pytest

from pipelines import config
from pipelines.errors import ConfigError, MeasureError
from pipelines.measures.registry import load_measures, part_rows

BAD = sorted((Path(__file__).parent / "bad").glob("*.toml"))
FOOTING = (config.SQL / "measures" / "everyday_footing.toml").read_text(encoding="utf-8")
TABLE = FOOTING.replace('"sum"', '"table"\nscore_table = "scores.csv"').replace(
    "min_items      = 4", "min_items      = 5"
)


def own(folder, **files):
    """Measures of ours and of a data folder that holds these files."""
    for name, text in files.items():
        stem, _, ending = name.rpartition("_")
        (folder / f"{stem}.{ending}").write_text(text, encoding="utf-8")
    return load_measures(own=folder)


def test_there_are_bad_files():
    assert len(BAD) > 20


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_file_fails_with_the_correction(path, tmp_path):
    first, _, _ = path.read_text(encoding="utf-8").partition("\n")
    says = first.removeprefix("# says: ")
    shutil.copy(path, tmp_path)
    with pytest.raises(MeasureError) as raised:
        load_measures(own=tmp_path)
    assert f"measures/{path.name}: {says}" in str(raised.value)


def test_a_body_adds_measures_of_its_own(tmp_path):
    (mine,) = [one for one in own(tmp_path, settled_toml=FOOTING) if one not in load_measures()]
    assert (mine.measure_id, mine.balancing_measure_id) == ("settled", "support_hours")
    assert mine.scoring_words == (
        "The sum of 5 answers. At least 4 must be given; their average stands for the others. "
        "Who gave fewer has no score."
    )


def test_a_body_cannot_say_one_of_ours_otherwise(tmp_path):
    with pytest.raises(MeasureError, match="a measure of this name already. Give the file another"):
        own(tmp_path, anxiety_toml=FOOTING)


def test_a_scale_is_looked_up_in_the_table_that_a_body_brings(tmp_path):
    scores = "sum,score\n" + "".join(f"{n},{n / 2}\n" for n in range(21))
    measures = own(tmp_path, settled_toml=TABLE, scores_csv=scores)
    rows = [row for row in part_rows(measures, "score_table") if row["measure_id"] == "settled"]
    assert len(rows) == 21
    assert rows[-1] == {"measure_id": "settled", "answers_sum": "20", "score": "10.0"}


@pytest.mark.parametrize(
    ("scores", "says"),
    [
        (None, "there is no scores.csv beside it. Put your table there"),
        ("sum,score\n", "it has no score for the sum 0"),
        ("sum,score\n3,1\n5,2\n", "it has no score for the sum 4. Give every sum"),
        ("raw,score\n3,1\n", "a line has no sum or no score. Its headings are sum and score"),
        ("sum,score\n3,\n", "a line has no sum or no score"),
    ],
)
def test_a_table_that_is_not_whole_is_refused(tmp_path, scores, says):
    files = {"settled_toml": TABLE} | ({"scores_csv": scores} if scores else {})
    with pytest.raises(MeasureError, match=says):
        own(tmp_path, **files)


def test_no_table_under_licence_is_ours(monkeypatch, tmp_path):
    (tmp_path / "measures").mkdir()
    (tmp_path / "measures" / "settled.toml").write_text(TABLE, encoding="utf-8")
    monkeypatch.setattr(config, "SQL", tmp_path)
    with pytest.raises(MeasureError, match="no part of this product. Put measure and table into"):
        load_measures(tmp_path / "measures")


def test_measures_and_their_tables_are_no_files_of_data(tmp_path):
    folder = tmp_path / "measures"
    folder.mkdir()
    (folder / "settled.toml").write_text(TABLE, encoding="utf-8")
    (folder / "scores.csv").write_text("sum,score\n0,0\n", encoding="utf-8")
    (tmp_path / "lexicon.toml").write_text("", encoding="utf-8")
    with pytest.raises(ConfigError, match="holds no file to read"):
        config.read_data_folder(tmp_path)
    (folder / "payments.csv").write_text("a,b\n", encoding="utf-8")
    assert [file.name for file in config.read_data_folder(tmp_path).files] == [
        "measures/payments.csv"
    ]
