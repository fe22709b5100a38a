"""Chance, from one seed: whole numbers only, so that no machine's floats can show.

Every subject draws from a stream of its own, named by words, so that a draw added to one subject
changes nothing in another.
"""

import zlib

import numpy as np

MILLION = 1_000_000

# A skewed spread of sizes, in thousandths: the middles of 32 equal slices, mean about 1000.
_SKEW = np.array(
    [90, 130, 165, 198, 230, 262, 294, 327, 361, 396, 433, 472, 513, 556, 603, 653]
    + [707, 766, 830, 901, 980, 1068, 1168, 1281, 1412, 1566, 1751, 1980, 2276, 2685, 3332, 4880],
    dtype=np.int64,
)


class Draw:
    """A stream of chance for one subject."""

    def __init__(self, seed, *subject):
        word = zlib.crc32("/".join(map(str, subject)).encode())
        self._generator = np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, word])))

    def below(self, limit, size=None):
        """Whole numbers from 0 to limit - 1."""
        drawn = self._generator.integers(0, limit, size=size, dtype=np.int64)
        return int(drawn) if size is None else drawn

    def between(self, low, high, size=None):
        """Whole numbers from low to high, both included."""
        return low + self.below(high - low + 1, size)

    def happens(self, per_million, size=None):
        """Whether something of this chance, in millionths, happens."""
        return self.below(MILLION, size) < per_million

    def weighted(self, weights, size=None):
        """Positions, each as likely as its whole-number weight."""
        steps = np.cumsum(np.asarray(weights, dtype=np.int64))
        drawn = np.searchsorted(steps, self.below(int(steps[-1]), size), side="right")
        return int(drawn) if size is None else drawn

    def pick(self, choices):
        """One of the choices."""
        return choices[self.below(len(choices))]

    def sizes(self, middle, size):
        """Skewed whole numbers with about this mean: many small, a few large."""
        factor = _SKEW[self.below(len(_SKEW), size)] * self.between(900, 1100, size)
        return np.maximum(np.asarray(middle, dtype=np.int64) * factor // MILLION, 1)


def share(whole, parts):
    """A whole number split into parts as equal as can be, adding up exactly."""
    each, rest = divmod(whole, parts)
    return [each + (1 if i < rest else 0) for i in range(parts)]
