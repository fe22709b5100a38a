"""The sentences about people who asked for support: how many were taken on, and who was not.

Rules, not prose. Plain values in, Markdown with the key clause in bold out. They are counts of a
body's own, no sample: there is no interval, and no service is held against another.
"""

from pipelines.stats.sentences import listed, number, year_words

_REASONS = {
    "referred_on": "{} were referred on",
    "outside_rules": "{} fell outside the rules",
    "no_reply": "{} had no reply",
    "still_waiting": "{} were still waiting at the year's end",
    "reason_not_supplied": "for {} no reason was supplied",
}
_ONE = {"were": "was"}


def one_service(row):
    """What became of those who asked for one service in a place and year.

    Parameters
    ----------
    row : dict
        `period`, and of each kind of count (`asked, taken_on, not_taken_on, referred_on,
        outside_rules, no_reply, still_waiting, reason_not_supplied`) the number of people, None
        where it is hidden, or no entry where it was not supplied.

    Returns
    -------
    str
    """
    year = year_words(row["period"])
    if "asked" not in row:
        return f"**How many people asked was not supplied** for {year}."
    if row["asked"] is None:
        return f"**Too few to show** in {year}, or the count would give another away."
    asked = f"**{_people(row['asked'])} asked for support** in {year}"
    if row["asked"] == 0:
        return f"**Nobody asked for support** in {year}."
    if "taken_on" not in row:
        return f"{asked}; how many were taken on was **not supplied**."
    if row["taken_on"] is None:
        return f"{asked}; how many were taken on cannot be shown."
    taken = f"{asked} and **{_none(row['taken_on'])} {_were(row['taken_on'])} taken on**"
    if row["not_taken_on"] is None:
        return f"{taken}; how many were not cannot be shown."
    if row["not_taken_on"] == 0:
        return f"{taken}."
    return f"{taken}. {_why(row)}"


def _why(row):
    count = row["not_taken_on"]
    told, unknown = [], 0
    for kind, words in _REASONS.items():
        people = row.get(kind, 0)
        if people is None:
            unknown += 1
        elif people:
            told.append(_in(words, people))
    if unknown and not told:
        told = [
            "the reasons cannot be shown: each is of too few, or would give one of too few away"
        ]
    elif unknown:
        told.append("the other reasons cannot be shown")
    who = "the one who was not" if count == 1 else f"the {count:,} who were not"
    return f"Of {who}, {listed(told)}."


def _in(words, people):
    if people == 1:
        for many, one in _ONE.items():
            words = words.replace(f" {many} ", f" {one} ")
    return words.format(f"{people:,}")


def all_services(rows, period):
    """What became of those who asked, over the services of a place; only shown counts are added.

    Parameters
    ----------
    rows : list of dict
        As for `one_service`, one for each service.
    period : str

    Returns
    -------
    str
    """
    year = year_words(period)
    both = [row for row in rows if _known(row, "asked") and _known(row, "taken_on")]
    missing = sum("asked" not in row or "taken_on" not in row for row in rows)
    hidden = len(rows) - len(both) - missing
    left = ""
    if missing:
        left += f" Of {number(missing, 'service')} it was **not supplied**."
    if hidden:
        left += f" Of {number(hidden, 'service')} it cannot be shown."
    if not both:
        return f"**What became of people who asked cannot be said** for {year}.{left}"
    asked, taken = (sum(row[kind] for row in both) for kind in ("asked", "taken_on"))
    over = "one service" if len(both) == 1 else f"{number(len(both), 'service')} together"
    return (
        f"Of {asked:,} {'request' if asked == 1 else 'requests'} for support in {year}, "
        f"{over}, **{asked - taken:,} did not lead to support**.{left}"
    )


def _known(row, kind):
    return row.get(kind) is not None


def _people(count):
    return "One person" if count == 1 else f"{count:,} people"


def _none(count):
    return "none" if count == 0 else f"{count:,}"


def _were(count):
    return "was" if count == 1 else "were"
