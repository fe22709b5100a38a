"""What outcomes are worth in pounds: deflated, discounted, and never more than was caused.

Pure functions on exact decimals. Order: prices of one year first (`real_terms`), then discounting
(`present_value`); the past is never discounted. Rates are a schedule with a name, because guidance
changes: none here is called current. How good the evidence is stands beside a value and is never
multiplied into it silently.
"""

from decimal import Decimal, localcontext
from typing import NamedTuple

from pipelines.errors import StatisticsError

# Up to and including which year after now each rate holds.
# HM Treasury, The Green Book (2022), A6: standard, and for health and life satisfaction.
SCHEDULES = {
    "standard": ((30, Decimal("0.035")), (75, Decimal("0.03")), (125, Decimal("0.025"))),
    "health": ((30, Decimal("0.015")), (75, Decimal("0.0129")), (125, Decimal("0.0107"))),
}
DIGITS = 50


class Appraisal(NamedTuple):
    """Present values of flows: `net` = `benefits` - `costs`; `ratio` is None without costs."""

    net: Decimal
    benefits: Decimal
    costs: Decimal
    ratio: Decimal | None


def present_value(flows, rate, *, first_year_discounted):
    """What flows of pounds of now, year after year, are worth now.

    Parameters
    ----------
    flows : sequence of numbers
        Of the first year, the next and so on, in prices of one year. Decimals are best; floats are
        taken as they print.
    rate : number, str or sequence of (last year, number)
        One rate for all years such as 0.035; the name of a schedule; or a schedule.
    first_year_discounted : bool
        False as the Green Book has it (the first year is now); True as the guide to Social Return
        on Investment has it (the first year's flow comes a year from now).

    Returns
    -------
    Decimal

    Raises
    ------
    StatisticsError
        If a rate is not above -1 and below 1, a schedule does not reach so far, or a flow is no
        number.
    """
    with localcontext(prec=DIGITS):
        amounts = [_number(flow, "flows") for flow in flows]
        first = 1 if first_year_discounted else 0
        factors = discount_factors(rate, len(amounts) + first)[first:]
        return sum((a * f for a, f in zip(amounts, factors, strict=True)), Decimal(0))


def discount_factors(rate, years):
    """Factors of year 0 (1), 1, 2 … : as many as asked for."""
    with localcontext(prec=DIGITS):
        factors = [Decimal(1)][:years]
        while len(factors) < years:
            factors.append(factors[-1] / (1 + _rate_of(rate, len(factors))))
        return factors


def appraise(flows, rate, *, first_year_discounted):
    """Present values of benefits (flows above 0) and costs (below 0), apart and together."""
    amounts = [_number(flow, "flows") for flow in flows]
    benefits, costs = (
        present_value(part, rate, first_year_discounted=first_year_discounted)
        for part in ([max(a, Decimal(0)) for a in amounts], [max(-a, Decimal(0)) for a in amounts])
    )
    with localcontext(prec=DIGITS):
        return Appraisal(benefits - costs, benefits, costs, benefits / costs if costs else None)


def real_terms(value, deflator_from, deflator_to):
    """A value in prices of another year, by the deflators of both."""
    with localcontext(prec=DIGITS):
        start, end = _number(deflator_from, "deflator"), _number(deflator_to, "deflator")
        if start <= 0 or end <= 0:
            raise StatisticsError("real_terms", "a deflator is not above 0", "Mend the table.")
        return _number(value, "value") * end / start


def impact(
    quantity, proxy, *, years=1, deadweight=0, caused_share=1, displacement=0, leakage=0, dropoff=0
):
    """Pounds of each year that would not have come without it.

    Parameters
    ----------
    quantity, proxy : number
        How many outcomes, and what one is worth in a year.
    years : int
        How long it lasts.
    deadweight, displacement, leakage : number, 0 to 1
        Shares that would have happened anyway, that only moved from elsewhere, that went elsewhere.
    caused_share : number, 0 to 1
        Share caused by us. Tools that ask for "attribution" mostly mean the share of others: 1 less
        that.
    dropoff : number, 0 to 1
        Share that each later year loses of the year before.

    Returns
    -------
    list of Decimal
    """
    if int(years) != years or years < 0:
        raise StatisticsError(
            "years", f"{years!r} is no number of years", "Whole years, 0 or more."
        )
    lost = [_share(s, n) for s, n in ((deadweight, "deadweight"), (displacement, "displacement"),
                                      (leakage, "leakage"), (dropoff, "dropoff"))]  # fmt: skip
    with localcontext(prec=DIGITS):
        amount = _number(quantity, "quantity") * _number(proxy, "proxy")
        amount *= _share(caused_share, "caused_share")
        for share in lost[:3]:
            amount *= 1 - share
        return [amount * (1 - lost[3]) ** year for year in range(int(years))]


def add_up(outcomes):
    """Flows of several outcomes together, year by year, as long as the longest lasts."""
    longest = max((len(flows) for flows in outcomes), default=0)
    with localcontext(prec=DIGITS):
        return [
            sum((flows[year] for flows in outcomes if year < len(flows)), Decimal(0))
            for year in range(longest)
        ]


def wellby_value(base_value, *, deflator_base, deflator_year, gdp_per_head_base, gdp_per_head_year,
                 elasticity="1.3"):  # fmt: skip
    """A year of one point of life satisfaction in prices and at the income of another year.

    Source
    ------
    HM Treasury (2021), Wellbeing guidance for appraisal: 13,000 (10,000 to 16,000) in 2019.
    """
    with localcontext(prec=DIGITS):
        richer = _number(gdp_per_head_year, "gdp") / _number(gdp_per_head_base, "gdp")
        prices = real_terms(base_value, deflator_base, deflator_year)
        return prices * richer ** _number(elasticity, "elasticity")


def wellby_flows(change, people, value, *, has_comparison, years=1, deadweight=0, dropoff=0):
    """Pounds of each year of a measured change in life satisfaction.

    Parameters
    ----------
    change : number
        Points of 0 to 10, measured; never from being content with a service.
    has_comparison : bool
        Whether it was compared with people without it. Without that it is refused: people change
        anyway.

    Returns
    -------
    list of Decimal
    """
    if not has_comparison:
        raise StatisticsError(
            "wellby_flows", "the change was compared with nothing",
            "Value it only against people, or a time, without the support.",
        )  # fmt: skip
    return impact(_number(change, "change") * _number(people, "people"), value, years=years,
                  deadweight=deadweight, dropoff=dropoff)  # fmt: skip


def allow_for_optimism(benefit, correction):
    """A benefit less the share that its evidence deserves: -0.1 takes a tenth off.

    The shares are the user's own table: they are not part of this product.
    """
    share = _number(correction, "correction")
    if not -1 <= share <= 0:
        raise StatisticsError(
            "correction", f"{correction!r} is none", "A share of 0 to -1: for a tenth write -0.1."
        )
    with localcontext(prec=DIGITS):
        return _number(benefit, "benefit") * (1 + share)


def _rate_of(rate, year):
    """The rate by which year `year` is discounted against the year before."""
    if isinstance(rate, str) and rate not in SCHEDULES:
        raise StatisticsError("rate", f"{rate!r} is no schedule", f"One of {', '.join(SCHEDULES)}.")
    schedule = SCHEDULES[rate] if isinstance(rate, str) else rate
    if isinstance(schedule, (list, tuple)):
        fitting = [found for last, found in schedule if year <= last]
        if not fitting:
            raise StatisticsError(
                "rate", f"the schedule does not reach year {year}", "Extend it or end earlier."
            )
        schedule = fitting[0]
    number = _number(schedule, "rate")
    if not -1 < number < 1:
        raise StatisticsError("rate", f"{schedule!r} is no rate", "For 3.5 % write 0.035.")
    return number


def _share(value, name):
    number = _number(value, name)
    if not 0 <= number <= 1:
        raise StatisticsError(name, f"{value!r} is no share of 0 to 1", "For 10 % write 0.1.")
    return number


def _number(value, name):
    try:
        number = value if isinstance(value, Decimal) else Decimal(str(value))
    except ArithmeticError:
        number = Decimal("NaN")
    if not number.is_finite():
        raise StatisticsError(name, f"{value!r} is no number", "Leave it out or mend it.")
    return number
