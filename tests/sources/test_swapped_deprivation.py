"""Ranks, scores and tenths under each other's headings, and honest tables that look alike."""

import pytest

from tests.sources.test_headings import workbook

DISTRICTS = ["lad24cd", "index_domain", "average_rank", "rank_average_score", "average_score"]
SMALL = ["lsoa21_code", "IMD_decile", "IMD_rank", "IMD_score"]
SUMMARIES = ["LAD24CD", "IMD - Average rank", "IMD - Average score"]
COUNT = 40


def districts(n):
    return f"X080000{n:02},Crime,{20_000 - 411 * n}.25,{7 * n % 317 + 1},{n}.1{n}"


def small(n):
    return f"X010000{n:02},{n % 10 + 1},{33_000 - 800 * n},{2 * n}.1{n}"


def summary(n):
    return f"X080000{n:02},{20_000 - 411 * n}.25,{n}.1{n}"


def table(heads, line, count=COUNT):
    return "".join(f"{row}\n" for row in [",".join(heads), *map(line, range(count))])


def swapped(heads, one, other):
    return [{one: other, other: one}.get(head, head) for head in heads]


@pytest.mark.parametrize(
    ("heads", "line", "one", "other", "why"),
    [
        (DISTRICTS, districts, "average_rank", "average_score", "“average_score” is above 100"),
        (SUMMARIES, summary, SUMMARIES[1], SUMMARIES[2], "“IMD - Average score” is above 100"),
        (SMALL, small, "IMD_rank", "IMD_score", "“IMD_score” is above 100"),
        (SMALL, small, "IMD_rank", "IMD_decile", "“IMD_decile” is none of 1 to 10"),
        (SMALL, small, "IMD_score", "IMD_decile", "“IMD_decile” is none of 1 to 10"),
    ],
)
def test_headings_that_are_swapped_refuse_the_table(inspected, heads, line, one, other, why):
    found = inspected("a/imd.csv", table(swapped(heads, one, other), line))
    assert found.refused_because.startswith(f"the column headed {why} in ")
    assert "its columns are shifted, or its headings are wrong" in found.refused_because


HONEST = {
    "of districts": (DISTRICTS, districts),
    "the index of districts": (SUMMARIES, summary),
    "of small areas": (SMALL, small),
    "tenths with a nought behind": (SMALL, lambda n: f"X010000{n:02},{n % 10 + 1}.0,{n + 1},9.5"),
    "all of one tenth": (SMALL, lambda n: f"X010000{n:02},10,{n + 1},9.5"),
    "ranks that are scores of whole numbers": (SMALL, lambda n: f"X010000{n:02},1,{n + 1},{n}"),
    "scores up to a hundred": (SMALL, lambda n: f"X010000{n:02},1,{n + 1},{100 - n}"),
    "scores of one": (SMALL, lambda n: f"X010000{n:02},1,{n + 1},0.{n:02}1"),
    "scores on both sides of nought": (SMALL, lambda n: f"X010000{n:02},1,{n + 1},{n - 20}.5"),
    "without scores": (SMALL[:3], lambda n: f"X010000{n:02},{n % 10 + 1},{n + 1}"),
    "a mean of ranks below a hundred": (SUMMARIES, lambda n: f"X080000{n:02},{n}.5,{n}.1"),
    "scores that are hidden": (SMALL, lambda n: f"X010000{n:02},{n % 10 + 1},{n + 1},c"),
    "some scores of more digits": (SMALL, lambda n: f"X010000{n:02},1,2,{n if n % 3 else 1001}"),
}


@pytest.mark.parametrize("name", HONEST)
def test_honest_tables_land_whole(inspected, name):
    found = inspected("a/imd.csv", table(*HONEST[name]))
    assert (found.refused_because, found.sure) == (None, "certain")
    assert found.lines_accepted == COUNT


NOUGHTS = {  # of ten lines: whether some may be nought
    "all of them": ([0] * 10, False),
    "all but one below it": ([-0.2, *[0] * 9], False),
    "half of them": ([0, 0.3] * 5, False),
    "more than there are tenths": ([0, 0, 0, 0, 0.1, 0.1, 0.2, 0.2, 0.3, 0.3], True),
    "half, and others below it": ([0, -1] * 5, False),
    "two numbers about it": ([0.5, -0.5, 0.5, 0, 0, 0, 0.5, -0.5, 0.5, -0.5], False),
    "some of small ones, rounded": ([0, 0.1, 0.2, 0, 0.1, 0.1, 0, 0.2, 0.1, 0.1], True),
    "few of small ones, rounded": ([0.1, 0.1, 0.2, 0.3, 0.1, 0.2, 0, 0.2, 0, 0], True),
    "on both sides of it": ([-0.4, 0, 0.3, -0.1, 0.2, 0, 0.6, -0.2, 0.1, 0], True),
    "whole numbers about it": ([-2, 0, 1, -1, 2, 0, 3, -2, 1, 0], True),
    "one by chance": ([12.5, 0, 8.1, 9.2, 4.4, 5.1, 6.6, 7.7, 8.8, 2.2], True),
}


@pytest.mark.parametrize("name", NOUGHTS)
def test_scores_that_are_nought(inspected, name):
    scores, is_honest = NOUGHTS[name]
    line = lambda n: f"X080000{n:02},Crime,{20_000 - 411 * n}.25,{7 * n % 317 + 1},{scores[n]}"  # noqa: E731
    found = inspected("a/imd.csv", table(DISTRICTS, line, len(scores)))
    assert (found.lines_accepted == len(scores)) == is_honest
    assert is_honest or "“average_score” is nought in" in found.refused_because


@pytest.mark.parametrize("kept", [0, 1])
def test_scores_of_small_areas_are_not_nought_everywhere(inspected, kept):
    """Some of theirs may be: no one there has too little to live on."""
    line = lambda n: f"X010000{n:02},{n % 10 + 1},{n + 1},{0.1 if n < kept else 0}"  # noqa: E731
    assert inspected("a/imd.csv", table(SMALL, line)).lines_accepted == (COUNT if kept else 0)


def test_a_tenth_between_two_is_none(inspected):
    """A score in its place would be rounded to one."""
    lines = table(SMALL, lambda n: f"X010000{n:02},{'4.7' if n == 3 else n % 10 + 1},{n + 1},9.5")
    found = inspected("a/imd.csv", lines)
    assert (found.lines_accepted, found.lines_rejected) == (COUNT - 1, 1)


def _summaries(name):
    """A table of districts as the summaries have a sheet of, for the index and each domain."""
    heads = ["LAD24CD", "LAD24NM", f"{name} - Average rank", f"{name} - Average score"]
    return table(heads, lambda n: summary(n).replace(",", f",Place {n},", 1))


@pytest.mark.parametrize("name", ["Income", "Crime", "IDACI", "IMD Income"])
def test_a_domain_of_districts_is_not_the_whole_index(inspected, name):
    assert inspected("a/imd.csv", _summaries(name)).lines_accepted == 0
    misspelt = _summaries("IMD").replace("Average", "Averge")
    assert inspected("b/imd.csv", misspelt).lines_accepted == COUNT


def test_of_sheets_for_each_domain_that_of_the_whole_index_counts(inspected):
    sheets = {
        name: [line.split(",") for line in _summaries(name).splitlines()]
        for name in ("IMD", "Income", "Crime")
    }
    found = inspected("a/imd.xlsx", workbook(**sheets))
    assert (found.sure, found.lines_accepted) == ("certain", COUNT)
