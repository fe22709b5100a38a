"""Deprivation of districts and care boards: a row for each domain, and ranks that are no scores."""

import re
from dataclasses import replace

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
_SCORES = ("score", "average_score", *DOMAINS)
_MEAN_OF_RANKS = re.compile(r"\b(average|mean|median|weighted)\b.*?\branks?\b")
_RANK = re.compile(r"\brank\b")
# What is made of ranks is none: a share of those below, a change since another year.
_OF_RANKS = re.compile(
    r"\b(pct|perc|percent|percentage|percentile|quantile|change|changed|difference|diff|moved"
    r"|0 1|0 100|normali[sz]ed|standardi[sz]ed|scaled|relative|share|proportion|log|z)\b|%"
)
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_HIGHEST, _TENTHS = 100, range(1, 11)  # a score is a share in hundred, or of one, or around nought


def contradict(match, rows):
    """What says that ranks, scores and shares stand under each other's headings; or None.

    A tenth is one of ten whole numbers, and no score is above a hundred, as ranks and their means
    are. A rank is whole, or between two where places share it: fractions below its heading tell,
    where a score that is read holds none. A score is a mean, and hardly ever nought, unless it lies
    on both sides of it or is rounded to a tenth of a small one; the share of a district that is
    among the most deprived often is.

    Parameters
    ----------
    match : a row of headings as one layout reads it
    rows : list of (int, list of str)
    """
    below = [row for line, row in rows if line > match.line and any(row)][:_LOOKED_AT]
    scores = [
        (i, _numbers(below, i)) for i, column in enumerate(match.columns) if column in _SCORES
    ]
    if wrong := _no_tenths(match, below) or _above_a_hundred(match, scores):
        return wrong
    for i, values in scores:
        is_mean = match.columns[i] != "score"
        noughts = 0 if _may_be_nought(values) else values.count(0)
        often = max(_SEVERAL, _OFTEN * len(values)) if is_mean else len(values)
        if len(values) >= _FEWEST and noughts >= often:
            cell = match.cells[i].strip()
            return f"“{cell}” is nought in {noughts} of the first {len(values)} lines"
    if not any(len(values) >= _FEWEST and _are_ranks(values) for _, values in scores):
        return None
    for i, cell in enumerate(match.cells):
        words = normalise(cell)
        if not _RANK.search(_MEAN_OF_RANKS.sub(" ", words)) or _OF_RANKS.search(f"{words} {cell}"):
            continue
        values = _numbers(below, i)
        if len(values) >= _FEWEST and 2 * sum(v * 2 % 1 != 0 for v in values) > len(values):
            return f"“{cell.strip()}” holds fractions, which no ranks are"
    return None


def _no_tenths(match, below):
    """That a column of tenths holds other numbers on most lines, such as ranks; or None."""
    if "decile" not in match.columns:
        return None
    at = match.columns.index("decile")
    values = _numbers(below, at)
    others = sum(value not in _TENTHS for value in values)
    if len(values) < _FEWEST or 2 * others <= len(values):
        return None
    cell = match.cells[at].strip()
    return f"“{cell}” is none of 1 to 10 in {others} of the first {len(values)} lines"


def _above_a_hundred(match, scores):
    """That a column of scores holds larger numbers on most lines, as ranks are; or None."""
    for i, values in scores:
        above = sum(value > _HIGHEST for value in values)
        if len(values) >= _FEWEST and 2 * above > len(values):
            cell = match.cells[i].strip()
            said = f"“{cell}” is above {_HIGHEST} in {above} of the first {len(values)} lines"
            return f"{said}, as ranks are and no scores"
    return None


def _may_be_nought(values):
    """Whether noughts are plausible: among scores on both sides of it, or of small ones rounded.

    Then most scores are none, and the others differ.
    """
    is_around = min(values, default=0) < 0
    if not is_around and not all(value < 1 and round(value, 1) == value for value in values):
        return False
    others = {value for value in values if value}
    return 2 * values.count(0) < len(values) and len(others) >= (_SEVERAL if is_around else 2)


def _numbers(rows, i):
    texts = [row[i].strip().replace(",", "") for row in rows if i < len(row)]
    return [float(text) for text in texts if _NUMBER.fullmatch(text)]


def _are_ranks(values):
    """Whether numbers are whole, or between two, as ranks are."""
    return all(value * 2 % 1 == 0 for value in values)


def a_row_for_each_domain(plan, records, headings):
    """A line with a score for each domain, as that many rows; a domain without one is told.

    The year is one that a heading names, but not as that of its districts; where none does it
    stays unknown.
    """
    del headings
    said = zip(plan.headings, plan.columns, strict=False)
    names = [_words(h) for h, column in said if not (column or "").startswith("place_")]
    year = next((m[1] for name in names if (m := re.search(r"\b(20\d\d)\b", name))), None)
    there = [column for column in DOMAINS if column in plan.columns]
    lacking = [name for column, name in DOMAINS.items() if column not in there]
    if len(there) > 1 and lacking:  # a table of the index alone lacks nothing
        plan = replace(plan, notes=(*plan.notes, f"no score of {', '.join(lacking)}"))
    rows = []
    for line, cells in records:
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
