"""What stands before every request, on a server of its own."""

import json
import time

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from dashboard import doors, groups

HEAD = {"content-disposition": 'attachment; filename="a.csv"'}


@pytest.fixture
def client(monkeypatch):
    """A client of an application behind the doors; nobody signs in."""
    monkeypatch.setattr(doors, "get_secrets_auth_section", dict)

    async def hello(request):
        return PlainTextResponse("hello")

    async def file(request):
        return Response(b"a,b\n1,2\n", headers=HEAD, media_type="text/csv")

    routes = [Route("/media/{name}", file), Route("/{rest:path}", hello, methods=["GET", "POST"])]
    return TestClient(Starlette(routes=routes, middleware=doors.MIDDLEWARE))


def test_every_answer_carries_the_headers(client):
    for path in ("/", "/media/x.csv", "/_stcore/metrics", "/?" + "x" * 9000):
        headers = client.get(path).headers
        assert headers["x-frame-options"] == "DENY" and headers["referrer-policy"] == "no-referrer"
        assert headers["x-content-type-options"] == "nosniff"
        policy = headers["content-security-policy"]
        assert "frame-ancestors 'none'" in policy and "default-src 'none'" in policy
        scripts = next(p for p in policy.split("; ") if p.startswith("script-src"))
        assert "unsafe-inline" not in scripts and "'unsafe-eval'" not in scripts


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/money?place=X1", 200),
        ("POST", "/money", 405),
        ("PUT", "/_stcore/upload_file/a/b", 405),
        ("GET", "/_stcore/upload_file/a/b", 405),
        ("GET", "/_stcore/metrics", 404),
        ("GET", "/?place=" + "x" * 10_000, 414),
        ("GET", "/" + "x" * 10_000, 414),
    ],
)
def test_what_is_not_meant_to_be_asked_is_refused(client, method, path, status):
    assert client.request(method, path).status_code == status


def test_a_download_is_kept_in_no_cache_and_free_without_sign_in(client):
    answer = client.get("/media/x.csv", headers={"Range": "bytes=0-1"})
    assert answer.status_code == 200 and answer.headers["cache-control"] == "private, no-store"


def test_with_sign_in_a_download_without_its_owner_is_refused(client, monkeypatch):
    monkeypatch.setenv("WIDER_STAGE_ACCESS", "/nowhere.toml")
    answer = client.get("/media/x.csv")
    assert answer.status_code == 403 and b"1,2" not in answer.content


def test_a_download_belongs_to_the_sign_in_it_was_made_for():
    doors.hand_over(b"of one", "s1")
    doors.hand_over(b"of both", "s1")
    doors.hand_over(b"of both", "s2")
    assert doors.is_handed_to(b"of one", "s1") and not doors.is_handed_to(b"of one", "s2")
    assert doors.is_handed_to(b"of both", "s2") and not doors.is_handed_to(b"never made", "s1")


def test_behind_https_cookies_are_marked_secure(monkeypatch):
    auth = {"redirect_uri": "https://stage.example.org/oauth2callback"}
    monkeypatch.setattr(doors, "get_secrets_auth_section", lambda: auth)

    async def cookie(request):
        answer = PlainTextResponse("x")
        answer.set_cookie("one", "1")
        answer.set_cookie("two", "2", secure=True)
        return answer

    app = Starlette(routes=[Route("/", cookie)], middleware=doors.MIDDLEWARE)
    answer = TestClient(app).get("/")
    cookies = answer.headers.get_list("set-cookie")
    assert len(cookies) == 2 and all(one.lower().count("secure") == 1 for one in cookies)
    assert "max-age" in answer.headers["strict-transport-security"]


ACCESS = '[[group]]\nname = "board"\naudience = "board"\n'
SECRET = "a secret of this test, long enough for it"


@pytest.fixture
def signed(client, monkeypatch, tmp_path):
    """Ask as somebody: signed(claims) gives the answer to a request for the download."""
    (tmp_path / "access.toml").write_text(ACCESS, encoding="utf-8")
    monkeypatch.setenv("WIDER_STAGE_ACCESS", str(tmp_path / "access.toml"))
    monkeypatch.setenv("WIDER_STAGE_AUDIT", str(tmp_path / "audit.db"))
    monkeypatch.setattr(doors, "get_cookie_secret", lambda: SECRET)

    def ask(claims, path="/media/x.csv", secret=SECRET):
        value = create_signed_value(secret, "_streamlit_user", json.dumps(claims)).decode()
        return client.get(path, headers={"Cookie": f"_streamlit_user={value}"})

    return ask


def _claims(who, **more):
    began = int(time.time()) - 60
    return {"is_logged_in": True, "sub": who, "iat": began, "groups": ["board"], **more}


def test_a_download_goes_to_its_own_sign_in_until_that_is_over(signed):
    one, two = _claims("one"), _claims("two")
    doors.hand_over(b"a,b\n1,2\n", groups.session_of(one))
    assert signed(one).status_code == 200
    assert signed(two).status_code == 403  # of the same group, and not theirs
    assert signed(one, secret="another secret").status_code == 403
    assert signed({**one, "iat": one["iat"] - 9 * 3600}).status_code == 403
    assert signed({**one, "groups": ["unheard of"]}).status_code == 403
    assert signed(one).status_code == 200
    signed(one, path="/auth/logout")
    assert signed(one).status_code == 403


@pytest.fixture
def provider_side(monkeypatch):
    """A client of pages and of an `/oauth2callback` that says what its query names."""
    monkeypatch.setattr(doors, "get_secrets_auth_section", lambda: {"redirect_uri": "http://x/"})

    async def page(request):
        kind = "text/html" if request.url.path == "/contracts" else "text/plain"
        return Response("page", media_type=kind)

    async def callback(request):
        answer = RedirectResponse("/", status_code=302)
        if request.query_params["it"] == "worked":
            answer.set_cookie("_streamlit_user", "somebody")
        else:
            answer.delete_cookie("_streamlit_user")
        return answer

    routes = [Route("/oauth2callback", callback), Route("/{rest:path}", page)]
    app = Starlette(routes=routes, middleware=doors.MIDDLEWARE)
    return TestClient(app, follow_redirects=False)


def test_only_a_sign_in_that_worked_leads_back_to_the_page_asked_for(provider_side):
    assert "set-cookie" not in provider_side.get("/data").headers  # no page: a file
    assert "set-cookie" not in provider_side.get("/nowhere").headers
    provider_side.get("/contracts?place=Otter+Ford&next=http://evil.invalid")
    assert provider_side.get("/oauth2callback?it=broke").headers["location"] == "/"
    back = provider_side.get("/oauth2callback?it=worked")
    assert back.headers["location"] == "/contracts?place=Otter+Ford"
    assert provider_side.get("/oauth2callback?it=worked").headers["location"] == "/"
