"""Hexagons of a hexagonal map as polygons, to draw places at one size each.

Pure: positions in, corners out.
"""

from math import cos, pi, sin, sqrt

from pipelines.errors import StatisticsError

_LAYOUTS = ("odd-r", "even-r", "odd-q", "even-q")


def hexagon(q, r, layout, *, size=1.0):
    """The six corners of one hexagon, anticlockwise, the first repeated at the end.

    In the `-r` layouts hexagons stand on a corner and every other row is shifted by half a hexagon
    to the right (`odd-r`: rows 1, 3, …; `even-r`: rows 0, 2, …). In the `-q` layouts they lie on a
    side and every other column is shifted upwards. Rows grow upwards, as latitude does.

    Parameters
    ----------
    q, r : int
        Column and row, negative ones too.
    layout : str
        `odd-r`, `even-r`, `odd-q` or `even-q`.
    size : float, above 0
        From the centre to a corner.

    Returns
    -------
    list of (float, float)
        Seven points (x, y). Neighbours share their corners up to rounding.

    Raises
    ------
    StatisticsError
        If the layout is another, or the size not above 0.

    Source
    ------
    HexJSON, the exchange format of the Open Data Institute Leeds; offset coordinates as there.
    """
    if layout not in _LAYOUTS:
        raise StatisticsError(
            "hexagonal map", f"layout {layout!r} is not known", f"One of {', '.join(_LAYOUTS)}."
        )
    if not size > 0:
        raise StatisticsError("hexagonal map", f"size {size!r}", "Give one above 0.")
    shifted = ((r if layout.endswith("-r") else q) % 2 == 1) == layout.startswith("odd")
    if layout.endswith("-r"):
        x, y, turn = sqrt(3) * (q + 0.5 * shifted), 1.5 * r, pi / 6
    else:
        x, y, turn = 1.5 * q, sqrt(3) * (r + 0.5 * shifted), 0.0
    corners = [turn + pi / 3 * corner for corner in range(6)]
    ring = [(size * (x + cos(angle)), size * (y + sin(angle))) for angle in corners]
    return [*ring, ring[0]]


def hexagons(q, r, layout, *, size=1.0):
    """`hexagon` for each position of equally long `q` and `r`; a list of rings."""
    return [hexagon(*at, layout, size=size) for at in zip(q, r, strict=True)]
