"""The sentences about what a provider reports beside what people say themselves.

Rules, not prose. Plain values in, Markdown with the key clause in bold out. A gap says that two
ways of counting differ; none says who is right, and nobody is ranked.
"""

from pipelines.stats.change import VERDICTS
from pipelines.stats.sentences import listed, number, plain, year_words
from pipelines.stats.sentences_people import amount, points, value_words

_SIDES = {
    "better": "the provider reports better than people say",
    "worse": "the provider reports worse than people say",
}
_NOT_HEARD = {
    "too_few": "too few people answered to show what they say",
    "guards_another": "what people say is hidden to guard another figure",
    "longer_period": "what people say is shown by a longer period instead",
    "not_heard": "nobody who has its support was heard",
}
_NOT_REPORTED = {
    "too_few": "the return is about too few people to show",
    "not_heard": "it counted nobody",
    "not_loaded": "what it reports was **not supplied**",
}


def gap(row):
    """What a provider reports, what people say, and whether the two differ.

    Parameters
    ----------
    row : dict
        `provider_name, period, unit, value, lower, upper, n_people, why_no_value, hidden_as,
        reported_value, reported_lower, reported_upper, reported_people, why_not_reported`, and of
        the reported less the said value `difference, difference_lower, difference_upper, verdict,
        stands_out, signal, looked_at`. None where there is none.

    Returns
    -------
    str
    """
    who, year = plain(row["provider_name"]), year_words(row["period"])
    if row["value"] is None and row["reported_value"] is None:
        heard, told = _heard_not(row), _NOT_REPORTED[row["why_not_reported"]]
        return f"**Neither side can be shown** for {who} in {year}: {heard}, and {told}."
    if row["reported_value"] is None:
        return f"{_said(row)} in {year}; {_NOT_REPORTED[row['why_not_reported']]}."
    if row["value"] is None:
        return f"**Only the provider’s word**: {_reported(row)} in {year}; {_heard_not(row)}."
    return f"{_said(row)} in {year}; {_reported(row)}. {_judged(row)}"


def _heard_not(row):
    return _NOT_HEARD[row.get("hidden_as") or row["why_no_value"]]


def _said(row):
    heard = number_of(row["n_people"])
    if row["unit"] == "share of people":
        return f"Of {heard} heard {value_words(row)} said so"
    return f"People say {value_words(row)}, {heard} heard"


def _reported(row):
    of = number_of(row["reported_people"])
    value = amount(row["reported_value"], row["unit"])
    if row["reported_lower"] is not None:
        value = value_words({**row, **{end: row[f"reported_{end}"] for end in _ENDS}})
    return f"the provider reports {value} of {of} whom it counted"


_ENDS = ("value", "lower", "upper")


def _judged(row):
    if row["verdict"] not in VERDICTS:
        return "**We cannot tell** whether the two differ: its report does not say how sure it is."
    low, high = sorted(abs(row[f"difference_{end}"]) for end in ("lower", "upper"))
    if row["verdict"] == "cannot_tell":
        return "**We cannot tell a gap** between the two."
    size = points(abs(row["difference"]), row["unit"])
    low, high = (amount(end, row["unit"]).rstrip("%") for end in (low, high))
    if not row["stands_out"]:
        return (
            f"The gap of {size} ({low} to {high}) may be chance, one of "
            f"{number(row['looked_at'], 'pair')} looked at: **we cannot tell**."
        )
    way = "higher" if row["verdict"] == "higher" else "lower"
    side = _SIDES.get(row["signal"], f"the provider reports {way} than people say")
    return f"A gap of **{size}** ({low} to {high}): **{side}**."


def number_of(people):
    """How many people, as a sentence says it: "one person", "1,204 people"."""
    return "one person" if people == 1 else f"{int(people):,} people"


def gaps(rows, period, about):
    """How many of several pairs differ, which way, and what is missing; nobody is ranked.

    Parameters
    ----------
    rows : list of dict
        As for `gap`, with `label`: what tells the pairs apart, such as the provider's name; in the
        order of the alphabet.
    period : str
        Key of the financial year.
    about : (str, str)
        What a pair is called, one and several: "provider", "providers".

    Returns
    -------
    str
    """
    year, pairs = year_words(period), [row for row in rows if row["verdict"] in VERDICTS]
    missing = _missing(rows, about)
    if not pairs:
        return (
            f"**Nothing can be held side by side** in {year}: of no {about[0]} are both sides "
            f"known with their uncertainty.{missing}"
        )
    apart = [row for row in pairs if row["stands_out"]]
    which = "whom" if about[0] == "provider" else "which"
    of = f"Of {number(len(pairs), *about)} of {which} both sides are known in {year}"
    if len(pairs) == 1:
        of = f"Of one {about[0]} both sides are known in {year}"
    if not apart:
        return f"{of}, **we cannot tell any report from what people say**.{missing}"
    parts = [
        f"{words}: {listed([_named(row) for row in apart if _side(row) == side])}"
        for side, words in _WAYS.items()
        if any(_side(row) == side for row in apart)
    ]
    rest = len(pairs) - len(apart)
    doubt = f"; of the other {rest if rest > 1 else 'one'} **we cannot tell**" if rest else ""
    chance = " Of such a list about one in ten is there by chance." if len(pairs) > 1 else ""
    return f"{of}, {'; '.join(parts)}{doubt}.{chance}{missing}"


_WAYS = {
    "better": "**reported better than people say**",
    "worse": "**reported worse than people say**",
    "higher": "**reported higher than people say**",
    "lower": "**reported lower than people say**",
}


def _side(row):
    return row["signal"] if row["signal"] in ("better", "worse") else row["verdict"]


def _named(row):
    low, high = sorted(abs(row[f"difference_{end}"]) for end in ("lower", "upper"))
    low, high = (amount(end, row["unit"]).rstrip("%") for end in (low, high))
    size = points(abs(row["difference"]), row["unit"])
    return f"{plain(row['label'])} by {size} ({low} to {high})"


def _missing(rows, about):
    """How many pairs lack a side, and which."""
    silent = sum(row["why_not_reported"] == "not_loaded" for row in rows)
    small = sum(
        row["why_not_reported"] != "not_loaded" and row["verdict"] not in VERDICTS for row in rows
    )
    told = ""
    if silent:
        told += f" Of {number(silent, *about)} no report was supplied."
    if small:
        told += (
            f" Of {number(small, *about)} one side cannot be shown, or does not say how sure it is."
        )
    return told
