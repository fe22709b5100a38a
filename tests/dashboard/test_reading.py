"""Reading published files: the pointer, what may not be opened, and exact values."""

import hashlib
import json
import threading
from decimal import Decimal

import duckdb
import pytest

from dashboard import published, reading
from dashboard.reading.file import rows
from pipelines.errors import ReadingError

SPEND = """
    create table pub_spend_month as
    select *, if(flow_kind = 'purchase', 1, 3) as flow_order from (values
        ('p1', 'd1', '2022-05', 'FY2022-23', 'purchase', 'Purchases', true, 100.10, 3, null),
        ('p1', 'd1', '2022-05', 'FY2022-23', 'transfer_to_partner', 'Transfers', true, 0.20, 1,
         null),
        ('p1', 'd1', '2022-06', 'FY2022-23', 'purchase', 'Purchases', false, null, null,
         'not_loaded'),
        ('p1', 'd1', '2018-04', 'FY2018-19', 'purchase', 'Purchases', true, 7.00, 1, null),
        ('p2', 'd2', '2022-05', 'FY2022-23', 'purchase', 'Purchases', true, 55.00, 1, null)
    ) t(publisher_id, place_id, month, financial_year, flow_kind, flow_words, is_covered,
        spend_gbp, payments, why_no_value)
"""
OUTCOMES = """
    create table pub_outcome as
    select * from (values
        ('FY2023-24', 'financial_year', 30),
        ('FY2024-25', 'financial_year', 0),
        ('FY2024-25 Q1', 'quarter', 12)
    ) t(period, period_kind, n_people)
"""
SENTENCES = """
    create table pub_sentence as
    select * from (values
        ('place_spend', 'd1', 'all', null, 'every month'),
        ('place_spend', 'd1', 'FY2022-23', null, 'that year'),
        ('place_measure', 'd1', 'FY2022-23', 'anxiety', 'anxiety')
    ) t(block, place_id, period, measure_id, sentence)
"""
CONTRACTS = """
    create table pub_contract as
    select *, date '2022-07-31' as as_at from (values
        ('c1', 'd1', 'A Ltd', 'GB-COH-1', 'in_force', date '2022-08-01', 'Meals'),
        ('c2', 'd1', 'A Ltd', 'GB-COH-1', 'in_force', date '2023-07-31', 'Roads'),
        ('c3', 'd1', 'B Ltd', null, 'in_force', date '2023-08-01', 'Care'),
        ('c4', 'd1', 'B Ltd', null, 'ended', date '2021-01-01', 'Lifts'),
        ('c5', 'd1', null, null, 'end_not_stated', null, 'Advice')
    ) t(contract_id, place_id, supplier_name, provider_id, state, expiry_date, title)
"""


def publish(folder, *statements, build_id="b1", audience="officer"):
    """Write a published file and the pointer to it; give back what the pointer names."""
    path = folder / f"{audience}-{build_id}.duckdb"
    with duckdb.connect(str(path)) as connection:
        for statement in statements:
            connection.execute(statement)
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    pointer = {audience: {"build_id": build_id, "file": path.name, "sha256": sha256}}
    (folder / "current.json").write_text(json.dumps(pointer), encoding="utf-8")
    return published.find(folder, audience)


def test_months_not_loaded_stay_unknown_and_pounds_exact(tmp_path):
    file = publish(tmp_path, SPEND)
    cells = reading.spend_by_month(file, "d1", "FY2022-23")
    assert list(cells["month"]) == ["2022-05", "2022-05", "2022-06"]
    assert list(cells["spend_gbp"]) == [Decimal("100.10"), Decimal("0.20"), None]
    assert list(cells["month_gbp"])[:2] == [Decimal("100.30")] * 2
    assert cells["payments"].isna().tolist() == [False, False, True]
    assert str(cells["payments"].dtype) == "Int64"
    assert cells["why_no_value"].iloc[2] == "not_loaded"


def test_without_a_year_months_of_this_place_from_the_first_loaded_to_the_last(tmp_path):
    file = publish(tmp_path, SPEND, OUTCOMES)
    assert sorted(set(reading.spend_by_month(file, "d1")["month"])) == ["2018-04", "2022-05"]
    year = reading.spend_by_month(file, "d1", "FY2022-23")
    assert sorted(set(year["month"])) == ["2022-05", "2022-06"]
    assert reading.financial_years(file) == ["FY2023-24", "FY2022-23", "FY2018-19"]


def test_spend_by_kind_leaves_months_not_loaded_out(tmp_path):
    kinds = reading.spend_by_kind(publish(tmp_path, SPEND), "d1")
    assert kinds["months"].tolist() == [2, 1]
    assert dict(zip(kinds["flow_kind"], kinds["spend_gbp"], strict=True)) == {
        "purchase": Decimal("107.10"),
        "transfer_to_partner": Decimal("0.20"),
    }


@pytest.mark.parametrize(
    ("period", "measure", "expected"),
    [
        ("FY2022-23", None, "that year"),
        ("FY2018-19", None, "every month"),
        ("all", None, "every month"),
    ],
)
def test_sentence_of_the_period_else_of_every_month(tmp_path, period, measure, expected):
    file = publish(tmp_path, SENTENCES)
    assert reading.sentence(file, "place_spend", "d1", period, measure) == expected


def test_sentence_of_a_measure_and_none_at_all(tmp_path):
    file = publish(tmp_path, SENTENCES)
    assert reading.sentence(file, "place_measure", "d1", "FY2022-23", "anxiety") == "anxiety"
    assert reading.sentence(file, "place_measure", "d1", "FY2022-23", None) == ""


def test_providers_offered_are_those_of_the_list_and_those_only_a_register_names(tmp_path):
    listed = """
        create table pub_provider as
        select 'GB-COH-1' provider_id, 'Ash Care' provider_name
    """
    asked = """
        create table pub_outcome as
        select 'P3' published_table, 'x' provider_id, 'X' provider_name
    """
    everyone = reading.provider_choices(publish(tmp_path, CONTRACTS, listed, asked))
    assert everyone["provider_id"].tolist() == ["GB-COH-1", "supplier:B Ltd", "x"]
    public = reading.provider_choices(publish(tmp_path, asked, audience="public"))
    assert public["provider_name"].tolist() == ["X"]


def test_a_table_that_this_audience_does_not_have(tmp_path):
    file = publish(tmp_path, SPEND, audience="public")
    assert reading.has_table(file, "pub_spend_month")
    assert not reading.has_table(file, "pub_contract")
    with pytest.raises(ReadingError, match="cannot answer the page"):
        reading.contract_list(file, "d1", "d1")


def test_nothing_outside_the_file_can_be_read(tmp_path):
    file = publish(tmp_path, SPEND)
    outside = tmp_path / "secret.csv"
    outside.write_text("a\n1\n", encoding="utf-8")
    for attempt in (
        f"select * from read_csv('{outside}')",
        "create table t (n integer)",
        f"attach '{tmp_path / 'other.duckdb'}'",
    ):
        with pytest.raises(ReadingError):
            rows(file, attempt)


def test_a_new_build_is_read_and_the_old_one_still_answers(tmp_path):
    old = publish(tmp_path, SENTENCES)
    assert reading.sentence(old, "place_spend", "d1") == "every month"
    new = publish(
        tmp_path,
        "create table pub_sentence as select 'place_spend' block, 'd1' place_id, 'all' period, "
        "null::varchar measure_id, 'rebuilt' sentence",
        build_id="b2",
    )
    assert reading.sentence(new, "place_spend", "d1") == "rebuilt"
    assert reading.sentence(old, "place_spend", "d1") == "every month"


def test_many_threads_read_at_once(tmp_path):
    file = publish(tmp_path, SPEND)
    answers = []
    threads = [
        threading.Thread(target=lambda: answers.append(len(reading.spend_by_month(file, "d1"))))
        for _ in range(12)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [3] * 12


def broken(folder, pointer):
    (folder / "current.json").write_text(pointer, encoding="utf-8")


@pytest.mark.parametrize(
    ("pointer", "says"),
    [
        (None, "nothing has been published"),
        ("{not json", "pointer cannot be read"),
        ("[]", "names no file for the audience 'officer'"),
        ('{"board": {}}', "names no file for the audience 'officer'"),
        ('{"officer": {"build_id": "b", "file": "x.duckdb", "sha256": ""}}', "file is missing"),
        (
            '{"officer": {"build_id": "b", "file": "../x.duckdb", "sha256": ""}}',
            "outside the folder",
        ),
    ],
)
def test_a_pointer_that_leads_nowhere_says_what_to_do(tmp_path, pointer, says):
    if pointer is not None:
        broken(tmp_path, pointer)
    with pytest.raises(ReadingError, match=says) as told:
        published.find(tmp_path, "officer")
    assert "python -m pipelines build" in str(told.value)
    assert str(tmp_path) not in str(told.value)


def test_a_file_that_was_changed_after_publishing_is_refused(tmp_path):
    file = publish(tmp_path, SPEND)
    with open(file.path, "ab") as changed:
        changed.write(b"x")
    with pytest.raises(ReadingError, match="checksum differs"):
        reading.financial_years(file)


BENEFIT = """
    create table pub_place as select * from (values
        ('d1', 'Dale', 'district', 'd1'), ('w1', 'Moor', 'ward', 'd1'),
        ('w2', 'Dock', 'ward', 'd1'),
        ('d2', 'City', 'district', 'd2'), ('w9', 'Far', 'ward', 'd2')
    ) t(place_id, place_name, place_level, district_id);
    create table pub_place_ward as select * from (values ('d1', 'w1'), ('d1', 'w2'))
        t(place_id, ward_id);
    create table pub_place_shape as select * from (values
        ('w1', 'ward', '[]', 0, 0), ('w2', 'ward', '[]', 0, 0), ('w9', 'ward', '[]', 0, 0),
        ('d1', 'district', '[]', 0, 0), ('d2', 'district', '[]', 0, 0)
    ) t(place_id, place_level, rings, centre_lon, centre_lat);
    create table pub_benefit as select 'd1' as payer_id, * from (values
        ('ward', 'w1', 'FY2022-23', 'care', 'purchase', 1.10),
        ('ward', 'w1', 'FY2022-23', 'care', 'grant', 0.20),
        ('ward', 'w1', 'FY2022-23', 'care', 'treasury', 500.00),
        ('ward', 'w1', 'FY2021-22', 'care', 'purchase', 70.00),
        ('ward', 'w9', 'FY2022-23', 'roads', 'purchase', 3.00),
        ('ward', 'd1', 'FY2022-23', 'care', 'purchase', 9.00),
        ('district', 'd1', 'FY2022-23', 'care', 'purchase', 10.30),
        ('district', 'd2', 'FY2022-23', 'roads', 'purchase', 3.00)
    ) t(map_level, place_id, financial_year, service_id, flow_kind, spend_gbp);
    create table pub_benefit_sensitivity as select 'd1' as payer_id, * from (values
        ('w1', 'FY2022-23', 5.00), ('w2', 'FY2022-23', 8.30), ('d1', 'FY2022-23', 0.00)
    ) t(place_id, financial_year, by_population_gbp)
"""


def _map(file, *asked):
    cells = reading.benefit_map(file, "d1", *asked)
    return {
        row["place_id"]: (row["spend_gbp"], row["by_population_gbp"], bool(row["is_on_map"]))
        for row in cells.astype(object).where(cells.notna(), None).to_dict("records")
    }


def test_the_map_counts_purchases_and_grants_of_each_place_once(tmp_path):
    """A ward without a rule is unknown; pounds elsewhere, and known less finely, stay in sight."""
    file = publish(tmp_path, *BENEFIT.split(";"))
    assert reading.benefit_map_levels(file, "d1") == ["ward"]
    pounds = Decimal
    assert _map(file, "ward", "FY2022-23") == {
        "w1": (pounds("1.30"), pounds("5.00"), True),
        "w2": (None, pounds("8.30"), True),
        "w9": (pounds("3.00"), None, True),
        "d1": (pounds("9.00"), pounds("0.00"), False),
    }
    assert _map(file, "district", "FY2022-23") == {
        "d1": (pounds("10.30"), pounds("13.30"), True),
        "d2": (pounds("3.00"), None, True),
    }
    of_care = _map(file, "ward", "FY2022-23", "care")
    assert of_care["w1"] == (pounds("1.30"), None, True) and "w9" not in of_care


def test_a_worklist_gives_its_first_rows_and_how_many_there_are(tmp_path):
    more = "insert into pub_unplaced values ('d1', 'treasury', 'FY2022-23', 'care', 99, 999)"
    file = publish(tmp_path, """
        create table pub_unplaced as select 'd1' as place_id, 'purchase' as flow_kind,
            'FY2022-23' as financial_year, 'care' as service_id, n as sort_key,
            cast(n as decimal(18,2)) as unplaced_gbp from range(1, 21) t(n)
    """, more)  # fmt: skip
    first = reading.unplaced(file, "d1", "FY2022-23", "care", 3)
    assert list(first["unplaced_gbp"]) == [20, 19, 18] and set(first["listed"]) == {20}
    assert len(reading.unplaced(file, "d1")) == 20
    assert not len(reading.unplaced(file, "d1", "FY2021-22", None, 3))


PARTS = """
    create table pub_place_side as select 'A' as place_id, * from (values
        ('Q', 'Quill', 'district'), ('T', 'Tarn', 'district'), ('S', 'Sallow', 'district'),
        ('W', 'Weir', 'ward')
    ) t(side_id, side_name, side_level);
    create table pub_outcome_reading as select 'm' as measure_id, * from (values
        ('Q', 'none', 'no change we can tell'), ('T', 'none', 'no change we can tell'),
        ('S', 'worse', 'cause for concern since May')
    ) t(place_id, chart_signal, reading_words);
    create table pub_outcome_change as select 'P1' as published_table, 'm' as measure_id,
        'FY2' as period, 'FY1' as from_period, * from (values
        ('Q', 'better'), ('T', 'none'), ('S', 'better'), ('W', 'none')) t(place_id, signal);
    create table pub_outcome as select 'P1' as published_table, 'm' as measure_id,
        'FY2' as period, 'financial_year' as period_kind, 40 as n_people, 1.0 as value,
        null as why_no_value, null as hidden_as, unnest(['Q', 'T', 'S', 'W']) as place_id
"""


def test_a_part_whose_chart_shows_nothing_says_what_whole_years_show(tmp_path):
    """Else the same change is real on the part's own page and none on the wider place's."""
    found = reading.outcome_parts(publish(tmp_path, *PARTS.split(";")), "m", "A")
    said = found.set_index("side_id")
    assert said["signal"].to_dict() == {"Q": "better", "S": "worse", "T": "none", "W": "none"}
    assert said["reading_words"].notna().to_dict() == {
        "Q": False, "S": True, "T": True, "W": False,
    }  # fmt: skip
    assert said.loc["Q", "from_period"] == "FY1"
