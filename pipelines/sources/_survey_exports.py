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
_QUARTER = re.compile(r"q ?[1-4]( (fy ?)?\d{2}[\d ]*)?")
_QUESTIONS = 3  # numbered, and half of all headings, if they are written out


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
        numbered = [one for one in words if _QUESTION.fullmatch(one)]
        if all(map(_QUARTER.fullmatch, numbered)):
            numbered = []
        is_asked = asked >= _QUESTIONS and 2 * asked >= len(said)
        is_of_tool = any(marks <= words for marks in _OF_TOOLS)
        if is_of_tool or is_asked or len(numbered) >= _QUESTIONS:
            return f"{TOLD} (data/README.md, “Surveys”)"
    return None
