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
    compiled = CompiledRelease(merge_rules=rules)
    terminated = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DuplicateIdValueWarning)
        for release in ordered:
            compiled.append(_with_ids(release))
            for contract in release.get("contracts") or []:
                if contract.get("status") == _ENDED:
                    terminated.setdefault(contract["id"], release["date"])
                elif contract.get("status"):
                    terminated.pop(contract["id"], None)
    result = compiled.asdict()
    for contract in result.get("contracts") or []:
        if contract["id"] in terminated:
            contract["terminatedOn"] = terminated[contract["id"]]
    return result


def _with_ids(release):
    """A release whose suppliers all have ids, so that one named twice is not two."""
    awards = [
        {**award, "suppliers": [{"id": one.get("name"), **one} for one in award["suppliers"]]}
        if award.get("suppliers")
        else award
        for award in release.get("awards") or []
    ]
    return {**release, "awards": awards} if awards else release
