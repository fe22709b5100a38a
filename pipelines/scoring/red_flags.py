"""Questions that notices raise: patterns worth asking about, none of which is wrong by itself.

Pure functions on releases of the Open Contracting Data Standard, one a process. The rules are those
of the Open Contracting Partnership's red flags (indicator numbers R003 and so on).
"""

from collections import defaultdict
from datetime import datetime

import numpy as np

from pipelines.errors import StatisticsError

COMPETITIVE = ("open", "selective")
SUBMITTED = ("valid", "disqualified")
CLOSED = ("active", "cancelled", "unsuccessful")  # of awards: what is decided
LEAST_BIDS = 2


def flags(indicator, releases, *, threshold=None, no_price_comparison=(), excluded=()):
    """What one indicator finds in many processes.

    Parameters
    ----------
    indicator : str
        R003 submission period shorter than `threshold` days (15); R018 a single bid where any could
        come; R024 the second bid unusually close to the winner's; R028 different tenderers, one
        price; R036 the lowest bid disqualified; R038 unusually many bids disqualified.
    releases : iterable of dict
        Compiled releases. Cancelled tenders are left out of what compares bids.
    no_price_comparison, excluded : collections of str
        `procurementMethodDetails` whose prices are set beforehand, and which are left out wholly.

    Returns
    -------
    dict
        {"process" | "tenderer" | "buyer" | "procuring_entity": {id: value}}, without empty parts.
    """
    if indicator not in _RULES:
        raise StatisticsError("indicator", f"{indicator!r} is none", f"One of {', '.join(_RULES)}.")
    kept = [r for r in releases if _tender(r).get("procurementMethodDetails") not in excluded]
    if indicator in ("R024", "R028", "R036"):
        kept = [
            r for r in kept
            if _tender(r).get("procurementMethodDetails") not in no_price_comparison
        ]  # fmt: skip
    if indicator not in ("R003", "R018"):
        kept = [r for r in kept if _tender(r).get("status") != "cancelled"]
    found = defaultdict(dict)
    _RULES[indicator](kept, found, threshold)
    return {group: values for group, values in found.items() if values}


def _short_period(releases, found, threshold):
    least = 15 if threshold is None else threshold
    for release in releases:
        period = _tender(release).get("tenderPeriod") or {}
        try:
            ends = [datetime.fromisoformat(period[name]) for name in ("startDate", "endDate")]
            days = (ends[1] - ends[0]).days
        except (KeyError, TypeError, ValueError):  # a day that is not there, or not to be read
            continue
        if days < least:
            found["process"][release["ocid"]] = 1.0


def _single_bid(releases, found, threshold):
    for release in releases:
        tender = _tender(release)
        if tender.get("procurementMethod") in COMPETITIVE and tender.get("numberOfTenderers") == 1:
            found["process"][release["ocid"]] = 1.0


def _close_second(releases, found, threshold):
    ratios, parties = {}, {}
    for release in releases:
        winner = _only_winner(release)
        prices = [
            (_tenderers(bid), bid["value"]["amount"])
            for bid in _bids(release)
            if bid.get("status") == "valid" and _has_price(bid)
        ]
        if winner is None or any(len(who) != 1 for who, _ in prices):
            continue
        own = [price for who, price in prices if who == {winner}]
        others = [(price, who) for who, price in prices if who != {winner}]
        if own and others and 0 < min(own) <= min(others, key=lambda o: o[0])[0]:
            second, who = min(others, key=lambda o: o[0])
            ratios[release["ocid"]] = (second - min(own)) / min(own)
            parties[release["ocid"]] = {winner, *who}
    fence = threshold if threshold is not None else _fence(ratios, -1)
    for ocid, ratio in ratios.items():
        if ratio <= fence:
            found["process"][ocid] = ratio
            for who in parties[ocid]:
                found["tenderer"][who] = min(ratio, found["tenderer"].get(who, ratio))


def _same_price(releases, found, threshold):
    for release in releases:
        by_price = defaultdict(set)
        for bid in _bids(release):
            if bid.get("status") in SUBMITTED and _has_price(bid) and _tenderers(bid):
                price = bid["value"]["amount"], bid["value"].get("currency")
                by_price[price].add(frozenset(_tenderers(bid)))
        for bidders in by_price.values():
            if len(bidders) > 1:
                found["process"][release["ocid"]] = 1.0
                found["tenderer"].update(dict.fromkeys(frozenset().union(*bidders), 1.0))


def _lowest_disqualified(releases, found, threshold):
    for release in releases:
        bids = _bids(release)
        submitted = [bid for bid in bids if bid.get("status") in SUBMITTED]
        if (
            not _active_awards(release)
            or any(bid.get("status") == "pending" for bid in bids)
            or not all(_has_price(bid) for bid in submitted)
            or len({bid["value"].get("currency") for bid in submitted}) != 1
        ):
            continue
        lowest = min(bid["value"]["amount"] for bid in submitted)
        if any(
            bid["status"] == "disqualified" and bid["value"]["amount"] == lowest
            for bid in submitted
        ):
            found["process"][release["ocid"]] = 1.0


def _many_disqualified(releases, found, threshold):
    counts = {group: defaultdict(lambda: [0, 0]) for group in
              ("buyer", "procuring_entity", "tenderer")}  # fmt: skip
    for release in releases:
        for bid in _bids(release):
            if bid.get("status") not in SUBMITTED:
                continue
            of = [("buyer", (release.get("buyer") or {}).get("id")),
                  ("procuring_entity", (_tender(release).get("procuringEntity") or {}).get("id")),
                  *(("tenderer", who) for who in _tenderers(bid))]  # fmt: skip
            for group, name in of:
                if name is not None:
                    counts[group][name][0] += bid["status"] == "disqualified"
                    counts[group][name][1] += 1
    for group, by in counts.items():
        ratios = {name: out / bids for name, (out, bids) in by.items() if bids >= LEAST_BIDS}
        fence = threshold if threshold is not None else _fence(ratios, 1)
        # Where nobody disqualifies the fence is 0, and none of them is unusual.
        found[group] = {name: r for name, r in ratios.items() if r >= fence and r > 0}


_RULES = {
    "R003": _short_period,
    "R018": _single_bid,
    "R024": _close_second,
    "R028": _same_price,
    "R036": _lowest_disqualified,
    "R038": _many_disqualified,
}


def _fence(ratios, side):
    """Tukey's fence: a quartile and one and a half times what lies between the two."""
    if not ratios:
        return side * np.inf
    low, high = np.quantile(list(ratios.values()), [0.25, 0.75], method="median_unbiased")
    return (high if side > 0 else low) + side * 1.5 * (high - low)


def _tender(release):
    return release.get("tender") or {}


def _bids(release):
    return (release.get("bids") or {}).get("details") or []


def _tenderers(bid):
    return {one["id"] for one in bid.get("tenderers") or [] if one.get("id") is not None}


def _has_price(bid):
    return isinstance((bid.get("value") or {}).get("amount"), (int, float))


def _active_awards(release):
    """The active awards, none where one is not decided."""
    awards = release.get("awards") or []
    if any(award.get("status") not in CLOSED for award in awards):
        return []
    return [award for award in awards if award["status"] == "active"]


def _only_winner(release):
    awards = _active_awards(release)
    if len(awards) != 1:
        return None
    suppliers = [one.get("id") for one in awards[0].get("suppliers") or []]
    return suppliers[0] if len(suppliers) == 1 else None
