"""Adjoining shapes from a map of letters: a bent grid, jagged edges, merged by rings.

Only + - * / and square roots are used, which every machine rounds alike; then five decimals.
"""

from math import sqrt

_STEPS = {"inner": 2, "coast": 3}


class Mesh:
    """Cells of the map and the lines between them."""

    def __init__(self, world, draw):
        rows = world["map"]
        self.cells = [
            (row, column, letter)
            for row, line in enumerate(rows)
            for column, letter in enumerate(line)
            if letter != "."
        ]
        land = {(row, column) for row, column, _ in self.cells}
        corners = {(r + dr, c + dc) for r, c in land for dr in (0, 1) for dc in (0, 1)}
        self._points = {corner: _bend(world, corner, draw) for corner in sorted(corners)}
        self._lines = {}
        sides = [edge for cell in sorted(land) for edge in _sides(cell)]
        counts = _count(frozenset(edge) for edge in sides)
        for edge in sides:
            key = tuple(sorted(edge))
            if key not in self._lines:
                coast = counts[frozenset(edge)] == 1
                ends = [self._points[end] for end in key]
                steps = _STEPS["coast" if coast else "inner"]
                self._lines[key] = _jagged(*ends, steps, 0.14 if coast else 0.10, draw)

    def shape(self, cells):
        """The outline of some cells together, as a GeoJSON geometry."""
        edges = [edge for row, column, *_ in cells for edge in _sides((row, column))]
        counts = _count(frozenset(edge) for edge in edges)
        rings = _rings([edge for edge in edges if counts[frozenset(edge)] == 1])
        lines = [self._drawn(ring) for ring in rings]
        outer = [line for line in lines if _area(line) > 0]
        holes = [line for line in lines if _area(line) <= 0]
        polygons = [[line] for line in outer]
        polygons[0] += holes
        if len(polygons) == 1:
            return {"type": "Polygon", "coordinates": polygons[0]}
        return {"type": "MultiPolygon", "coordinates": polygons}

    def middle(self, cells):
        """The mean of the corners of some cells."""
        points = [self._points[corner] for r, c, *_ in cells for corner, _ in _sides((r, c))]
        return tuple(round(sum(p[i] for p in points) / len(points), 5) for i in (0, 1))

    def _drawn(self, ring):
        drawn = []
        for start, end in ring:
            line = self._lines[tuple(sorted((start, end)))]
            drawn += (line if start < end else line[::-1])[:-1]
        return [list(point) for point in [*drawn, drawn[0]]]


def blocks(cells, count, across):
    """Cut cells into contiguous blocks of nearly equal number, by halves, longer way first."""
    if count == 1:
        return [sorted(cells)]
    heights, widths = ({cell[i] for cell in cells} for i in (0, 1))
    by_column = len(widths) > len(heights) or (len(widths) == len(heights) and across)
    key = (lambda cell: (cell[1], cell[0])) if by_column else (lambda cell: (cell[0], cell[1]))
    first = count // 2
    cut = (2 * len(cells) * first + count) // (2 * count)
    ordered = sorted(cells, key=key)
    halves = ((ordered[:cut], first), (ordered[cut:], count - first))
    return [block for part, number in halves for block in blocks(part, number, across)]


def mended(parts):
    """Give what hangs loose of a block to the smallest block beside it, until all hold together.

    A cell with the sea all round stays where it is.
    """
    parts = [set(part) for part in parts]
    for _ in range(20):
        loose = [(n, cell) for n, part in enumerate(parts) for cell in sorted(_loose(part))]
        moved = False
        for n, cell in loose:
            beside = {m for m, part in enumerate(parts) if m != n and _near(cell) & _spots(part)}
            if beside:
                to = min(beside, key=lambda m: (len(parts[m]), m))
                parts[n].discard(cell)
                parts[to].add(cell)
                moved = True
        if not moved:
            break
    return [sorted(part) for part in parts]


def _spots(part):
    return {(cell[0], cell[1]) for cell in part}


def _near(cell):
    row, column = cell[0], cell[1]
    return {(row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)}


def _loose(part):
    """The cells outside the largest connected piece of a block."""
    left, pieces = set(part), []
    while left:
        piece, ahead = set(), [min(left)]
        while ahead:
            cell = ahead.pop()
            if cell in left:
                left.discard(cell)
                piece.add(cell)
                ahead += [other for other in left if (other[0], other[1]) in _near(cell)]
        pieces.append(piece)
    largest = max(pieces, key=lambda piece: (len(piece), sorted(piece)))
    return set(part) - largest


def _sides(cell):
    """The four sides, counter-clockwise as seen with north up."""
    row, column = cell[0], cell[1]
    north_west, north_east = (row, column), (row, column + 1)
    south_west, south_east = (row + 1, column), (row + 1, column + 1)
    return [
        (south_west, south_east),
        (south_east, north_east),
        (north_east, north_west),
        (north_west, south_west),
    ]


def _count(keys):
    counts = {}
    for key in keys:
        counts[key] = counts.get(key, 0) + 1
    return counts


def _bend(world, corner, draw):
    """Where a corner of the grid lies: drawn towards the city, then shaken."""
    row, column = corner
    east, south = column - world["city_column"], row - world["city_row"]
    far = sqrt(east * east + south * south)
    pull = 0.55 + 0.45 * min(far / 9.0, 1.0)
    shake = [draw.between(-200, 200) / 1000 * pull for _ in range(2)]
    column = world["city_column"] + east * pull + shake[0]
    row = world["city_row"] + south * pull + shake[1]
    height = len(world["map"])
    longitude = world["west"] + column * world["step_east"]
    latitude = world["south"] + (height - row) * world["step_north"]
    return round(longitude, 5), round(latitude, 5)


def _jagged(start, end, steps, size, draw):
    """A line between two points, its middle moved sideways, and again for each half."""
    if not steps:
        return [start, end]
    side = draw.between(-1000, 1000) / 1000 * size
    east, north = end[0] - start[0], end[1] - start[1]
    middle = (
        round((start[0] + end[0]) / 2 - north * side, 5),
        round((start[1] + end[1]) / 2 + east * side, 5),
    )
    first = _jagged(start, middle, steps - 1, size * 0.8, draw)
    return first[:-1] + _jagged(middle, end, steps - 1, size * 0.8, draw)


def _rings(edges):
    """Chain directed edges into rings; at a corner where two rings touch, turn and stay apart."""
    leaving = {}
    for start, end in edges:
        leaving.setdefault(start, []).append(end)
    rings = []
    while leaving:
        start = min(leaving)
        ring, here, before = [], start, None
        while True:
            ends = leaving[here]
            ends.sort(key=lambda end: _turn(before, here, end))
            after = ends.pop(0)
            if not ends:
                del leaving[here]
            ring.append((here, after))
            before, here = here, after
            if here == start:
                break
        rings.append(ring)
    return rings


def _turn(before, here, after):
    """Sharpest left turn first: negative of the cross product, seen with north up."""
    if before is None:
        return 0
    one = (here[1] - before[1], before[0] - here[0])
    two = (after[1] - here[1], here[0] - after[0])
    return -(one[0] * two[1] - one[1] * two[0])


def _area(line):
    pairs = zip(line, line[1:], strict=False)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)
