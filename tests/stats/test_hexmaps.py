"""Hexagons: neighbours share two corners, whatever the layout, and nobody overlaps."""

from math import hypot, pi, sqrt

import pytest

from pipelines.errors import StatisticsError
from pipelines.stats.hexmaps import hexagon, hexagons

# Of an unshifted and of a shifted hexagon: its six neighbours as (columns, rows) away.
UNSHIFTED = [(1, 0), (-1, 0), (0, 1), (0, -1), (-1, 1), (-1, -1)]
SHIFTED = [(1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1)]


def _corners(ring):
    return {(round(x, 9) + 0.0, round(y, 9) + 0.0) for x, y in ring}


def _neighbours(q, r, layout):
    along = r if layout.endswith("-r") else q
    moves = SHIFTED if (along % 2 == 1) == layout.startswith("odd") else UNSHIFTED
    if layout.endswith("-q"):
        moves = [(b, a) for a, b in moves]
    return {(q + a, r + b) for a, b in moves}


@pytest.mark.parametrize("layout", ["odd-r", "even-r", "odd-q", "even-q"])
def test_exactly_the_six_neighbours_share_an_edge(layout):
    at = [(q, r) for q in range(-3, 4) for r in range(-3, 4)]
    rings = dict(zip(at, map(_corners, hexagons(*zip(*at, strict=True), layout)), strict=True))
    for q, r in [(q, r) for q in (-1, 0, 1) for r in (-1, 0, 1)]:
        shared = {other: len(rings[q, r] & ring) for other, ring in rings.items()}
        assert {other for other, corners in shared.items() if corners == 2} == _neighbours(
            q, r, layout
        )
        assert set(shared.values()) <= {0, 2, 6}


def test_rows_grow_upwards_and_odd_rows_are_shifted_to_the_right():
    centre = lambda ring: tuple(round(sum(p[i] for p in ring[:6]) / 6, 9) for i in (0, 1))  # noqa: E731
    assert centre(hexagon(0, 0, "odd-r")) == (0, 0)
    assert centre(hexagon(0, 1, "odd-r")) == (round(sqrt(3) / 2, 9), 1.5)
    assert centre(hexagon(0, 0, "even-r")) == (round(sqrt(3) / 2, 9), 0)
    assert centre(hexagon(1, 0, "odd-q")) == (1.5, round(sqrt(3) / 2, 9))


def test_a_ring_is_closed_regular_anticlockwise_and_of_its_size():
    ring = hexagon(-2, 5, "even-q", size=3)
    assert len(ring) == 7 and ring[0] == ring[-1]
    pairs = list(zip(ring, ring[1:], strict=False))
    assert [hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairs] == pytest.approx([3] * 6)
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs) / 2
    assert area == pytest.approx(27 * sqrt(3) / 2)
    assert area > pi * 3**2 * 0.8


@pytest.mark.parametrize(
    ("layout", "size", "says"),
    [
        ("round", 1, "One of odd-r, even-r"),
        ("odd-r", 0, "above 0"),
        ("odd-r", float("nan"), "above 0"),
    ],
)
def test_what_is_no_hexagon_says_so(layout, size, says):
    with pytest.raises(StatisticsError, match=says):
        hexagon(0, 0, layout, size=size)
