"""Reading plans: how a file is to be read, as data."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from pipelines.errors import SourceError


@dataclass(frozen=True)
class Layout:
    """One shape in which a kind of file comes.

    `required` is a tuple of groups; of each group a column must be there, each time another one.
    `constants` are columns filled from `sources.toml` or from a heading's vintage.
    `personal` are columns that never pass landing: dropped before raw and listed as dropped.
    `body_column` names the publisher on each line, where a file has it.
    `left_out` are parts of a document that are never read; they are listed as dropped, too.
    `values` says what a column's values must be (`date`, `amount`, `name`): a heading that the
    values contradict is not believed.
    `words` are headings by their words, for those that no synonym names: column to a pattern that a
    heading must match and one that it must not. Of several headings that of most words of `better`
    counts. `phrases` are other ways to say a word of those: a pattern, and the word.
    `varied` are headings that may mean something else, too: they count where the values below
    differ, and where some heading matches `told_by` or, in a layout without it, nothing else is
    missing or guessed.
    `reshape(plan, records, headings)` gives the plan and records that land in place of those read:
    pure, and no line is lost. `made` are the columns that it adds.
    `proof(match, rows)` says what of a column contradicts the others of its line, or None.
    `from_json(content)` gives the flat records of a JSON document that holds `json_key`, or None
    where it is of another shape.
    `by_values` tells a table without a heading row: (column, pattern) of each of its cells.
    `yields_to` names layouts that a table is of when its headings are enough for both.
    `not_loaded` says why a table that is recognised is left where it is.
    `is_lookalike`: other registers have its columns as well, and are told by what else they say.
    """

    kind: str
    name: str
    raw_table: str
    required: tuple[tuple[str, ...], ...]
    file_format: str = "csv"
    constants: tuple[str, ...] = ()
    personal: tuple[str, ...] = ()
    body_column: str | None = None
    keeps_table: bool = True  # False: read for a look-up while landing, and not kept
    keeps_others: bool = True  # False: of columns that it has no name for nothing lands
    left_out: tuple[str, ...] = ()
    values: dict = field(default_factory=dict, hash=False)
    words: dict = field(default_factory=dict, hash=False)
    better: dict = field(default_factory=dict, hash=False)
    phrases: tuple[tuple[object, str], ...] = ()
    varied: dict = field(default_factory=dict, hash=False)
    told_by: object = None
    reshape: Callable | None = None
    made: tuple[str, ...] = ()
    proof: Callable | None = None
    from_json: Callable | None = None
    json_key: str = ""
    by_values: tuple[tuple[str | None, str], ...] = ()
    yields_to: tuple[str, ...] = ()
    not_loaded: str = ""
    is_lookalike: bool = False


@dataclass(frozen=True)
class ReadingPlan:
    """How to carry a file, or one sheet of it, into its raw table, every value as text.

    `columns[i]` is our name for the i-th column of the file, or None where it has none; those
    travel in `other_columns` under their own heading. Records stand below the heading, or above it
    where `heading_is_last`. `notes` say what was not plain about the headings. `reshapes` are done
    to all its records, like a layout's `reshape`, for what is odd about this one table. The last
    `made` columns are none of the file's.
    """

    path: Path
    name: str
    layout: Layout
    encoding: str = "utf-8"
    delimiter: str = ","
    heading_line: int = 1
    headings: tuple[str, ...] = ()
    columns: tuple[str | None, ...] = ()
    constants: dict = field(default_factory=dict)
    said: dict = field(default_factory=dict)
    form: str = "text"
    sheet: str = ""
    heading_is_last: bool = False
    notes: tuple[str, ...] = ()
    reshapes: tuple = ()
    made: int = 0


@dataclass(frozen=True)
class Recognition:
    """What a file is: a plan for each of its tables, or none and the reason.

    `left` names sheets that hold no table that we know, each with the reason; `refused` are those
    that are of a kind and cannot be read as it, each with its error.
    """

    file_name: str
    plan: ReadingPlan | None
    reason: str = ""
    further: tuple[ReadingPlan, ...] = ()
    left: tuple[str, ...] = ()
    refused: tuple[tuple[str, SourceError], ...] = ()

    @property
    def plans(self):
        """Every plan, the first one first."""
        return (self.plan, *self.further) if self.plan else ()
