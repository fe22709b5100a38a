"""Careful polars: lazy scans, distinct values cleaned once and joined back, streamed aggregates."""

from pathlib import Path

import polars as pl

from benchmarks.peers import known

_KEY = ["publisher_id", "supplier_key"]


def run(folder, into):
    """Make the five marts of a data folder and write them as Parquet files.

    Parameters
    ----------
    folder, into : path
    """
    folder, into = Path(folder), Path(into)
    into.mkdir(parents=True, exist_ok=True)
    notices = _notices(folder)
    spend = _spend(folder)
    names = _names(folder, spend, notices)
    spend = _classified(spend, names).collect(engine="streaming").lazy()
    contracts = _contracts(folder, notices, names)
    marts = {
        "spend_month": _per_month(spend, ["flow_kind"]),
        "spend_service": _per_month(spend, ["service_id", "flow_kind", "capital"]),
        "provider_spend": _provider_spend(folder, spend, names),
        "contract_match": _contract_match(contracts, spend),
    }
    _write(marts, into)
    del spend, marts
    _write({"place": _places(folder)}, into)


def _write(marts, into):
    made = pl.collect_all(list(marts.values()), engine="streaming")
    for name, frame in zip(marts, made, strict=True):
        frame.write_parquet(into / f"{name}.parquet")


def _scan(paths, **said):
    return pl.scan_csv(list(paths), infer_schema=False, empty_string_is_null=False, **said)


def _spend(folder):
    parts = []
    for files in known.spend_files(folder):
        said = {"skip_lines": files.heading_row, "separator": files.delimiter}
        if files.encoding == "utf-8":
            read = _scan(files.paths, **said).select(list(files.columns))
        else:  # not scanned lazily in other encodings
            said |= {"infer_schema": False, "empty_string_is_null": False}
            of = [
                pl.read_csv(p, encoding=files.encoding, columns=list(files.columns), **said)
                for p in files.paths
            ]
            read = pl.concat(of).lazy()
        part = read.rename(files.columns)
        missing = [name for name in known.SPEND.values() if name not in files.columns.values()]
        parts.append(
            part.with_columns(
                pl.lit(files.publisher_id).alias("publisher_id"),
                _day(pl.col("paid_on"), files.date_form),
                *(pl.lit("").alias(name) for name in missing),
            ).select("publisher_id", *known.SPEND.values())
        )
    spend = (
        pl.concat(parts)
        .with_columns(
            # Where the net amount cannot be read, the gross one counts.
            pl.coalesce(_pence("amount"), _pence("gross")).alias("pence")
        )
        .drop("amount", "gross")
    )
    spend = spend.filter(pl.col("paid_on").is_not_null() & pl.col("pence").is_not_null())
    return spend.with_columns(
        pl.col("paid_on").dt.strftime("%Y-%m").alias("month"),
        _financial_year(pl.col("paid_on")).alias("financial_year"),
    )


def _day(text, form):
    kind = pl.Datetime if "%H" in form else pl.Date
    return text.str.strptime(kind, form, strict=False).cast(pl.Date)


def _pence(column):
    text = pl.col(column)
    plain = text.str.replace_many(dict.fromkeys(["£", ",", " ", "(", ")", "-"], ""))
    pence = (plain.cast(pl.Float64, strict=False) * 100).round().cast(pl.Int64)
    is_minus = text.str.contains("-", literal=True) | text.str.contains("(", literal=True)
    return pl.when(is_minus).then(-pence).otherwise(pence)


def _financial_year(day):
    first = day.dt.year() - (day.dt.month() < 4).cast(pl.Int32)
    return pl.format("FY{}-{}", first, ((first + 1) % 100).cast(pl.String).str.zfill(2))


def _names(folder, spend, notices):
    """For each name: the key of its supplier, whether it is withheld or nobody's."""
    sources = [
        spend.select(name="payee").unique(),
        _scan(_registers(folder)).select(name="Supplier Name"),
        _scan([folder / "providers" / "providers.csv"]).select(name="provider_name"),
        notices.select(name="supplier").lazy(),
        pl.LazyFrame({"name": list(known.publishers())}),
    ]
    words = pl.col("name").str.replace_all("&", " AND ", literal=True).str.to_uppercase()
    for pattern, put in known.NAME_STEPS:
        words = words.str.replace_all(pattern, put)
    names = pl.concat(sources).unique().with_columns(words.str.strip_chars().alias("words"))
    key = pl.col("words").str.replace_all(known.ENDINGS, "").str.strip_chars()
    return names.select(
        "name",
        pl.when(key != "").then(key).alias("supplier_key"),
        pl.col("words").str.contains(known.WITHHELD).alias("is_withheld"),
        pl.col("words").str.contains(known.NOBODY).alias("is_nobody"),
    ).collect()


def _classified(spend, names):
    """Payments with the key of their supplier, flow kind, service and capital or revenue."""
    rules = list(enumerate(known.flow_rules()))
    ledger, directorate = known.service_words()
    payees = names.lazy().select(
        pl.col("name").alias("payee"),
        pl.when(~pl.col("is_withheld")).then("supplier_key").alias("supplier_key"),
        _first_rule(rules, "payee_name", pl.col("name").str.to_uppercase()).alias("by_payee"),
        pl.col("name").str.to_lowercase().replace_strict(known.publishers(), default=None)
        .alias("partner"),
    )  # fmt: skip
    expenses = spend.select("expense").unique().with_columns(
        _first_rule(rules, "expense_type", pl.col("expense").str.to_uppercase())
        .alias("by_expense"),
        pl.col("expense").str.to_lowercase().replace_strict(ledger, default=None).alias("service"),
    )  # fmt: skip
    kinds = {number: kind for number, (_, _, kind) in rules}
    rule = pl.min_horizontal("by_payee", "by_expense")
    otherwise = pl.when(pl.col("payee") == "").then(pl.lit("unknown")).otherwise(pl.lit("purchase"))
    kind = rule.replace_strict(kinds, default=None, return_dtype=pl.String).fill_null(otherwise)
    is_transfer = (pl.col("partner") != pl.col("publisher_id")) & (kind == "purchase")
    service = pl.col("directorate").str.to_lowercase().replace_strict(directorate, default=None)
    capital = pl.col("capital").str.to_lowercase()
    return spend.join(payees, on="payee", how="left").join(expenses, on="expense").select(
        "publisher_id", "month", "financial_year", "paid_on", "pence", "supplier_key",
        pl.when(is_transfer).then(pl.lit("transfer_to_partner")).otherwise(kind)
        .alias("flow_kind").cast(pl.Categorical),
        pl.coalesce("service", service, pl.lit("unmapped")).alias("service_id")
        .cast(pl.Categorical),
        pl.when(capital == "").then(pl.lit("not stated")).otherwise(capital).alias("capital")
        .cast(pl.Categorical),
    )  # fmt: skip


def _first_rule(rules, field, text):
    fitting = [
        pl.when(text.str.contains(pattern)).then(number)
        for number, (of, pattern, _) in rules
        if of == field
    ]
    return pl.coalesce(fitting)


def _per_month(spend, keys):
    """Pence and payments per month; every combination of a publisher has every month."""
    paid = spend.group_by("publisher_id", "month", *keys).agg(
        pl.col("pence").sum(), pl.len().alias("payments")
    )
    months = spend.select("publisher_id", "month").unique()
    combinations = spend.select("publisher_id", *keys).unique()
    spine = months.join(combinations, on="publisher_id")
    found = spine.join(paid, on=["publisher_id", "month", *keys], how="left")
    return found.with_columns(pl.col("pence", "payments").fill_null(0))


def _provider_spend(folder, spend, names):
    bodies = pl.LazyFrame(
        {"name": list(known.publishers()), "provider_id": list(known.publishers().values())}
    )
    listed = _scan([folder / "providers" / "providers.csv"])
    listed = pl.concat([listed.select(name="provider_name", provider_id="provider_id"), bodies])
    only = (
        listed.join(names.lazy(), on="name")
        .filter(pl.col("supplier_key").is_not_null())
        .group_by("supplier_key")
        .agg(pl.col("provider_id").min(), pl.col("provider_id").n_unique().alias("many"))
        .filter(pl.col("many") == 1)
        .filter(~pl.col("provider_id").is_in(list(known.publishers().values())))
        .select("supplier_key", "provider_id")
    )
    keys = ["provider_id", "publisher_id", "financial_year", "service_id"]
    return spend.join(only, on="supplier_key").group_by(keys).agg(
        pl.col("pence").sum(), pl.len().alias("payments")
    )  # fmt: skip


def _registers(folder):
    return sorted((folder / "contracts").rglob("*.csv"))


def _notices(folder):
    """Awards and contracts of notices: publisher, award, date, supplier, first and last day."""
    period = pl.Struct({"startDate": pl.String, "endDate": pl.String})
    schema = {
        "date": pl.String,
        "buyer": pl.Struct({"id": pl.String}),
        "parties": pl.List(pl.Struct({"name": pl.String})),
        "awards": pl.List(pl.Struct({"id": pl.String, "contractPeriod": period})),
        "contracts": pl.List(
            pl.Struct(
                {
                    "awardID": pl.String,
                    "period": period,
                    "amendments": pl.List(pl.Struct({"period": period})),
                }
            )
        ),
    }
    paths = sorted((folder / "ocds").glob("*.ndjson"))
    releases = pl.scan_ndjson(paths, schema=schema).select(
        pl.col("buyer").struct.field("id").alias("publisher_id"), "date",
        pl.col("parties").list.get(1).struct.field("name").alias("supplier"),
        pl.col("awards").list.first().alias("award"),
        pl.col("contracts").list.first().alias("contract"),
    )  # fmt: skip
    of = lambda column, *path: _field(pl.col(column), *path)  # noqa: E731
    changed = of("contract", "amendments").list.last().struct.field("period")
    return releases.select(
        "publisher_id", "date", "supplier",
        pl.coalesce(of("award", "id"), of("contract", "awardID")).alias("award_id"),
        pl.coalesce(of("award", "contractPeriod", "startDate"), of("contract", "period",
                    "startDate")).str.head(10).str.to_date().alias("start"),
        pl.coalesce(of("award", "contractPeriod", "endDate"), changed.struct.field("endDate"))
        .str.head(10).str.to_date().alias("end"),
    ).collect()  # fmt: skip


def _field(expression, *path):
    for name in path:
        expression = expression.struct.field(name)
    return expression


def _contracts(folder, notices, names):
    """Contracts of registers and notices: publisher, supplier's key, first and last day."""
    day = lambda name: pl.coalesce(  # noqa: E731
        pl.col(name).str.to_date("%Y-%m-%d", strict=False),
        pl.col(name).str.to_date("%d/%m/%Y", strict=False),
    )
    ids = known.publishers()
    registers = _scan(_registers(folder)).select(
        pl.col("Organisation Name").str.to_lowercase().replace_strict(ids).alias("publisher_id"),
        pl.col("Supplier Name").alias("supplier"),
        day("Start Date").alias("start"),
        day("Current Expiry Date").alias("end"),
    )
    latest = notices.lazy().sort("date").group_by("publisher_id", "award_id").last()
    latest = latest.select("publisher_id", "supplier", "start", "end")
    keys = names.lazy().filter(pl.col("supplier_key").is_not_null() & ~pl.col("is_nobody"))
    contracts = pl.concat([registers, latest]).join(keys, left_on="supplier", right_on="name")
    return contracts.select(*_KEY, "start", "end")


def _contract_match(contracts, spend):
    days = spend.select(*_KEY, "paid_on").filter(pl.col("supplier_key").is_not_null()).unique()
    running = (
        days.join(contracts, on=_KEY)
        .filter(pl.col("paid_on").is_between("start", "end"))
        .select(*_KEY, "paid_on")
        .unique()
        .with_columns(is_running=True)
    )
    register = contracts.select(_KEY).unique().with_columns(is_matched=True)
    matched = spend.select(*_KEY, "paid_on", "financial_year", "pence")
    matched = matched.join(register, on=_KEY, how="left")
    matched = matched.join(running, on=[*_KEY, "paid_on"], how="left")
    steps = (pl.lit(True), pl.col("is_matched"), pl.col("is_running"))
    found = []
    for number, reached in enumerate(steps, start=1):
        for period in (pl.lit("all"), pl.col("financial_year")):
            groups = matched.filter(reached).group_by("publisher_id", period.alias("period"))
            found.append(
                groups.agg(
                    pl.col("pence").sum(),
                    pl.len().alias("payments"),
                    pl.col("supplier_key").drop_nulls().n_unique().alias("suppliers"),
                ).with_columns(step=pl.lit(number))
            )
    return pl.concat(found)


def _places(folder):
    """Answers by measure, place and period: people, answers and exact sums in hundredths."""
    answers = pl.concat([_answers(survey) for survey in known.surveys(folder)])
    postcodes = _scan([folder / "place" / "postcodes.csv"])
    answers = answers.join(postcodes.rename({"lsoa21": "area"}), left_on="postcode",
                           right_on="pcds").drop("postcode")  # fmt: skip
    answers = answers.join(_around(folder), on="area")
    day = pl.format("{}-01", "month").str.to_date()
    fiscal = ((day.dt.month() + 8) % 12) // 3 + 1
    quarter = pl.format("{} Q{}", _financial_year(day), fiscal)
    return pl.concat(
        [
            answers.group_by("measure_id", "place_id", period.alias("period")).agg(
                pl.col("w", "w2", "wy", "wy2").sum(),
                pl.len().alias("n_responses"),
                pl.col("person").n_unique().alias("n_people"),
            )
            for period in (pl.col("month"), quarter, _financial_year(day))
        ]
    )


def _around(folder):
    """(area, place) for each level above the small area."""
    place = folder / "place"
    areas = _scan([place / "lookup_lsoa21_ward24_ltla24.csv"])
    upper = _scan([place / "lookup_ltla24_utla24_icb24.csv"])
    region = _scan([place / "lookup_ltla24_region24.csv"])
    areas = areas.join(upper.drop("ltla24_name"), on="ltla24_code")
    areas = areas.join(region.drop("ltla24_name"), on="ltla24_code")
    is_county = pl.col("utla24_code").str.slice(1, 2).is_in(["10", "11"])
    areas = areas.with_columns(county=pl.when(is_county).then("utla24_code"))
    levels = ["ward24_code", "ltla24_code", "county", "icb24_code", "region24_code", "ctry24_code"]
    around = areas.unpivot(levels, index="lsoa21_code", value_name="place_id").drop_nulls()
    found = [around.select(area="lsoa21_code", place_id="place_id")]
    for alliance, wards in known.alliances(folder).items():
        inside = areas.filter(pl.col("ward24_code").is_in(wards))
        found.append(inside.select(pl.col("lsoa21_code").alias("area"),
                                   pl.lit(alliance).alias("place_id")))  # fmt: skip
    return pl.concat(found)


def _answers(survey):
    """One row per person, wave and measure: the answer's worth times 100, the weight times 100."""
    day = pl.col("Date of answer")
    worth = {}
    for heading, (measure, values) in survey.items.items():
        value = pl.col(heading).replace_strict(values, default=None, return_dtype=pl.Float64)
        worth.setdefault(measure, []).append(value)
    scored = [
        _score(values, *survey.scores.get(measure, (1, 1))).alias(measure)
        for measure, values in worth.items()
    ]
    w, y = pl.col("w"), pl.col("y")
    return (
        _scan(survey.paths)
        .select(
            pl.format("{}{}", pl.lit(survey.name), "Respondent").hash().alias("person"),
            pl.format("{}-{}", day.str.slice(6, 4), day.str.slice(3, 2)).alias("month"),
            (pl.col("Weight").cast(pl.Float64) * 100).round().cast(pl.Int64).alias("w"),
            pl.col("Postcode").alias("postcode"),
            *scored,
        )
        .unpivot(list(worth), index=["person", "month", "w", "postcode"],
                 variable_name="measure_id", value_name="y")
        .drop_nulls("y")
        .with_columns(w2=w * w, wy=w * y, wy2=w * y * y)
        .drop("y")
    )  # fmt: skip


def _score(values, items, least):
    answered = pl.sum_horizontal(value.is_not_null() for value in values)
    mean = pl.mean_horizontal(values)
    return pl.when(answered >= least).then((mean * items * 100).round()).cast(pl.Int64)
