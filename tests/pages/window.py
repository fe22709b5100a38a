"""Doors with a provider behind them, and a window of the browser that stands before them."""

import re
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from joserfc import jwt
from joserfc.jwk import OctKey

from pipelines.config import PROJECT
from tests.pages import provider as provider_module
from tests.pages.conftest import dashboard, free_port, settle, wait_for

PLACE = "X05000003"  # a ward: its officer sees neither its district nor other wards
COOKIE_SECRET = "thirty-two letters and more, only for tests"
GROUPS = f"""
contact = "Ask the data team: data@council.invalid."
{{more}}
[[group]]
name = "officers"
audience = "officer"
reads_audit = true

[[group]]
name = "one-place"
audience = "officer"
places = ["{PLACE}"]

[[group]]
name = "board"
audience = "board"
members = ["lisa@council.invalid"]

[[group]]
name = "readers"
audience = "public"
"""


@contextmanager
def running_provider():
    """A provider as a process of its own; yields its address."""
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


@dataclass(frozen=True)
class Doors:
    """A dashboard with sign-in: its address, its log, what it said, and its file of groups."""

    address: str
    log: Path
    said: Path
    access: Path

    @contextmanager
    def saying(self, more):
        """For a while the file of groups says something more: it is read again as it changes."""
        self.access.write_text(GROUPS.format(more=more), encoding="utf-8")
        yield
        self.access.write_text(GROUPS.format(more=""), encoding="utf-8")


@contextmanager
def behind_doors(published, provider, root):
    """A dashboard that asks the provider; yields its `Doors`."""
    secrets, access = root / "secrets.toml", root / "access.toml"
    secrets.write_text(
        "[auth]\n"
        'redirect_uri = "http://127.0.0.1:{port}/oauth2callback"\n'
        f'cookie_secret = "{COOKIE_SECRET}"\n'
        f'client_id = "{provider_module.CLIENT}"\nclient_secret = "{provider_module.SECRET}"\n'
        f'server_metadata_url = "{provider}/.well-known/openid-configuration"\n',
        encoding="utf-8",
    )
    access.write_text(GROUPS.format(more=""), encoding="utf-8")
    with dashboard(
        published, "--secrets.files", str(secrets), log=root / "said.txt",
        WIDER_STAGE_ACCESS=str(access), WIDER_STAGE_AUDIT=str(root / "audit.db"),
    ) as address:  # fmt: skip
        yield Doors(address, root / "audit.db", root / "said.txt", access)


class Window:
    """A window of the browser: what it has fetched it keeps, whoever sits before it.

    A new one fetches and compiles all that Streamlit is made of, which takes longer than a page.
    One tab stays open for that, on an address that draws nothing.
    """

    def __init__(self, context, address):
        self.context, self.address, self._kept = context, address, {}
        self._stays = context.new_page()
        self._stays.goto(f"{address}/_stcore/health")

    def open(self, path="", *, base=None, width=1280, scheme="light"):
        """A new tab on a page, once it stands still; `page.requests` is what it asked for."""
        page = self.context.new_page()
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.requests = []
        page.on("request", lambda request: page.requests.append(request.url))
        page.goto(f"{base or self.address}{path}")
        settle(page)
        return page

    def sign_in(self, person, path="", **look):
        """Open a page, go to the provider, come back as a person."""
        return self.at_provider(self.open(path, **look), person)

    def at_provider(self, page, person):
        """Go to the provider from a page and come back as a person."""
        page.locator(".st-key-sign-in button").first.click()
        page.locator(f"#{person}").click(timeout=30_000)
        page.wait_for_url(f"{self.address}/**", timeout=30_000)
        settle(page)
        return page

    def signed_in(self, person, path="/social-value", **look):
        """A page as a person sees it who signed in at the provider once, for all tests."""
        if person not in self._kept:
            self._kept[person] = self.cookies_of(person)
        self.become(self._kept[person])
        return self.open(path, **look)

    def cookies_of(self, person):
        """What this window holds after a new sign-in."""
        self.context.clear_cookies()
        self.come_in(person)
        return self.context.cookies()

    def come_in(self, person):
        """Sign in by the requests that a browser makes, without drawing a page; where it ends."""
        soon = {"provider": "default", "exp": int(time.time()) + 60}
        token = jwt.encode({"alg": "HS256"}, soon, OctKey.import_key(COOKIE_SECRET))
        asked = self.context.request.get(f"{self.address}/auth/login?provider={token}")
        chosen = re.search(rf'id="{person}" href="([^"]+)"', asked.text())[1]
        back = self.context.request.get(urljoin(asked.url, chosen))
        assert back.ok and back.url.startswith(self.address), back.url
        return back.url

    def become(self, cookies):
        """Hold these cookies and no others."""
        self.context.clear_cookies()
        self.context.add_cookies(cookies)

    def empty(self):
        """Close its tabs; nobody is signed in any more."""
        for page in self.context.pages:
            if page is not self._stays:
                page.close()
        self.context.clear_cookies()
