"""The sentence about how much a survey asks of a person in a year.

Rules, not prose. Plain values in, Markdown with the key clause in bold out.
"""

from pipelines.stats.sentences import plain, year_words

_AGAIN = "how often anybody was invited again is in no record"


def burden(row):
    """How many questionnaires and questions a person had in a year, and how many were invited.

    Parameters
    ----------
    row : dict
        `survey, period, people_about, questionnaires_mean, questionnaires_sd, questions_mean,
        questions_sd, questions_each_time, more_share, suppressed_because, invited_about,
        answered_about, invited_because`; None where there is none.

    Returns
    -------
    str
    """
    survey, year = plain(row["survey"]), year_words(row["period"])
    if row["suppressed_because"]:
        told = f"how much the survey “{survey}” asked of a person in {year}"
        is_few = row["suppressed_because"].startswith("fewer")
        why = "**Too few heard to show**" if is_few else "**Hidden to guard another figure**:"
        said = f"{why} {told}"
    elif row["people_about"] is None:
        said = f"Nobody here was heard by the survey “{survey}” in {year}"
    elif row["questionnaires_mean"] is None:
        said = (
            f"About {row['people_about']:,} people were heard by the survey “{survey}” in {year}; "
            "how many questionnaires each had **cannot be shown**, since too few had one or more"
        )
    else:
        said = (
            f"About {row['people_about']:,} people answered the survey “{survey}” in {year}, "
            f"**{_one(row['questions_mean'], 'question', 0)} each on average**, "
            f"{_whole(row['questions_each_time'])} each time; {_spread(row)}"
        )
    return f"{said}; {_invited(row)}."


def _one(mean, noun, digits):
    text = f"{mean:.{digits}f}"
    return f"{text} {noun}{'' if float(text) == 1 else 's'}"


def _whole(mean):
    """A number of questions: whole where it is whole."""
    return f"{mean:.0f}" if float(mean).is_integer() else f"{mean:.1f}"


def _spread(row):
    """Who had more than one, or that nobody had."""
    if not row["more_share"]:
        return (
            "hardly anybody filled it in more than once"
            if row["questionnaires_sd"]
            else "each once"
        )
    if row["more_share"] == 1:
        return "nearly everybody filled it in more than once"
    return f"{100 * row['more_share']:.0f}% filled it in more than once"


def _invited(row):
    if row["invited_because"]:
        return "too few were invited to show"
    if row["invited_about"] is None:
        return "how many were invited was **not supplied**"
    return (
        f"of about {row['invited_about']:,} invited for the first time, about "
        f"{row['answered_about']:,} answered; {_AGAIN}"
    )
