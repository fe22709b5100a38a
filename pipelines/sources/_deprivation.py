"""Deprivation of districts and care boards, a column for each domain: a row for each domain."""

import re

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
