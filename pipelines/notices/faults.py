"""Why a release cannot be used."""

import re
from datetime import UTC, datetime

_OCID = re.compile(r"ocds-[a-z0-9]{6}-.+")
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_SHOWN = 3


def moment(text):
    """The moment that a date with time says, in UTC; None where it says none."""
    try:
        found = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def release_key(release):
    """What tells a release from the others of its process: its id, else its date and its tags.

    Public Contracts Scotland gives no ids. None where there is neither.
    """
    if release.get("id"):
        return release["id"]
    date, tag = release.get("date"), release.get("tag")
    return f"{date} {'|'.join(tag)}" if date and tag else None


def faults(entry, pruned, wrong):
    """What is wrong with a release, in words.

    Parameters
    ----------
    entry : object
        What stands in the file.
    pruned : dict
        What is read of it; empty where it is no object.
    wrong : list of str
        Parts of another type than the standard's.

    Returns
    -------
    list of str
        Empty where nothing is.
    """
    if not isinstance(entry, dict):
        return ["not an object"]
    if not entry:
        return ["an empty release"]
    found = [*_of_identity(pruned), *_of_date(pruned)]
    blank = sorted(set(_blank_ids(entry)) - {"ocid", "id"})
    found += _listed("an id is blank", blank)
    found += _listed("of another type than the standard's", sorted(set(wrong)))
    twice = [f"{part}.id" for part in ("awards", "contracts") if _share_an_id(pruned.get(part))]
    found += _listed("one id for two that say different things", twice)
    missing = [
        f"{part}.id"
        for part in ("awards", "contracts")
        if any(not one.get("id") for one in pruned.get(part) or [])
    ]
    return found + _listed("without an id", [path for path in missing if path not in blank])


def _of_identity(release):
    ocid = release.get("ocid")
    if not ocid:
        yield "without an OCID"
    elif not _OCID.fullmatch(ocid):
        yield "its OCID does not begin with ocds-, a prefix of six letters or digits, and a hyphen"
    if release_key(release) is None:
        yield "without an id, and without the date and tag that could stand for one"


def _of_date(release):
    text = release.get("date")
    found = moment(text)
    if not text:
        yield "without a date"
    elif not found:
        yield "its date is none"
    elif not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        yield f"its date cannot be true (the year {found.year})"


def _blank_ids(value, path=()):
    """Where an id says nothing; `path` is that of the value, by its keys."""
    found = []
    if isinstance(value, list):
        for one in value:
            if isinstance(one, (dict, list)):
                found += _blank_ids(one, path)
        return found
    for key, one in value.items():
        if isinstance(one, str):
            if key in ("id", "ocid") and not one.strip():
                found.append(".".join((*path, key)))
        elif isinstance(one, (dict, list)):
            found += _blank_ids(one, (*path, key))
    return found


def _share_an_id(listed):
    """Whether two of a list bear one id and say different things: merged, one would be lost."""
    first = {}
    return any(one.get("id") and first.setdefault(one["id"], one) != one for one in listed or [])


def _listed(what, places):
    if not places:
        return []
    more = f" and {len(places) - _SHOWN} more" if len(places) > _SHOWN else ""
    return [f"{what}: {', '.join(places[:_SHOWN])}{more}"]
