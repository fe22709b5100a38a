"""The list that people decide on: written by pounds, read back, refused where it cannot be read."""

import csv
import shutil

import pytest

from pipelines import cli
from pipelines.build.cells import as_it_was, harmless
from pipelines.build.review import review
from pipelines.errors import DecisionError
from tests import support
from tests.build.folders import write

SPEND = """Date,Supplier,Net,Expense Type
2022-05-03,Gannet Holdings Limited,12.50,Meals
2022-05-04,Quaytide Wellbeing Recovery West,900.00,Meals
2022-05-05,Gannet Limited,3.00,Meals
2022-05-06,=Saltings Group Limited,1.00,Meals
"""
PROVIDERS = """Provider ID,Provider Name,Provider Kind
GB-COH-01234567,Gannet Limited,company
GB-COH-01234568,Quaytide Recovery West,company
GB-COH-01234569,Saltings Limited,company
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A data folder that is built once for all: its root."""
    files = {"spend/x/2022-05.csv": SPEND, "providers.csv": PROVIDERS}
    root = write(tmp_path_factory.mktemp("review") / "data", files)
    support.begin(root / ".build")
    assert cli.main(["build", str(root), "--quiet"]) == 0
    return root


def _read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _fill(path, **cells):
    rows = _read(path)
    rows[0] |= cells
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return rows[0]


def test_the_list_comes_by_pounds_with_reasons_and_decisions_count(built, tmp_path, capsys):
    root, output = write(tmp_path / "data", {"providers.csv": PROVIDERS}), built / ".build"
    assert cli.main(["review", str(root), "--output", str(output)]) == 0
    assert "3 pairs of names wait" in capsys.readouterr().out
    path = root / "decisions" / "review.csv"
    rows = _read(path)
    assert [row["pounds_at_stake"] for row in rows] == ["900.00", "12.50", "1.00"]
    assert "holding company" in rows[1]["speaks_against"]
    assert rows[2]["payee_name"] == "'=Saltings Group Limited"  # no spreadsheet computes it

    first = _fill(path, is_the_same="Yes", decided_by="Us", decided_on="2024-01-01", why="Asked")
    assert review(root, output) == (1, 2)
    (alias,) = _read(root / "decisions" / "aliases.csv")
    assert (alias["payee_name"], alias["is_the_same"]) == (first["payee_name"], "yes")
    assert review(root, output) == (0, 2)
    # What is not decided waits on, and what is decided stands once.
    assert len(_read(root / "decisions" / "aliases.csv")) == 1


def test_an_alias_moves_no_pound(built, tmp_path):
    before = _totals(built)
    root = tmp_path / "data"
    shutil.copytree(built, root)
    review(root, root / ".build")
    path = root / "decisions" / "review.csv"
    _fill(path, is_the_same="yes", decided_by="Us", decided_on="2024-01-01")
    review(root, root / ".build")
    assert cli.main(["build", str(root), "--quiet"]) == 0
    assert _totals(root) == before
    with support.warehouse(root / ".build") as engine:
        assert engine.run(
            "select provider_method, provider_confidence from int_payee_provider"
            " where name_text like 'Quaytide Wellbeing%'"
        ) == [("decided", 1.0)]
        assert engine.one("select sum(spend_gbp) from fct_provider_spend") == 903


def _totals(folder):
    with support.warehouse(folder / ".build") as engine:
        return engine.run("select sum(spend_gbp), count(*) from fct_spend_month")


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"is_the_same": "maybe"}, "line 2: is_the_same is neither yes nor no"),
        ({"decided_by": "Us"}, "line 2: is_the_same is neither yes nor no"),
        ({"is_the_same": "no"}, "line 2: decided_by is empty"),
        (
            {"is_the_same": "no", "decided_by": "Us", "decided_on": "1.4."},
            "decided_on is not a day",
        ),
        (
            {"is_the_same": "no", "decided_by": "Us", "decided_on": "20260401"},
            "decided_on is not a day",
        ),
    ],
)
def test_what_is_no_decision_is_said(built, tmp_path, cells, says):
    review(tmp_path, built / ".build")
    _fill(tmp_path / "decisions" / "review.csv", **cells)
    with pytest.raises(DecisionError, match=says):
        review(tmp_path, built / ".build")
    assert not (tmp_path / "decisions" / "aliases.csv").exists()


@pytest.mark.parametrize("name", ["review.csv", "aliases.csv"])
def test_a_folder_in_place_of_the_list_is_said(built, tmp_path, capsys, name):
    root = write(tmp_path / "data", {"providers.csv": PROVIDERS})
    (root / "decisions" / name).mkdir(parents=True)
    said = ["review", str(root), "--output", str(built / ".build")]
    assert cli.main(said) == DecisionError.exit_code == 18
    assert f"decisions/{name}: it is not a file that can be read" in capsys.readouterr().err


def test_two_answers_of_one_day_about_one_name_are_refused(built, tmp_path):
    """Neither is taken over, and the list stays as it was filled in."""
    root, output = write(tmp_path / "data", {"providers.csv": PROVIDERS}), built / ".build"
    review(root, output)
    path = root / "decisions" / "review.csv"
    first = _fill(path, is_the_same="yes", decided_by="Us", decided_on="2024-01-01")
    rows = [first, first | {"provider_id": "GB-COH-01234569", "decided_by": "Them"}]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(first))
        writer.writeheader()
        writer.writerows(rows)
    filled = path.read_bytes()
    with pytest.raises(DecisionError, match="line 2 of review.csv and line 3 of review.csv are"):
        review(root, output)
    assert path.read_bytes() == filled and not (root / "decisions" / "aliases.csv").exists()


def test_another_heading_and_a_folder_without_a_build_are_said(built, tmp_path, capsys):
    root = write(
        tmp_path / "data", {"decisions/review.csv": "a,b\n1,2\n", "providers.csv": PROVIDERS}
    )
    said = ["review", str(root), "--output", str(built / ".build")]
    assert cli.main(said) == DecisionError.exit_code
    assert "its columns are not pounds_at_stake" in capsys.readouterr().err
    (root / "decisions" / "review.csv").unlink()
    with pytest.raises(DecisionError, match="nothing is built there"):
        review(root, tmp_path / "elsewhere")


def test_a_list_that_is_not_utf8_is_said(built, tmp_path):
    """As a spreadsheet saves it by default."""
    review(tmp_path, built / ".build")
    path = tmp_path / "decisions" / "review.csv"
    _fill(path, is_the_same="no", decided_by="Zoë", decided_on="2024-01-01")
    path.write_bytes(path.read_text(encoding="utf-8").encode("cp1252"))
    with pytest.raises(DecisionError, match="review.csv: it is not UTF-8 text"):
        review(tmp_path, built / ".build")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=cmd()", "'=cmd()"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("\u202e=x", "'\u202e=x"),
        ("'quoted", "'quoted"),
        ("Gannet", "Gannet"),
        (None, None),
        (3, 3),
    ],
)
def test_a_cell_is_never_a_formula_and_reads_back(text, written):
    assert harmless(text) == written
    if isinstance(text, str):
        assert as_it_was(written) == text
