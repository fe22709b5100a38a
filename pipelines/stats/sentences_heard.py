"""The sentence about who was not heard: groups whose share of those heard lies below their own.

Rules, not prose. Plain values in, Markdown with the key clause in bold out. A group is called
under-heard, never hard to reach: it is we who have not heard.
"""

from pipelines.stats.sentences import listed, number, plain, year_words

_DIMENSIONS = {
    "deprivation_fifth": "where people live",
    "age_band": "age",
    "sex": "sex",
    "housing": "home",
    "internet": "internet at home",
    "disability": "long-term condition or disability",
    "ethnic_group": "ethnic group",
    "carer": "caring for somebody",
}
_NAMED = 4  # groups in one sentence; the chart shows all


def not_heard(rows, period):
    """Which groups of a place are under-heard on one measure, and of how many that can be told.

    Parameters
    ----------
    rows : list of dict
        `group_dimension, group_value, heard_share, here_share, of_its_share, heard_verdict` of each
        group; the verdict is null where a share is not known.
    period : str
        Key of the financial year.

    Returns
    -------
    str
    """
    known = [row for row in rows if row["heard_verdict"]]
    year = year_words(period)
    if not known:
        return (
            f"**We cannot tell who was under-heard in {year}**: for no group both the people heard "
            "can be shown and the people who live here are known."
        )
    under = sorted(
        (row for row in known if row["heard_verdict"] == "under_heard"),
        key=lambda row: (row["of_its_share"], row["group_dimension"], row["group_value"]),
    )
    of = f"Of {number(len(known), 'group')} that can be held beside those who live here"
    doubt = _doubt(sum(row["heard_verdict"] == "cannot_tell" for row in known))
    rest = f"of {number(len(rows) - len(known), 'other', 'others')} one of the two is not known"
    tail = f"; {rest}." if len(rows) > len(known) else "."
    if not under:
        return f"{of}, **none is plainly under-heard** in {year}{doubt}{tail}"
    told = listed([_group(row) for row in under[:_NAMED]])
    more = len(under) - _NAMED
    told += f", and {number(more, 'group')} more" if more > 0 else ""
    are = "is" if len(under) == 1 else "are"
    return (
        f"{of}, **{number(len(under), 'group')} {are} under-heard** in {year}: {told}{doubt}{tail}"
    )


def dimension_words(name):
    """A respect in which people differ, inside a sentence: `age_band` is "age"."""
    return _DIMENSIONS.get(name, name.replace("_", " "))


def _group(row):
    dimension = dimension_words(row["group_dimension"])
    heard, here = (f"{100 * row[key]:.0f}%" for key in ("heard_share", "here_share"))
    return (
        f"“{plain(row['group_value'])}” ({plain(dimension)}; {heard} of those heard, "
        f"{here} of those who live here)"
    )


def _doubt(count):
    return f"; on {number(count, 'group')} we cannot tell" if count else ""
