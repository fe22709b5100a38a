"""Files of payments: 360 at every scale, mostly ordinary, some untidy in the usual ways."""

import calendar
import io
from datetime import date, datetime

import numpy as np
import polars as pl

from benchmarks.synthetic import world

_LEDGER_WORDS = (
    *("Home Care Purchased", "Supported Tenancies", "Carers Services", "Recovery Services"),
    *("Housing Support", "Refuge Services", "Mental Health Community Support", "Short Breaks"),
    *("Youth Provision", "Employment Support", "Community Transport", "Leisure and Parks"),
    *("Agency Staff", "Repairs and Maintenance", "Residential Care Homes", "Nursing Care"),
    *("Catering Supplies", "Training", "Home to School Transport", "Foster Care Agencies"),
    *("Software Licences", "Hardware", "Consultancy Fees", "Legal Fees", "Grounds Maintenance"),
    *("Vehicle Hire", "Fuel", "Electricity", "Gas", "Water Charges", "Cleaning", "Waste Disposal"),
    *("Recycling", "Printing", "Postage", "Telephones", "Insurance", "Rents", "Equipment"),
    *("Highways Works", "Street Lighting", "Bridges", "School Meals", "Books", "Furniture"),
    *("Grants to Organisations", "Precepts", "Pension Contributions", "Recharges", "Subscriptions"),
    *("Day Opportunities", "Direct Payments", "Advocacy", "Interpreters", "Removal Costs"),
)
_DIRECTORATES = (
    *("Adult Social Care", "Children and Families", "Place and Transport", "Public Health"),
    *("Housing and Communities", "Corporate Services", "Youth Service", "Parks and Leisure"),
    *("Carers Support", "Education", "Finance", "Environment"),
)
_WITHHELD = ("Redacted", "REDACTED PERSONAL DATA", "Name withheld", "redacted - individual")
_UNREADABLE = ("n/a", "see note", "#REF!", "tbc")


def write_spend(folder, scale):
    """Write `spend/<publisher>/<year>-<month>.csv`, about 1,000,000 × scale payments in all."""
    names = world.supplier_names(scale)
    spelt = [pl.Series(one) for one in world.spellings(names)]
    table = pl.concat(spelt)
    sizes = sum(publisher.size for publisher in world.PUBLISHERS)
    for publisher in world.PUBLISHERS:
        lines = round(1_000_000 * scale * publisher.size / sizes / world.MONTHS)
        into = folder / "spend" / publisher.folder
        into.mkdir(parents=True, exist_ok=True)
        for year, month in world.months():
            data = _file(publisher, year, month + 1, max(lines, 20), table, len(names))
            (into / f"{year}-{month + 1:02d}.csv").write_bytes(data)


def _file(publisher, year, month, lines, table, suppliers):
    fields = _fields(publisher, year, month, lines, table, suppliers)
    cells = pl.DataFrame({f"{i}": fields[field] for i, (_, field) in enumerate(publisher.columns)})
    body = io.BytesIO()
    cells.with_columns(pl.all().replace("", None)).write_csv(
        body, include_header=False, separator=publisher.delimiter
    )
    above, below = _around(publisher, year, month, fields)
    heading = publisher.delimiter.join(heading for heading, _ in publisher.columns)
    text = above + heading + "\n" + body.getvalue().decode() + below
    return text.encode(publisher.encoding)


def _fields(publisher, year, month, lines, table, suppliers):
    """Every field that a file may have, as columns of text."""
    draw = world.stream(2, publisher.number, year, month)
    pence = np.round(np.exp(draw.normal(11.3, 1.6, lines))).astype(np.int64) + 50_000
    pence = np.where(draw.random(lines) < 0.03, -pence, pence)
    net = _amounts(pence, publisher.amounts)
    vat = np.where(draw.random(lines) < 0.6, pence // 5, 0)
    odd = draw.random(lines) < 0.001
    words = pl.Series(_UNREADABLE).gather(draw.integers(0, len(_UNREADABLE), lines))
    expense = (draw.random(lines) ** 1.5 * len(_LEDGER_WORDS)).astype(np.int64)
    constant = lambda text: pl.repeat(text, lines, eager=True)  # noqa: E731
    supplier = world.drawn_suppliers(draw, lines, suppliers)
    return {
        "body": constant(publisher.name),
        "date": _dates(publisher, year, month, draw, lines),
        "payee": _payees(supplier, table, suppliers, draw, publisher),
        "amount": pl.Series(odd).to_frame("odd").select(
            pl.when("odd").then(words).otherwise(net)
        ).to_series(),
        "gross": _amounts(pence + vat, publisher.amounts),
        "vat": _amounts(vat, publisher.amounts),
        "number": pl.Series(np.arange(lines) + (year * 12 + month) * 10**6).cast(pl.String),
        "directorate": pl.Series(_DIRECTORATES).gather(expense % len(_DIRECTORATES)),
        "unit": pl.Series([f"CC{n:04d}" for n in range(400)]).gather(draw.integers(0, 400, lines)),
        "category": constant("Third party payments"),
        "expense": pl.Series(_LEDGER_WORDS).gather(expense),
        "capital": pl.Series(["Revenue", "Capital"]).gather(
            (draw.random(lines) < 0.08).astype(np.int64)
        ),
        "supplier": pl.Series(supplier + 100_000).cast(pl.String),
        "postcode": constant("XB1 9ZZ"),
        "none": constant(""),
        "pence": pl.Series(np.where(odd, 0, pence)),
    }  # fmt: skip


def _payees(supplier, table, suppliers, draw, publisher):
    """Names of payees: most as registered, some in another of the five spellings in the table."""
    lines = len(supplier)
    chosen = draw.choice(5, lines, p=(0.6, 0.15, 0.12, 0.08, 0.05))
    names = table.gather(chosen * suppliers + supplier)
    chance = draw.random(lines)
    partner = world.PUBLISHERS[(publisher.number + 1) % len(world.PUBLISHERS)].name
    others = (
        ((chance < 0.03), pl.Series(_WITHHELD).gather(draw.integers(0, len(_WITHHELD), lines))),
        ((chance >= 0.03) & (chance < 0.034), pl.repeat("HMRC", lines, eager=True)),
        ((chance >= 0.034) & (chance < 0.037), pl.repeat(partner, lines, eager=True)),
        ((chance >= 0.037) & (chance < 0.039), pl.repeat("", lines, eager=True)),
    )
    for rows, values in others:
        names = names.zip_with(~pl.Series(rows), values)
    return names


def _dates(publisher, year, month, draw, lines):
    """Working days of the month in the publisher's form; one in a thousand is no date."""
    days = [
        day
        for day in range(1, calendar.monthrange(year, month)[1] + 1)
        if date(year, month, day).weekday() < 5
    ]
    forms = [datetime(year, month, day).strftime(publisher.dates) for day in days]
    chosen = np.sort(draw.integers(0, len(days), lines))
    chosen[draw.random(lines) < 0.001] = len(days)
    return pl.Series([*forms, "not known"]).gather(chosen)


def _amounts(pence, form):
    """Whole pence as the publisher writes pounds: plain, comma, pound, bracket, minus behind."""
    frame = pl.DataFrame({"pence": np.abs(pence), "is_minus": pence < 0})
    pounds = pl.col("pence") // 100
    whole = pounds.cast(pl.String)
    if form != "plain":
        tail = lambda e: e.cast(pl.String).str.zfill(3)  # noqa: E731
        whole = (
            pl.when(pounds >= 10**6)
            .then(pl.format("{},{},{}", pounds // 10**6, tail(pounds // 1000 % 1000),
                            tail(pounds % 1000)))
            .when(pounds >= 1000)
            .then(pl.format("{},{}", pounds // 1000, tail(pounds % 1000)))
            .otherwise(whole)
        )  # fmt: skip
    text = pl.format("{}.{}", whole, (pl.col("pence") % 100).cast(pl.String).str.zfill(2))
    if form == "pound":
        text = pl.format("£{}", text)
    minus = {"bracket": "({})", "minus behind": "{}-"}.get(form, "-{}")
    return frame.select(
        pl.when("is_minus").then(pl.format(minus, text)).otherwise(text)
    ).to_series()


def _around(publisher, year, month, fields):
    """What stands above the headings and below the payments."""
    above = below = ""
    commas = publisher.delimiter * (len(publisher.columns) - 1)
    if "title" in publisher.mess:
        words = f"Payments over £500, {calendar.month_name[month]} {year}"
        above = f'"{words}"{commas}\n{commas}\n'
    if "blank" in publisher.mess:
        below += f"{commas}\n{commas}\n"
    if "total" in publisher.mess:
        total = _amounts(np.array([fields["pence"].sum()]), publisher.amounts)[0]
        cells = [f'"{total}"' if name == "amount" else "" for _, name in publisher.columns]
        below += publisher.delimiter.join(cells) + "\n"
    return above, below
