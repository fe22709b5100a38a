"""A model's contract, carried in the TOML comment at the top of its SQL file."""

import re
import tomllib
from dataclasses import dataclass, field
from difflib import get_close_matches

from pipelines.errors import ModelError

_HEADER = re.compile(r"\A/\*---\n(?P<toml>.*?)\n---\*/\s*(?P<select>.*)\Z", re.DOTALL)
_REQUIRED = ("description", "grain")
_KNOWN = {*_REQUIRED, "not_null", "references", "within", "accepted", "audiences", "order",
          "parts", "by_key"}  # fmt: skip
AUDIENCES = ("public", "board", "officer")  # each sees all that those before it see


@dataclass(frozen=True)
class Header:
    """What must be true of a model.

    `grain` are the columns that make a row unique; `references` maps a column to the table whose
    column of the same name holds its values; `within` maps a column to `low .. high` (numbers or
    columns); `accepted` maps a column to its values; `audiences` says who gets a published table;
    `order` is the order in which a published table is written.

    `parts` is the column by which it is made part by part (`pipelines.build.parts`); `by_key` says
    that each row follows from its key: other rows of what is made part by part add keys, and
    change none.
    """

    description: str
    grain: tuple[str, ...]
    not_null: tuple[str, ...] = ()
    references: dict = field(default_factory=dict)
    within: dict = field(default_factory=dict)
    accepted: dict = field(default_factory=dict)
    audiences: tuple[str, ...] = AUDIENCES
    order: tuple[str, ...] = ()
    parts: str = ""
    by_key: bool = False


def read_header(text, name):
    """Split an SQL file into its header and its select.

    Raises
    ------
    ModelError
        If there is no header, it is no TOML, a required key is missing or a key is unknown.
    """
    match = _HEADER.match(text)
    if not match:
        raise ModelError(name, "has no header", "Begin the file with /*--- … ---*/ in TOML.")
    try:
        said = tomllib.loads(match["toml"])
    except tomllib.TOMLDecodeError as error:
        raise ModelError(name, f"its header is no TOML ({error})", "Mend that line.") from error
    for key in _REQUIRED:
        if not said.get(key):
            raise ModelError(name, f"its header lacks {key!r}", "Every model states it.")
    for key in said.keys() - _KNOWN:
        near = get_close_matches(key, _KNOWN, n=1)
        hint = f"Did you mean {near[0]!r}?" if near else f"Known: {sorted(_KNOWN)}."
        raise ModelError(name, f"its header has an unknown key {key!r}", hint)
    for audience in set(said.get("audiences", ())) - set(AUDIENCES):
        raise ModelError(name, f"unknown audience {audience!r}", f"Known: {AUDIENCES}.")
    audiences = [one for one in AUDIENCES if one in said.get("audiences", AUDIENCES)]
    if audiences != list(AUDIENCES[-len(audiences) :]):
        raise ModelError(
            name,
            f"is for {' and '.join(audiences)} and not for a wider audience",
            f"Give it to all after the first: {', '.join(AUDIENCES)}.",
        )
    lists = {key: tuple(said[key]) for key in ("not_null", "audiences", "order") if key in said}
    tables = {key: said[key] for key in ("references", "within", "accepted") if key in said}
    making = {key: said[key] for key in ("parts", "by_key") if key in said}
    header = Header(said["description"].strip(), tuple(said["grain"]), **lists, **tables, **making)
    return header, match["select"].strip().rstrip(";")
