"""What is planted about money, contracts and promises stands in the raw files, counted by hand."""

import json
import tomllib
from collections import Counter

import pytest

from tests.demo.reading import FOLDERS, PLANTED, content, pence, providers, text


def _all_payees(demo, publisher):
    return Counter(payee for _, payee, _, _ in demo.all_payments(publisher))


def test_months_that_nobody_loaded(written, null):
    for publisher, missing in PLANTED["missing_months"].items():
        assert not set(missing) & set(written.months(publisher))
        assert len(null.months(publisher)) == 48


def test_one_month_is_published_twice(written, null):
    truth = PLANTED["published_twice"]
    for publisher in FOLDERS:
        for month, names in written.months(publisher).items():
            twice = (publisher, month) == (truth["publisher"], truth["month"])
            assert len(names) == 1 + twice
            assert len({content(written.files[name]) for name in names}) == 1
        assert all(len(names) == 1 for names in null.months(publisher).values())


def test_five_spellings_of_one_supplier(written, null):
    spellings = PLANTED["five_spellings"]["spellings"]
    assert len(set(spellings)) == 5
    assert set(spellings) <= set(_all_payees(written, "county"))
    assert len(set(spellings) & set(_all_payees(null, "county"))) <= 1


def test_two_suppliers_with_nearly_the_same_name(written):
    truth = PLANTED["nearly_the_same_name"]
    one, other = (providers()[truth[key]]["name"] for key in ("one", "other"))
    payees = _all_payees(written, "county")
    assert payees[one] and payees[other]
    known = {row["provider_name"]: row for row in written.table("providers/providers.csv")}
    assert known[one]["provider_id"] != known[other]["provider_id"]


@pytest.mark.parametrize("truth", PLANTED["transfer"], ids=lambda t: f"{t['payer']}-{t['payee']}")
def test_transfers_are_the_same_every_month(written, null, truth):
    for month, names in written.months(truth["payer"]).items():
        paid = [
            amount
            for payee, amount, *_ in written.payments(truth["payer"], names[0])
            if payee == truth["payee_name"]
        ]
        assert paid == [round(truth["monthly"] * 100)], month
    assert not _all_payees(null, truth["payer"])[truth["payee_name"]]


def _lines_twice(demo, publisher, names):
    lines = Counter(tuple(cells) for *_, cells in demo.payments(publisher, names[0]))
    return sum(count - 1 for count in lines.values())


def test_lines_that_stand_twice(written, null):
    truth = PLANTED["exact_duplicates"]
    for publisher in FOLDERS:
        for month, names in written.months(publisher).items():
            here = (publisher, month) == (truth["publisher"], truth["month"])
            assert _lines_twice(written, publisher, names) == (truth["lines"] if here else 0)
    month = null.months(truth["publisher"])[truth["month"]]
    assert _lines_twice(null, truth["publisher"], month) == 0


def test_a_mistyped_amount_and_its_correction(written, null):
    truth = PLANTED["mistyped_amount"]
    (name,) = written.months(truth["publisher"])[truth["month"]]
    lines = [
        amount
        for _, amount, _, cells in written.payments(truth["publisher"], name)
        if truth["transaction_number"] in cells
    ]
    assert lines == [round(truth["written"] * 100)]
    path = written.named(f"decisions/corrections/{truth['month']}-pellingate.toml")
    (said,) = tomllib.loads(text(path))["correction"]
    assert said["file"] == name
    assert (pence(said["written"]), pence(said["meant"])) == (125_000_000, 1_250_000)
    assert not [n for n in null.files if n.startswith("decisions/corrections/")]


def test_the_local_share_is_known(written):
    truth = PLANTED["local_share"]
    homes = {r["provider_name"]: r["home_area"] for r in written.table("providers/providers.csv")}
    local = whole = 0
    for names in written.months(truth["publisher"]).values():
        for payee, amount, _, cells in written.payments(truth["publisher"], names[0]):
            if "Employment Support" in cells:
                whole += amount
                local += amount * (homes[payee] in ("Quillbury", "Sallowdale", "Tarnwick"))
    months = len(written.months(truth["publisher"]))
    assert whole == months * round(truth["monthly"] * 100)
    assert local / whole == pytest.approx(truth["local"], abs=1e-12)


def test_capital_stands_beside_revenue(written, null):
    truth = PLANTED["capital"]
    payee = providers()[truth["provider"]]["name"].replace("Limited", "Ltd")
    paid = Counter()
    for month, name, amount, capital in written.all_payments(truth["publisher"]):
        if name == payee and capital:
            paid[month] += amount
    span = [f"{2024 + (3 + n) // 12}-{(3 + n) % 12 + 1:02d}" for n in range(truth["months"])]
    covered = [month for month in span if month in written.months(truth["publisher"])]
    assert sorted(paid) == covered
    assert set(paid.values()) == {round(truth["monthly"] * 100)}
    assert not [1 for _, name, _, capital in null.all_payments("city") if name == payee and capital]


def _register(demo, publisher):
    return demo.table(f"contracts/{FOLDERS[publisher]}/contracts_register_2026-03.csv")


def test_a_pfi_contract_five_years_from_handback(written, null):
    truth = PLANTED["pfi"]
    (row,) = [r for r in _register(written, "county") if r["Contract Title"] == truth["title"]]
    assert (row["Start Date"], row["Current Expiry Date"]) == (truth["start"], truth["end"])
    assert int(truth["end"][:4]) - 2026 == 5
    assert not [r for r in _register(null, "county") if "PFI" in r["Contract Title"]]


def test_an_urgent_award_is_paid_long_past_its_end(written, null):
    truth = PLANTED["urgent_award"]
    (row,) = [r for r in _register(written, "city") if r["Contract Title"] == truth["title"]]
    assert row["Current Expiry Date"] == "13/05/2023"
    payee = providers()[truth["provider"]]["name"].replace("Limited", "Ltd")
    (name,) = written.months("city")["2026-03"]
    paid = sum(amount for who, amount, *_ in written.payments("city", name) if who == payee)
    assert paid >= round(truth["monthly"] * 100)
    assert not [r for r in _register(null, "city") if "urgen" in r["Process Used"]]


def test_a_provider_exits(written, support):
    truth = PLANTED["provider_exit"]
    name = providers()[truth["provider"]]["name"]
    months = [month for month, payee, *_ in written.all_payments("county") if payee == name]
    assert max(months) == truth["last_month"]
    heading = support.said["columns"]["provider"]
    waves = {row["wave"] for row in support.rows if row[heading] == name}
    assert waves and max(waves) <= truth["last_month"]
    notices = json.loads(text(written.named("ocds/procurement-act-notices.json")))["releases"]
    assert [r["tag"] for r in notices if "Termination" in r["tag"][0]] == [["contractTermination"]]


def test_the_in_house_twin_is_dearer_at_full_cost_only(written):
    truth = PLANTED["in_house_twin"]
    cost = {}
    for key in ("in_house", "external"):
        name = providers()[truth[key]]["name"]
        rows = [r for r in written.table("costs/service_costs.csv") if r["provider_name"] == name]
        assert len(rows) == 4
        people = int(rows[0]["people_helped"])
        direct, overhead = pence(rows[0]["outturn_gbp"]), pence(rows[0]["overhead_gbp"])
        cost[key] = (direct / people, (direct + overhead) / people)
    assert cost["in_house"][0] < cost["external"][0]
    assert cost["in_house"][1] > cost["external"][1]


def test_faults_of_form(written, null):
    for fault in PLANTED["fault"]:
        (name,) = written.months(fault["publisher"])[fault["month"]]
        assert _has_fault(content(written.files[name]), fault["what"]), fault
        (name,) = null.months(fault["publisher"])[fault["month"]]
        assert not _has_fault(content(null.files[name]), fault["what"]), fault


def _has_fault(data, what):
    lines = data.split(b"\n")
    return {
        "mangled_mark": data.startswith("ï»¿".encode()),
        "second_heading": lines[1].startswith(b",,,Gross"),
        "total_row": lines[-2].startswith(b",,,"),
        "thousands_commas": b',"1,' in data and b"Authority Name" in data,
        "cp1252": b"\xa3" in data and b"\xc2\xa3" not in data,
        "blank_rows": any(line and not line.strip(b",") for line in lines),
        "repeated_heading": lines.count(lines[0]) == 2,
        "title_rows": not lines[0].count(b","),
    }[what]


def test_a_ward_is_split_and_small_areas_are_merged(written, null):
    truth = PLANTED["boundary_change"]
    split, merged = truth["ward_split"], truth["small_areas_merged"]
    before, after = (
        {
            r["lsoa21_code"]: r[f"ward{y}_code"]
            for r in written.table(f"place/lookup_lsoa21_ward{y}_ltla{y}.csv")
        }
        for y in (22, 24)
    )
    moved = {(before[area], after[area]) for area in after if before[area] != after[area]}
    assert moved == {(split["old"], new) for new in split["into"]}
    became = written.table("place/lookup_lsoa11_lsoa21.csv")
    changed = {r["LSOA11CD"]: r["LSOA21CD"] for r in became if r["CHGIND"] == "M"}
    assert changed == dict.fromkeys(merged["old"], merged["into"])
    assert {r["CHGIND"] for r in null.table("place/lookup_lsoa11_lsoa21.csv")} == {"U"}


def test_promises_never_delivered_and_confirmed(written, null):
    never = PLANTED["promise_never_delivered"]["commitment"]
    confirmed = PLANTED["promise_confirmed"]["commitment"]
    for demo, expected in ((written, 4), (null, None)):
        promised = {r["commitment_id"]: r for r in demo.table("social_value/commitments.csv")}
        delivered = demo.table("social_value/deliveries.csv")
        grades = {
            r["delivery_id"]: int(r["evidence_grade"])
            for r in demo.table("social_value/evidence.csv")
        }
        assert bool([r for r in delivered if r["commitment_id"] == never]) == (expected is None)
        if expected:
            assert promised[never]["due_on"] < "2026-03-31"
            own = [r for r in delivered if r["commitment_id"] == confirmed]
            assert {grades[r["delivery_id"]] for r in own} == {expected}
            assert sum(int(r["quantity"]) for r in own) == int(promised[confirmed]["quantity"])
        top = {r["commitment_id"] for r in delivered if grades[r["delivery_id"]] == 4}
        assert top == ({confirmed} if expected else set())


def test_a_quote_is_withdrawn(written, null):
    quote = PLANTED["quote_withdrawn"]["quote"]
    taken_back = {r["quote_id"] for r in written.table("voices/voices.csv") if r["withdrawn_on"]}
    assert taken_back == {quote}
    assert not [r for r in null.table("voices/voices.csv") if r["withdrawn_on"]]


def test_a_published_estimate_changes(written, null):
    (truth,) = PLANTED["published_change"]
    for demo, size in ((written, truth["size"]), (null, 0)):
        series = {
            r["period"]: float(r["observation"])
            for r in demo.table("outcomes/personal-wellbeing-estimates.csv")
            if (r["areacd"], r["indicator"]) == (truth["place"], truth["indicator"])
        }
        before = [value for period, value in series.items() if period < truth["period"]]
        step = series[truth["period"]] - sum(before) / len(before)
        assert step == pytest.approx(size, abs=0.12)


def test_effort_before_signature(written, null):
    before = ("frame", "engage market", "specify", "procure")
    for demo, share in ((written, PLANTED["effort_before_signing"]["share"]), (null, 0.5)):
        rows = demo.table("effort/effort_log.csv")
        days = sum(float(r["staff_days"]) for r in rows)
        early = sum(float(r["staff_days"]) for r in rows if r["stage"] in before)
        assert early / days == pytest.approx(share, abs=0.001)


def test_every_truth_has_a_test():
    """A truth that is declared and not looked for would be a promise to nobody."""
    looked_for = {
        *("improvement", "worsening", "nothing_changes", "not_heard", "not_asked", "heard_less"),
        *("deprivation_gap", "provider_better", "does_not_travel", "distance_travelled"),
        *("in_house_twin", "personal_columns", "missing_months", "published_twice", "transfer"),
        *("five_spellings", "nearly_the_same_name", "exact_duplicates", "mistyped_amount"),
        *("local_share", "capital", "pfi", "urgent_award", "provider_exit", "boundary_change"),
        *("promise_never_delivered", "promise_confirmed", "quote_withdrawn", "published_change"),
        *("effort_before_signing", "fault", "group", "reports_rosier", "not_taken_on"),
        *("not_supplied", "fewer_events"),
    }
    assert set(PLANTED) == looked_for
