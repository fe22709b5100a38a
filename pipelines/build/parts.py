"""Tables that are made part by part: the rows of a file, or of a publisher, follow from it alone.

Where one file of many is another, its rows are made anew and all others stay. A model says by which
column (`parts` of its header): of every table it reads that has this column, only the rows of a
part are needed for the rows of that part.
"""

from pipelines.build import state
from pipelines.engine.duck import literal, quote

FILE, PUBLISHER = "source_file_id", "publisher_id"


class Parts:
    """Of what each part of the tables of one build is made."""

    def __init__(self):
        self._known = {}

    def of_node(self, engine, node, below):
        """The fingerprint of what each part of a node is made from.

        Parameters
        ----------
        engine : Engine
        node : Node
        below : dict of str to Made
            Every table that it reads.

        Returns
        -------
        dict of str to str
            Empty for a node that is made whole.
        """
        column = node.header.parts
        if not column:
            return {}
        read = {table: self._of_table(engine, table, column, below[table]) for table in node.reads}
        apart = {table: prints for table, prints in read.items() if prints is not None}
        whole = {table: _stands_for(below[table]) for table in sorted(read.keys() - apart.keys())}
        every = set().union(*apart.values())
        if None in every:
            return {}
        return {
            part: state.fingerprint(
                node.text, whole, {table: apart[table].get(part) for table in sorted(apart)}
            )
            for part in every
        }

    def _of_table(self, engine, table, column, made):
        """{part: fingerprint of its rows}; None of a table that has no such parts."""
        key = (table, column)
        if key not in self._known:
            self._known[key] = _prints(engine, table, column, made)
        return self._known[key]


def _prints(engine, table, column, made):
    columns = engine.describe(table)
    if column not in columns:
        return None
    if made.parts and column == made.parts_by:
        return made.parts
    if made.parts and (column, made.parts_by) == (PUBLISHER, FILE):
        return _of_publishers(engine, table, made)
    if engine.one(f"select count(*) from {quote(table)}") > state.MANY:
        return None
    rows = engine.run(
        f"select {column}, count(*), sum(hash(t)::hugeint)::varchar"
        f" from {quote(table)} as t group by {column}"
    )
    return {part: state.fingerprint(list(columns.items()), *found) for part, *found in rows}


def _of_publishers(engine, table, made):
    """A table that is made by file, by publisher."""
    files = {}
    for file, publisher in engine.run(f"select distinct {FILE}, {PUBLISHER} from {quote(table)}"):
        files.setdefault(publisher, []).append((file, made.parts[file]))
    return {publisher: state.fingerprint(sorted(of)) for publisher, of in files.items()}


def rule(node, below):
    """What the rows of a table rest on whose every row follows from its key (`by_key`).

    Tables that are made part by part are read for the keys that there are: they tell of no row what
    is in it. "" for any other node.
    """
    if not node.header.by_key:
        return ""
    read = {table: _stands_for(made) for table, made in sorted(below.items()) if not made.parts}
    return state.fingerprint(node.text, read)


def _stands_for(made):
    return made.rule or made.content


def changed(before, now):
    """The parts to be made anew, those that are gone among them; None where all had better be.

    Parameters
    ----------
    before, now : dict of str to str
        Fingerprints of what each part was made from, and would be.
    """
    other = sorted(part for part in before | now if before.get(part) != now.get(part))
    return other if before and 2 * len(other) <= len(before) else None


def of_these(column, parts):
    """The condition that a row is of one of these parts."""
    return f"{quote(column)} in ({', '.join(map(literal, parts))})"
