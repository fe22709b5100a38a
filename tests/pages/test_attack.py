"""Names that an attacker would choose go through the pages and their exports, and do nothing."""

import csv
import io
import re
import urllib.error
import urllib.request
from urllib.parse import urlencode, urlparse

import pytest

from tests import support
from tests.pages.conftest import dashboard
from tests.privacy import attacking

pytestmark = pytest.mark.browser

TURNS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
RUNS = re.compile(r"\s*[=+@]|\s*-(?![\d.]+$)|[\t\r]")


def _as_shown(texts):
    return [" ".join(TURNS.sub("", text).split()) for text in texts]


SHOWN = _as_shown(attacking.NAMES)
TITLES, QUOTES = _as_shown(attacking.TITLES), _as_shown(attacking.QUOTES)
# Of what steers a terminal the page shows at most a blank.
FILES = [name.rpartition("/")[2] for name in attacking.FILES]


@pytest.fixture(scope="module")
def attacked(tmp_path_factory):
    """A dashboard on a build of the folder."""
    root = tmp_path_factory.mktemp("attacked")
    support.build_small(attacking.attack(root / "data"), root / "output")
    with dashboard(root / "output" / "published") as address:
        yield address


def _harmless(page):
    """Nothing ran, nothing was let in, nothing broke, nothing is wider than the window."""
    assert page.evaluate("window.attacked") is None
    assert page.locator("[data-testid=stException]").count() == 0
    assert page.locator("img[onerror], img[src=x], a[href^='javascript']").count() == 0
    assert not page.locator("script", has_text="attacked").count()
    assert not TURNS.search(page.inner_text("body"))
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0, f"the page is {wide} px wider than the window"


def _shows(page, names):
    """The page shows the names, in what is folded away too, and none of them does anything."""
    for expander in page.locator("[data-testid=stExpander] summary").all():
        expander.click()
    page.wait_for_timeout(300)
    _harmless(page)
    said = _one_line(page.inner_text("body"))
    for name in names:
        assert name in said, name


def _one_line(text):
    return " ".join(text.split())


def _exports(page):
    """Every CSV of a page as {block: rows}; no cell of them does anything."""
    found = {}
    for button in page.locator("[class*='st-key-csv-'] button").all():
        with page.expect_download(timeout=60_000) as waiting:
            button.click()
        text = waiting.value.path().read_bytes().decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        for row in rows:
            for column, cell in row.items():
                assert not RUNS.match(cell), (column, cell)
                assert not TURNS.search(cell), (column, cell)
        found[waiting.value.suggested_filename] = rows
    return found


def _provider(name):
    return f"/providers?{urlencode({'provider': name})}"


@pytest.mark.parametrize(
    ("path", "names", "width"),
    [
        ("/providers", SHOWN, 768),
        (_provider(SHOWN[3]), SHOWN[3:4], 768),
        (_provider(SHOWN[4]), SHOWN[4:], 1280),
        ("/", QUOTES, 768),
    ],
)
def test_a_page_shows_the_names_as_text(open_page, attacked, path, names, width):
    _shows(open_page(path, base=attacked, width=width), names)


@pytest.mark.parametrize(
    ("path", "shown", "exported"),
    [
        (f"/providers?{urlencode({'service': attacking.SERVICE})}", (), SHOWN),
        (_provider(SHOWN[2]), SHOWN[2:3], SHOWN[2:3]),
        ("/contracts", [*SHOWN, *TITLES[:2], TITLES[3]], [*SHOWN, *TITLES[:2]]),
        ("/money", attacking.ORPHANS, attacking.ORPHANS),
        ("/data", FILES[:1], ()),
    ],
)
def test_neither_a_page_nor_what_is_downloaded_does_anything(
    open_page, attacked, path, shown, exported
):
    page = open_page(path, base=attacked, width=768)
    _shows(page, shown)
    exports = _exports(page)
    assert exports
    told = {_one_line(cell) for rows in exports.values() for row in rows for cell in row.values()}
    for name in exported:
        assert {name, f"'{name}"} & told, name


def test_the_chart_of_costs_holds_the_names_as_text(open_page, attacked):
    query = urlencode({"service": attacking.SERVICE, "provider": SHOWN[0]})
    page = open_page(f"/providers?{query}", base=attacked)
    drawn = _one_line(page.locator(".st-key-block-unit-cost .js-plotly-plot").text_content())
    assert "<script>window.attacked" in drawn
    assert "No limits are drawn" in page.inner_text(".st-key-block-unit-cost")
    with page.expect_download(timeout=90_000) as waiting:
        page.locator(".st-key-block-unit-cost").get_by_text("Drawing (SVG)").click()
    svg = waiting.value.path().read_text(encoding="utf-8")
    assert "<script" not in svg and "&#60;script&#62;" in svg and not TURNS.search(svg)
    _harmless(page)


def test_its_page_and_the_brief_of_its_contract_show_the_name_as_text(open_page, attacked):
    page = open_page(_provider(SHOWN[0]), base=attacked)
    _shows(page, SHOWN[:1])
    link = page.locator(".st-key-block-contracts tbody a").first.get_attribute("href")
    brief = open_page(f"/{link}", base=attacked)
    assert SHOWN[0] in _one_line(brief.inner_text("[data-testid=stMain]"))
    _harmless(brief)


HOSTILE = "<script>window.attacked='query'</script> =1+1 ![x](http://attacked.invalid/z) \u202etxt"


@pytest.mark.parametrize("path", ["/contracts", "/outcomes", "/providers"])
def test_a_link_that_asks_for_markup_is_told_as_text(open_page, attacked, path):
    keys = ("place", "period", "service", "provider", "contract", "measure")
    page = open_page(f"{path}?{urlencode(dict.fromkeys(keys, HOSTILE))}", base=attacked)
    _harmless(page)
    assert {urlparse(one).hostname for one in page.requests} <= {"127.0.0.1", None}
    assert page.get_by_text("which is not in this build").count() >= 3
    assert "<script>window.attacked='query'</script>" in page.inner_text("[data-testid=stMain]")


def test_a_link_of_ten_thousand_characters_is_refused_and_the_rest_goes_on(open_page, attacked):
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(f"{attacked}/contracts?{urlencode({'place': 'x' * 10_000})}")
    assert caught.value.code == 414
    page = open_page(f"/contracts?{urlencode({'contract': 'x' * 7_000})}", base=attacked)
    _harmless(page)
