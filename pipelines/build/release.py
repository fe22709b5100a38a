"""When the public sees a build: at once, or from a day on, while officers and board see it now.

`published/current.json` names what each audience sees today. A build that the public sees later
waits in `published/waiting.json`, `{"public": {build_id, file, sha256, from}}`: until the first
moment of that day in UTC the public keeps the build of before, or sees nothing where there is none.
The dashboard reads both, so the day needs nobody to run anything.
"""

from datetime import UTC, date, datetime

from pipelines.build.header import AUDIENCES

CURRENT, WAITING = "current.json", "waiting.json"
LATER = ("public",)  # board papers are for the board before they are for everyone


def today():
    """The day by which builds are released: that of UTC, never earlier than in Britain."""
    return datetime.now(UTC).date()


def wanted(asked, stated, waiting, on):
    """From when the public is to see a build; None for at once.

    What the command asks wins, then what `sources.toml` states; where neither does, a build that
    follows one that still waits waits for the same day: building again releases nothing.

    Parameters
    ----------
    asked, stated : date or None
    waiting : dict
        What `waiting.json` says.
    on : date
        Today.
    """
    if asked or stated:
        day = asked or stated
    else:
        days = [date.fromisoformat(entry["from"]) for entry in waiting.values()]
        day = max(days, default=on)
    return day if day > on else None


def pointers(current, waiting, fresh, public_from, on):
    """(current, waiting) once a new build is published.

    Parameters
    ----------
    current, waiting : dict
        What the pointers say so far.
    fresh : dict
        The new build's entry of each audience.
    public_from : date or None
    on : date
        Today.
    """
    if public_from is None:
        return fresh, {}
    kept = settled(current, waiting, on)[0]
    later = {a: fresh[a] | {"from": public_from.isoformat()} for a in LATER}
    now = {a: fresh[a] for a in AUDIENCES if a not in LATER}
    return now | {a: kept[a] for a in LATER if a in kept}, later


def settled(current, waiting, on, public_from=None):
    """(current, waiting) on a day, without a new build: what waited for it is current.

    `public_from` moves the day of what still waits; a day that has come releases it.
    """
    current, left = dict(current), {}
    for audience, entry in waiting.items():
        day = public_from or date.fromisoformat(entry["from"])
        if day <= on:
            current[audience] = {key: value for key, value in entry.items() if key != "from"}
        else:
            left[audience] = entry | {"from": day.isoformat()}
    return current, left
