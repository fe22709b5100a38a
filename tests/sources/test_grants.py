"""Grants land from 360Giving and from councils' lists; whom a grant to a person names does not."""

import json
import re

import pytest

from tests.sources.staged import stage

PLANTED = re.compile(r"planted|XB9 9ZZ|@", re.IGNORECASE)
FUNDER = [{"id": "GB-CHC-1999999", "name": "Saltmarsh Trust"}]
TERN = {
    "id": "GB-COH-1234567",
    "name": "Tern Care Ltd",
    "postalCode": "XB9 9ZZ",
    "streetAddress": "9 Planted Street",
}


def _grant(number, **more):
    return {
        "id": f"360G-x-{number}",
        "title": "Warm rooms",
        "description": "Ask planted.person@example.invalid",
        "currency": "GBP",
        "amountAwarded": 1000.5,
        "awardDate": "2015-06-01T00:00:00+00:00",
        "fundingOrganization": FUNDER,
    } | more


def _file(*grants):
    return json.dumps({"grants": grants})


def test_grants_in_the_json_of_the_standard(tmp_path):
    organisation = _grant(
        1,
        recipientOrganization=[TERN],
        plannedDates=[{"startDate": "2015-07-01T00:00:00+00:00", "duration": 4}],
        beneficiaryLocation=[{"name": "Mill Lade", "geoCode": "X05000107"}],
    )
    other = _grant(2, awardDate="05/06/2014", recipientOrganization=[TERN], currency="EUR")
    lines, _, engine = stage(tmp_path, {"g.json": _file(organisation, other)})
    with engine:
        assert engine.run(
            "select grant_id, title, amount_awarded_gbp::varchar, award_date::varchar,"
            " start_date::varchar, duration_months, recipient_id, recipient_name, funder_name,"
            " place_id, place_name from stg_grants"
        ) == [
            ("360G-x-1", "Warm rooms", "1000.50", "2015-06-01", "2015-07-01", 4,
             "GB-COH-01234567", "Tern Care Ltd", "Saltmarsh Trust", "X05000107", "Mill Lade")
        ]  # fmt: skip
    assert lines["g.json"].rejected == {"not in pounds": 1}


def test_a_mark_between_figures_makes_no_amount(tmp_path):
    """The engine takes 1_000 for a thousand."""
    grants = [_grant(n, recipientOrganization=[TERN], amountAwarded=amount)
              for n, amount in enumerate(("1000", "1_000", "34112130692_1"))]  # fmt: skip
    lines, _, engine = stage(tmp_path, {"g.json": _file(*grants)})
    with engine:
        assert engine.run("select amount_awarded_gbp::varchar from stg_grants") == [("1000.00",)]
    assert sum(lines["g.json"].rejected.values()) == 2


def _everything(engine):
    return "\n".join(str(engine.run(f'from "{t}"')) for t in engine.tables() if t[:4] != "ref_")


@pytest.mark.parametrize(
    "recipient",
    [
        {"recipientIndividual": {"id": "planted-1", "name": "Ada Planted"}},
        {"recipientIndividual": [{"name": "Ada Planted"}], "recipientOrganization": [TERN]},
        {"recipientOrganization": [{"name": "Mrs Ada Planted"}]},
        {},
    ],
)
def test_of_a_grant_to_a_person_nothing_that_names_lands(tmp_path, recipient):
    grant = _grant(1, **recipient, title="Grant to Ada Planted")
    lines, _, engine = stage(tmp_path, {"g.json": _file(grant)})
    with engine:
        assert not PLANTED.search(_everything(engine))
        assert engine.run("select recipient_name, amount_awarded_gbp::varchar from stg_grants") == [
            ("[name withheld]", "1000.50")
        ]
    assert lines["g.json"].accepted == 1


def test_of_a_grant_to_a_person_in_columns_nothing_that_names_lands(tmp_path):
    head = "Identifier,Title,Description,Currency,Amount Awarded,Award Date,Recipient Ind:Name,"
    head += "Recipient Org:Identifier,Recipient Org:Name,Funding Org:Name\n"
    content = head + "a,For Ada Planted,x,GBP,5,2024-01-02,Ada Planted,,,Saltmarsh Trust\n"
    content += "b,Warm rooms,x,GBP,6,2024-01-02,,GB-COH-1234567,Tern Care Ltd,Saltmarsh Trust\n"
    lines, _, engine = stage(tmp_path, {"g.csv": content})
    with engine:
        assert not PLANTED.search(_everything(engine))
        assert engine.run("select title, recipient_name from stg_grants order by grant_id") == [
            (None, "[name withheld]"),
            ("Warm rooms", "Tern Care Ltd"),
        ]
    assert lines["g.csv"].accepted == 2


LIST = (
    "Function,Service,Date Grant Awarded,Time Period for Grant,Grant Beneficiary,"
    "Beneficiary's registration Number,Purpose of Grant,Amount,Revenue / Capital\n"
)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("5/4/2012", "2012-04-05"), ("28/08/12", "2012-08-28"), ("7/28/2014", "2014-07-28"),
        ("04 September 2017", "2017-09-04"), ("13-Mar-2017", "2017-03-13"),
        ("01.2.2017", "2017-02-01"), ("2016-05-09", "2016-05-09"),
    ],
)  # fmt: skip
def test_days_in_the_styles_of_a_councils_list(tmp_path, written, day):
    _, _, engine = stage(tmp_path, {"g.csv": LIST + f"P,S,{written},,Tern Club,none,x,1,R\n"})
    with engine:
        assert engine.run("select award_date::varchar from stg_grants") == [(day,)]


def test_a_councils_list_of_grants(tmp_path):
    content = LIST + (
        'P,Arts,01/02/2016,,TERN CLUB   ,Charity 1057949,Planted,"1,500.00",Revenue\n'
        "P,Arts,01/02/2016,,Gull Ltd,Company registration No: 8242480,,-20,Revenue\n"
        "P,Arts,01/02/2016,,Reed Group,1103588,,3,Revenue\n"
        "P,Arts,01/02/2016,,Mrs Ada Planted,N/A,,4,Revenue\n"
        "P,Arts,various in July,,Sedge Group,none,,5,Revenue\n"
        "P,Arts,,,Rush Group,none,,6,Revenue\n"
        "P,Arts, - ,,Rush Group,none,,7,Revenue\n"
        ",,,,,,,1512.00,\n"
    )
    lines, _, engine = stage(tmp_path, {"devonia/g.csv": content})
    with engine:
        assert not PLANTED.search(_everything(engine))
        assert engine.run(
            "select split_part(grant_id, ':', 3), title, recipient_name, recipient_id,"
            " amount_awarded_gbp::int from stg_grants order by line_number"
        ) == [
            ("2", "Arts", "TERN CLUB", "GB-CHC-1057949", 1500),
            ("3", "Arts", "Gull Ltd", "GB-COH-08242480", -20),
            ("4", "Arts", "Reed Group", None, 3),
            ("5", "Arts", "[name withheld]", None, 4),
        ]
    assert lines["devonia/g.csv"].rejected == {
        "a date that cannot be read": 1,
        "no date is given": 2,
        "neither recipient nor day: a total or a note": 1,
    }


def test_grants_that_somebody_gathered_bring_no_copy_of_the_line(tmp_path):
    content = (
        "row_id,council,raw,grant_id,recipient_name_raw,recipient_name_norm,amount,purpose,award_date\n"
        'a:1,brackwater,"{""Beneficiary"": ""Ada Planted""}",a:1,Mr Ada Planted,ada planted,5,'
        "planted,2020-01-02\n"
    )
    lines, _, engine = stage(tmp_path, {"g.csv": content})
    with engine:
        assert not PLANTED.search(_everything(engine))
        assert engine.run("select grant_id, funder_name from stg_grants") == [("a:1", "brackwater")]
    assert lines["g.csv"].accepted == 1


def _listed(*amounts):
    rows = [
        f"0{n}/05/2024,Tern Care Ltd,Warm rooms,{amount}" for n, amount in enumerate(amounts, 1)
    ]
    return "\n".join(["Date Grant Awarded,Grant Beneficiary,Purpose of Grant,Amount", *rows, ""])


@pytest.mark.parametrize(("amounts", "read"), [
    (("1.200", "2402.23", "25.000"), ["2402.23"]),
    (("£1.200", "150.125", "£25"), ["25.00"]),
    (("-1.200", "1.200.000", "7"), ["7.00"]),
])  # fmt: skip
def test_an_amount_that_may_be_thousands_is_none(tmp_path, amounts, read):
    """A dot that parts thousands made £1.20 of them."""
    lines, _, engine = stage(tmp_path, {"grants.csv": _listed(*amounts)})
    with engine:
        found = engine.run("select amount_awarded_gbp::varchar from stg_grants")
    assert [pounds for (pounds,) in found] == read
    assert "an amount of whole thousands, or of pounds with three decimals" in (
        lines["grants.csv"].rejected
    )


@pytest.mark.parametrize("amounts", [
    ("1200", "25", "2402.23"), ("1.20", "25.00", "7"), ("1.2", "25.5", "7.25"),
    ("150.000", "2500.000", "7.500"), ("150.125", "7.5", "12"), ("1.125", "2.375", "3.625"),
    ("0.500", "0.250", "1"), ("1200.500", "1.200", "3"), ("1.2000", "1.200", "3"),
    ("£1200.00", "£25.10", "+3"), ("150.10000000000002", "1.250", "3"),
])  # fmt: skip
def test_amounts_with_decimals_are_read_as_ever(tmp_path, amounts):
    lines, _, engine = stage(tmp_path, {"grants.csv": _listed(*amounts)})
    with engine:
        found = engine.run("select sum(amount_awarded_gbp) from stg_grants")
    plain = [round(float(amount.strip("£+")) + 1e-9, 2) for amount in amounts]
    assert float(found[0][0]) == pytest.approx(sum(plain))
    assert lines["grants.csv"].rejected == {}
