"""Who is looking, and so which published file is opened.

Until sign-in exists the dashboard listens on loopback only, and whoever started it says
in `WIDER_STAGE_AUDIENCE` for whom.
"""

import os
from pathlib import Path

from pipelines.errors import ReadingError

AUDIENCES = ("officer", "board", "public")
PROJECT = Path(__file__).resolve().parents[1]
DEFAULT_PUBLISHED = PROJECT / "data" / "sample" / ".build" / "published"


def audience():
    """Name of the audience: officer, board or public.

    Raises
    ------
    ReadingError
        If `WIDER_STAGE_AUDIENCE` names none of them.
    """
    name = (os.environ.get("WIDER_STAGE_AUDIENCE") or "officer").strip().lower()
    if name not in AUDIENCES:
        raise ReadingError(
            "WIDER_STAGE_AUDIENCE",
            f"{name!r} is no audience",
            f"Set it to one of {', '.join(AUDIENCES)}.",
        )
    return name


def published_folder():
    """The folder that holds `current.json`; nothing outside it is ever opened."""
    return Path(os.environ.get("WIDER_STAGE_PUBLISHED") or DEFAULT_PUBLISHED)
