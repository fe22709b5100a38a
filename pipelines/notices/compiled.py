"""Releases of one process as one: later ones add to and correct what earlier ones said."""

import warnings

from ocdsmerge import CompiledRelease
from ocdsmerge.exceptions import DuplicateIdValueWarning

from pipelines.notices.faults import moment, release_key

_ENDED = "terminated"


def merge_rules(rows):
    """Rules of merging as `ocdsmerge` takes them.

    Parameters
    ----------
    rows : iterable of (path, rule)
        `awards/suppliers`-like paths; `omitWhenMerged` or `wholeListMerge`. Given, so that nothing
        asks the standard's own site for its schema.
    """
    return {tuple(path.split("/")): rule for path, rule in rows}


def compile_releases(releases, rules):
    """What a process is by all of its releases.

    Parameters
    ----------
    releases : list of dict
        Pruned releases of one OCID in any order. One that stands in several files counts once.
    rules : dict
        See `merge_rules`.

    Returns
    -------
    dict
        A compiled release. A contract's `terminatedOn` is the date of the first release that says
        it is terminated, where the last one says so too.
    """
    ordered = sorted(
        {release_key(one): one for one in releases}.values(),
        key=lambda one: (moment(one["date"]), release_key(one)),
    )
    terminated = {}
    for release in ordered:
        for contract in release.get("contracts") or []:
            if contract.get("status") == _ENDED:
                terminated.setdefault(contract["id"], release["date"])
            elif contract.get("status"):
                terminated.pop(contract["id"], None)
    result = _merged([_with_ids(release) for release in ordered], rules)
    if terminated:
        result["contracts"] = [
            one | {"terminatedOn": terminated[one["id"]]} if one["id"] in terminated else one
            for one in result["contracts"]
        ]
    return result


def _merged(releases, rules):
    """Releases in their order as one. Most processes have one release, which nothing corrects."""
    if len(releases) == 1 and _is_whole(releases[0]):
        (only,) = releases
        return only | {"id": f"{only['ocid']}-{only['date']}", "tag": ["compiled"]}
    compiled = CompiledRelease(merge_rules=rules)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DuplicateIdValueWarning)
        for release in releases:
            compiled.append(release)
    return compiled.asdict()


def _is_whole(value):
    """Whether merging would leave an object or list as it is: nothing empty, no id twice."""
    if isinstance(value, dict):
        return bool(value) and all(
            _is_whole(one) if isinstance(one, (dict, list)) else one is not None
            for one in value.values()
        )
    if not all(isinstance(one, dict) for one in value):
        return True
    ids = [str(one["id"]) for one in value if "id" in one]
    return bool(value) and len(set(ids)) == len(ids) and all(map(_is_whole, value))


def _with_ids(release):
    """A release whose suppliers all have ids, so that one named twice is not two."""
    awards = [
        {**award, "suppliers": [{"id": one.get("name"), **one} for one in award["suppliers"]]}
        if award.get("suppliers")
        else award
        for award in release.get("awards") or []
    ]
    return {**release, "awards": awards} if awards else release
