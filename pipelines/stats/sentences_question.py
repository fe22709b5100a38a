"""Questions worth a board's time, in words: each ends with a question and states no verdict.

Rules, not prose. Plain values in, Markdown with the key clause in bold out. None says that anything
caused anything.
"""

from pipelines.stats.sentences import number, pence_in_the_pound, plain, pounds, year_words
from pipelines.stats.sentences_heard import dimension_words
from pipelines.stats.sentences_people import between, points

# Each rule in words, in the order in which its question is put.
RULES = {
    "change_worse": "an outcome the place leads with is worse than in the first year",
    "gap": "the most deprived fifth of areas says worse than the least deprived",
    "under_heard": "a group heard less than 7 in 10 of its share of those who live here",
    "rest_worse": "a place says worse than the rest of its area",
    "no_contract": "more than 10p in the pound of purchases that no contract explains",
    "decision": "a contract whose window for a decision is open or has passed",
    "no_value": "an outcome the place leads with that has no value",
    "change_better": "an outcome the place leads with is better than in the first year",
}


def change(row):
    """An outcome that became worse or better since the first year."""
    size = points(abs(row["difference"]), row["unit"])
    asked = "For whom, and what else changed?" if row["signal"] == "worse" else "For whom not?"
    return (
        f"“{plain(row['title'])}”: **{row['signal']} by {size}** ({between(row)}) since "
        f"{year_words(row['from_period'])}. {asked}"
    )


def gap(row):
    """The most deprived fifth of areas says worse."""
    return (
        f"“{plain(row['title'])}”: **worse by {points(abs(row['difference']), row['unit'])}** "
        f"({between(row)}) in the most deprived fifth of areas than in the least. What would "
        "narrow it?"
    )


def under_heard(row):
    """A group that is heard less than its share."""
    heard, here = (f"{100 * row[key]:.0f}%" for key in ("heard_share", "here_share"))
    dimension = plain(dimension_words(row["group_dimension"]))
    who = f"{dimension[:1].upper()}{dimension[1:]} “{plain(row['group_value'])}”"
    return (
        f"{who}: **{here} of those who live here, {heard} of those heard**. Who could reach them?"
    )


def rest_worse(row):
    """A place that says worse than the rest of its area."""
    size = points(abs(row["difference"]), row["unit"])
    return (
        f"“{plain(row['title'])}”: **{plain(row['place_name'])} says worse by {size}** than the "
        "rest. What do people there tell us?"
    )


def no_contract(row):
    """Purchases that no contract explains."""
    share = pence_in_the_pound(row["loose_gbp"], row["purchases_gbp"])
    what = "purchases for its services" if row["is_alliance"] else "purchases"
    return (
        f"**{pounds(row['loose_gbp'])} of {what} ({share}) is explained by no contract** that "
        f"was loaded, in {year_words(row['period'])}. Which of it should be?"
    )


def decision(row):
    """Contracts whose decision is to be taken now."""
    is_open, passed = int(row["windows_open"]), int(row["windows_passed"])
    have = "has" if is_open == 1 else "have"
    told = f"**{number(is_open, 'contract').capitalize()} {have} the window of its decision open**"
    told = told.replace("its decision", "their decision") if is_open != 1 else told
    if passed:
        told += f", and {number(passed, 'more', 'more')} {'is' if passed == 1 else 'are'} past it"
    return f"{told}. What do people say of those services?"


def no_value(row):
    """Outcomes without a value, for one reason: the first by title, the others by their number."""
    titles, more = row["titles"], len(row["titles"]) - 1
    one, many = {
        "not_asked": ("was not asked", "were not asked"),
        "not_heard": ("was asked, and nobody was heard", "were asked, and nobody was heard"),
        "too_few": ("has too few answers to show", "have too few answers to show"),
    }[row["why_no_value"]]
    said = f"“{plain(titles[0])}”"
    if more:
        said += f" and {number(more, 'other outcome')}"
    told = many if more else one
    return f"{said} **{told}** in {year_words(row['period'])}. How shall we hear from people here?"


def found(checks, put, other):
    """How many things were checked, and how many questions came of it.

    Parameters
    ----------
    checks : int
        Things looked at, over all rules.
    put, other : int
        Questions that are put, and further ones that the rules raised.
    """
    looked = f"{number(checks, 'thing').capitalize()} {'was' if checks == 1 else 'were'} checked"
    if not put:
        return f"{looked}: **none raised a question**."
    raised = "raises a question" if put == 1 else "raise a question"
    these = "this one" if put == 1 else f"these {number(put, 'x').split()[0]}"
    these = f"**{these} {raised}**"
    more = f" {number(other, 'more', 'more').capitalize()} did." if other else ""
    return f"{looked}; {these}.{more} Each names the rule that found it."
