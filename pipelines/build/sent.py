"""Publications that were sent out: what they showed of people stays known when their build is gone.

Builds are deleted in time; a pack, a download or a published file that somebody was given is not.
`decisions/sent/<build id>.duckdb` of a data folder holds the protected cells of such a build, and
nothing else. Every later build is guarded against it as against a build that is kept. Whoever knows
that all copies have been recalled deletes the file.
"""

import re
from pathlib import Path

from pipelines.build import publish
from pipelines.engine.duck import Engine
from pipelines.errors import DecisionError, PublishError

FOLDER = "decisions/sent"
_CELLS = "safe_cell"
_NAME = re.compile(r"\d{8}T\d{6}-[0-9a-f]{6}")


def files(root):
    """[(build id, file)] of every publication of a data folder that was sent out, in order.

    Raises
    ------
    DecisionError
        If a file there is none of ours or cannot be read: then nobody would be guarded from it.
    """
    found = []
    for path in sorted((Path(root) / FOLDER).glob("*")):
        if path.name.startswith("."):
            continue
        if path.suffix != ".duckdb" or not _NAME.fullmatch(path.stem):
            raise _not_ours(path, "is not named by a build")
        try:
            with Engine(path, read_only=True) as engine:
                holds = engine.describe(_CELLS) if _CELLS in engine.tables() else {}
        except PublishError as error:
            raise _not_ours(path, "cannot be read") from error
        if "frozen_since" not in holds:
            raise _not_ours(path, "holds no protected cells")
        found.append((path.stem, path))
    return found


def keep(root, output, build_id=None):
    """Write down that a build was sent out.

    Parameters
    ----------
    root : path
        The data folder.
    output : path
        Where its builds are.
    build_id : str or None
        A build that is kept; None for the newest that officers see.

    Returns
    -------
    tuple of (str, int)
        The build, and how many figures about people it showed.

    Raises
    ------
    PublishError
        If there is no such build any more.
    """
    kept = dict(publish.kept_builds(Path(output)))
    chosen = build_id or max(kept, default=None)
    if chosen not in kept:
        raise PublishError(
            str(build_id or output), "no build that is kept is called that",
            f"Name one of: {', '.join(sorted(kept)) or 'none, so build first'}.",
        )  # fmt: skip
    path = Path(root) / FOLDER / f"{chosen}.duckdb"
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}")
    half.unlink(missing_ok=True)
    with Engine(half) as engine:
        with engine.attached(kept[chosen], "kept", read_only=True):
            engine.create(_CELLS, f"select * from kept.{_CELLS}")
        engine.checkpoint()
        shown = engine.one(f"select count(*) from {_CELLS} where suppressed_because is null")
    half.replace(path)
    return chosen, shown


def _not_ours(path, why):
    return DecisionError(
        f"{FOLDER}/{path.name}", why, "Put back what `python -m pipelines sent` wrote, or delete it"
        " if every copy of that publication has been recalled.",
    )  # fmt: skip
