"""How much of a market lies with few sellers, with the two bounds that unknown payees leave.

Pure functions: pounds in, numbers out.
"""

import math
from dataclasses import dataclass

from pipelines.errors import StatisticsError

_FEW = 4


@dataclass(frozen=True)
class Concentration:
    """One bound: shares of the largest four and of the largest as fractions, and the index.

    `hhi` is from 0 to 10,000; `effective_number` is the number of sellers of equal size that would
    give the same index. Both and the shares are None where nothing was bought, and the effective
    number where no seller has a share.
    """

    hhi: float | None
    effective_number: float | None
    largest_four_share: float | None
    largest_share: float | None


def concentration(spend, *, unknown=0, unknown_as="one seller"):
    """The Herfindahl-Hirschman index of a market and what goes with it.

    Parameters
    ----------
    spend : iterable of numbers
        Pounds by seller. One to whom less than nothing was paid on balance has no share.
    unknown : number
        Pounds of the same market to sellers that nobody knows; less than nothing counts as none.
    unknown_as : "one seller" or "many small sellers"
        The upper bound takes the unknown pounds for one seller, the lower for so many that none
        has a share that counts.

    Returns
    -------
    Concentration

    Raises
    ------
    StatisticsError
        If an amount is not a number, or `unknown_as` is neither.

    Source
    ------
    HHI: sum of squared shares times 10,000; effective number: its inverse (Adelman 1969). The
    treatment of unknown sellers bounds both. Checked against published examples.
    """
    if unknown_as not in ("one seller", "many small sellers"):
        raise StatisticsError(
            f"unknown_as is {unknown_as!r}", "", "Write 'one seller' or 'many small sellers'."
        )
    amounts = [float(amount) for amount in (*spend, unknown)]
    if not all(map(math.isfinite, amounts)):
        raise StatisticsError("an amount of a seller is not a number", "", "Leave it out.")
    known, rest = sorted((a for a in amounts[:-1] if a > 0), reverse=True), max(amounts[-1], 0)
    total = math.fsum([*known, rest])
    if not total:
        return Concentration(None, None, None, None)
    if rest and unknown_as == "one seller":
        known = sorted([*known, rest], reverse=True)
    shares = [amount / total for amount in known]
    squares = math.fsum(share * share for share in shares)
    return Concentration(
        hhi=10_000 * squares,
        effective_number=1 / squares if squares else None,
        largest_four_share=math.fsum(shares[:_FEW]),
        largest_share=shares[0] if shares else 0.0,
    )


def bounds(spend, *, unknown=0):
    """The lower and the upper bound of a market's concentration; equal where all are known."""
    return tuple(
        concentration(spend, unknown=unknown, unknown_as=way)
        for way in ("many small sellers", "one seller")
    )
