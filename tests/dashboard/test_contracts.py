"""Contracts: which are listed for a view, how their time and money are drawn, and what is said."""

import datetime
import io
import zipfile
from decimal import Decimal

import pandas as pd
import pytest

from dashboard import contract_words, figures, reading
from dashboard.documents import tables
from dashboard.documents.card import Card
from tests.dashboard.test_reading import publish

DAY = datetime.date

PLACES = """
    create table pub_place as
    select * from (values
        ('county', 'Wren', 'county', null), ('d1', 'Ash', 'district', 'd1'),
        ('d2', 'Elm', 'district', 'd2'), ('w1', 'Mill', 'ward', 'd1'), ('w2', 'Quay', 'ward', 'd2')
    ) t(place_id, place_name, place_level, district_id)
"""
SERVICES = """
    create table pub_service as
    select * from (values ('care', 'Help at home', 1), ('roads', 'Roads', 2))
        t(service_id, service_name, sort_key)
"""
RECORDS = """
    create table pub_contract_record as
    select *, 'council' as publisher_id, 'county' as place_id, contract_id as contract_reference,
        'grant' as legal_route, date '2026-03-31' as as_at
    from (values
        ('whole', 'Whole', 'A Ltd', 'care', 'in_force', date '2024-04-01', date '2027-03-31'),
        ('ward', 'Ward', 'B Ltd', 'care', 'in_force', date '2025-04-01', date '2026-06-30'),
        ('other', 'Other', 'A Ltd', 'roads', 'in_force', date '2021-04-01', date '2026-12-31'),
        ('old', 'Old', 'A Ltd', 'care', 'ended', date '2020-04-01', date '2024-03-31'),
        ('open', 'Open', null, 'care', 'end_not_stated', null, null)
    ) t(contract_id, title, supplier_name, service_id, state, start_date, expiry_date)
"""
CONTRACTS = """
    create table pub_contract as
    select contract_id, supplier_name, 'Adults' as directorate, state as state_words,
        'ITT' as procedure, case supplier_name when 'A Ltd' then 'GB-COH-1' end as provider_id
    from pub_contract_record
"""
SERVED = """
    create table pub_contract_place as
    select * from (values ('whole', 'county'), ('ward', 'w1'), ('other', 'w2'), ('old', 'd1'),
        ('open', 'county')) t(contract_id, delivery_place_id)
"""
PAYERS = """
    create table pub_payer_contract as
    select 'county' as payer_id, contract_id from pub_contract_record
    union all select 'alliance:a', 'ward'
"""
PAID = """
    create table pub_contract_paid as
    select 'ward' as contract_id, 12.50::decimal(18, 2) as spend_gbp,
        10.00::decimal(18, 2) as sure_gbp, 3 as payments, '2025-05' as first_month,
        '2025-07' as last_month
"""
ORPHANS = "create table pub_orphan_contract as select 'other' contract_id, 'Why' orphan_because"
EXPIRY = """
    create table pub_contract_expiry as
    select payers.payer_id, records.contract_id, served.delivery_place_id,
        places.place_name as delivery_place_name, records.service_id, records.title,
        100.00::decimal(18, 2) as annualised_gbp, records.expiry_date,
        records.expiry_date - 400 as window_opens_on, records.expiry_date - 100 as window_closes_on,
        case records.state when 'ended' then 'ended' else 'open' end as window_state,
        1 as extensions_left, 12 as extension_option_months, records.as_at
    from pub_contract_record as records
    inner join pub_payer_contract as payers on payers.contract_id = records.contract_id
    inner join pub_contract_place as served on served.contract_id = records.contract_id
    inner join pub_place as places on places.place_id = served.delivery_place_id
    where records.expiry_date is not null
"""
ALL = (PLACES, SERVICES, RECORDS, CONTRACTS, SERVED, PAYERS, PAID, ORPHANS, EXPIRY)


@pytest.mark.parametrize(
    ("payer", "place", "service", "provider", "year", "expected"),
    [
        ("county", "county", None, None, None, ["old", "ward", "other", "whole", "open"]),
        ("county", "d1", None, None, None, ["old", "ward", "whole", "open"]),
        ("county", "w1", None, None, None, ["old", "ward", "whole", "open"]),
        ("county", "w2", None, None, None, ["other", "whole", "open"]),
        ("alliance:a", "alliance:a", None, None, None, ["ward"]),
        ("county", "county", "roads", None, None, ["other"]),
        ("county", "county", None, "GB-COH-1", None, ["old", "other", "whole"]),
        ("county", "county", None, "supplier:B Ltd", None, ["ward"]),
        ("county", "county", None, "x' or 1=1 --", None, []),
        ("county", "county", None, None, "FY2023-24", ["old", "other", "open"]),
        ("county", "county", None, None, "FY2024-25", ["other", "whole", "open"]),
    ],
)
def test_the_contracts_of_a_view(tmp_path, payer, place, service, provider, year, expected):
    """A ward has its own, its district's and the whole area's; a year those that ran in it."""
    file = publish(tmp_path, *ALL)
    found = reading.contract_list(file, payer, place, service, provider, year)
    assert list(found["contract_id"]) == expected


def test_a_listed_contract_carries_what_was_paid_or_why_not(tmp_path):
    found = reading.contract_list(publish(tmp_path, *ALL), "county", "county")
    by_id = found.set_index("contract_id")
    assert by_id["spend_gbp"]["ward"] == Decimal("12.50") and by_id["sure_gbp"]["ward"] == 10
    assert by_id["spend_gbp"]["other"] is None and by_id["orphan_because"]["other"] == "Why"
    assert by_id["ends_within_a_year"]["ward"] and by_id["ends_within_a_year"]["whole"]
    assert by_id["expiry_date"]["whole"] == DAY(2027, 3, 31)


def test_windows_of_a_view_without_what_has_ended(tmp_path):
    file = publish(tmp_path, *ALL)
    found = reading.contract_expiry(file, "county", "w1", None, "GB-COH-1")
    assert list(found["contract_id"]) == ["whole"] and bool(found["is_whole"].iloc[0])
    found = reading.contract_expiry(file, "county", "county").set_index("contract_id")
    assert list(found.index) == ["ward", "other", "whole"]
    assert not found["is_whole"]["ward"] and found["place_names"]["ward"] == "Mill"


def test_windows_for_an_audience_that_may_not_know_who_provides(tmp_path):
    drops = [f"drop table {name}" for name in ("pub_contract", "pub_contract_record")]
    file = publish(tmp_path, *ALL, *drops, audience="public")
    assert len(reading.contract_expiry(file, "county", "county", None, "GB-COH-1")) == 3


def window(number, state="open", **more):
    """A contract that runs, the n-th of its service."""
    return {
        "contract_id": f"c{number}", "title": f"<b>Contract</b> {number}", "place_names": "Mill",
        "is_whole": False, "window_opens_on": DAY(2025, 1 + number % 12, 1),
        "window_closes_on": DAY(2026, 6, 30), "expiry_date": DAY(2027, 3, 31),
        "window_state": state, "as_at": DAY(2026, 3, 31), **more,
    }  # fmt: skip


def texts(fig):
    return [a.text for a in fig.layout.annotations]


def bars(fig, width):
    return [t for t in fig.data if t.mode == "lines" and t.line.width == width and t.x[0]]


def test_a_row_for_each_decision_until_there_is_no_more_room():
    rows = pd.DataFrame([window(n) for n in range(figures.ROWS_SHOWN + 3)])
    fig = figures.decision_rows(rows)
    assert len(bars(fig, 9)) == figures.ROWS_SHOWN
    assert "<b>&lt;b&gt;Contract&lt;/b&gt; 0</b> · Mill" in texts(fig)
    assert texts(fig).count("decide by 30 Jun 2026") == figures.ROWS_SHOWN
    assert "<b>31 March 2026</b>" in texts(fig)
    dashed = [shape for shape in fig.layout.shapes if shape.line.dash]
    assert [shape.x0 for shape in dashed] == [DAY(2026, 3, 31)]


def test_an_open_window_is_full_and_a_closed_one_is_faded():
    colours = [
        bars(figures.decision_rows(pd.DataFrame([window(1, state)])), 9)[0].line.color
        for state in ("open", "passed", "ahead")
    ]
    assert colours[0] != colours[1] == colours[2]


def test_contracts_of_a_lane_never_lie_on_each_other():
    lanes = [("Care", pd.DataFrame([window(1), window(2), window(3)]))]
    later = pd.DataFrame(
        [window(1), window(2, window_opens_on=DAY(2028, 1, 1), window_closes_on=DAY(2028, 6, 1),
                           expiry_date=DAY(2028, 12, 1))]
    )  # fmt: skip
    heights = [bar.y[0] for bar in bars(figures.decision_lanes(lanes), 6)]
    assert len(set(heights)) == 3
    heights = [bar.y[0] for bar in bars(figures.decision_lanes([("Care", later)]), 6)]
    assert len(set(heights)) == 1


def event(on, said, to_come=False):
    return {"happened_on": on, "event_words": said, "is_to_come": to_come,
            "as_at": DAY(2026, 3, 31)}  # fmt: skip


def labels(fig):
    """The boxes of a history's labels on a tablet: (left, right, above or below, level)."""
    whole = fig.layout.xaxis.range
    boxes = []
    for said in fig.layout.annotations:
        if said.yref == "paper":
            continue
        lines = said.text.replace("<b>", "").replace("</b>", "").split("<br>")
        wide = max(map(len, lines)) * 6.6
        at = (said.x - whole[0]) / (whole[1] - whole[0]) * 690
        left = {"left": at, "right": at - wide, "center": at - wide / 2}[said.xanchor]
        boxes.append((left, left + wide, said.y))
    return boxes


def test_the_labels_of_a_crowded_history_do_not_collide():
    days = [DAY(2024, 1, 10), DAY(2024, 2, 1), DAY(2024, 2, 20), DAY(2024, 3, 15), DAY(2026, 2, 1)]
    events = [event(day, "Changed, to end on 31 October 2027. Reason given: more") for day in days]
    fig = figures.history_line(pd.DataFrame([*events, event(DAY(2028, 1, 1), "Ends", True)]))
    boxes = labels(fig)
    assert len(boxes) == 6
    for n, (left, right, y) in enumerate(boxes):
        for other_left, other_right, other_y in boxes[n + 1 :]:
            assert y != other_y or right <= other_left or other_right <= left


def test_the_history_of_a_register_without_a_day_has_no_line_for_it():
    one = pd.DataFrame([event(DAY(2028, 1, 1), "Ends")]).assign(as_at=pd.NaT)
    fig = figures.history_line(one)
    assert not [shape for shape in fig.layout.shapes if shape.line.dash]
    assert not [note for note in fig.layout.annotations if note.yref == "paper"]


def test_what_happened_is_filled_and_what_is_to_come_is_hollow():
    fig = figures.history_line(
        pd.DataFrame(
            [
                event(DAY(2024, 4, 1), "Begins"),
                event(DAY(2024, 4, 1), "Its award is published"),
                event(DAY(2027, 3, 31), "Ends", True),
                event(None, "Somewhen"),
            ]
        )  # fmt: skip
    )
    dots = [t for t in fig.data if t.mode == "markers" and t.hovertext]
    assert len(dots) == 2, "one dot for one day, none for what has no day"
    assert dots[0].marker.color != dots[1].marker.color == "#FFFFFF"
    assert "Its award" in dots[0].hovertext and "Begins" in dots[0].hovertext


def test_paid_so_far_under_its_value_and_an_even_pace_only_where_asked():
    months = pd.DataFrame(
        {"month": ["2025-04", "2025-12"], "paid_to_date_gbp": [Decimal(100), Decimal(250)]}
    )
    runs = (DAY(2025, 4, 1), DAY(2027, 3, 31))
    fig = figures.spend_against_value(months, Decimal(1000), runs)
    (paid,) = [t for t in fig.data if t.mode == "lines+markers"]
    assert list(paid.x) == [DAY(2025, 4, 30), DAY(2025, 12, 31)] and list(paid.y) == [100.0, 250.0]
    assert "Value as stated £1,000" in texts(fig) and "<b>£250 paid</b>" in texts(fig)
    assert [list(t.y) for t in fig.data if t.mode == "lines" and t.y[0] is not None] == [[0, 1000]]
    fig = figures.spend_against_value(months, None)
    assert texts(fig) == ["<b>£250 paid</b>"]


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("published", "Published on 10 March 2025"),
        ("voluntary", "Published on 10 March 2025, though no law asks it"),
        ("not_found", "Not found; it was due by 1 May 2025"),
        ("due", "Due by 1 May 2025"),
        ("exempt", "Exempt: light-touch contract"),
        ("cannot_tell", "We cannot tell: the register does not say enough, or no notices are "
         "loaded"),
    ],
)  # fmt: skip
def test_the_clock_in_words(state, said):
    row = {"clock_state": state, "due_on": DAY(2025, 5, 1), "published_on": DAY(2025, 3, 10),
           "exempt_because": "Light-touch contract"}  # fmt: skip
    assert contract_words.notice_state(row) == said


def test_all_tables_of_a_brief_in_one_file_that_is_always_the_same():
    card = Card("Brief C1", "", "Wren", "all", "a register", "b1", DAY(2026, 4, 1))
    frames = {
        "paid": pd.DataFrame({"month": ["2025-04"], "spend_gbp": [Decimal("1.10")]}),
        "ratings": pd.DataFrame({"rating": []}),
        "questions": pd.DataFrame({"question_words": ["=cmd()"]}),
    }
    made = tables.zip_bytes(frames, card)
    assert made == tables.zip_bytes(frames, card)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.namelist() == ["paid.csv", "questions.csv"], "an empty table is left out"
        assert "1.10" in archive.read("paid.csv").decode("utf-8-sig")
        assert "'=cmd()" in archive.read("questions.csv").decode("utf-8-sig")
