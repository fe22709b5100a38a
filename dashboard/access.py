"""Who is looking, and so which published file is opened.

Without sign-in the dashboard shows nothing unless it listens on loopback only, and whoever started
it says in `WIDER_STAGE_AUDIENCE` for whom. With sign-in (`[auth]` in Streamlit's secrets, the
file of groups in `WIDER_STAGE_ACCESS`, a log in `WIDER_STAGE_AUDIT`) the claims of each reader
decide. Half of it set up shows nothing to anybody.
"""

import ipaddress
import os
import time
from functools import lru_cache
from pathlib import Path

import streamlit as st

from dashboard import audit, groups
from dashboard.groups import AUDIENCES, Reader, RefusedError
from pipelines.errors import ReadingError

PROJECT = Path(__file__).resolve().parents[1]
DEFAULT_PUBLISHED = PROJECT / "data" / "demo" / ".build" / "published"
_READER, _TOLD, _SIGNED_IN = "reader", "told_of", "signed_in_as"


def reader():
    """Who is looking now.

    Returns
    -------
    Reader

    Raises
    ------
    RefusedError
        If they have to sign in, or may see nothing.
    ReadingError
        If the doors are not set up so that they can hold.
    """
    claims = st.user.to_dict()
    if "is_logged_in" not in claims and not os.environ.get(groups.WHERE):
        refuse_beyond_loopback()
        log_path()
        return remember(Reader(audience(), reads_audit=True))
    found = reader_of(claims, has_provider="is_logged_in" in claims)
    _tell_signed_in(found)
    return remember(found)


def reader_of(claims, *, has_provider=True):
    """Who the claims of a sign-in are of; see `reader`."""
    path = os.environ.get(groups.WHERE)
    if not path:
        raise ReadingError(
            groups.WHERE, "is not set, although sign-in is", "Name the file of groups in it."
        )
    if not has_provider:
        raise ReadingError(
            "secrets.toml", "holds no [auth], although a file of groups is named",
            "Write down the provider there, as the README shows.",
        )  # fmt: skip
    log = log_path()
    if log is None:
        raise ReadingError(audit.WHERE, "is not set, although sign-in is", "Name a log in it.")
    found = groups.reader_of(_access(path, _stamp(path)), claims, time.time())
    require_in(found)
    return found


def require_in(found):
    """Refuse a reader whose session has ended or was ended by signing out.

    Raises
    ------
    RefusedError
    """
    if time.time() > found.ends_at or (found.session and audit.is_over(log_path(), found.session)):
        raise RefusedError("ended", "Your session has ended.")


def remember(found):
    """Keep who this session's reader is, for the parts of the page."""
    st.session_state[_READER] = found
    return found


def current():
    """Whom this page is made for, as `reader` found at its beginning.

    Raises
    ------
    RefusedError
        If nobody was found: then nothing is for anybody.
    """
    found = st.session_state.get(_READER)
    if found is None:
        raise RefusedError("sign-in", "Nobody has been let in.")
    return found


def is_still_in():
    """Whether the reader of an open page may still see it."""
    found = st.session_state.get(_READER)
    try:
        if found is not None:
            require_in(found)
    except RefusedError:
        return False
    return True


def forget_reader():
    """Nobody is looking any more: the session was refused."""
    st.session_state.pop(_READER, None)


def contact():
    """Whom a refused reader may ask, as the file of groups says; empty where it does not."""
    path = os.environ.get(groups.WHERE)
    return _access(path, _stamp(path)).contact if path else ""


def log_path():
    """Where the log of who opened what lies; None where there is none, on loopback.

    Raises
    ------
    ReadingError
        If it is to lie where a build writes.
    """
    path = os.environ.get(audit.WHERE)
    if not path:
        return None
    audit.require_beside(path, published_folder())
    return path


def tell(what, **about):
    """Keep in the log what this reader looks at; once for each sight of it, not for each rerun.

    Parameters
    ----------
    what : str
        One of `audit.WHAT`.
    about : str
        `page`, `build_id` and `filters` of the line.
    """
    entry = _entry(what, current(), about)
    if st.session_state.get(_TOLD) != entry:
        _record(entry)
        st.session_state[_TOLD] = entry


def tell_export(found, **about):
    """Keep in the log that a reader took something away, each time."""
    _record(_entry("exported", found, about))


def _entry(what, found, about):
    return audit.Entry(what, found.who, found.audience, found.session, **about)


def _record(entry):
    if log := log_path():
        audit.record(log, entry)


def _tell_signed_in(found):
    """Keep in the log that a sign-in began; once, however many pages it opens."""
    if not found.session or st.session_state.get(_SIGNED_IN) == found.session:
        return
    if not audit.has(log_path(), found.session, "signed in"):
        _record(_entry("signed in", found, {}))
    st.session_state[_SIGNED_IN] = found.session


def tell_refused(refused):
    """Keep in the log that somebody who had signed in was refused."""
    log, claims = log_path(), st.user.to_dict()
    if log is None or not claims.get("is_logged_in") or st.session_state.get(_TOLD) == refused.why:
        return
    st.session_state[_TOLD] = refused.why
    who = next((str(claims[k])[:200] for k in ("email", "sub") if claims.get(k)), "nobody named")
    audit.record(log, audit.Entry("refused", who, session=groups.session_of(claims)))


@lru_cache(maxsize=4)
def _access(path, _stamp):
    return groups.read_access(path)


def _stamp(path):
    try:
        told = os.stat(path)
    except OSError:
        return None
    return told.st_mtime_ns, told.st_size


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
    """Show nothing where others could reach a dashboard without sign-in.

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
        "Start it with `--server.address 127.0.0.1`, or set up sign-in as the README shows.",
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
