"""A real dashboard on the sample, opened in a real browser."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager

import pytest

from pipelines.config import PROJECT
from tests.ensure_browser import find_browser

FLAGS = [
    "--no-sandbox", "--disable-background-networking", "--disable-quic", "--no-first-run",
    "--process-per-site",  # a new process compiles all of Streamlit: half the time of a page
]  # fmt: skip
UPLAND = "place=Upland+Alongside,+alliance"
POLL = 100  # milliseconds: asked at every frame, a page draws for the question's sake


def free_port():
    """A port of this machine that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@contextmanager
def dashboard(published, *more, log=None, **environment):
    """A running dashboard; yields its address.

    `more` are further flags of Streamlit, `log` is a file that takes all that the process says.
    """
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "dashboard/app.py"]
    flags = ["--server.address", "127.0.0.1", "--server.port", str(port), *more]
    known = {**os.environ, "WIDER_STAGE_PUBLISHED": str(published), **environment}
    out = log.open("w") if log else subprocess.DEVNULL
    process = subprocess.Popen(
        [*command, *flags], cwd=PROJECT, env=known, stdout=out, stderr=subprocess.STDOUT
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/_stcore/health", process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_for(address, process):
    """Wait until a process answers at an address."""
    for _ in range(240):
        assert process.poll() is None, "the dashboard ended before it answered"
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.25)
    raise AssertionError(f"no answer at {address} within a minute")


@pytest.fixture(scope="session")
def published(sample_build):
    """The folder that holds the sample's `current.json`."""
    return sample_build / "published"


@pytest.fixture(scope="session")
def address(published):
    """A dashboard on the sample, for officers."""
    with dashboard(published) as found:
        yield found


@pytest.fixture(scope="session")
def county(county_build):
    """A dashboard on the county, for officers."""
    with dashboard(county_build / "published") as found:
        yield found


@pytest.fixture(scope="session")
def chromium():
    """A real browser."""
    path = find_browser()
    if not path:
        pytest.skip("no browser found: run `make test`, which installs or names one")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def window(chromium, address):
    """A window with one tab, for one test after another: opening anew costs seconds.

    Another tab stays open beside it, on an address that draws nothing: with the last tab of this
    machine goes the process that has compiled all of Streamlit.
    """
    context = chromium.new_context(accept_downloads=True)
    context.new_page().goto(f"{address}/_stcore/health")
    yield _listening(context.new_page())
    context.close()


def _listening(page):
    page.requests = []
    page.on("request", lambda request: page.requests.append(request.url))
    return page


@pytest.fixture
def open_page(window, address):
    """Open a page of the dashboard and wait until it stands still.

    The page carries `requests`, every address that it asked for since. With `again` it is the one
    that the test before has left, if that was at this address and nobody went on from there.
    """
    opened = []

    def open_one(path="", *, width=1280, scheme="light", base=None, again=False):
        page = _listening(window.context.new_page()) if opened else window
        opened.append(page)
        asked = (f"{base or address}{path}", width)
        if again and getattr(page, "stands", None) == (*asked, page.url):
            return page
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.goto("about:blank")
        page.requests.clear()
        page.goto(asked[0])
        settle(page)
        page.stands = (*asked, page.url)
        return page

    yield open_one
    for page in opened[1:]:
        page.close()


@pytest.fixture
def county_page(open_page, county):
    """Open a page of the county."""

    def opened(path, **look):
        return open_page(path, base=county, **look)

    return opened


def settle(page):
    """Wait until the script has run and every chart is drawn."""
    page.wait_for_selector("h1", timeout=60_000)
    page.wait_for_function(
        """() => document.querySelector('.stApp')?.dataset.testScriptState === 'notRunning'
              && !document.querySelector('[data-testid=stStatusWidget]')
              && [...document.querySelectorAll('[data-testid=stPlotlyChart]')]
                   .every(chart => chart.querySelector('.main-svg :is(text, path)'))""",
        timeout=60_000,
        polling=POLL,
    )
    page.wait_for_timeout(400)


def turn_to(page, width, scheme, *, asks=True):
    """Look at the page that is open at another width, in the other of light and dark.

    The page finds out by itself within five seconds; one that `asks` for a new run does not wait.
    """
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    if asks:
        page.wait_for_function(
            "scheme => getComputedStyle(document.querySelector('.stApp')).colorScheme === scheme",
            arg=scheme,
            polling=POLL,
        )
        page.keyboard.press("r")
    page.wait_for_function(
        """scheme => [...document.querySelectorAll('.main-svg :is(.xtick, .ytick) text')]
              .every(text => {
                  const [red, green, blue] = getComputedStyle(text).fill.match(/\\d+/g);
                  return (+red + +green + +blue > 3 * 128) === (scheme === 'dark');
              })""",
        arg=scheme,
        timeout=60_000,
        polling=POLL,
    )
    settle(page)
    if stood := getattr(page, "stands", None):
        page.stands = (stood[0], width, stood[2])
