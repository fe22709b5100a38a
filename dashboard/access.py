"""Who is looking, and so which published file is opened.

Until sign-in exists the dashboard shows nothing unless it listens on loopback only, and whoever
started it says in `WIDER_STAGE_AUDIENCE` for whom.
"""

import ipaddress
import os
from pathlib import Path

import streamlit as st

from pipelines.errors import ReadingError

AUDIENCES = ("officer", "board", "public")
PROJECT = Path(__file__).resolve().parents[1]
DEFAULT_PUBLISHED = PROJECT / "data" / "demo" / ".build" / "published"


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


def refuse_beyond_loopback():
    """Show nothing where others could reach this dashboard: there is no sign-in yet.

    A container has to listen on every address of its own. It says by `WIDER_STAGE_LOOPBACK_PORT=1`
    that its port is published to the loopback address of the machine around it and nowhere else, as
    `compose.yaml` does.

    Raises
    ------
    ReadingError
        If the address that Streamlit listens on is not a loopback address.
    """
    address = st.get_option("server.address")
    if is_loopback(address) or os.environ.get("WIDER_STAGE_LOOPBACK_PORT") == "1":
        return
    raise ReadingError(
        "This dashboard",
        f"listens on {address or 'every address'}, where others could open it, and it has no "
        "sign-in yet; so it shows nothing",
        "Start it with `--server.address 127.0.0.1`.",
    )


def is_loopback(address):
    """Whether an address of Streamlit's `server.address` can be reached from this machine only.

    None and the empty text mean every address. A name other than localhost is not looked up.
    """
    if not address:
        return False
    if address.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return False
