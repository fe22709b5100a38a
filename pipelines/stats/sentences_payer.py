"""The sentences about what a public body or an alliance pays, holds and is promised.

Rules, not prose. Plain values in, Markdown with the key clause in bold out.
"""

from pipelines.stats.sentences import listed, number, pence_in_the_pound, plain, pounds, year_words

KINDS = {
    "charity": "charities",
    "cic": "community interest companies",
    "company": "companies",
    "consortium": "consortia",
    "cooperative": "cooperatives",
    "in_house": "in-house services",
    "mutual": "mutuals",
    "nhs": "NHS bodies",
    "public_body": "other public bodies",
    "sole_trader": "sole traders",
}
_REST = "payees that are on no list of providers"


def spent(period, paid, kinds, *, between_members=None):
    """What was paid in a period, and through which kinds of provider.

    Parameters
    ----------
    period : str
        Key of a financial year, or "all".
    paid : Decimal
        Net of payments between members where there are any.
    kinds : dict
        Kind of provider to pounds; `not known` for payees on no list.
    between_members : Decimal or None
        What was taken out; None for a body that is no alliance.
    """
    when = _when(period)
    if not paid and not kinds:
        return f"**Nothing was paid {when}**, in the months loaded."
    its = " for its services" if between_members is not None else ""
    said = f"**{pounds(paid)} was paid{its} {when}**"
    told = _through(said, paid, kinds)
    if between_members:
        told += f" Another {pounds(between_members)} went from member to member, and is not counted"
        told += " twice."
    return told


def _when(period):
    return "over all the months loaded" if period == "all" else f"in {year_words(period)}"


def _through(said, paid, kinds):
    named = {KINDS.get(kind, _REST): 0 for kind in sorted(kinds)}
    for kind, part in kinds.items():
        named[KINDS.get(kind, _REST)] += part
    rest = named.pop(_REST, 0)
    known = [f"{pounds(part)} to {kind}" for kind, part in named.items() if part]
    if not known:
        return f"{said}. **Through whom is not known**: no payee is on a list of providers."
    told = f"{said}: {listed(known)}."
    if not rest:
        return told
    share = pence_in_the_pound(rest, paid)
    return f"{told} {pounds(rest)}{f' ({share})' if share else ''} went to {_REST}."


def watched(listed, in_force, ending, handback, urgent):
    """What comes to an end among the contracts of a place or an alliance.

    Parameters
    ----------
    listed, in_force : int
        Contracts and agreements in the register, and those of them in force on its day.
    ending, handback, urgent : int
        In force and ending within a year; to be handed back; urgent and past their end.
    """
    if not listed:
        return "**No contract or agreement is loaded here.**"
    of = number(in_force, "contract or agreement", "contracts and agreements") + " in force"
    some = _count(ending).capitalize()
    said = [f"**{some} of {of} {'end' if ending > 1 else 'ends'} within a year.**"]
    if not in_force:
        said = ["**No contract or agreement here is in force.**"]
    if handback:
        was = "is" if handback == 1 else "are"
        said.append(
            f"{number(handback, 'private finance contract').capitalize()} {was} within seven years "
            "of handing back."
        )
    if urgent:
        has = "award has passed its" if urgent == 1 else "awards have passed their"
        said.append(
            f"**{number(urgent, 'urgent').capitalize().removesuffix('s')} {has} end**, and the "
            "supplier has been paid since."
        )
    return " ".join(said)


def promised(place, promises, reported, confirmed, nothing_due):
    """How many promises of social value are reported and confirmed by people."""
    if not promises:
        return f"**No promise of social value is loaded for {plain(place)}.**"
    said = f"Of {number(promises, 'promise')}, **{_count(reported)} {_has(reported)} something "
    said += f"reported and {_count(confirmed)} {_is(confirmed)} confirmed by people**."
    nothing = promises - reported
    if not nothing:
        return said
    due = f" ({_past(nothing, nothing_due)})" if nothing_due else ""
    return (
        f"{said} On {_count(nothing)} nothing is reported{due}: "
        "that is not the same as nothing done."
    )


def _past(nothing, due):
    if nothing == 1:
        return "past the day when it was due"
    return f"{'all' if due == nothing else _count(due)} past the day when they were due"


def _count(n):
    return number(n, "x").split()[0].replace("no", "none") if n <= 10 else f"{n:,}"


def _has(n):
    return "has" if n == 1 else "have"


def _is(n):
    return "is" if n == 1 else "are"
