"""The page asked for before signing in: ours, with what our pages read, and nothing else."""

import ast
import http.cookies
from urllib.parse import parse_qs

import pytest

from dashboard import asked_page
from pipelines.config import PROJECT


@pytest.mark.parametrize(
    ("path", "query", "found"),
    [
        ("/contracts", "place=Otter+Ford%2C+ward", "/contracts?place=Otter+Ford%2C+ward"),
        ("/", "", "/"),
        ("/", "place=X", "/?place=X"),
        ("/social-value", "next=http://evil.invalid&place=X", "/social-value?place=X"),
        ("/money", "place=X&place=Y", "/money?place=X"),
        ("/money", "place=a%0d%0aSet-Cookie:x&period=P", "/money?period=P"),
        ("/money", 'place=a;b,c"d\\e', "/money?place=a%3Bb%2Cc%22d%5Ce"),
        ("/money", "place=" + "x" * 3_000, "/money"),
        ("//evil.invalid", "", None),
        ("//evil.invalid/contracts", "", None),
        ("/contracts/", "", None),
        ("/contracts/../../x", "", None),
        ("/\\evil.invalid", "", None),
        ("/no-such-page", "place=X", None),
        ("/oauth2callback", "code=1", None),
        ("/auth/login", "provider=x", None),
        ("/static/js/main.js", "", None),
    ],
)
def test_only_our_pages_and_keys_are_addresses(path, query, found):
    assert asked_page.address(path, query) == found


@pytest.mark.parametrize(
    "cookie",
    [None, "", "http://evil.invalid/", "//evil.invalid/money", "/\\evil.invalid", "contracts",
     "/no-such-page", "javascript:alert(1)", "/\tmoney", "?place=X"],
)  # fmt: skip
def test_a_cookie_that_anybody_wrote_leads_to_the_root(cookie):
    assert asked_page.back_from("/", cookie) == "/"
    assert asked_page.back_from("/stage/", cookie) == "/stage/"


def test_a_cookie_of_ours_leads_back_below_the_base():
    header = asked_page.kept(asked_page.address("/money", "place=Otter+Ford%2C+ward&rule=a"))
    value = http.cookies.SimpleCookie(header)[asked_page.COOKIE].value
    assert asked_page.back_from("/", value) == "/money?place=Otter+Ford%2C+ward&rule=a"
    assert asked_page.back_from("/stage/", value) == "/stage/money?place=Otter+Ford%2C+ward&rule=a"


def test_every_key_that_a_page_reads_is_known():
    """Choices of the views are bound to the address by their keys; see `components.filters`."""
    at = {"segmented": 1, "choice": 1, "asked": 0}
    found = set()
    for path in (PROJECT / "dashboard" / "views").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
            owner, _, name = called.partition(".")
            if owner == "components" and name in at:
                found.add(ast.literal_eval(node.args[at[name]]))
    found |= {"place", "period", "service", "provider"}
    assert found == set(asked_page.KEYS)
    assert parse_qs(asked_page.address("/money", "&".join(f"{k}=1" for k in found))[7:]).keys() == (
        found
    )
