"""Sign-in against a provider that is a process of its own, in a real browser."""

import json
import os
import time
import urllib.error
import urllib.request
from urllib.parse import parse_qs, urlencode, urlparse

import pytest
from axe_playwright_python.sync_playwright import Axe

from dashboard import asked_page, audit
from tests.pages import provider as provider_module
from tests.pages.conftest import dashboard, settle
from tests.pages.window import COOKIE_SECRET, GROUPS, Window, behind_doors, running_provider

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def provider():
    """Address of a running provider."""
    with running_provider() as address:
        yield address


@pytest.fixture(scope="module")
def doors(published, provider, tmp_path_factory):
    """A dashboard with sign-in."""
    with behind_doors(published, provider, tmp_path_factory.mktemp("doors")) as found:
        yield found


@pytest.fixture(scope="module")
def one_window(chromium, doors):
    context = chromium.new_context(accept_downloads=True)
    yield Window(context, doors.address)
    context.close()


@pytest.fixture
def window(one_window):
    """A window of the browser with nobody signed in."""
    yield one_window
    one_window.empty()


def go(page, address, path):
    page.goto(f"{address}{path}")
    settle(page)
    return page.inner_text("body")


def menu(page):
    return page.locator("[data-testid=stTopNavLink]").all_inner_texts()


@pytest.mark.parametrize("path", ["", "/decisions", "/no-such-page"])
def test_nobody_sees_anything_without_signing_in(window, path):
    page = window.open(path)
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
def test_the_groups_of_a_person_decide(window, person, sees, never):
    page = window.signed_in(person)
    shown = menu(page)
    assert set(sees) <= set(shown) and not set(never) & set(shown)
    for name in never:
        body = go(page, window.address, f"/{name.lower()}")
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
def test_who_is_in_no_group_or_signed_in_too_long_ago_sees_nothing(window, doors, person, why):
    page = window.signed_in(person)
    assert why in page.inner_text("[data-testid=stMain]")
    assert "Brackwater" not in page.content() and menu(page) == []
    assert audit.newest(doors.log, 1)[0]["what"] == "refused"


def test_an_officer_of_one_place_may_choose_no_other(window):
    page = window.signed_in("wendy", "/places?place=X08000001")
    assert "not among your places" in page.inner_text("body")
    page.locator(".st-key-place input").click()
    options = page.locator("[role=option]").all_inner_texts()
    assert options and not [one for one in options if "Brackwater" in one]


def test_a_name_from_the_provider_is_shown_as_text(window):
    page = window.signed_in("markup")
    assert "<script>window.attacked=1</script>" in page.inner_text(".st-key-reader")
    assert page.evaluate("window.attacked") is None
    assert page.locator(".st-key-reader img").count() == 0


def test_who_signs_in_comes_back_to_the_page_first_asked_for(window):
    """And nowhere else, whatever somebody has put into the browser meanwhile."""
    ward = "Lantern Hill, ward"
    asked = "/places?" + urlencode({"place": ward, "next": "http://evil.invalid/", "list": "all"})
    page = window.open(asked)
    kept = next(c for c in window.context.cookies() if c["name"] == asked_page.COOKIE)
    assert kept["httpOnly"] and kept["sameSite"] == "Lax"
    page = window.at_provider(page, "boris")
    found = urlparse(page.url)
    assert found.path == "/places" and parse_qs(found.query)["place"] == [ward]
    assert "Lantern Hill" in page.inner_text("h1") and "evil" not in page.url
    assert asked_page.COOKIE not in {c["name"] for c in window.context.cookies()}
    for put_in in ("//evil.invalid/places", "http://evil.invalid/", "/no-such-page"):
        window.become([kept | {"value": put_in}])
        assert window.come_in("boris") == f"{window.address}/"


def test_an_altered_cookie_is_no_sign_in(window):
    page = window.signed_in("boris")
    cookie = next(c for c in window.context.cookies() if c["name"] == "_streamlit_user")
    assert cookie["httpOnly"] and cookie["sameSite"] == "Lax"
    body, stamp, signature = cookie["value"].rsplit(".", 2)
    for altered in (
        f"{body[:-3]}{'A' if body[-3] != 'A' else 'B'}{body[-2:]}.{stamp}.{signature}",
        f"{body}.{stamp}.{signature[::-1]}",
    ):
        window.context.add_cookies([cookie | {"value": altered}])
        go(page, window.address, "/")
        assert page.inner_text("h1") == "Sign in to Wider Stage"


def test_signing_out_ends_it_for_copies_of_the_cookie_and_open_tabs_too(window, provider):
    page = window.sign_in("boris", "/social-value")
    cookies = window.context.cookies()
    tab = window.open("/social-value")
    assert "Brackwater" in tab.content()
    page.locator(".st-key-sign-out button").click()
    page.wait_for_selector(".st-key-sign-in", timeout=30_000)
    with urllib.request.urlopen(f"{provider}/left") as answer:
        assert json.load(answer)["signed_out"] >= 1
    tab.wait_for_selector("h1:has-text('Your session has ended')", timeout=20_000)
    window.become(cookies)
    assert window.open().inner_text("h1") == "Your session has ended"


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


def test_a_download_is_given_to_who_asked_for_it_alone(window, doors):
    board = window.cookies_of("boris")
    officer = window.signed_in("olive", "/contracts")
    own = window.context.cookies()
    address, content = download(officer, "st-key-csv-")
    status, body, headers = fetch(address, own)
    assert (status, body) == (200, content) and "no-store" in headers["Cache-Control"]
    for cookies in ((), board, [c | {"value": c["value"][:-4] + "AAAA"} for c in own]):
        status, body, _ = fetch(address, cookies)
        assert status == 403 and content not in body
    exported = next(row for row in audit.newest(doors.log) if row["what"] == "exported")
    assert exported["who"] == "olive@council.invalid" and exported["page"] == "contracts"
    mine = [r["what"] for r in audit.newest(doors.log, 500) if r["session"] == exported["session"]]
    assert mine.count("signed in") == 1
    assert exported["block"].endswith(".csv") and exported["filters"]["place"]


def test_a_session_ends_on_the_screen(window, doors):
    began = time.time()
    window.cookies_of("boris")
    for more in (4, 12, 40):  # seconds that a page may take; a busy machine needs the longer ones
        with doors.saying(f"session_hours = {(time.time() + more - began) / 3600}"):
            page = window.open("/social-value")
            if "Brackwater" not in page.content():
                continue
            page.wait_for_selector("h1:has-text('Your session has ended')", timeout=90_000)
            assert "Brackwater" not in page.content() and menu(page) == []
            return
    raise AssertionError("the page never showed anything")


def test_the_public_needs_no_sign_in_where_the_file_says_so(window, doors):
    with doors.saying('without_sign_in = "public"'):
        page = window.open()
        assert "Home" in menu(page) and "Decisions" not in menu(page)
        go(page, window.address, "/decisions")
        assert page.inner_text("h1") == "This page is not for you"
        signed = window.at_provider(page, "boris")
        assert "Decisions" in menu(signed) and signed.inner_text("h1") == "Decisions"


def test_the_log_shows_who_looked_and_is_whole(window, doors):
    page = window.signed_in("olive", "/log")
    assert page.inner_text("h1") == "Log"
    body = page.inner_text("body")
    assert "none was altered" in body and "olive@council.invalid" in body
    assert audit.verify(doors.log)[1] is None
    text = doors.log.read_bytes()
    for secret in (provider_module.SECRET, COOKIE_SECRET):
        assert secret.encode() not in text


def test_no_secret_stands_in_what_the_process_said(window, doors):
    window.signed_in("olive")
    cookies = [c["value"] for c in window.context.cookies() if len(c["value"]) > 20]
    cookies += [c["value"] for c in window.cookies_of("olive") if len(c["value"]) > 20]
    said = doors.said.read_text(encoding="utf-8")
    assert cookies and said
    for secret in (provider_module.SECRET, COOKIE_SECRET, *cookies):
        assert secret not in said


def test_half_of_the_doors_shows_nothing(window, published, tmp_path):
    (tmp_path / "access.toml").write_text(GROUPS.format(more=""), encoding="utf-8")
    with dashboard(published, WIDER_STAGE_ACCESS=str(tmp_path / "access.toml")) as address:
        page = window.open(base=address)
        assert "holds no [auth]" in page.inner_text("[data-testid=stMain]")
        assert "Brackwater" not in page.content()


def test_the_doors_are_accessible(window):
    found = [window.open(width=768, scheme="dark")]
    found.append(window.signed_in("unmet", width=768))
    found.append(window.signed_in("olive", "/log", width=768, scheme="dark"))
    for page in found:
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, page.inner_text("h1")
        outside = {urlparse(u).hostname for u in page.requests} - {"127.0.0.1", None}
        assert not outside
        violations = Axe().run(page).response["violations"]
        assert not violations, [(v["id"], v["nodes"][0]["target"]) for v in violations]


def test_screens(window):
    """Pictures for people, where a folder for them is named."""
    folder = os.environ.get("WIDER_STAGE_PICTURES")
    if not folder:
        pytest.skip("WIDER_STAGE_PICTURES names no folder")
    for width, scheme in ((1280, "light"), (1280, "dark"), (768, "light"), (768, "dark")):
        look = {"width": width, "scheme": scheme}
        window.empty()
        window.open(**look).screenshot(path=f"{folder}/in-{width}-{scheme}.png")
        window.signed_in("unmet", **look).screenshot(path=f"{folder}/refused-{width}-{scheme}.png")
        page = window.signed_in("boris", "/log", **look)
        page.screenshot(path=f"{folder}/other-{width}-{scheme}.png")
        page = window.signed_in("olive", "/", **look)
        page.screenshot(path=f"{folder}/home-{width}-{scheme}.png")
        go(page, window.address, "/log")
        page.screenshot(path=f"{folder}/log-{width}-{scheme}.png", full_page=True)
