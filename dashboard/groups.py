"""Who may see what: the file of groups, and what it makes of a person's claims. No Streamlit.

The file is named by `WIDER_STAGE_ACCESS` and lies beside the data folder, never in the repository:

    session_hours   = 8               # how long a sign-in lasts
    claim           = "groups"        # the claim in which the provider names a person's groups
    member_claim    = "email"         # what `members` below are known by
    without_sign_in = "public"        # leave it out, and nobody sees anything without signing in
    contact         = "Ask the data team of the council."

    [[group]]
    name     = "stage-north"          # as the claim has it
    audience = "officer"              # officer, board or public
    places   = ["E08000006"]          # leave it out for every place
    members  = ["someone@example.org"]   # where the provider sends no groups
    reads_audit = true                # may read the log of who opened what
"""

import hashlib
import math
import tomllib
from dataclasses import dataclass
from pathlib import Path

from pipelines.errors import ReadingError

AUDIENCES = ("officer", "board", "public")  # the widest first
WHERE = "WIDER_STAGE_ACCESS"
_MOST_HOURS = 24
_KEYS = {
    "session_hours": (int, float), "claim": str, "member_claim": str, "without_sign_in": str,
    "contact": str, "group": list,
}  # fmt: skip
_GROUP_KEYS = {
    "name": str, "audience": str, "places": list, "members": list, "reads_audit": bool,
}  # fmt: skip


@dataclass(frozen=True)
class Group:
    """A group of people, and what its members may see. `places` is None for every place."""

    name: str
    audience: str
    places: tuple[str, ...] | None = None
    members: frozenset = frozenset()
    reads_audit: bool = False


@dataclass(frozen=True)
class Access:
    """The file of groups, read."""

    groups: tuple[Group, ...]
    session_hours: float = 8
    claim: str = "groups"
    member_claim: str = "email"
    without_sign_in: str | None = None
    contact: str = ""


@dataclass(frozen=True)
class Reader:
    """Who is looking: for the page, for the log, and for what may be chosen.

    `session` stands for one sign-in; it is empty for those who have not signed in. `ends_at` is
    when it ends, in seconds since 1970.
    """

    audience: str
    name: str = ""
    who: str = "not signed in"
    session: str = ""
    places: tuple[str, ...] | None = None
    reads_audit: bool = False
    ends_at: float = math.inf


class RefusedError(Exception):
    """Somebody may not see this. `kind` is sign-in, ended or unknown; the text says why."""

    def __init__(self, kind, why):
        self.kind, self.why = kind, why
        super().__init__(why)


def read_access(path):
    """The file of groups.

    Raises
    ------
    ReadingError
        If it cannot be read or says something that we do not know: then nobody sees anything.
    """
    try:
        said = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ReadingError(
            WHERE, f"the file of groups cannot be read ({type(error).__name__})", "Mend it."
        ) from error
    _require_known(said, _KEYS, "the file of groups")
    hours = said.get("session_hours", Access.session_hours)
    if isinstance(hours, bool) or not (math.isfinite(hours) and 0 < hours <= _MOST_HOURS):
        raise ReadingError(WHERE, "session_hours is out of range", f"Write 1 to {_MOST_HOURS}.")
    open_to = said.get("without_sign_in")
    if open_to not in (None, "public"):
        raise ReadingError(WHERE, "without_sign_in can only be public", 'Write "public" or none.')
    groups = tuple(_group(number, one) for number, one in enumerate(said.get("group", []), 1))
    if not groups:
        raise ReadingError(WHERE, "names no [[group]]", "Write who may see what.")
    return Access(
        groups, hours, said.get("claim", Access.claim),
        said.get("member_claim", Access.member_claim), open_to, said.get("contact", ""),
    )  # fmt: skip


def _group(number, said):
    where = f"group {number}"
    if not isinstance(said, dict):
        raise ReadingError(WHERE, f"{where} is no table", "Write [[group]].")
    _require_known(said, _GROUP_KEYS, where)
    if not said.get("name") or said.get("audience") not in AUDIENCES:
        raise ReadingError(
            WHERE, f"{where} has no name or no audience", f"Audiences: {', '.join(AUDIENCES)}."
        )
    for key in ("places", "members"):
        if not all(isinstance(one, str) and one for one in said.get(key, [])):
            raise ReadingError(WHERE, f"{where}: {key} are not all texts", "Put them in quotes.")
    places = tuple(said["places"]) if "places" in said else None
    if places is not None and (not places or said["audience"] != "officer"):
        raise ReadingError(
            WHERE, f"{where}: places are for officers, and at least one", "Leave `places` out."
        )
    members = frozenset(one.casefold() for one in said.get("members", []))
    reads = said.get("reads_audit", False)
    if reads and said["audience"] != "officer":
        raise ReadingError(WHERE, f"{where}: only officers read the log", "Leave it out.")
    return Group(said["name"], said["audience"], places, members, reads)


def _require_known(said, keys, where):
    for key, value in said.items():
        if key not in keys:
            raise ReadingError(
                WHERE, f"{where} says {key!r}, which is unknown", f"Known: {', '.join(keys)}."
            )
        if not isinstance(value, keys[key]) or (isinstance(value, bool) and keys[key] is not bool):
            raise ReadingError(WHERE, f"{where}: {key} is of the wrong kind", "Mend it.")


def reader_of(access, claims, now):
    """Who somebody is by the claims of their sign-in.

    Parameters
    ----------
    access : Access
    claims : dict
        What the provider said, its signature already checked; empty without a sign-in.
    now : float
        Seconds since 1970.

    Raises
    ------
    RefusedError
        If they have not signed in, their session has ended, or no group of theirs may see anything.
    """
    if not claims.get("is_logged_in"):
        if access.without_sign_in:
            return Reader(access.without_sign_in)
        raise RefusedError(
            "sign-in", "This dashboard is for people whom their organisation gave access."
        )
    began, subject = claims.get("iat"), claims.get("sub")
    if isinstance(began, bool) or not isinstance(began, int | float) or not _is_text(subject):
        raise RefusedError("unknown", "Your sign-in does not say who you are or when it began.")
    if not now - access.session_hours * 3600 < began <= now + 300:
        raise RefusedError("ended", "Your session has ended.")
    groups = _groups_of(access, claims)
    widest = min(groups, key=lambda group: AUDIENCES.index(group.audience)).audience
    counted = [group for group in groups if group.audience == widest]
    limits = [group.places for group in counted]
    places = None if None in limits else tuple(sorted({p for of in limits for p in of}))
    return Reader(
        audience=widest,
        name=_first_text(claims, "name", "email", "sub"),
        who=_first_text(claims, "email", "preferred_username", "sub"),
        session=session_of(claims),
        places=places,
        reads_audit=any(group.reads_audit for group in counted),
        ends_at=began + access.session_hours * 3600,
    )


def session_of(claims):
    """What stands for one sign-in; nobody can make a cookie of it."""
    said = "\x1f".join(str(claims.get(key, "")) for key in ("sub", "iat", "nonce"))
    return hashlib.sha256(said.encode()).hexdigest()[:20]


def _groups_of(access, claims):
    named = claims.get(access.claim)
    named = [named] if isinstance(named, str) else named
    named = {one for one in named if isinstance(one, str)} if isinstance(named, list) else set()
    member = _member(access, claims)
    groups = [one for one in access.groups if one.name in named or member in one.members]
    if groups:
        return groups
    if not named:
        raise RefusedError("unknown", "Your sign-in names no group, and no list here names you.")
    raise RefusedError("unknown", "None of your groups may see this dashboard.")


def _member(access, claims):
    """What a list of members would know somebody by; None where the provider did not check it."""
    value = claims.get(access.member_claim)
    if access.member_claim == "email" and claims.get("email_verified") is not True:
        return None
    return value.casefold() if _is_text(value) else None


def _first_text(claims, *keys):
    return next((claims[key][:200] for key in keys if _is_text(claims.get(key))), "")


def _is_text(value):
    return isinstance(value, str) and bool(value.strip())


def may_choose(places, place_id, district_id):
    """Whether a reader whose places are limited may choose a place: it, or the district around."""
    return places is None or place_id in places or district_id in places
