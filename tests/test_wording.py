"""Our own words against our own list: pages, measures, columns, models, documents."""

import ast
import tomllib

import pytest

from pipelines.build.columns import load_columns
from pipelines.build.graph import load_nodes
from pipelines.build.wording import MEASURE_TEXTS, words_to_mend
from pipelines.config import PROJECT, read_data_folder
from pipelines.measures.lexicon import load_lexicon
from pipelines.measures.registry import load_measures, on_shelf
from tests.build.folders import copy_sample

LEXICON = load_lexicon()


def found(texts, **how):
    """What has to be said otherwise in {place: text}."""
    return [str(one) for place, text in texts.items() for one in LEXICON.look(text, place, **how)]


def strings(path):
    """Every text of a Python file that has words in it and is no docstring: what a reader sees."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if id(node) in docstrings or not isinstance(node, ast.Constant):
            continue
        if isinstance(node.value, str) and " " in node.value:
            yield f"{path.relative_to(PROJECT)}:{node.lineno}", node.value


def test_navigation():
    pages = tomllib.loads((PROJECT / "dashboard" / "navigation.toml").read_text(encoding="utf-8"))
    titles = {f"page {n}": f"{page['title']} {page.get('note', '')}"
              for n, page in enumerate(pages["page"])}  # fmt: skip
    assert len(titles) > 5
    assert found(titles) == []


def test_headings_and_sentences_of_the_pages():
    paths = sorted((PROJECT / "dashboard").rglob("*.py"))
    texts = [pair for path in paths if path.parent.name != "reading" for pair in strings(path)]
    assert len(texts) > 1000
    assert [str(one) for place, text in texts for one in LEXICON.look(text, place)] == []


def test_sentences_that_the_statistics_make():
    folders = ("stats", "steps")
    texts = [pair for folder in folders
             for path in sorted((PROJECT / "pipelines" / folder).glob("*sentence*.py"))
             for pair in strings(path)]  # fmt: skip
    assert len(texts) > 100
    assert [str(one) for place, text in texts for one in LEXICON.look(text, place)] == []


def test_measures():
    texts = {f"{measure.measure_id}, {name}": getattr(measure, name)
             for measure in load_measures(shelved=on_shelf())
             for name in MEASURE_TEXTS}  # fmt: skip
    assert len(texts) > 90
    assert found(texts) == []


def test_columns_and_models():
    texts = {name: column["description"] for name, column in load_columns().items()}
    texts |= {name: node.header.description for name, node in load_nodes().items()}
    assert found(texts, about_people=False) == []


@pytest.mark.parametrize(
    "path",
    [*sorted(PROJECT.glob("*.md")), *sorted((PROJECT / "docs").glob("*.md")),
     *sorted((PROJECT / "data").glob("*/README.md")), PROJECT / "data" / "README.md"],
    ids=lambda path: path.name,
)  # fmt: skip
def test_documents(path):
    assert found({path.name: path.read_text(encoding="utf-8")}, about_people=False) == []


def test_a_body_is_told_of_its_own_words_and_not_of_ours_or_of_what_was_asked(tmp_path):
    """Measures and what was learned; the question as asked and publishers' titles stay theirs."""
    copy_sample(tmp_path, "spend/brackwater/2022-06.csv")
    (tmp_path / "measures").mkdir()
    text = (PROJECT / "sql" / "measures" / "my_days.toml").read_text(encoding="utf-8")
    text = text.replace("I decide how", "Service users decide how")
    text = text.replace("The survey of people", "The service user survey of people")
    (tmp_path / "measures" / "our_days.toml").write_text(text, encoding="utf-8")
    (tmp_path / "decisions").mkdir()
    (tmp_path / "decisions" / "learning.csv").write_text(
        "learning_id,noted_on,stage,service,question,learned,answered_on,noted_by\n"
        "L-1,2024-01-22,learn,home_care,Why?,The worst performing provider failed,,Team\n",
        encoding="utf-8",
    )
    told = [(one.place, one.word) for one in words_to_mend(read_data_folder(tmp_path))]
    assert told == [
        ("measures/our_days.toml, plain_title", "Service users"),
        ("decisions/learning.csv, line 2, learned", "worst performing"),
        ("decisions/learning.csv, line 2, learned", "failed"),
    ]
