"""Registers of contracts, award notices and the list of providers."""

import json

import numpy as np
import polars as pl

from benchmarks.synthetic import world

_SERVICES = (
    *("Help at home for adults", "Supported living", "Support for carers", "Youth work"),
    *("Drug and alcohol recovery", "Preventing homelessness", "Community transport", "Roof works"),
    *("Leisure and green space", "Short breaks for children and families", "Software and support"),
)
_KINDS = ("company", "charity", "cic", "nhs", "public_body")
_DAY0 = np.datetime64("2018-04-01")


def write_contracts(folder, scale):
    """Write 40,000 × scale lines of registers and 10,000 × scale awards as lines of JSON."""
    names = world.supplier_names(scale)
    each = max(round(5_000 * scale), 50)
    for publisher in world.PUBLISHERS:
        into = folder / "contracts" / publisher.folder
        into.mkdir(parents=True, exist_ok=True)
        drawn = _draw(publisher, each, names)
        at = each - each // 5
        _register(publisher, drawn[:at]).write_csv(into / "contracts_register_2025-03.csv")
        notices = folder / "ocds"
        notices.mkdir(exist_ok=True)
        with (notices / f"awards-{publisher.folder}.ndjson").open("w", encoding="utf-8") as file:
            for release in _releases(publisher, drawn[at:]):
                file.write(json.dumps(release, separators=(",", ":")) + "\n")


def write_providers(folder, scale):
    """Write the list of providers: one supplier in five, under its registered name."""
    names = world.supplier_names(scale)
    index = np.arange(0, len(names), 5)
    draw = world.stream(4)
    (folder / "providers").mkdir(exist_ok=True)
    pl.DataFrame(
        {
            "provider_id": [f"GB-COH-{world.company_number(i)}" for i in index],
            "provider_name": names[index],
            "provider_kind": pl.Series(_KINDS).gather(
                draw.choice(5, len(index), p=(0.6, 0.2, 0.12, 0.04, 0.04))
            ),
            "kind_basis": ["register"] * len(index),
            "home_area": pl.Series([p.town for p in world.PUBLISHERS]).gather(
                draw.integers(0, len(world.PUBLISHERS), len(index))
            ),
            "home_postcode": ["XB1 0ZY"] * len(index),
            "staff_band": pl.Series(["1-9", "10-49", "50-249", "250+"]).gather(
                draw.integers(0, 4, len(index))
            ),
            "is_sme": pl.Series(["yes", "no"]).gather(draw.integers(0, 2, len(index))),
            "other_identifiers": [""] * len(index),
            "services": [""] * len(index),
        }
    ).write_csv(folder / "providers" / "providers.csv")


def _draw(publisher, count, names):
    draw = world.stream(3, publisher.number)
    supplier = world.drawn_suppliers(draw, count, round(len(names) * 0.8))
    start = _DAY0 + draw.integers(0, 365 * 6, count)
    years = draw.integers(1, 6, count)
    end = start + years * 365
    value = np.round(np.exp(draw.normal(15.5, 1.5, count))).astype(np.int64)
    return pl.DataFrame(
        {
            "reference": [f"{publisher.town[:3].upper()}-{n:06d}" for n in range(count)],
            "title": pl.Series(_SERVICES).gather(draw.integers(0, len(_SERVICES), count)),
            "supplier": supplier,
            "name": names[supplier],
            "start": start,
            "end": end,
            "extended": end + np.where(draw.random(count) < 0.2, 365, 0),
            "pence": value,
            "annual": value // years,
            "sme": pl.Series(["Yes", "No"]).gather(draw.integers(0, 2, count)),
        }
    ).with_columns(number=pl.format("X{}", pl.col("supplier") + 9_000_000))


def _register(publisher, drawn):
    """The register as the council publishes it: every second one in pounds and British dates."""
    is_british = publisher.number % 2 == 1
    day = "%d/%m/%Y" if is_british else "%Y-%m-%d"
    money = lambda name: pl.format(  # noqa: E731
        "£{}.{}" if is_british else "{}.{}",
        pl.col(name) // 100,
        (pl.col(name) % 100).cast(pl.String).str.zfill(2),
    )
    return drawn.select(
        pl.lit(publisher.name).alias("Organisation Name"),
        pl.col("reference").alias("Contract Reference"),
        pl.col("title").alias("Contract Title"),
        pl.lit("Corporate Services").alias("Department"),
        pl.col("name").alias("Supplier Name"),
        pl.col("number").alias("Company Number"),
        money("annual").alias("Annual Value"),
        money("pence").alias("Total Contract Value (including extensions)"),
        pl.col("start").dt.strftime(day).alias("Start Date"),
        pl.col("end").dt.strftime(day).alias("End Date"),
        pl.col("extended").dt.strftime(day).alias("Current Expiry Date"),
        pl.lit("ITT").alias("Process Used"),
        pl.col("sme").alias("SME Supplier"),
    )


def _releases(publisher, drawn):
    """An award notice each; where a contract was extended, a contract notice with the later end."""
    for row in drawn.iter_rows(named=True):
        yield _award(publisher, row)
        if row["extended"] != row["end"]:
            yield _extension(publisher, row)


def _release(publisher, row, tag, day):
    ocid = f"ocds-xbench-{row['reference'].lower()}"
    supplier = f"GB-COH-{row['number']}"
    return {
        "ocid": ocid,
        "id": f"{ocid}-{tag}-1",
        "language": "en",
        "date": f"{day}T09:00:00Z",
        "tag": [tag],
        "initiationType": "tender",
        "parties": [
            {"id": publisher.publisher_id, "name": publisher.name, "roles": ["buyer"]},
            {
                "id": supplier,
                "name": row["name"],
                "identifier": {"scheme": "GB-COH", "id": row["number"], "legalName": row["name"]},
                "details": {"scale": "sme", "vcse": False},
                "roles": ["supplier"],
            },
        ],
        "buyer": {"id": publisher.publisher_id, "name": publisher.name},
        "tender": {
            "id": row["reference"],
            "title": row["title"],
            "status": "complete",
            "classification": {"scheme": "CPV", "id": "85311000"},
            "procurementMethod": "open",
        },
    }


def _award(publisher, row):
    return _release(publisher, row, "award", row["start"]) | {
        "awards": [
            {
                "id": f"{row['reference']}-A",
                "status": "active",
                "date": f"{row['start']}T00:00:00Z",
                "value": {"amount": row["pence"] / 100, "currency": "GBP"},
                "suppliers": [{"id": f"GB-COH-{row['number']}", "name": row["name"]}],
                "contractPeriod": {
                    "startDate": f"{row['start']}T00:00:00Z",
                    "endDate": f"{row['end']}T23:59:59Z",
                },
            }
        ]
    }


def _extension(publisher, row):
    return _release(publisher, row, "contractAmendment", row["end"]) | {
        "contracts": [
            {
                "id": f"{row['reference']}-C",
                "awardID": f"{row['reference']}-A",
                "status": "active",
                "period": {
                    "startDate": f"{row['start']}T00:00:00Z",
                    "endDate": f"{row['end']}T23:59:59Z",
                },
                "amendments": [{"id": "1", "period": {"endDate": f"{row['extended']}T23:59:59Z"}}],
            }
        ]
    }
