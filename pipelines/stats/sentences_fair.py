"""Sentences about fairness to those compared: providers in a funnel, small places steadied.

Rules, not prose. Plain values in, Markdown with the key clause in bold out. Nobody is ranked, and
how many were looked at stands beside what was found.
"""

from pipelines.stats.sentences import listed, number, plain, year_words
from pipelines.stats.sentences_people import amount

LEAST_PROVIDERS = 5


def funnel(row):
    """Which providers lie further from the whole than their size and chance explain.

    Parameters
    ----------
    row : dict
        `period, service_name, providers_shown, providers_hidden, far, near, phi, is_adjusted`:
        how many lie outside the limits that 998 in 1,000 lie within, and how many more outside
        those of 19 in 20; phi is the spread in multiples of chance;
        `is_count` of a count of events.

    Returns
    -------
    str
    """
    shown, year = int(row["providers_shown"]), year_words(row["period"])
    service = plain(row["service_name"])
    if shown < LEAST_PROVIDERS:
        have = "has" if shown == 1 else "have"
        return (
            f"**No funnel can be drawn**: {number(shown, 'provider')} of “{service}” {have} a "
            f"value in {year}, and it takes {number(LEAST_PROVIDERS, 'provider')}.{_hidden(row)}"
        )
    of = f"of {number(shown, 'provider')} of “{service}” looked at in {year}"
    far, near = int(row["far"]), int(row["near"])
    if far:
        said = (
            f"**{_some(far)} {of} {_lie(far)} further from the whole than size and chance "
            "explain**: a question to ask, not a verdict."
        )
    else:
        said = (
            f"**None {of} lies further from the whole than size and chance explain** "
            "(998 in 1,000)."
        )
    both = far + near
    said += (
        f" {_some(both)} {_lie(both)} outside the limits of 19 in 20; chance alone would put about "
        f"{shown * 0.05:.1f} there."
    )
    return f"{said} {_spread(row)}{_hidden(row)}"


def _spread(row):
    if row["is_count"]:
        return (
            "The limits of a count allow for the most that one answer can tell, so they are wider "
            "than chance: **how far they differ by more than chance, we cannot tell**."
        )
    times = f"{row['phi']:.1f} times what chance gives (phi)"
    if row["is_adjusted"]:
        return f"Their spread is {times}: they differ by more, and the limits are widened for it."
    return f"Their spread is {times}, so the limits are those of chance alone."


def _hidden(row):
    count = int(row["providers_hidden"])
    if not count:
        return ""
    have = "has" if count == 1 else "have"
    return f" {number(count, 'more', 'more').capitalize()} {have} too few answers to show."


def steadied(row):
    """How much of a district's steadied values is the wards' own voice.

    Parameters
    ----------
    row : dict
        `period, wards_shown, wards_without_value, own_lower, own_upper, unit`: the least and the
        greatest share of own voice among the wards that have a value; `is_count` of a count.
    """
    shown, without = int(row["wards_shown"]), int(row["wards_without_value"])
    rest = ""
    if without:
        have = "has" if without == 1 else "have"
        rest = f" {number(without, 'ward').capitalize()} without a value {have} no steadied one."
    if shown < 3:
        return f"**Too few wards to steady**: {number(shown, 'ward')} of the three it takes.{rest}"
    low, high = (f"{round(100 * row[f'own_{end}'])}%" for end in ("lower", "upper"))
    if row["own_upper"] < 0.005 and row["is_count"]:
        said = (
            f"**Whether {number(shown, 'ward')} differ by more than chance, we cannot tell**: the "
            "limits of a count are wide. Steadied, each has the value of all, "
            f"{amount(row['centre'], row['unit'])}."
        )
    elif row["own_upper"] < 0.005:
        said = (
            f"**{number(shown, 'ward').capitalize()} differ no more than chance would make them**: "
            f"steadied, each has the value of all, {amount(row['centre'], row['unit'])}."
        )
    else:
        own = low if low == high else f"{low} to {high}"
        said = (
            f"Small places swing by chance. Of each steadied value **{own} is the ward’s own "
            f"voice**, the rest that of all {number(shown, 'ward')} together."
        )
    return f"{said}{rest}"


def against_rest(row):
    """Which places differ from the rest of their area, and how many were looked at.

    Parameters
    ----------
    row : dict
        `period, area_name, level, looked_at`; `listed`: of each place that stands out, in the
        order of the alphabet, (name, signal, verdict).
    """
    year, area = year_words(row["period"]), plain(row["area_name"])
    looked_at = int(row["looked_at"])
    if not looked_at:
        return f"**No {row['level']} of {area} can be compared** with the rest of it in {year}."
    of = number(looked_at, row["level"])
    if not row["listed"]:
        which = "it" if looked_at == 1 else "any of them"
        return (
            f"{of.capitalize()} looked at in {year}: **we cannot tell {which} from the rest of "
            f"{area}**, once chance is allowed for."
        )
    parts = [
        f"{plain(name)} is {_MEANS.get(signal, verdict)}" for name, signal, verdict in row["listed"]
    ]
    return (
        f"{of.capitalize()} looked at in {year}: against the rest of {area}, "
        f"**{listed(parts)}**. Of such a list about one in ten is there by chance.{_few(looked_at)}"
    )


def _few(looked_at):
    """Of a handful of places, one that moved changes what the others are held against."""
    if looked_at > 4:
        return ""
    return " With so few, one that stands out moves the rest that the others are held against."


_MEANS = {"better": "better", "worse": "worse"}


def _some(count):
    return ["None", "One"][count] if count < 2 else number(count, "x").split()[0].capitalize()


def _lie(count):
    return "lies" if count in (0, 1) else "lie"
