"""How concentrated spend is, how unequal, and what of it stays: shares, Gini, local multiplier.

Pure functions, worked out exactly. Spend that could not be matched makes a range, not a guess.
"""

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from pipelines.errors import StatisticsError

# Rough marks that authorities use for markets (UK merger assessment; US guidelines of 2023).
MARKS = {"cma": (1000, 2000), "doj_2023": (1000, 1800)}
LEAST_RESPONSE = Fraction(1, 2)  # below this share of pounds no single multiplier is given


class Concentration(NamedTuple):
    """`hhi`: sum of squared shares times 10,000. `effective_number`: how many equal providers would
    be as concentrated. `hhi_normalised`: 0 where all are equal, 1 where one has all; None of one.
    `cr1, cr4`: share of the largest and of the four largest. `refunds`: of providers whose refunds
    exceed their payments; they count as having nothing."""

    providers: int
    total: float
    refunds: float
    hhi: float
    effective_number: float
    hhi_normalised: float | None
    cr1: float
    cr4: float
    gini: float
    gini_corrected: float | None


class Bounds(NamedTuple):
    """A value between two ends that what is not known cannot pass."""

    lower: float
    upper: float


class Multiplier(NamedTuple):
    """Local multiplier LM3. `value` is None where the answers cover less than half of the pounds;
    `lower` supposes that those who did not answer spent nothing locally, `upper` all of it."""

    value: float | None
    lower: float
    upper: float
    response_share: float | None


def concentration(spend):
    """How much of the spend goes to how few.

    Parameters
    ----------
    spend : sequence of numbers
        Net pounds of each provider, grouped by who owns them where that is known. Zero counts as a
        provider; a net refund counts as zero and is told apart.

    Raises
    ------
    StatisticsError
        If nobody was paid, or an amount is no number.
    """
    amounts, refunds = _amounts(spend)
    total, n = sum(amounts), len(amounts)
    if total == 0:
        raise StatisticsError("concentration", "nobody was paid", "Leave it without a value.")
    shares = sorted((amount / total for amount in amounts), reverse=True)
    squares = sum(share * share for share in shares)
    even = Fraction(1, n)
    inequality = _gini(amounts)
    return Concentration(
        n, float(total), float(refunds), float(10_000 * squares), float(1 / squares),
        float((squares - even) / (1 - even)) if n > 1 else None,
        float(shares[0]), float(sum(shares[:4])), float(inequality),
        float(inequality * n / (n - 1)) if n > 1 else None,
    )  # fmt: skip


def concentration_bounds(spend, unmatched):
    """The least and the greatest HHI, were the unmatched pounds all different people's or one's.

    Parameters
    ----------
    spend : sequence of numbers
        Net pounds of each provider that is known.
    unmatched : number
        Pounds of which it is not known to whom they went; 0 or more.

    Returns
    -------
    Bounds
        Lower: countless small providers. Upper: one provider, and that the largest known one where
        there is any, for that is the most concentrated that it can be.
    """
    amounts, _ = _amounts(spend)
    unknown = _exact(unmatched)
    total = sum(amounts) + unknown
    if unknown < 0 or total == 0:
        raise StatisticsError("unmatched", "it is negative, or nobody was paid", "Mend it.")
    squares = sum(amount * amount for amount in amounts)
    largest = max(amounts, default=Fraction(0))
    most = squares - largest * largest + (largest + unknown) ** 2
    return Bounds(float(10_000 * squares / total**2), float(10_000 * most / total**2))


def concentration_word(hhi, marks="cma"):
    """What authorities would call a market of such an HHI; a rough mark, no verdict."""
    if marks not in MARKS:
        raise StatisticsError("marks", f"{marks!r} is none", f"One of {', '.join(MARKS)}.")
    low, high = MARKS[marks]
    if hhi > high:
        return "highly concentrated"
    middle = "concentrated" if marks == "cma" else "moderately concentrated"
    return middle if hhi >= low else "not concentrated"


def gini(values):
    """Gini coefficient of amounts of 0 or more, as it is and for few: (g, g times n / (n - 1)).

    The second is None of a single value, both are None where all are 0.
    """
    amounts = [_exact(value) for value in values]
    if not amounts or min(amounts) < 0:
        raise StatisticsError("gini", "there is no value, or one is negative", "Mend or leave out.")
    if not any(amounts):
        return None, None
    inequality, n = _gini(amounts), len(amounts)
    return float(inequality), float(inequality * n / (n - 1)) if n > 1 else None


def local_multiplier(round1, round2_local, round3):
    """What a pound becomes locally over three rounds of spending (LM3).

    Parameters
    ----------
    round1 : number
        What was paid, above 0.
    round2_local : number
        What of it was spent again locally, on people and suppliers; at most round1.
    round3 : sequence of (received, share)
        Of those people and suppliers that answered: what they received, and the share of it, 0 to
        1, that they spent locally. Together at most round2_local.

    Returns
    -------
    Multiplier
        Where some did not answer, `value` supposes that they spend as those who did.

    Source
    ------
    Sacks (2002), The Money Trail, New Economics Foundation.
    """
    first, second = _exact(round1), _exact(round2_local)
    answers = [(_exact(received), _exact(share)) for received, share in round3]
    answered = sum(received for received, _ in answers)
    _require_rounds(first, second, answers, answered)
    third = sum(received * share for received, share in answers)
    missing = max(second - answered, Fraction(0))
    lower, upper = ((first + second + third + more) / first for more in (Fraction(0), missing))
    response = answered / second if second else None
    value = lower
    if missing:
        scaled = third * second / answered if answered else Fraction(0)
        enough = response is not None and response >= LEAST_RESPONSE
        value = (first + second + scaled) / first if enough else None
    return Multiplier(
        None if value is None else float(value), float(lower), float(upper),
        None if response is None else float(min(response, Fraction(1))),
    )  # fmt: skip


def _require_rounds(first, second, answers, answered):
    # What adding up fractions of pounds leaves over is no mistake.
    hair = Fraction(1, 10**6)
    if first <= 0 or not 0 <= second <= first * (1 + hair) or answered > second * (1 + hair):
        raise StatisticsError(
            "local_multiplier", "a round is more than the round before, or there is none",
            "Each round is part of the one before.",
        )  # fmt: skip
    if any(received < 0 or not 0 <= share <= 1 for received, share in answers):
        raise StatisticsError(
            "round3", "an amount is negative or a share is none", "For 76 % write 0.76."
        )


def _gini(amounts):
    n, ordered = len(amounts), sorted(amounts)
    weighted = sum((2 * i - n - 1) * x for i, x in enumerate(ordered, start=1))
    return weighted / (n * sum(ordered))


def _amounts(spend: Iterable):
    exact = [_exact(amount) for amount in spend]
    return [max(a, Fraction(0)) for a in exact], sum(
        (min(a, Fraction(0)) for a in exact), Fraction(0)
    )


def _exact(value):
    try:
        return Fraction(str(value))
    except (ValueError, ZeroDivisionError):
        raise StatisticsError(
            "spend", "an amount is no number", "Leave it out or mend it."
        ) from None
