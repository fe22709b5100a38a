"""A small survey written in the test: a district of three wards, one that nobody answered from."""

import csv
import io
import random

from pipelines.build.run import build
from pipelines.config import read_data_folder
from tests import support
from tests.build.folders import write

WARDS = {"X05000001": "X07000001", "X05000002": "X07000001", "X05000003": "X07000001"}
AREAS = {"X01000001": "X05000001", "X01000002": "X05000001", "X01000003": "X05000002",
         "X01000004": "X05000003"}  # fmt: skip
POSTCODES = {"XB1 1AA": "X01000001", "XB1 1AB": "X01000002", "XB2 2AA": "X01000003"}
WAVES = ("2023-05", "2023-11", "2024-05")
WORDS = {"Agree": 1, "Disagree": 0}
# What must never be found in any file that a build leaves.
PLANTED = ("Wilhelmina Planted", "planted@example.invalid", "01632 960999", "999 123 4567",
           "9991234567", "XB1 1AA", "XB11AA", "R-00", "My neighbour Planted")  # fmt: skip
TOML = """
is_synthetic = {synthetic}
[[source]]
files = ["survey/*.csv"]
kind = "responses"
survey = "small"
wave = "from file name"
[source.columns]
respondent = "Reference"
answered_on = "Date"
weight = "Weight"
postcode = "Postcode"
service = "Service"
[source.groups]
age_band = "Age"
[source.scales.agree]
"Agree" = 1
"Disagree" = 0
[source.items]
around = {{ measure = "get_around", heading = "I get around", scale = "agree" }}
satisfied = {{ measure = "my_life_satisfaction", heading = "Satisfied (0 to 10)", range = [0, 10] }}
[source.missing]
"Rather not say" = "declined"
[source.personal]
headings = ["Name"]
"""


def people(seed=7):
    """Rows of answers as dicts; some decline, some do not say where they live."""
    draw = random.Random(seed)
    rows = []
    for wave in WAVES:
        for number in range(90):
            if draw.random() < 0.7:
                answer = draw.choice(["Agree", "Agree", "disagree ", "Rather not say", ""])
                rows.append(
                    {
                        "wave": wave,
                        "Reference": f"R-00{number}",
                        "Date": f"{draw.randint(1, 28):02}/{wave[5:]}/{wave[:4]}",
                        "Weight": draw.choice(["0.5", "1", "1.75", ""]),
                        "Postcode": draw.choice([*POSTCODES, "xb22aa", "ZZ9 9ZZ", ""]),
                        "Service": "Short breaks",
                        "Age": draw.choice(["16-64", "65 and over"]),
                        "I get around": answer,
                        "Satisfied (0 to 10)": draw.choice(["0", "5", "7", "10", "11", ""]),
                        "Name": "Wilhelmina Planted",
                        "Anything else?": "My neighbour Planted, 01632 960999",
                    }
                )
    # Typed where it does not belong: in an answer, a category, a date, a number of lines.
    rows[0] |= {"I get around": "planted@example.invalid", "Age": "999 123 4567"}
    rows[1] |= {"Satisfied (0 to 10)": "9991234567", "Service": "planted@example.invalid"}
    rows[2] |= {"Date": "Wilhelmina Planted"}
    rows[3] |= {"Reference": "  "}
    return rows


def folder(root, rows, synthetic=True, postcodes=True):
    """The data folder of a survey."""
    files = {"sources.toml": TOML.format(synthetic=str(synthetic).lower())}
    for wave in WAVES:
        files[f"survey/small-{wave}.csv"] = _csv([
            {key: value for key, value in row.items() if key != "wave"}
            for row in rows if row["wave"] == wave
        ])  # fmt: skip
    files["place/lookup.csv"] = _csv([
        {"lsoa21_code": area, "lsoa21_name": area, "ward24_code": ward, "ward24_name": ward,
         "ltla24_code": WARDS[ward], "ltla24_name": WARDS[ward]}
        for area, ward in AREAS.items()
    ])  # fmt: skip
    if postcodes:
        files["place/postcodes.csv"] = _csv(
            [{"pcds": postcode, "lsoa21": area} for postcode, area in POSTCODES.items()]
        )
    return write(root, files)


def built_once(made):
    """(data folder, output, what the build said) of this survey, built once for the whole run.

    Whoever changes anything copies it first. It is built from the beginning, so that all which
    lies there is of this build. `made` is pytest's `tmp_path_factory`.
    """
    root = support.shared_root(made) / "small-survey"

    def write_and_build(_, output):
        said = []
        build(read_data_folder(folder(root, people())), output, say=said.append)
        (root / "said.txt").write_text("\n".join(said), encoding="utf-8")

    output = support.build_once(root, "small-survey", made, how=write_and_build)
    return root, output, (root / "said.txt").read_text(encoding="utf-8").splitlines()


def _csv(rows):
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
