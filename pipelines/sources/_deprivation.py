"""Deprivation of districts and care boards: a row for each domain, and ranks that are no scores."""

import re

from pipelines.sources._headings import normalise
from pipelines.sources._reshape import cell_of, with_columns

# The names of the domains in the Indices of Deprivation.
DOMAINS = {
    "imd_score": "Index of Multiple Deprivation",
    "income_score": "Income Deprivation",
    "employment_score": "Employment Deprivation",
    "education_score": "Education, Skills and Training Deprivation",
    "health_score": "Health Deprivation and Disability",
    "crime_score": "Crime",
    "housing_score": "Barriers to Housing and Services",
    "environment_score": "Living Environment Deprivation",
}
LONG = ("domain", "average_score", "data_year", "part_number")
_LOOKED_AT = 100
_FEWEST, _SEVERAL = 5, 3
_OFTEN = 0.05  # of the lines: scores that are nought by chance are fewer
_MEAN_OF_RANKS = re.compile(r"\b(average|mean|median|weighted)\b.*?\branks?\b")
_RANK = re.compile(r"\brank\b")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def contradict(match, rows):
    """What says that ranks, scores and shares stand under each other's headings; or None.

    A rank is whole, or between two where places share it. A score is a mean, and hardly ever
    nought; the share of a district that is among the most deprived often is.

    Parameters
    ----------
    match : a row of headings as one layout reads it
    rows : list of (int, list of str)
    """
    below = [row for line, row in rows if line > match.line and any(row)][:_LOOKED_AT]
    for i, (cell, column) in enumerate(zip(match.cells, match.columns, strict=True)):
        is_rank = bool(_RANK.search(_MEAN_OF_RANKS.sub(" ", normalise(cell))))
        if not is_rank and column != "average_score" and column not in DOMAINS:
            continue
        texts = [row[i].strip() for row in below if i < len(row)]
        values = [float(text) for text in texts if _NUMBER.fullmatch(text)]
        if len(values) < _FEWEST:
            continue
        if is_rank and 2 * sum(value * 2 % 1 != 0 for value in values) > len(values):
            return f"“{cell.strip()}” holds fractions, which no ranks are"
        if not is_rank and values.count(0) >= max(_SEVERAL, _OFTEN * len(values)):
            return (
                f"“{cell.strip()}” is nought in {values.count(0)} of the first {len(values)} lines"
            )
    return None


def a_row_for_each_domain(plan, records, headings):
    """A line with a score for each domain, as that many rows.

    The year is one that a heading names, but not as that of its districts; where none does it
    stays unknown.
    """
    del headings
    said = zip(plan.headings, plan.columns, strict=False)
    names = [_words(h) for h, column in said if not (column or "").startswith("place_")]
    year = next((m[1] for name in names if (m := re.search(r"\b(20\d\d)\b", name))), None)
    rows = []
    for line, cells in records:
        there = [column for column in DOMAINS if column in plan.columns]
        rows += [
            (
                line,
                cells,
                {
                    "domain": DOMAINS[column],
                    "average_score": cell_of(plan, cells, column),
                    "data_year": year,
                    "part_number": str(number),
                },
            )
            for number, column in enumerate(there, start=1)
        ]
    return with_columns(plan, rows, LONG)


def _words(heading):
    return heading.replace("_", " ")
