"""The design as tests: layers, lineage, import directions, portable SQL, budgets, no way out."""

import ast
import re
import sys
import warnings
from dataclasses import dataclass
from functools import cache

import pytest
from sqlglot import exp

from pipelines.build.graph import ancestors, load_nodes
from pipelines.build.header import read_header
from pipelines.config import PROJECT, SQL
from tests.portable import KNOWN_FUNCTIONS, parsed, unportable

NODES = load_nodes()
READS = {name: node.reads for name, node in NODES.items()}


# The layer table ----------------------------------------------------------------------------------

MAKES = {
    "1_staging": ("stg_", "rej_"),
    "2_intermediate": ("int_",),
    "3_marts": ("dim_", "fct_"),
    "4_published": ("pub_",),
    "steps": ("int_", "safe_", "stat_"),
}
MAY_READ = {
    "int_": ("stg_", "int_", "ref_"),
    "dim_": ("stg_", "rej_", "int_", "dim_", "ref_", "chk_"),
    "fct_": ("stg_", "rej_", "int_", "dim_", "ref_", "chk_"),
    # What kept builds showed is no mart: it is what a reader already has.
    "safe_": ("fct_", "dim_", "ref_shown"),
    # A sentence is a statistic said in words: it rests on statistics that have passed safe_.
    "stat_": ("safe_", "stat_", "dim_", "fct_"),
    "pub_": ("safe_", "stat_", "dim_", "fct_"),
}


def misplaced(name, layer, reads):
    """What is wrong with a model's name or with what it reads, in words."""
    wrong = []
    if not name.startswith(MAKES[layer]):
        wrong.append(f"{layer} makes {' '.join(MAKES[layer])}, not {name}")
    if layer == "1_staging":
        return wrong + _misplaced_staging(name, reads)
    allowed = MAY_READ[name.split("_")[0] + "_"]
    return wrong + [f"{name} reads {t}" for t in sorted(reads) if not t.startswith(allowed)]


def _misplaced_staging(name, reads):
    raw = {table for table in reads if table.startswith("raw_")}
    judged = {f"stg_{name.split('_', 1)[1]}_judged"}
    # What reads each distinct text of a source once, such as its days, stands beside its judge.
    same_source = (f"stg_{name.split('_')[1]}_", "ref_")
    others = {table for table in reads - raw - judged if not table.startswith(same_source)}
    wrong = [f"{name} reads {table}" for table in sorted(others)]
    if len(raw) > 1 or (raw and reads & judged):
        wrong.append(f"{name} reads more than one source")
    return wrong


@pytest.mark.parametrize("name", NODES)
def test_a_model_reads_only_the_layers_before_it(name):
    node = NODES[name]
    assert misplaced(name, node.layer, node.reads) == []


@pytest.mark.parametrize(
    ("name", "layer", "reads"),
    [
        ("stg_spend", "1_staging", {"raw_spend", "raw_contracts"}),
        ("stg_spend", "1_staging", {"stg_contracts_judged"}),
        ("stg_spend", "1_staging", {"raw_spend", "int_places"}),
        ("int_places", "2_intermediate", {"raw_places"}),
        ("int_places", "2_intermediate", {"dim_place"}),
        ("fct_spend", "3_marts", {"raw_spend"}),
        ("fct_spend", "3_marts", {"safe_values"}),
        ("pub_spend", "4_published", {"int_spend"}),
        ("pub_spend", "4_published", {"stg_spend"}),
        ("safe_values", "steps", {"int_spend"}),
        ("stat_values", "steps", {"int_spend"}),
        ("dim_place", "2_intermediate", {"stg_places"}),
        ("fct_values", "steps", {"stg_places"}),
    ],
)
def test_a_model_in_the_wrong_place_is_caught(name, layer, reads):
    assert misplaced(name, layer, reads)


def test_no_cte_hides_a_table_behind_its_name():
    """`with int_spend as (…)` would take int_spend out of the lineage."""
    layers = tuple(prefix for prefixes in MAKES.values() for prefix in prefixes)
    for name, node in NODES.items():
        if not node.is_step:
            ctes = parsed(node.text).find_all(exp.CTE)
            assert not [c.alias for c in ctes if c.alias.startswith((*layers, "raw_", "ref_"))], (
                name
            )


def test_steps_ask_for_no_table_in_vain():
    """A table in READS that a step does not use would make it run when it need not."""
    for name, node in NODES.items():
        if node.is_step:
            said = {table: 1 + (table in node.takes) for table in node.reads}
            used = {table for table in said if node.text.count(f'"{table}"') > said[table]}
            assert used == node.reads, name


# Lineage: about people, only what has passed safe_ ------------------------------------------------


def unprotected(reads, about=lambda name: "responses" in name):
    """Paths from a published or statistics table down to a table about people, past every safe_.

    Parameters
    ----------
    reads : dict of str to set of str
        Who reads whom.
    about : callable
        Whether a table holds people's answers.

    Returns
    -------
    list of str
        One path in words for each that has any, empty where all is protected.
    """

    @cache
    def down(name):
        """The tables from one to people's answers, or None where there is no such way."""
        if about(name):
            return (name,)
        ways = () if name.startswith("safe_") else map(down, sorted(reads.get(name, ())))
        rest = next(filter(None, ways), None)
        return rest and (name, *rest)

    found = [down(name) for name in sorted(reads) if name.startswith(("pub_", "stat_"))]
    return [" reads ".join(way) for way in found if way]


def test_nothing_about_people_is_published_unprotected():
    assert unprotected(READS) == []


@pytest.mark.parametrize(
    "mutant",
    [
        {"pub_outcome": {"fct_outcome"}, "fct_outcome": {"stg_responses"}},
        {"pub_money": {"dim_place"}, "dim_place": {"int_where"}, "int_where": {"stg_responses"}},
        {"stat_outcome": {"fct_outcome"}, "fct_outcome": {"int_responses_placed"}},
        {
            "pub_outcome": {"safe_outcome", "fct_outcome"},
            "safe_outcome": {"fct_outcome"},
            "fct_outcome": {"stg_responses"},
        },
        {"pub_indicator": {"stat_indicator"}, "stat_indicator": {"raw_responses"}},
        {"stat_benefit": READS["stat_benefit"] | {"fct_home_people"}},
        {"fct_spend_key": READS["fct_spend_key"] | {"int_answers"}},
        {"int_spend_benefit": READS["int_spend_benefit"] | {"int_answer_provider"}},
    ],
)
def test_an_unprotected_path_is_caught(mutant):
    assert unprotected({**READS, **mutant})


def test_a_path_through_safe_passes():
    through = {
        "pub_outcome": {"stat_outcome"},
        "stat_outcome": {"safe_outcome"},
        "safe_outcome": {"fct_outcome"},
        "fct_outcome": {"int_responses_placed"},
        "int_responses_placed": {"stg_responses"},
    }
    assert unprotected({**READS, **through}) == []


def test_money_placed_by_where_respondents_live_is_about_people():
    """It reaches the map through protected shares, and through nothing else about people."""
    from_answers = {
        table for table in READS["stat_benefit"] if _rests_on(table, lambda t: "responses" in t)
    }
    assert from_answers == {"safe_home_share"}
    assert [name for name in READS if "fct_home_people" in READS[name]] == ["safe_home_share"]
    maps = [name for name in READS if "stat_benefit" in READS[name] and name.startswith("pub_")]
    assert set(maps) >= {"pub_benefit", "pub_benefit_rule", "pub_benefit_sensitivity"}


def _rests_on(name, about):
    return about(name) or any(map(about, ancestors(NODES, name)))


def test_published_estimates_about_people_pass_safe_as_well():
    """Values that their source has published go the same way, so that there is only one way."""
    about = lambda name: name == "fct_indicator_value"  # noqa: E731
    assert unprotected(READS, about) == []
    assert unprotected({**READS, "pub_x": {"fct_indicator_value"}}, about)


# Import directions --------------------------------------------------------------------------------

PURE = {"errors", "stats", "scoring", "disclosure"}
OURS = {
    "__main__": {"cli"},
    "cli": None,  # everything
    "build": {"engine", "sources", "quality", "steps", "measures", "errors", "config",
              "config_surveys"},
    "steps": {"stats", "scoring", "disclosure", "linkage", "measures", "notices", "errors"},
    "sources": {"notices", "linkage", "errors", "config", "config_files", "config_surveys"},
    "demo": {"errors", "config"},
    "stats": {"errors"},
    "scoring": {"errors"},
    "disclosure": {"errors"},
    "measures": {"errors", "config"},
    "notices": {"linkage", "errors"},
    "quality": {"errors", "config"},
    "linkage": {"errors", "config"},
    "engine": {"errors", "config"},
    "config": {"errors", "config_files", "config_surveys"},
    "config_files": {"errors"},
    "config_surveys": {"errors"},
    "errors": set(),
}  # fmt: skip
OWNERS = {
    "duckdb": ("pipelines.engine", "pipelines.linkage", "pipelines.quality", "dashboard.reading"),
    "plotly": ("dashboard.figures",),
    "streamlit": ("dashboard.app", "dashboard.views", "dashboard.components", "dashboard.theme",
                  "dashboard.access", "dashboard.doors"),
    "great_expectations": ("pipelines.quality",),
    "splink": ("pipelines.linkage",),
    "sqlglot": ("pipelines.build",),
    # Frames: where statistics are made and where a page takes its rows; never in build or engine.
    "pandas": ("pipelines.stats", "pipelines.scoring", "pipelines.disclosure", "pipelines.steps",
               "pipelines.linkage", "dashboard.reading", "dashboard.figures", "dashboard.documents",
               "dashboard.components", "dashboard.views"),
}  # fmt: skip
PURE_MAY_USE = {"numpy", "pandas", "scipy", "statsmodels", "pipelines", *sys.stdlib_module_names}
IMPURE = {"os", "pathlib", "sqlite3", "urllib", "http", "socket", "subprocess", "io", "shutil"}


@dataclass(frozen=True)
class Import:
    """One import: the importing module and the imported one, both with dots."""

    module: str
    imported: str


def imports(module, text):
    """Every import of a module, those inside functions too."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (Import(module, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                base = ".".join([*module.split(".")[: -node.level], base]).rstrip(".")
            yield from (Import(module, f"{base}.{alias.name}") for alias in node.names)


def wrong_direction(found):
    """Why an import may not be, or None."""
    module, imported = found.module.split("."), found.imported.split(".")
    owners = OWNERS.get(imported[0])
    if owners and not found.module.startswith(owners):
        return f"{found.module} imports {imported[0]}, which belongs to {', '.join(owners)}"
    if imported[0] == "tests" and module[0] != "tests":
        return f"{found.module} imports tests"
    if module[0] == "dashboard" and imported[0] == "pipelines" and imported[1:2] != ["errors"]:
        return f"{found.module} imports {found.imported}; of pipelines it may import errors"
    if module[0] == "pipelines":
        return _wrong_in_pipelines(found, module, imported)
    return None


def _wrong_in_pipelines(found, module, imported):
    if imported[0] == "dashboard":
        return f"{found.module} imports dashboard"
    unit = module[1] if len(module) > 1 else "__init__"
    if unit in PURE and (imported[0] not in PURE_MAY_USE or imported[0] in IMPURE):
        return f"{found.module} is pure and imports {imported[0]}"
    if imported[0] != "pipelines" or imported[1] == unit or OURS.get(unit, set()) is None:
        return None
    if imported[1] == "cli" and unit != "__main__":
        return f"{found.module} imports cli"
    allowed = OURS.get(unit, set())
    return None if imported[1] in allowed else f"{found.module} imports {found.imported}"


def _python_files(*folders):
    for folder in folders:
        for path in sorted((PROJECT / folder).rglob("*.py")):
            module = ".".join(path.relative_to(PROJECT).with_suffix("").parts)
            yield path, module


def test_imports_go_one_way():
    wrong = [
        reason
        for path, module in _python_files("pipelines", "dashboard")
        for found in imports(module, path.read_text(encoding="utf-8"))
        if (reason := wrong_direction(found))
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("module", "text"),
    [
        ("dashboard.words", "from pipelines.config import PROJECT"),
        ("dashboard.words", "import pipelines.stats.change"),
        ("dashboard.words", "import streamlit as st"),
        ("dashboard.words", "def late():\n    import duckdb"),
        ("dashboard.views.place", "import plotly.graph_objects as go"),
        ("pipelines.build.run", "import duckdb"),
        ("pipelines.build.run", "from pipelines import cli"),
        ("pipelines.build.run", "from pipelines.stats import change"),
        ("pipelines.build.run", "import pandas as pd"),
        ("pipelines.stats.change", "from pipelines.measures.registry import load_measures"),
        ("pipelines.stats.change", "from pathlib import Path"),
        ("pipelines.stats.change", "import pyarrow"),
        ("pipelines.disclosure.primary", "from pipelines.stats import change"),
        ("pipelines.steps.stat_x", "from pipelines.engine.duck import Engine"),
        ("pipelines.sources.spend", "from pipelines.build import land"),
        ("pipelines.sources.spend", "from ..engine import duck"),
        ("pipelines.errors", "from pipelines import config"),
        ("pipelines.engine.duck", "from dashboard import words"),
        ("pipelines.config", "from tests import support"),
    ],
)
def test_an_import_the_wrong_way_is_caught(module, text):
    assert [wrong_direction(found) for found in imports(module, text)] != [None]


@pytest.mark.parametrize(
    ("module", "text"),
    [
        ("pipelines.cli", "from pipelines.build import run"),
        ("pipelines.__main__", "from pipelines.cli import main"),
        ("pipelines.steps.stat_x", "from pipelines.stats import sentences"),
        ("pipelines.sources.spend", "from ._plan import Layout"),
        ("dashboard.reading", "import duckdb\nfrom pipelines.errors import ReadingError"),
    ],
)
def test_an_import_the_right_way_passes(module, text):
    assert {wrong_direction(found) for found in imports(module, text)} == {None}


# Portable SQL -------------------------------------------------------------------------------------

STATEMENTS = {path.relative_to(SQL).as_posix(): path for path in sorted(SQL.rglob("*.sql"))}


@pytest.mark.parametrize("name", STATEMENTS)
def test_sql_stays_in_the_portable_subset(name):
    path = STATEMENTS[name]
    text = path.read_text(encoding="utf-8")
    select = text if name.startswith("checks/") else read_header(text, path.stem)[1]
    assert unportable(select) == []


def test_every_allowed_function_is_used_and_has_a_reason():
    texts = " ".join(path.read_text(encoding="utf-8") for path in STATEMENTS.values())
    for function, reason in KNOWN_FUNCTIONS.items():
        assert f"{function}(" in texts and len(reason) > 20


@pytest.mark.parametrize(
    ("sql", "says"),
    [
        ("select a, count(*) from t group by all", "GROUP BY ALL"),
        ("select a from t order by all", "ORDER BY ALL"),
        ("select * exclude (a) from t", "SELECT * EXCLUDE"),
        ("select t.* replace (1 as a) from t", "SELECT * REPLACE"),
        ("select columns('a.*') from t", "COLUMNS()"),
        ("from t", "FROM first"),
        ("with a as (from t) select * from a", "FROM first"),
        ("select a from t union all from u", "FROM first"),
        ("select list_transform(a, x -> x + 1) as b from t", "a lambda"),
        ("select list_transform(a, lambda x: x + 1) as b from t", "a lambda"),
        ("pivot t on a using sum(b)", "PIVOT"),
        ("select * from t pivot (sum(b) for a in (1, 2))", "PIVOT"),
        ("select * from a asof join b using (k)", "ASOF JOIN"),
        ("select * from a positional join b", "POSITIONAL JOIN"),
        ("select [x + 1 for x in l] as b from t", "a list comprehension"),
        ("select a from t qualify a > 1", "QUALIFY without a window"),
        ("select distinct on (a) a, b from t", "DISTINCT ON"),
        ("select a from t union all by name select a from u", "UNION BY NAME"),
        ("select strptime_maybe(a) from t", "the function strptime_maybe()"),
        ("select * from 'payments.csv'", "a file or a function in place of a table"),
        ("select * from read_csv('payments.csv')", "a file or a function in place of a table"),
        ("select a from from from", "cannot be parsed"),
    ],
)
def test_what_only_duckdb_knows_is_caught(sql, says):
    assert any(said.startswith(says) for said in unportable(sql))


@pytest.mark.parametrize(
    "sql",
    [
        "select a from t qualify row_number() over (partition by a order by b) = 1",
        "select a from t where a is distinct from b",
        "select extract(year from a) as y, count(*) filter (where b) as n from t group by 1",
        "select a from (select a from t) as u union all select a from v",
    ],
)
def test_the_common_subset_passes(sql):
    assert unportable(sql) == []


# Budgets: reported, and stopped at twice ----------------------------------------------------------


def _lengths():
    for path, _ in _python_files("pipelines", "dashboard", "tests"):
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(PROJECT).as_posix()
        if not name.startswith("tests/"):
            for node in ast.walk(ast.parse(text)):
                if isinstance(node, ast.FunctionDef):
                    yield f"{name}: {node.name}()", node.end_lineno - node.lineno + 1, 40
        yield name, len(text.splitlines()), 300
    for name, path in STATEMENTS.items():
        yield f"sql/{name}", len(path.read_text(encoding="utf-8").splitlines()), 120


def test_files_and_functions_stay_small():
    over = [(what, lines, budget) for what, lines, budget in _lengths() if lines > budget]
    if over:
        listed = "\n".join(
            f"  {what}: {lines} lines, budget {budget}" for what, lines, budget in over
        )
        warnings.warn(f"above the budget, look twice:\n{listed}", stacklevel=1)
    assert [entry for entry in over if entry[1] > 2 * entry[2]] == []


# No way outside -----------------------------------------------------------------------------------

MACHINE_PATH = re.compile(r"(?<![\w.])(/(?:home|Users|root|work|tmp)/|[A-Z]:\\\\?[A-Za-z])")
HOST = re.compile(r"(?:https?:)?//((?:[\w-]+\.)+[a-z]{2,})\b")
# Addresses that are names: nothing is fetched from them.
NAMES = {
    ("dashboard", "www.w3.org"): "the namespace of SVG",
    ("pipelines/demo", "raw.githubusercontent.com"): "how OCDS names an extension, written as data",
}


def _is_name(path, host):
    """Whether an address is only a name here; `.invalid` is reserved for names by RFC 2606."""
    place = path.relative_to(PROJECT).as_posix()
    return host.endswith(".invalid") or any(
        place.startswith(f"{folder}/") and host == known for folder, known in NAMES
    )


def _code():
    for folder in ("pipelines", "dashboard", "sql", "tests", "data/reference", ".streamlit", ".ci"):
        for path in sorted((PROJECT / folder).rglob("*")):
            is_text = path.suffix in (".py", ".sql", ".toml", ".css", ".js", ".html", ".csv", "")
            if is_text and path.is_file() and ".build" not in path.parts:
                yield path, path.read_text(encoding="utf-8")
    for name in ("Makefile", "pyproject.toml"):
        yield PROJECT / name, (PROJECT / name).read_text(encoding="utf-8")


def test_no_path_of_one_machine_stands_in_the_code():
    own = PROJECT / "tests" / "test_architecture.py"
    found = [
        f"{path.relative_to(PROJECT)}: {match[0]}"
        for path, text in _code()
        for match in MACHINE_PATH.finditer(text)
        if path != own
    ]
    assert found == []


def test_no_page_or_build_asks_another_host():
    found = [
        f"{path.relative_to(PROJECT)}: {match[1]}"
        for path, text in _code()
        for match in HOST.finditer(text)
        if "tests" not in path.relative_to(PROJECT).parts and not _is_name(path, match[1])
    ]
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        '<script src="https://cdn.plot.ly/plotly.js">',
        "@import url(//fonts.googleapis.com/css)",
        "http://example.org/x",
    ],
)
def test_another_host_is_caught(text):
    assert HOST.search(text)


@pytest.mark.parametrize("text", ["'/home/me/x'", "open('/home/me')", r"'C:\\Users'", "/Users/x"])
def test_a_machine_s_path_is_caught(text):
    assert MACHINE_PATH.search(text)
