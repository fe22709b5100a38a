"""Exports of survey tools, told by their headings: what they hold only a mapping can say."""

import re

from pipelines.sources._headings import normalise

TOLD = "its headings are those of answers to a survey: they are read once sources.toml maps them"
_ROWS = 3
_OF_TOOLS = (
    {"respondent id", "collector id"},
    {"id", "start time", "completion time", "email"},
    {"started", "ended", "userid"},
    {"startdate", "enddate", "recordeddate"},
    {"start date", "end date", "recorded date"},
    {"response id", "date submitted"},
)
_QUESTION = re.compile(r"q ?\d+[a-z]?( .*)?")
_RESPONDENT = re.compile(r"(respondent|response|participant|case|user) ?(id|key|no|number)|weight")
# Numbered ones are quarters unless a heading says who answered; written out, half of all are.
_QUESTIONS = 3


def told_by(part):
    """That a table holds answers to a survey, in words; None where its headings do not say so.

    Parameters
    ----------
    part : Part
    """
    for _, row in part.head[:_ROWS]:
        said = [cell.strip() for cell in row if cell and cell.strip()]
        words = {normalise(cell) for cell in said}
        asked = sum(cell.endswith("?") for cell in said)
        numbered = sum(bool(_QUESTION.fullmatch(one)) for one in words)
        is_numbered = numbered >= _QUESTIONS and any(map(_RESPONDENT.fullmatch, words))
        is_asked = asked >= _QUESTIONS and 2 * asked >= len(said)
        if is_numbered or is_asked or any(marks <= words for marks in _OF_TOOLS):
            return f"{TOLD} (data/README.md, “Surveys”)"
    return None
