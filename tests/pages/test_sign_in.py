"""Sign-in against a provider that is a process of its own, in a real browser."""

import json
import os
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import contextmanager
from urllib.parse import urlparse

import pytest
from axe_playwright_python.sync_playwright import Axe

from dashboard import audit
from pipelines.config import PROJECT
from tests.pages import provider as provider_module
from tests.pages.conftest import FLAGS, dashboard, free_port, settle, wait_for  # noqa: F401

pytestmark = pytest.mark.browser

GROUPS = """
contact = "Ask the data team: data@council.invalid."
{more}
[[group]]
name = "officers"
audience = "officer"
reads_audit = true

[[group]]
name = "one-place"
audience = "officer"
places = ["{place}"]

[[group]]
name = "board"
audience = "board"
members = ["lisa@council.invalid"]

[[group]]
name = "readers"
audience = "public"
"""
PLACE = "X05000003"  # a ward: its officer sees neither its district nor other wards


@pytest.fixture(scope="module")
def provider():
    """Address of a running provider."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.pages.provider", str(port)], cwd=PROJECT,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        wait_for(f"http://127.0.0.1:{port}/jwks", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


@contextmanager
def behind_doors(published, provider, root, more=""):
    """A dashboard that asks the provider; yields its address, its log, and what it said."""
    root.mkdir(exist_ok=True)
    secrets = root / "secrets.toml"
    secrets.write_text(
        "[auth]\n"
        'redirect_uri = "http://127.0.0.1:{port}/oauth2callback"\n'
        'cookie_secret = "thirty-two letters and more, only for tests"\n'
        f'client_id = "{provider_module.CLIENT}"\nclient_secret = "{provider_module.SECRET}"\n'
        f'server_metadata_url = "{provider}/.well-known/openid-configuration"\n',
        encoding="utf-8",
    )
    (root / "access.toml").write_text(GROUPS.format(place=PLACE, more=more), encoding="utf-8")
    flags = ["--secrets.files", str(secrets)]
    with dashboard(
        published, *flags, log=root / "said.txt", WIDER_STAGE_ACCESS=str(root / "access.toml"),
        WIDER_STAGE_AUDIT=str(root / "audit.db"),
    ) as address:  # fmt: skip
        yield address, root / "audit.db", root / "said.txt"


@pytest.fixture(scope="module")
def doors(published, provider, tmp_path_factory):
    """A dashboard with sign-in."""
    with behind_doors(published, provider, tmp_path_factory.mktemp("doors")) as found:
        yield found


def sign_in(open_page, address, person, path="", **look):
    """Open a page, go to the provider, come back as a person."""
    page = open_page(path, base=address, **look)
    page.locator(".st-key-sign-in button").first.click()
    page.locator(f"#{person}").click(timeout=30_000)
    page.wait_for_url(f"{address}/**", timeout=30_000)
    settle(page)
    return page


def go(page, address, path):
    page.goto(f"{address}{path}")
    settle(page)
    return page.inner_text("body")


def menu(page):
    return page.locator("[data-testid=stTopNavLink]").all_inner_texts()


@pytest.mark.parametrize("path", ["", "/decisions", "/no-such-page"])
def test_nobody_sees_anything_without_signing_in(open_page, doors, path):
    page = open_page(path, base=doors[0])
    assert page.inner_text("h1") == "Sign in to Wider Stage"
    assert "Brackwater" not in page.content() and menu(page) == []


@pytest.mark.parametrize(
    ("person", "sees", "never"),
    [
        ("olive", ["Decisions", "Log", "Data"], []),
        ("wendy", ["Decisions"], ["Log"]),
        ("listed", ["Decisions"], ["Log"]),
        ("peter", ["Home", "Data"], ["Decisions", "Log"]),
    ],
)
def test_the_groups_of_a_person_decide(open_page, doors, person, sees, never):
    page = sign_in(open_page, doors[0], person)
    shown = menu(page)
    assert set(sees) <= set(shown) and not set(never) & set(shown)
    for name in never:
        body = go(page, doors[0], f"/{name.lower()}")
        assert page.inner_text("h1") == "This page is not for you"
        assert "Ask the data team" in body


@pytest.mark.parametrize(
    ("person", "why"),
    [
        ("unmet", "None of your groups"),
        ("bare", "names no group"),
        ("stale", "Sign in again"),
    ],
)
def test_who_is_in_no_group_or_signed_in_too_long_ago_sees_nothing(open_page, doors, person, why):
    page = sign_in(open_page, doors[0], person)
    assert why in page.inner_text("[data-testid=stMain]")
    assert "Brackwater" not in page.content() and menu(page) == []
    assert audit.newest(doors[1], 1)[0]["what"] == "refused"


def test_an_officer_of_one_place_may_choose_no_other(open_page, doors):
    page = sign_in(open_page, doors[0], "wendy")
    body = go(page, doors[0], "/places?place=X08000001")
    assert "not among your places" in body
    page.locator(".st-key-place input").click()
    options = page.locator("[role=option]").all_inner_texts()
    assert options and not [one for one in options if "Brackwater" in one]


def test_a_name_from_the_provider_is_shown_as_text(open_page, doors):
    page = sign_in(open_page, doors[0], "markup")
    assert "<script>window.attacked=1</script>" in page.inner_text(".st-key-reader")
    assert page.evaluate("window.attacked") is None
    assert page.locator(".st-key-reader img").count() == 0


def test_an_altered_cookie_is_no_sign_in(open_page, doors):
    page = sign_in(open_page, doors[0], "boris")
    context = page.context
    cookie = next(c for c in context.cookies() if c["name"] == "_streamlit_user")
    assert cookie["httpOnly"] and cookie["sameSite"] == "Lax"
    body, stamp, signature = cookie["value"].rsplit(".", 2)
    for altered in (
        f"{body[:-3]}{'A' if body[-3] != 'A' else 'B'}{body[-2:]}.{stamp}.{signature}",
        f"{body}.{stamp}.{signature[::-1]}",
    ):
        context.add_cookies([cookie | {"value": altered}])
        go(page, doors[0], "/")
        assert page.inner_text("h1") == "Sign in to Wider Stage"


def test_signing_out_ends_it_for_copies_of_the_cookie_and_open_tabs_too(
    open_page, chromium, doors, provider
):
    page = sign_in(open_page, doors[0], "boris")
    cookies = page.context.cookies()
    tab = page.context.new_page()
    tab.goto(doors[0])
    settle(tab)
    page.locator(".st-key-sign-out button").click()
    page.wait_for_selector(".st-key-sign-in", timeout=30_000)
    with urllib.request.urlopen(f"{provider}/left") as answer:
        assert json.load(answer)["signed_out"] >= 1
    tab.wait_for_selector("h1:has-text('Your session has ended')", timeout=20_000)
    stolen = chromium.new_context()
    stolen.add_cookies(cookies)
    other = stolen.new_page()
    other.goto(doors[0])
    settle(other)
    assert other.inner_text("h1") == "Your session has ended"
    stolen.close()


def download(page, key):
    """(address, content) of a download, as the browser fetches it."""
    with page.expect_download(timeout=60_000) as waiting:
        page.locator(f"[class*='{key}'] button").first.click()
    return waiting.value.url, waiting.value.path().read_bytes()


def fetch(address, cookies=()):
    """Status and body of an address, asked with cookies."""
    header = "; ".join(f"{c['name']}={c['value']}" for c in cookies)
    asked = urllib.request.Request(address, headers={"Cookie": header} if header else {})
    try:
        with urllib.request.urlopen(asked, timeout=20) as answer:
            return answer.status, answer.read(), answer.headers
    except urllib.error.HTTPError as error:
        return error.code, error.read(), error.headers


def test_a_download_is_given_to_who_asked_for_it_alone(open_page, doors):
    board = sign_in(open_page, doors[0], "boris").context.cookies()
    officer = sign_in(open_page, doors[0], "olive")
    go(officer, doors[0], "/contracts")
    own = officer.context.cookies()
    address, content = download(officer, "st-key-csv-")
    status, body, headers = fetch(address, own)
    assert (status, body) == (200, content) and "no-store" in headers["Cache-Control"]
    for cookies in ((), board, [c | {"value": c["value"][:-4] + "AAAA"} for c in own]):
        status, body, _ = fetch(address, cookies)
        assert status == 403 and content not in body
    exported = next(row for row in audit.newest(doors[1]) if row["what"] == "exported")
    assert exported["who"] == "olive@council.invalid" and exported["page"] == "contracts"
    mine = [row["what"] for row in audit.newest(doors[1]) if row["session"] == exported["session"]]
    assert mine.count("signed in") == 1
    assert exported["block"].endswith(".csv") and exported["filters"]["place"]


def test_a_session_ends_on_the_screen(open_page, published, provider, tmp_path):
    with behind_doors(published, provider, tmp_path / "short", "session_hours = 0.006") as found:
        page = sign_in(open_page, found[0], "boris", "/data")
        assert "Brackwater" in page.content()
        page.wait_for_selector("h1:has-text('Your session has ended')", timeout=60_000)
        assert "Brackwater" not in page.content() and menu(page) == []


def test_the_public_needs_no_sign_in_where_the_file_says_so(
    open_page, published, provider, tmp_path
):
    more = 'without_sign_in = "public"'
    with behind_doors(published, provider, tmp_path / "open", more) as found:
        page = open_page("", base=found[0])
        assert "Home" in menu(page) and "Decisions" not in menu(page)
        go(page, found[0], "/decisions")
        assert page.inner_text("h1") == "This page is not for you"
        signed = sign_in(open_page, found[0], "boris")
        assert "Decisions" in menu(signed)


def test_the_log_shows_who_looked_and_is_whole(open_page, doors):
    page = sign_in(open_page, doors[0], "olive")
    body = go(page, doors[0], "/log")
    assert page.inner_text("h1") == "Log"
    assert "none was altered" in body and "olive@council.invalid" in body
    assert audit.verify(doors[1])[1] is None
    text = doors[1].read_bytes()
    for secret in (provider_module.SECRET, "only for tests"):
        assert secret.encode() not in text


def test_no_secret_stands_in_what_the_process_said(open_page, doors):
    page = sign_in(open_page, doors[0], "olive")
    cookies = [c["value"] for c in page.context.cookies() if len(c["value"]) > 20]
    said = doors[2].read_text(encoding="utf-8")
    for secret in (provider_module.SECRET, "only for tests", *cookies):
        assert secret not in said


def test_half_of_the_doors_shows_nothing(open_page, published, provider, tmp_path):
    (tmp_path / "access.toml").write_text(GROUPS.format(place=PLACE, more=""), encoding="utf-8")
    with dashboard(published, WIDER_STAGE_ACCESS=str(tmp_path / "access.toml")) as address:
        page = open_page("", base=address)
        assert "holds no [auth]" in page.inner_text("[data-testid=stMain]")
        assert "Brackwater" not in page.content()


def test_the_doors_are_accessible(open_page, doors):
    found = [open_page("", base=doors[0], width=768, scheme="dark")]
    found.append(sign_in(open_page, doors[0], "unmet", width=768))
    found.append(sign_in(open_page, doors[0], "olive", width=768, scheme="dark"))
    go(found[-1], doors[0], "/log")
    for page in found:
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, page.inner_text("h1")
        outside = {urlparse(u).hostname for u in page.requests} - {"127.0.0.1", None}
        assert not outside
        violations = Axe().run(page).response["violations"]
        assert not violations, [(v["id"], v["nodes"][0]["target"]) for v in violations]


def test_screens(open_page, doors):
    """Pictures for people, where a folder for them is named."""
    folder = os.environ.get("WIDER_STAGE_PICTURES")
    if not folder:
        pytest.skip("WIDER_STAGE_PICTURES names no folder")
    for width, scheme in ((1280, "light"), (1280, "dark"), (768, "light"), (768, "dark")):
        look = {"width": width, "scheme": scheme}
        open_page("", base=doors[0], **look).screenshot(path=f"{folder}/in-{width}-{scheme}.png")
        page = sign_in(open_page, doors[0], "unmet", **look)
        page.screenshot(path=f"{folder}/refused-{width}-{scheme}.png")
        page = sign_in(open_page, doors[0], "boris", **look)
        go(page, doors[0], "/log")
        page.screenshot(path=f"{folder}/other-{width}-{scheme}.png")
        page = sign_in(open_page, doors[0], "olive", **look)
        page.screenshot(path=f"{folder}/home-{width}-{scheme}.png")
        go(page, doors[0], "/log")
        page.screenshot(path=f"{folder}/log-{width}-{scheme}.png", full_page=True)
