"""Running services and building: in cash, in prices of one year, per head; what was built."""

from functools import partial

from dashboard import components, figures, reading, words
from dashboard.components import Cell, read
from dashboard.views import money_parts

_SURE = (
    "Prices of one year are cash times an index of prices in the whole economy: it is not the "
    "price of care or of building. People are those who live in the payer’s area at mid-year, "
    "whether or not they use anything."
)
_PARTS = {"all": "All of it", **figures.REAL_PANELS}
_CHECKS = {"recorded": "Recorded", "not recorded": "Due, and nothing is recorded"}


def years(view):
    """Purchases and grants year by year: cash beside the prices of one year, and per head."""
    cells = read(reading.spend_real, view.published, view.payer_id)
    title = "Running services, and building, year by year"
    with components.finding_block("real", title, _finding(cells)) as block:
        if not len(cells):
            components.state("not_loaded", "No purchase or grant of this place is loaded.")
            return
        money_parts.every_service(view)
        per_head = _per_head(cells)
        components.legend(_legend(cells))
        drawn = cells[cells["capital_or_revenue"] != "all"]
        make = partial(figures.real_bars, drawn, per_head)
        components.chart(block, make, alt=_alt(cells))
        components.table_twin(
            block, f"{title}: purchases and grants",
            ["Year", "What", "Cash", "In prices of one year", "Cash a head",
             "In prices of one year, a head", "Months loaded"],
            [_row(row) for row in cells.to_dict("records")], numbers=range(2, 7),
        )  # fmt: skip
        components.aside(
            "Counted are purchases and grants of **every year loaded**. Where a file states "
            "neither capital nor revenue, it is not guessed."
        )
        passport = components.passport(
            view, ("pub_spend_real_bought",), sure=_SURE, measure=_release(cells),
            missing="A year of which months are not loaded is no whole year: see the table",
            public="Yes, with the price year and the months loaded.",
        )  # fmt: skip
        components.download_row(block, view, cells, passport, make=make, period="every year loaded")


def _finding(cells):
    whole = cells[cells["capital_or_revenue"] == "all"] if len(cells) else cells
    if not len(whole):
        return ""
    first, last = whole.iloc[0], whole.iloc[-1]
    if first["financial_year"] == last["financial_year"]:
        return f"**{_told(last)}**. With one year, nothing can be said about change."
    return f"{_told(first)}; **{_told(last)}**."


def _told(row):
    said = f"{words.period(row['financial_year'])}: {words.pounds(row['spend_gbp'])} in cash"
    if not words.is_missing(row["real_gbp"]) and row["price_year"] != row["financial_year"]:
        said += f", {words.pounds(row['real_gbp'])} in {words.period(row['price_year'])} prices"
    if not words.is_missing(row["per_head_gbp"]):
        said += f", {words.pounds(row['per_head_gbp'])} a head"
    return said


def _per_head(cells):
    if cells["per_head_gbp"].isna().all():
        components.aside("**Per head: not loaded.** No count of the people living here is loaded.")
        return False
    shown = {"all": "In all", "head": "For each person living here"}
    return components.segmented("Pounds", "pounds", shown) == "head"


def _legend(cells):
    entries = [(("fill", "money-2"), "Cash")]
    priced = cells[cells["real_gbp"].notna()]
    if len(priced):
        year = words.period(priced["price_year"].iloc[0])
        return [*entries, (("line", "ink"), f"The same in {year} prices")]
    return [*entries, (("dots", "edge"), "Prices of one year: no index of prices is loaded")]


def _release(cells):
    priced = cells[cells["real_gbp"].notna()]
    if not len(priced):
        return "No index of prices is loaded"
    row = priced.iloc[0]
    released = words.date(row["deflator_released_on"])
    return f"In {words.period(row['price_year'])} prices, by the index released on {released}"


def _row(row):
    real = (row["why_no_real"], "real_gbp"), (row["why_no_per_head"], "per_head_gbp"), (
        row["why_no_per_head"] or row["why_no_real"], "real_per_head_gbp")  # fmt: skip
    return [
        words.period(row["financial_year"]),
        _PARTS[row["capital_or_revenue"]],
        words.pounds(row["spend_gbp"]),
        *(
            Cell(words.no_value(why), missing=True)
            if words.is_missing(row[column])
            else words.pounds(row[column])
            for why, column in real
        ),
        f"{words.count(row['months_covered'])} of 12",
    ]


def _alt(cells):
    told = "; ".join(_told(row) for row in cells.to_dict("records")
                     if row["capital_or_revenue"] == "all")  # fmt: skip
    return f"Bars of cash by year, with a dash for the prices of one year. All of it: {told}."


def built(view):
    """What is being built, for which outcome, and what is checked one, three and five years on."""
    title = "What is built, and what is checked afterwards"
    if not read(reading.has_table, view.published, "pub_capital_project"):
        with components.finding_block("built", title, ""):
            components.state("Not shown", "Single projects are not shown to this audience.")
        return
    asked = (view.published, view.payer_id, view.service_id)
    projects, checks = read(reading.capital_projects, *asked), read(reading.capital_checks, *asked)
    with components.finding_block("built", title, _said(projects, checks)) as block:
        if not len(projects):
            components.state(
                "None found",
                "No contract here has payments that its file states as capital. What no file "
                "states as capital or revenue is not guessed.",
            )
            return
        components.table(
            "What is built: capital matched to the contract in the months loaded",
            ["What", "Where", "For which outcome", "Paid as capital", "Finished"],
            [_project(row) for row in projects.to_dict("records")], numbers=(3,), wide=True,
        )  # fmt: skip
        components.table(
            f"What is checked one, three and five years on, as at "
            f"{words.date(checks['as_at'].iloc[0])}",
            ["What", "Years on", "What is asked", "Due", "What is recorded"],
            [_check(row) for row in checks.to_dict("records")], numbers=(1,),
        )  # fmt: skip
        passport = components.passport(
            view, ("pub_capital_project", "pub_capital_check"),
            sure="Nothing recorded is not the same as nothing done: people record what they found "
            "in the file of decisions about contracts.",
            public="Yes, with the day on which it was looked up.",
        )  # fmt: skip
        components.download_row(block, view, checks, passport)


def _said(projects, checks):
    if not len(projects):
        return ""
    many = words.counted(len(projects), "contract has", "contracts have")
    said = f"{many} capital payments. "
    late = checks[checks["readiness"] == "not recorded"]
    if len(late):
        due = words.counted(len(late), "check is due", "checks are due")
        return f"{said}**{due}, and nothing is recorded.**"
    ahead = checks[checks["readiness"] == "ahead"]
    if not len(ahead):
        return f"{said}**Every check is recorded.**"
    return f"{said}**The next check is due on {words.date(ahead['due_on'].min())}.**"


def _project(row):
    return [
        Cell(row["title"] or "No title", row["supplier_name"] or ""),
        row["area_covered"] or Cell("not stated", missing=True),
        row["outcome_words"] or Cell("not stated", missing=True),
        _capital(row),
        Cell(words.date(row["finished_on"]), row["finished_basis"] or ""),
    ]


def _capital(row):
    """What is matched to the contract; beside it what its supplier had while it ran, if any."""
    only = row["supplier_only_gbp"]
    beside = "" if words.is_missing(only) else f"{words.pounds(only)} to its supplier alone"
    if words.is_missing(row["capital_gbp"]):
        return Cell("none matched", beside, missing=True)
    return Cell(words.pounds(row["capital_gbp"]), beside)


def _check(row):
    recorded = row["readiness"] == "recorded"
    what = Cell(row["recorded_words"] or "Recorded", words.date(row["recorded_on"])) if recorded \
        else Cell(_CHECKS.get(row["readiness"], "Still ahead"), missing=True)  # fmt: skip
    return [
        row["title"] or "No title", words.count(row["years_after"]), row["asks"],
        words.date(row["due_on"]), what,
    ]  # fmt: skip
