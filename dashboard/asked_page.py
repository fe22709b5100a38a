"""Which page somebody asked for before they signed in, so that they come back to it. No Streamlit.

Streamlit comes back from the provider at its root, whatever link a reader had opened. The link is
kept in a cookie until then. Whatever a cookie or a link says, only the address of one of our own
pages with query keys that we know is ever made of it, so that it leads nowhere else.
"""

import tomllib
from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

COOKIE = "wider_stage_asked"
KEYS = (
    "place", "period", "service", "provider", "contract", "measure", "by", "funnel", "list", "map",
    "order", "payer", "pounds", "rule", "table",
)  # fmt: skip
SECONDS = 3_600  # that signing in may take
_LONGEST = 3_000  # a browser keeps cookies of 4,096 bytes
_PAGES = Path(__file__).with_name("navigation.toml")


def address(path, query=""):
    """The address of one of our pages, from the root; None where it is none.

    Parameters
    ----------
    path : str
        As asked for, below the dashboard's own base.
    query : str
        As asked for. Keys that no page reads, a key's second value and a query that is too long
        are left out.
    """
    page = path.removeprefix("/")
    if page not in _pages():
        return None
    known = {}
    for key, value in parse_qsl(query[: 4 * _LONGEST]):
        if key in KEYS and value.isprintable():
            known.setdefault(key, value)
    asked = f"/{page}?{urlencode(known)}" if known else f"/{page}"
    return asked if len(asked) <= _LONGEST else f"/{page}"


def kept(asked):
    """The cookie, as a header, that keeps an address that `address` made."""
    return f"{COOKIE}={asked}; Path=/; Max-Age={SECONDS}; HttpOnly; SameSite=Lax"


def dropped():
    """The header that takes the cookie away."""
    return f"{COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax"


def back_from(root, cookie):
    """Where somebody who has just signed in goes: the page that a cookie keeps, else the root.

    Parameters
    ----------
    root : str
        Where Streamlit would send them: the dashboard's own root.
    cookie : str or None
        As the browser sent it, so anybody may have written it.
    """
    path, _, query = (cookie or "").partition("?")
    found = address(path, query) if path.startswith("/") else None
    return root if found is None else f"{root.rstrip('/')}{found}"


@cache
def _pages():
    """Names of pages in addresses; the empty one is the first page."""
    entries = tomllib.loads(_PAGES.read_text(encoding="utf-8"))["page"]
    return frozenset({"", *(entry["url"] for entry in entries)})
