"""Straightforward pandas: read every file, concatenate, map, merge, group. Money in whole pence."""

import json
from pathlib import Path

import numpy as np
import pandas as pd

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
    spend = _spend(folder)
    names = _names(folder, spend)
    spend = _classified(spend.merge(names, left_on="payee", right_index=True, how="left"))
    marts = {
        "spend_month": _per_month(spend, ["flow_kind"]),
        "spend_service": _per_month(spend, ["service_id", "flow_kind", "capital"]),
        "provider_spend": _provider_spend(folder, spend, names),
        "contract_match": _contract_match(_contracts(folder, names), spend),
        "place": _places(folder),
    }
    for name, mart in marts.items():
        mart.to_parquet(into / f"{name}.parquet", index=False)


def _spend(folder):
    parts = []
    for files in known.spend_files(folder):
        read = [
            pd.read_csv(
                path, dtype=str, skiprows=files.heading_row, encoding=files.encoding,
                sep=files.delimiter, usecols=list(files.columns), keep_default_na=False,
                skip_blank_lines=False,
            )
            for path in files.paths
        ]  # fmt: skip
        part = pd.concat(read, ignore_index=True).rename(columns=files.columns)
        part["paid_on"] = pd.to_datetime(part["paid_on"], format=files.date_form, errors="coerce")
        part["publisher_id"] = files.publisher_id
        parts.append(part.reindex(columns=["publisher_id", *known.SPEND.values()]))
    spend = pd.concat(parts, ignore_index=True)
    # Where the net amount cannot be read, the gross one counts.
    spend["pence"] = _pence(spend.pop("amount")).fillna(_pence(spend.pop("gross").fillna("")))
    spend = spend[spend["paid_on"].notna() & spend["pence"].notna()].copy()
    spend["pence"] = spend["pence"].astype("int64")
    spend["paid_on"] = spend["paid_on"].dt.normalize()
    spend["month"] = spend["paid_on"].dt.strftime("%Y-%m")
    spend["financial_year"] = _financial_year(spend["paid_on"])
    return spend


def _pence(text):
    is_minus = text.str.contains("-", regex=False) | text.str.contains("(", regex=False)
    plain = text.str.replace(r"[£, ()\-]", "", regex=True)
    pounds = pd.to_numeric(plain, errors="coerce")
    return (pounds * 100).round() * np.where(is_minus, -1, 1)


def _financial_year(days):
    first = days.dt.year - (days.dt.month < 4)
    return "FY" + first.astype(str) + "-" + ((first + 1) % 100).astype(str).str.zfill(2)


def _names(folder, spend):
    """For each name: the key of its supplier, whether it is withheld or nobody's."""
    register = [pd.read_csv(path, dtype=str)["Supplier Name"] for path in _registers(folder)]
    listed = pd.read_csv(folder / "providers" / "providers.csv", dtype=str)["provider_name"]
    awarded = pd.Series([row["supplier"] for row in _notices(folder)], dtype=str)
    known_names = pd.Series(list(known.publishers()), dtype=str)
    names = pd.concat([spend["payee"], *register, listed, awarded, known_names]).dropna().unique()
    words = pd.Series(names, index=names).str.replace("&", " AND ").str.upper()
    for pattern, put in known.NAME_STEPS:
        words = words.str.replace(pattern, put, regex=True)
    words = words.str.strip()
    found = pd.DataFrame({"supplier_key": words.str.replace(known.ENDINGS, "", regex=True)})
    found["is_withheld"] = words.str.contains(known.WITHHELD, regex=True)
    found["is_nobody"] = words.str.contains(known.NOBODY, regex=True)
    found["supplier_key"] = found["supplier_key"].str.strip().replace("", None)
    return found


def _classified(spend):
    """Payments with flow kind, service and capital or revenue."""
    spend["flow_kind"] = np.where(spend["payee"] == "", "unknown", "purchase")
    texts = {
        "payee_name": (spend["payee"], spend["payee"].drop_duplicates()),
        "expense_type": (spend["expense"], spend["expense"].drop_duplicates()),
    }
    for field, pattern, kind in reversed(known.flow_rules()):
        column, distinct = texts[field]
        fitting = distinct[distinct.str.upper().str.contains(pattern, regex=True)]
        spend.loc[column.isin(fitting), "flow_kind"] = kind
    partner = spend["payee"].str.lower().map(known.publishers())
    is_transfer = partner.notna() & (partner != spend["publisher_id"])
    spend.loc[is_transfer & (spend["flow_kind"] == "purchase"), "flow_kind"] = "transfer_to_partner"
    ledger, directorate = known.service_words()
    spend["service_id"] = spend["expense"].str.lower().map(ledger)
    by_directorate = spend["directorate"].str.lower().map(directorate)
    spend["service_id"] = spend["service_id"].fillna(by_directorate).fillna("unmapped")
    spend["capital"] = spend["capital"].str.lower().replace("", None).fillna("not stated")
    return spend


def _per_month(spend, keys):
    """Pence and payments per month; every combination of a publisher has every month."""
    paid = spend.groupby(["publisher_id", "month", *keys])["pence"].agg(["sum", "count"])
    months = spend[["publisher_id", "month"]].drop_duplicates()
    combinations = spend[["publisher_id", *keys]].drop_duplicates()
    spine = months.merge(combinations, on="publisher_id")
    found = spine.merge(paid.reset_index(), on=["publisher_id", "month", *keys], how="left")
    return found.rename(columns={"sum": "pence", "count": "payments"}).fillna(
        {"pence": 0, "payments": 0}
    )


def _provider_spend(folder, spend, names):
    listed = pd.read_csv(folder / "providers" / "providers.csv", dtype=str)
    listed = listed[["provider_id", "provider_name"]]
    bodies = pd.DataFrame(known.publishers().items(), columns=["provider_name", "provider_id"])
    listed = pd.concat([listed, bodies])
    listed["supplier_key"] = listed["provider_name"].map(names["supplier_key"])
    groups = listed.dropna().groupby("supplier_key")["provider_id"]
    only = groups.min()[groups.nunique() == 1]
    only = only[~only.isin(known.publishers().values())]  # councils are no providers
    paid = spend.loc[~spend["is_withheld"]].copy()
    paid["provider_id"] = paid["supplier_key"].map(only)
    keys = ["provider_id", "publisher_id", "financial_year", "service_id"]
    found = paid.dropna(subset="provider_id").groupby(keys)["pence"].agg(["sum", "count"])
    return found.reset_index().rename(columns={"sum": "pence", "count": "payments"})


def _registers(folder):
    return sorted((folder / "contracts").rglob("*.csv"))


def _notices(folder):
    for path in sorted((folder / "ocds").glob("*.ndjson")):
        for line in path.open(encoding="utf-8"):
            release = json.loads(line)
            for part in (*release.get("awards", ()), *release.get("contracts", ())):
                period = part.get("contractPeriod") or part["period"]
                changed = (part.get("amendments") or [{"period": period}])[-1]["period"]
                yield {
                    "publisher_id": release["buyer"]["id"],
                    "award_id": part.get("awardID") or part["id"],
                    "date": release["date"],
                    "supplier": release["parties"][1]["name"],
                    "start": period["startDate"][:10],
                    "end": changed["endDate"][:10],
                }


def _contracts(folder, names):
    """Contracts of registers and notices: publisher, supplier's key, first and last day."""
    ids = known.publishers()
    parts = []
    for path in _registers(folder):
        register = pd.read_csv(path, dtype=str)
        part = pd.DataFrame({"publisher_id": register["Organisation Name"].str.lower().map(ids)})
        part["supplier"] = register["Supplier Name"]
        for column, heading in (("start", "Start Date"), ("end", "Current Expiry Date")):
            form = "%d/%m/%Y" if "/" in register[heading][0] else "%Y-%m-%d"
            part[column] = pd.to_datetime(register[heading], format=form)
        parts.append(part)
    notices = pd.DataFrame(_notices(folder)).sort_values("date")
    notices = notices.groupby(["publisher_id", "award_id"], as_index=False).last()
    for column in ("start", "end"):
        notices[column] = pd.to_datetime(notices[column])
    contracts = pd.concat([*parts, notices], ignore_index=True)
    contracts = contracts.merge(names, left_on="supplier", right_index=True)
    return contracts[contracts["supplier_key"].notna() & ~contracts["is_nobody"]]


def _contract_match(contracts, spend):
    spend = spend.copy()
    spend.loc[spend["is_withheld"].fillna(True).astype(bool), "supplier_key"] = None
    days = spend[[*_KEY, "paid_on"]].dropna().drop_duplicates()
    running = days.merge(contracts[[*_KEY, "start", "end"]], on=_KEY)
    running = running[running["paid_on"].between(running["start"], running["end"])]
    running = running[[*_KEY, "paid_on"]].drop_duplicates().assign(is_running=True)
    register = contracts[_KEY].drop_duplicates().assign(is_matched=True)
    spend = spend.merge(register, on=_KEY, how="left")
    spend = spend.merge(running, on=[*_KEY, "paid_on"], how="left")
    steps = [spend, spend[spend["is_matched"].notna()], spend[spend["is_running"].notna()]]
    found = []
    for number, part in enumerate(steps, start=1):
        for period in ("all", part["financial_year"]):
            counted = part.assign(period=period).groupby(["publisher_id", "period"]).agg(
                pence=("pence", "sum"), payments=("pence", "size"),
                suppliers=("supplier_key", "nunique"),
            )  # fmt: skip
            found.append(counted.reset_index().assign(step=number))
    return pd.concat(found, ignore_index=True)


def _places(folder):
    """Answers by measure, place and period: people, answers and exact sums in hundredths."""
    answers = pd.concat([_answers(survey) for survey in known.surveys(folder)], ignore_index=True)
    postcodes = pd.read_csv(folder / "place" / "postcodes.csv", dtype=str)
    areas = dict(zip(postcodes["pcds"], postcodes["lsoa21"], strict=True))
    answers["area"] = answers["postcode"].map(areas)
    answers = answers[answers["area"].notna()].merge(_around(folder), on="area")
    year, quarter = answers["month"].str[:4], (answers["month"].str[5:].astype(int) - 1) // 3 + 1
    days = pd.to_datetime(answers["month"] + "-01")
    fy = _financial_year(days)
    del year
    fiscal = quarter.map({1: 4, 2: 1, 3: 2, 4: 3}).astype(str)
    found = []
    for period in (answers["month"], fy + " Q" + fiscal, fy):
        groups = answers.assign(period=period).groupby(["measure_id", "place_id", "period"])
        sums = groups[["w", "w2", "wy", "wy2"]].sum()
        sums["n_responses"] = groups.size()
        sums["n_people"] = groups["person"].nunique()
        found.append(sums.reset_index())
    return pd.concat(found, ignore_index=True)


def _around(folder):
    """(area, place) for each level above the small area."""
    place = folder / "place"
    areas = pd.read_csv(place / "lookup_lsoa21_ward24_ltla24.csv", dtype=str)
    upper = pd.read_csv(place / "lookup_ltla24_utla24_icb24.csv", dtype=str)
    region = pd.read_csv(place / "lookup_ltla24_region24.csv", dtype=str)
    areas = areas.merge(upper, on="ltla24_code").merge(region, on="ltla24_code")
    areas["county"] = areas["utla24_code"].where(areas["utla24_code"].str[1:3].isin(["10", "11"]))
    levels = ["ward24_code", "ltla24_code", "county", "icb24_code", "region24_code", "ctry24_code"]
    found = areas.melt("lsoa21_code", levels, value_name="place_id").dropna()
    for alliance, wards in known.alliances(folder).items():
        inside = areas.loc[areas["ward24_code"].isin(wards), ["lsoa21_code"]]
        found = pd.concat([found, inside.assign(place_id=alliance)])
    return found.rename(columns={"lsoa21_code": "area"})[["area", "place_id"]]


def _answers(survey):
    """One row per person, wave and measure: the answer's worth times 100, the weight times 100."""
    read = [
        pd.read_csv(path, dtype=str, keep_default_na=False).assign(wave=path.stem)
        for path in survey.paths
    ]
    wide = pd.concat(read, ignore_index=True)
    about = pd.DataFrame(
        {
            "person": survey.name + wide["Respondent"],
            "month": wide["Date of answer"].str[6:] + "-" + wide["Date of answer"].str[3:5],
            "weight": (pd.to_numeric(wide["Weight"]) * 100).round().astype("int64"),
            "postcode": wide["Postcode"],
        }
    )
    worth = {}
    for heading, (measure, values) in survey.items.items():
        worth.setdefault(measure, []).append(wide[heading].map(values))
    parts = []
    for measure, columns in worth.items():
        items, least = survey.scores.get(measure, (1, 1))
        values = pd.concat(columns, axis=1)
        y = (values.mean(axis=1) * items).where(values.count(axis=1) >= least)
        part = about.assign(measure_id=measure, y=(y * 100).round())
        parts.append(part[part["y"].notna()])
    answers = pd.concat(parts, ignore_index=True)
    y, w = answers.pop("y").astype("int64"), answers.pop("weight")
    return answers.assign(w=w, w2=w * w, wy=w * y, wy2=w * y * y)
