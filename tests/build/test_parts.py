"""Tables made part by part end as those made whole, and of a changed file nothing else is made."""

import gzip
import random
import shutil
import tomllib

import pytest

from pipelines.build import arrivals, making, reference, run, running, shown, state
from pipelines.build.graph import Node, ancestors, load_nodes
from pipelines.build.header import Header
from pipelines.build.parts import FILE, PUBLISHER
from pipelines.build.state import Made
from pipelines.config import PROJECT, read_data_folder
from pipelines.engine.duck import Engine, quote
from tests import support

NODES = load_nodes()
BY_PARTS = sorted(name for name, node in NODES.items() if node.header.parts)
BY_KEY = sorted(name for name, node in NODES.items() if node.header.by_key)
MOST = 12  # parts of a table that are tried


def _rows(engine, select):
    """How many rows, and a sum over all of them: equal for equal rows in whatever order."""
    return engine.run(f"select count(*), sum(hash(t)::hugeint)::varchar from ({select}) as t")


def _only(engine, node, column, part):
    """The select of a node that sees nothing but one part of every table that has parts."""
    of = [table for table in sorted(node.reads) if column in engine.describe(table)]
    given = [f"{quote(t)} as (from {quote(t)} where {column} = '{part}')" for t in of]
    return f"with {', '.join(given)} select * from ({node.text}) as made" if of else node.text


@pytest.fixture(scope="module", params=["county", "sample"])
def built(request):
    with support.warehouse(request.getfixturevalue(f"{request.param}_build")) as engine:
        yield engine


@pytest.mark.parametrize("name", BY_PARTS)
def test_the_rows_of_a_part_follow_from_that_part_alone(built, name):
    node, column = NODES[name], NODES[name].header.parts
    parts = built.run(f"select distinct {column} from {quote(name)} order by hash({column})")
    for (part,) in parts[:MOST]:
        whole = f"from {quote(name)} where {column} = '{part}'"
        assert _rows(built, _only(built, node, column, part)) == _rows(built, whole), part


@pytest.mark.parametrize("name", BY_KEY)
def test_a_row_that_follows_from_its_key_is_the_same_among_fewer_keys(built, name):
    some = built.run(f"select distinct {FILE} from stg_spend order by hash({FILE})")
    for (part,) in some[:3]:
        fewer = _only(built, NODES[name], FILE, part)
        assert built.run(f"{fewer} except all from {quote(name)}") == []


@pytest.mark.parametrize("name", BY_PARTS)
def test_what_rests_on_the_day_is_made_whole(name):
    """A part is known by what it is made from, and the day is in no table."""
    assert "current_date" not in NODES[name].text


@pytest.mark.parametrize("name", BY_PARTS)
def test_a_part_has_a_column_of_its_own_in_what_is_made(built, name):
    assert NODES[name].header.parts in built.describe(name)


# One graph by hand ------------------------------------------------------------------------------


LINES = {"a": [1, 2], "b": [3], "c": [4, 5], "d": [6]}
PAYERS = {"a": "north", "b": "north", "c": "south", "d": "east"}


class Graph:
    """Lines of files, and what is made of them by file and by publisher."""

    def __init__(self, engine):
        self.engine, self.lines, self.factor = engine, dict(LINES), 1
        self.text = "select source_file_id, x * factor as x from raw_line cross join ref_factor"

    def nodes(self):
        whole, by_file, by_publisher = (
            Header("d", ("x",), parts=column) for column in ("", FILE, PUBLISHER)
        )
        lines = """
            select publisher_id, source_file_id, x
            from stg_line inner join ref_payer using (source_file_id)
        """
        sums = "select publisher_id, sum(x)::bigint as x from int_line group by publisher_id"
        made = {
            "stg_line": (self.text, {"raw_line", "ref_factor"}, by_file),
            "int_line": (lines, {"stg_line", "ref_payer"}, by_file),
            "fct_sum": (sums, {"int_line"}, by_publisher),
            "fct_all": ("select sum(x)::bigint as x from int_line", {"int_line"}, whole),
        }
        return {
            name: Node(name, "3_marts", frozenset(reads), text, header)
            for name, (text, reads, header) in made.items()
        }

    def run(self):
        """Run the graph upon what is there; returns {table: its rows}."""
        rows = [(file, x) for file, xs in self.lines.items() for x in xs]
        files, numbers = zip(*rows, strict=True)
        self.engine.create(
            "raw_line",
            f"select unnest({list(files)}) as source_file_id, unnest({list(numbers)}) as x",
        )
        self.engine.create("ref_factor", f"select {self.factor} as factor")
        self.engine.create("ref_payer", f"select unnest({list(PAYERS)}) as source_file_id,"
                           f" unnest({list(PAYERS.values())}) as publisher_id")  # fmt: skip
        parts = {file: state.fingerprint(xs) for file, xs in self.lines.items()}
        factor, payers = f"by {self.factor}", "payers"
        given = {
            "raw_line": Made(state.fingerprint(parts), state.fingerprint(parts), FILE, parts),
            "ref_factor": Made(factor, factor),
            "ref_payer": Made(payers, payers),
        }
        made, self.ran = running.run_nodes(self.engine, self.nodes(), given, 1)
        state.write_made(self.engine, made)
        return {name: sorted(self.engine.run(f"from {name}")) for name in made}

    def mark(self):
        """Leave a wrong row of each part where only a part that is made anew loses it."""
        for name, column in (("stg_line", FILE), ("int_line", FILE), ("fct_sum", PUBLISHER)):
            self.engine.run(f"update {name} set x = -1 where {column} is not null")

    def marked(self, name, column):
        """Parts of a table that were not made anew."""
        return {part for (part,) in self.engine.run(f"select {column} from {name} where x = -1")}


@pytest.fixture
def graph():
    with Engine() as engine:
        one = Graph(engine)
        one.run()
        yield one


def test_of_a_changed_file_its_rows_and_those_of_its_publisher_are_made(graph):
    graph.mark()
    graph.lines["c"] = [7]
    graph.run()
    assert graph.marked("stg_line", FILE) == {"a", "b", "d"}
    assert graph.marked("int_line", FILE) == {"a", "b", "d"}
    assert graph.marked("fct_sum", PUBLISHER) == {"north", "east"}
    assert dict(graph.engine.run("from fct_sum"))["south"] == 7


def test_a_file_that_is_gone_or_new_leaves_and_comes_alone(graph):
    graph.mark()
    del graph.lines["d"]
    assert "east" not in dict(graph.run()["fct_sum"])
    assert graph.marked("stg_line", FILE) == {"a", "b", "c"}
    graph.lines["d"] = [9, 9]
    assert dict(graph.run()["fct_sum"])["east"] == 18
    assert graph.marked("stg_line", FILE) == {"a", "b", "c"}


@pytest.mark.parametrize("what", ["another model", "another table without parts", "most files"])
def test_what_bears_on_all_parts_makes_them_all(graph, what):
    graph.mark()
    if what == "another model":
        graph.text = graph.text.replace("x * factor", "x + factor")
    elif what == "most files":
        graph.lines |= {"a": [1], "b": [2], "c": [3]}
    else:
        graph.factor = 2
    graph.run()
    assert graph.marked("stg_line", FILE) == set()
    with Engine() as engine:
        anew = Graph(engine)
        anew.lines, anew.factor, anew.text = graph.lines, graph.factor, graph.text
        assert anew.run()["fct_sum"] == sorted(graph.engine.run("from fct_sum"))


def test_upon_a_warehouse_that_knows_of_no_parts_all_is_made(graph):
    """An earlier version leaves such a one, be it beside the parts of a later."""
    graph.mark()
    graph.engine.create("meta_made", "select name, recipe, content from meta_made")
    graph.lines["c"] = [7]
    graph.run()
    assert graph.marked("stg_line", FILE) == set()


# The county's money -----------------------------------------------------------------------------

MONEY = ("spend", "contracts", "ocds", "grants", "providers", "decisions")
FILES = 6  # of each publisher
CORRECTED = "2024-11.csv.gz"  # what people correct is to stay as they saw it
SAID_OF_REGISTERS = """
[[source]]
files = ["contracts/wrenmarsh/*.csv", "contracts/pellingate/*.csv", "contracts/icb/*.csv"]
as_at = 2026-03-31
"""


class County:
    """Some files of the county's payments and what they are read with, in somebody's hands."""

    def __init__(self, root, draw):
        self.root, self.draw = root, draw
        for name in MONEY:
            shutil.copytree(PROJECT / "data/demo" / name, root / name)
        shutil.copy(PROJECT / "data/demo/alliances.toml", root)
        for publisher in sorted((root / "spend").iterdir()):
            files = [path for path in sorted(publisher.iterdir()) if path.name != CORRECTED]
            for path in draw.sample(files, len(files) - FILES):
                path.unlink()
        said = tomllib.loads((PROJECT / "data/demo/sources.toml").read_text(encoding="utf-8"))
        publishers = "".join(
            "[[publisher]]\n" + "".join(f'{key} = "{value}"\n' for key, value in one.items())
            for one in said["publisher"]
        )
        (root / "sources.toml").write_text(
            f'title = "Money"\n{publishers}{SAID_OF_REGISTERS}', encoding="utf-8"
        )

    def payments(self):
        every = (self.root / "spend").rglob("*.csv*")
        return sorted(path for path in every if path.name != CORRECTED)

    def changes(self):
        self._rewrite(self.draw.choice(self.payments()))

    def removes(self):
        self.draw.choice(self.payments()).unlink()

    def adds(self):
        path = self.draw.choice(self.payments())
        new = path.with_name("again-" + path.name)
        shutil.copy(path, new)
        self._rewrite(new)

    def repeats(self):
        path = self.draw.choice(self.payments())
        shutil.copy(path, path.with_name("copy-" + path.name))

    def spoils(self):
        self.draw.choice(self.payments()).write_bytes(b"Payment Date,Supplier Name,Net Amount\n")

    def agrees(self):
        """A line of a register goes: what rests on it is another for each of its payments."""
        path = self.draw.choice(sorted((self.root / "contracts").rglob("contracts_register*.csv")))
        self._rewrite(path)

    def decides(self):
        path = self.root / "decisions" / "services.csv"
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(lines[:-1]), encoding="utf-8")

    def _rewrite(self, path):
        """Without one line, and another twice."""
        opened = gzip.open if path.suffix == ".gz" else open
        with opened(path, "rt", encoding="utf-8", newline="") as file:
            head, *lines = file.readlines()
        del lines[self.draw.randrange(len(lines) // 2)]
        lines.insert(0, lines[self.draw.randrange(len(lines) // 2)])
        with opened(path, "wt", encoding="utf-8", newline="") as file:
            file.writelines([head, *lines])


def _money_nodes():
    wanted = {*BY_PARTS, *BY_KEY}.union(*(ancestors(NODES, name) for name in BY_PARTS))
    return {name: node for name, node in NODES.items() if name in wanted}


def _made(engine, root, nodes):
    """Land a folder and run some nodes upon what is there, as a build does."""
    folder = read_data_folder(root)
    came = arrivals.arrivals(folder)
    ids = {one.file.name: one.source_file_id for one in came}
    given = {}
    for name, table in reference.reference_tables(folder, ids).items():
        engine.write(name, table)
        given[name] = run._given(state.fingerprint(table.to_pydict()))
    prints = arrivals.land_all(engine, folder, came, b"", lambda number, of: None)
    given |= run._raw(engine, prints) | shown.land_shown(engine, root / "nothing", root)
    made, _ = running.run_nodes(engine, nodes, given)
    state.write_made(engine, made)


def test_any_order_of_changes_ends_as_making_all_anew(tmp_path, monkeypatch):
    draw, nodes, in_parts = random.Random(7), _money_nodes(), set()
    make_parts = making.make_parts

    def noted(engine, node, parts):
        in_parts.add(node.name)
        make_parts(engine, node, parts)

    monkeypatch.setattr(running.making, "make_parts", noted)
    county = County(tmp_path, draw)
    with Engine() as upon:
        _made(upon, county.root, nodes)
        for step in ("changes", "adds", "repeats", "removes", "agrees", "decides", "spoils"):
            getattr(county, step)()
            _made(upon, county.root, nodes)
            with Engine() as anew:
                _made(anew, county.root, nodes)
                for name in nodes:
                    select = f"from {quote(name)}"
                    assert _rows(upon, select) == _rows(anew, select), (step, name)
    assert {"stg_spend", "int_spend", "int_spend_service", "fct_provider_spend"} <= in_parts
