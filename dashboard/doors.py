"""What stands before every request: headers, limits, and who may fetch a download.

Streamlit serves whatever it made under an address that nobody can guess, and asks nobody who they
are. Here a download is given only to the sign-in that asked for it.
"""

import hashlib
import json
import os
import re
from base64 import b64encode
from collections import OrderedDict
from functools import cache
from pathlib import Path
from threading import Lock

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from streamlit.auth_util import get_cookie_with_chunks, get_redirect_uri, get_secrets_auth_section
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from dashboard import access, asked_page, audit, groups
from pipelines.errors import WiderStageError

LONGEST_ADDRESS = 8_192  # characters of path and query
_METHODS = ("GET", "HEAD", "OPTIONS")
_MOST_REMEMBERED = 4_096  # downloads whose owner is known; after that they are asked for again
_PARTS_OR_PACKED = (b"range", b"if-range", b"accept-encoding")
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)

_handed: OrderedDict[str, set[str]] = OrderedDict()
_lock = Lock()


def hand_over(content, session):
    """Remember for which sign-in a download was made; returns the content.

    Parameters
    ----------
    content : bytes
    session : str
        `Reader.session`; empty for those who have not signed in.
    """
    key = hashlib.sha256(content).hexdigest()
    with _lock:
        _handed.setdefault(key, set()).add(session)
        _handed.move_to_end(key)
        while len(_handed) > _MOST_REMEMBERED:
            _handed.popitem(last=False)
    return content


def is_handed_to(content, session):
    """Whether a download was made for this sign-in."""
    with _lock:
        return session in _handed.get(hashlib.sha256(content).hexdigest(), ())


def has_sign_in():
    """Whether readers sign in here, or are meant to."""
    return bool(os.environ.get(groups.WHERE) or get_secrets_auth_section())


def claims_of(request):
    """What a request's signed cookie says of who sent it; empty where it is not ours or altered."""

    def signed(name):
        value = request.cookies.get(name)
        return value and decode_signed_value(get_cookie_secret(), name, value.encode("latin-1"))

    try:
        said = get_cookie_with_chunks(signed, USER_COOKIE_NAME)
        claims = json.loads(said) if said else {}
    except ValueError:
        return {}
    return claims if isinstance(claims, dict) else {}


@cache
def policy():
    """The content security policy: from here alone, and in nobody's frame.

    Streamlit's page brings one inline script, allowed by its hash; its charts and widgets set
    styles inline.
    """
    page = Path(streamlit.__file__).parent / "static" / "index.html"
    scripts = _INLINE.findall(page.read_text(encoding="utf-8"))
    hashes = (b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in scripts)
    allowed = " ".join(f"'sha256-{one}'" for one in hashes)
    return (
        f"default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {allowed}; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        "connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
    )


class Doors:
    """The middleware: refuse what is not meant to be asked, and set the headers of every answer."""

    def __init__(self, app):
        self._app = app

    async def __call__(self, scope, receive, send):
        """Answer one request."""
        if scope["type"] not in ("http", "websocket"):
            return await self._app(scope, receive, send)
        asked = len(scope.get("raw_path") or b"") + len(scope.get("query_string") or b"")
        if asked > LONGEST_ADDRESS:
            if scope["type"] == "websocket":
                return await send({"type": "websocket.close", "code": 1009})
            return await _refuse(414, "The address is too long.")(scope, receive, _closed(send))
        if scope["type"] == "websocket":
            return await self._app(scope, receive, send)
        return await self._answer(scope, receive, _closed(send))

    async def _answer(self, scope, receive, send):
        path = _path(scope)
        if scope["method"] not in _METHODS or path.startswith("/_stcore/upload_file"):
            return await _refuse(405, "Nothing can be sent here.")(scope, receive, send)
        if path.startswith("/_stcore/metrics"):
            return await _refuse(404, "There is no such page.")(scope, receive, send)
        if has_sign_in():
            if path == "/auth/logout":
                _sign_out(Request(scope))
            if path.startswith("/media/"):
                return await self._give(scope, receive, send)
            send = _with_asked_page(scope, path, send)
        return await self._app(scope, receive, send)

    async def _give(self, scope, receive, send):
        """A download, whole, if it was made for who asks."""
        # As it was made: neither a part of it nor packed.
        heads = [one for one in scope["headers"] if one[0] not in _PARTS_OR_PACKED]
        scope = dict(scope, headers=heads, method="GET")
        messages = []

        async def keep(message):
            messages.append(message)

        await self._app(scope, receive, keep)
        begun = messages[0]
        is_download = any(k.lower() == b"content-disposition" for k, _ in begun["headers"])
        if begun["status"] == 200 and is_download:
            content = b"".join(one.get("body", b"") for one in messages[1:])
            if not _may_have(Request(scope), content):
                return await _refuse(403, "This download is not yours.")(scope, receive, send)
        for message in messages:
            await send(message)


MIDDLEWARE = [Middleware(Doors)]


def _may_have(request, content):
    try:
        found = access.reader_of(claims_of(request))
    except (groups.RefusedError, WiderStageError):
        return False
    return is_handed_to(content, found.session)


def _with_asked_page(scope, path, send):
    """`send` that keeps which page is asked for without a sign-in, and comes back to it after."""
    if path == "/oauth2callback":
        return _coming_back(Request(scope), send)
    asked = asked_page.address(path, scope["query_string"].decode("latin-1"))
    if asked is None or scope["method"] != "GET" or _is_in(Request(scope)):
        return send

    async def keeping(message):
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            if message["status"] == 304 or headers.get("content-type", "").startswith("text/html"):
                headers.append("set-cookie", asked_page.kept(asked))
        await send(message)

    return keeping


def _coming_back(request, send):
    async def to_page(message):
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            # Only a sign-in that succeeded: coming back from signing out leads to the root.
            if any(map(_signs_in, headers.getlist("set-cookie"))):
                cookie = request.cookies.get(asked_page.COOKIE)
                headers["location"] = asked_page.back_from(headers["location"], cookie)
                headers.append("set-cookie", asked_page.dropped())
        await send(message)

    return to_page


def _signs_in(cookie):
    return cookie.startswith(f"{USER_COOKIE_NAME}=") and "max-age=0" not in cookie.lower()


def _is_in(request):
    """Whether a request comes of a sign-in that still holds."""
    try:
        return bool(access.reader_of(claims_of(request)).session)
    except (groups.RefusedError, WiderStageError):
        return False


def _sign_out(request):
    """From now on this sign-in is over, whoever else holds its cookie."""
    claims = claims_of(request)
    try:
        if claims.get("is_logged_in") and (log := access.log_path()):
            who = next((str(claims[k])[:200] for k in ("email", "sub") if claims.get(k)), "")
            session = groups.session_of(claims)
            if not audit.is_over(log, session):
                audit.record(log, audit.Entry("signed out", who, session=session))
    except WiderStageError:
        return  # without its log the dashboard shows nothing anyway


def _path(scope):
    base = (streamlit.get_option("server.baseUrlPath") or "").strip("/")
    path = scope["path"]
    return path.removeprefix(f"/{base}") if base else path


def _refuse(status, why):
    return PlainTextResponse(f"{why}\n", status_code=status)


def _closed(send):
    """`send` with the headers that every answer carries."""

    async def with_headers(message):
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers["Content-Security-Policy"] = policy()
            headers["X-Frame-Options"] = "DENY"
            headers["Referrer-Policy"] = "no-referrer"
            headers["X-Content-Type-Options"] = "nosniff"
            headers["Cross-Origin-Opener-Policy"] = "same-origin"
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()"
            if "content-disposition" in headers:
                headers["Cache-Control"] = "private, no-store"
            if _is_https():
                headers["Strict-Transport-Security"] = "max-age=31536000"
                _secure_cookies(headers)
        await send(message)

    return with_headers


def _is_https():
    auth = get_secrets_auth_section()
    return bool(auth) and str(get_redirect_uri(auth) or "").startswith("https://")


def _secure_cookies(headers):
    cookies = headers.getlist("set-cookie")
    if cookies:
        del headers["set-cookie"]
        for one in cookies:
            headers.append("set-cookie", one if "; secure" in one.lower() else f"{one}; Secure")
