"""An OpenID Connect provider as a process of its own: code flow with PKCE, signed tokens, JWKS.

`python -m tests.pages.provider PORT`. Whoever is asked to sign in chooses a person; the claims are
those below. A code works once, for the client and address that asked, with the verifier that
belongs to its challenge.
"""

import hashlib
import secrets
import sys
import time
from base64 import b64decode, urlsafe_b64encode
from urllib.parse import urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse
from starlette.routing import Route

CLIENT, SECRET = "wider-stage", "a secret of the tests, known to nobody else"
PEOPLE = {
    "olive": {"name": "Olive Officer", "email": "olive@council.invalid", "groups": ["officers"]},
    "wendy": {"name": "Wendy Ward", "email": "wendy@council.invalid", "groups": ["one-place"]},
    "boris": {"name": "Boris Board", "email": "boris@board.invalid", "groups": ["board"]},
    "peter": {"name": "Peter Public", "email": "peter@home.invalid", "groups": ["readers"]},
    "unmet": {"name": "Una Unknown", "email": "una@other.invalid", "groups": ["another council"]},
    "bare": {"name": "Bea Bare", "email": "bea@council.invalid"},
    "odd": {"name": "Otto Odd", "email": "otto@council.invalid", "groups": {"officers": True}},
    "listed": {"name": "Lisa Listed", "email": "Lisa@council.invalid", "email_verified": True},
    "claimed": {"name": "Cliff", "email": "lisa@council.invalid", "email_verified": False},
    "stale": {"name": "Stan Stale", "email": "stan@council.invalid", "groups": ["officers"],
              "signed_in_hours_ago": 9},
    "markup": {"name": "<script>window.attacked=1</script> =1+1 ![x](http://x.invalid/y)",
               "email": "m@council.invalid", "groups": ["officers"]},
}  # fmt: skip

KEY = RSAKey.generate_key(2048, {"kid": "tests", "use": "sig", "alg": "RS256"})
_codes: dict[str, dict] = {}
_out: list[str] = []


def _home(request):
    return f"http://127.0.0.1:{request.url.port}"


async def configuration(request):
    home = _home(request)
    return JSONResponse(
        {
            "issuer": home,
            "authorization_endpoint": f"{home}/authorize",
            "token_endpoint": f"{home}/token",
            "jwks_uri": f"{home}/jwks",
            "end_session_endpoint": f"{home}/signed-out",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
        }
    )


async def authorize(request):
    """Who is it? Then back with a code."""
    asked = dict(request.query_params)
    if asked.get("client_id") != CLIENT or asked.get("code_challenge_method") != "S256":
        return HTMLResponse("<h1>Refused</h1>", status_code=400)
    person = asked.pop("person", None)
    if person not in PEOPLE:
        links = "".join(
            f'<p><a id="{one}" href="/authorize?{urlencode({**asked, "person": one})}">{one}</a>'
            for one in PEOPLE
        )
        return HTMLResponse(f"<title>Provider</title><h1>Who are you?</h1>{links}")
    code = secrets.token_urlsafe(24)
    _codes[code] = asked | {"person": person}
    back = urlencode({"code": code, "state": asked["state"]})
    return RedirectResponse(f"{asked['redirect_uri']}?{back}", status_code=302)


async def token(request):
    """A signed token for a code; once."""
    form = await request.form()
    known = _codes.pop(form.get("code"), None)
    basic = request.headers.get("authorization", "").removeprefix("Basic ")
    client = b64decode(basic).decode() if basic else ""
    digest = hashlib.sha256(str(form.get("code_verifier")).encode()).digest()
    challenge = urlsafe_b64encode(digest).decode().rstrip("=")
    if (
        known is None
        or client.split(":")[0] != CLIENT
        or known["redirect_uri"] != form.get("redirect_uri")
        or known["code_challenge"] != challenge
    ):
        return JSONResponse({"error": "invalid_grant"}, status_code=400)
    claims = dict(PEOPLE[known["person"]])
    began = int(time.time()) - int(claims.pop("signed_in_hours_ago", 0) * 3600)
    claims |= {
        "iss": _home(request), "aud": CLIENT, "sub": f"id-of-{known['person']}", "iat": began,
        "exp": int(time.time()) + 3600, "nonce": known["nonce"],
    }  # fmt: skip
    signed = jwt.encode({"alg": "RS256", "kid": "tests"}, claims, KEY)
    said = {"access_token": secrets.token_urlsafe(16), "token_type": "Bearer", "id_token": signed}
    return JSONResponse(said | {"expires_in": 3600})


async def jwks(request):
    return JSONResponse({"keys": [KEY.as_dict(private=False)]})


async def signed_out(request):
    """Back to the dashboard, which asked for it."""
    _out.append(request.query_params.get("client_id", ""))
    return RedirectResponse(request.query_params["post_logout_redirect_uri"], status_code=302)


async def how_many_left(request):
    return JSONResponse({"signed_out": len(_out)})


APP = Starlette(
    routes=[
        Route("/.well-known/openid-configuration", configuration),
        Route("/authorize", authorize),
        Route("/token", token, methods=["POST"]),
        Route("/jwks", jwks),
        Route("/signed-out", signed_out),
        Route("/left", how_many_left),
    ]
)

if __name__ == "__main__":
    uvicorn.run(APP, host="127.0.0.1", port=int(sys.argv[1]), log_level="warning")
