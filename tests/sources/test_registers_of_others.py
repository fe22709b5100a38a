"""Registers of companies and charities, grants and contracts as their own publishers write them."""

from datetime import date, timedelta

import pytest

from pipelines.build.personal_headings import is_personal_heading
from tests.sources.staged import stage

REGISTER = (
    "select provider_id, provider_name, other_name, same_as_provider_id, opened_on::varchar,"
    " closed_on::varchar from stg_provider_register order by line_number"
)


def _one(tmp_path, content, query, name="file.csv"):
    lines, reasons, engine = stage(tmp_path, {name: content})
    with engine:
        rows = [tuple(row) for row in engine.run(query)] if query else []
        everything = "\n".join(
            str(engine.run(f'from "{t}"')) for t in engine.tables() if t[:4] == "raw_"
        )
    return lines.get(name), reasons.get(name, ""), rows, everything


def test_companies(tmp_path):
    content = (
        "CompanyName, CompanyNumber,RegAddress.CareOf,RegAddress.AddressLine1,RegAddress.PostCode,"
        "CompanyCategory,CompanyStatus,DissolutionDate,IncorporationDate,SICCode.SicText_1,"
        "PreviousName_1.CONDATE, PreviousName_1.CompanyName\n"
        '"OTTER LTD","738693","","Planted St","XB9 9ZZ","Private Limited Company","Active","",'
        '"12/12/2003","85590 - Other education","05/03/2012","STOAT LTD"\n'
    )
    lines, _, rows, everything = _one(tmp_path, content, REGISTER)
    assert rows == [("GB-COH-00738693", "OTTER LTD", "STOAT LTD", None, "2003-12-12", None)]
    assert lines.layout == "register_companies" and "Planted" not in everything


def test_a_linked_charity_is_not_the_one_it_is_linked_to(tmp_path):
    content = (
        "registered_charity_number\tlinked_charity_number\tcharity_name\tcharity_type\t"
        "date_of_registration\tdate_of_removal\n"
        "200027\t0\tTERN TRUST\tTrust\t1962-05-17 00:00:00\t\n"
        "200027\t2\tREED CHAPEL FUND\tTrust\t1962-05-17T00:00:00\t2014-04-16 00:00:00\n"
    )
    _, _, rows, _ = _one(tmp_path, content, REGISTER, "extract.txt")
    assert rows == [
        ("GB-CHC-200027", "TERN TRUST", None, None, "1962-05-17", None),
        ("GB-CHC-200027-2", "REED CHAPEL FUND", None, None, "1962-05-17", "2014-04-16"),
    ]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("-", ""), ("–", ""), ("N/A", ""), ("na", ""), ("None", ""), ("", ""), ("0", ""),
        ("00", ""), ("0.0", ""), (" 0 ", ""), ("1", "-1"), ("1.0", "-1"), ("10", "-10"),
        ("2 ", "-2"), ("100", "-100"), ("A1", "-A1"), ("n.a.", ""), ("#N/A", ""), ("N.A", ""),
        ("NULL", ""), ("Na1", "-Na1"),
    ],
)  # fmt: skip
def test_a_charity_that_is_linked_to_none_is_the_main_one(tmp_path, written, number):
    head = "registered_charity_number,linked_charity_number,charity_name,charity_type"
    _, _, rows, _ = _one(tmp_path, f"{head}\n200027,{written},Tern,Trust\n", REGISTER)
    assert [row[0] for row in rows] == [f"GB-CHC-200027{number}"]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("01/02/03", "2003-02-01"), ("17/05/62", "1962-05-17"), ("17/05/50", "1950-05-17"),
        ("17/05/49", "1949-05-17"), ("1/2/03 00:00", "2003-02-01"), ("01/02/00", "2000-02-01"),
        ("01/02/2003", "2003-02-01"), ("17/05/1962", "1962-05-17"), ("2003-02-01", "2003-02-01"),
        ("17/05/99", "1999-05-17"), ("17/05/2049", "2049-05-17"), ("17/05/49 00:00", "1949-05-17"),
        ("20030201", "2003-02-01"), ("2003-02-01T00:00:00", "2003-02-01"), ("02/13/03", None),
        ("", None),
    ],
)  # fmt: skip
def test_no_day_of_a_register_is_of_the_year_3(tmp_path, written, day):
    head = "registered_charity_number,charity_name,charity_type,date_of_registration"
    content = f"{head},date_of_removal\n200027,Tern,Trust,{written},{written}\n"
    assert [row[4:] for row in _one(tmp_path, content, REGISTER)[2]] == [(day, day)]


@pytest.mark.parametrize(
    ("opened", "closed", "days"),
    [
        ("05/06/99", "31/12/61", ("1999-06-05", "2061-12-31")),
        ("05/06/2001", "31/12/61", ("2001-06-05", "2061-12-31")),
        ("05/06/49", "31/12/61", ("1949-06-05", "1961-12-31")),
        ("05/06/49", "31/12/61 00:00", ("1949-06-05", "1961-12-31")),
        ("", "31/12/61", (None, "1961-12-31")),
        ("05/06/99", "31/12/08", ("1999-06-05", "2008-12-31")),
        ("05/06/1999", "31/12/2061", ("1999-06-05", "2061-12-31")),
    ],
)
def test_no_organisation_closes_before_it_opens(tmp_path, opened, closed, days):
    head = "registered_charity_number,charity_name,charity_type,date_of_registration"
    content = f"{head},date_of_removal\n200027,Tern,Trust,{opened},{closed}\n"
    assert [row[4:] for row in _one(tmp_path, content, REGISTER)[2]] == [days]


@pytest.mark.parametrize(("ahead", "centuries"), [(3, 0), (300, 0), (800, 1)])
def test_an_organisation_may_open_within_a_year(tmp_path, ahead, centuries):
    day = date.today() + timedelta(ahead)
    head = "registered_charity_number,charity_name,charity_type,date_of_registration"
    content = f"{head}\n200027,Tern,Trust,{day:%d/%m/%y}\n"
    expected = f"{day.year - 100 * centuries}-{day:%m-%d}"
    assert [row[4] for row in _one(tmp_path, content, REGISTER)[2]] == [expected]


def test_charities_of_scotland_and_of_northern_ireland(tmp_path):
    content = (
        "Charity Number,Charity Name,Registered Date,Known As,Charity Status,Postcode,"
        "Constitutional Form,Geographical Spread,Main Operating Location,"
        "Principal Office/Trustees Address\n"
        "SC000001,Tern Hospice,14/06/1965,The Tern,Active,XB9 9ZZ,Trust,UK,Upland,Planted St\n"
    )
    lines, _, rows, everything = _one(tmp_path, content, REGISTER)
    assert rows == [("GB-SC-SC000001", "Tern Hospice", "The Tern", None, "1965-06-14", None)]
    assert lines.layout == "register_scottish_charities" and "Planted" not in everything
    content = (
        "Reg charity number,Sub charity number,Charity name,Date registered,Status,Total income,"
        "Public address,Company number\n"
        "100002,0,Otter Aid,01/07/2014,Received,12,Planted St,NI021741\n"
        "100003,0,Reed Mission,02/07/2014,Received,12,Planted St,0\n"
    )
    _, _, rows, everything = _one(tmp_path, content, REGISTER, "ni.csv")
    assert rows == [
        ("GB-NIC-100002", "Otter Aid", None, "GB-COH-NI021741", "2014-07-01", None),
        ("GB-NIC-100003", "Reed Mission", None, None, "2014-07-02", None),
    ]
    assert "Planted" not in everything


def test_a_scottish_number_among_those_of_england_and_wales(tmp_path):
    content = "charity number,charity_name,charity_type\nSC012345,Tern,Trust\n210843,Gull,Trust\n"
    _, _, rows, _ = _one(tmp_path, content, REGISTER)
    assert [row[0] for row in rows] == ["GB-SC-SC012345", "GB-CHC-210843"]


def test_homes_and_who_manages_them(tmp_path):
    content = (
        "Location ID,Location HSCA start date,Care home?,Location Name,Location Telephone Number,"
        "Registered manager,Location Type/Sector,Location Street Address,Location Postal Code,"
        "Provider ID,Provider Name,Provider Companies House Number\n"
        '1-100,09/12/2020,Y,Tern House,01632 960999,"Planted, Ada",Social Care Org,1 Planted St,'
        "XB9 9ZZ,1-9,Tern Care Limited,12345678\n"
    )
    query = (
        "select register_number, provider_name, run_by, opened_on::varchar"
        " from stg_provider_register"
    )
    lines, _, rows, everything = _one(tmp_path, content, query)
    assert rows == [("1-100", "Tern House", "Tern Care Limited", "2020-12-09")]
    assert lines.layout == "register_care_homes" and "Planted" not in everything


@pytest.mark.parametrize(
    ("heading", "is_a_persons"),
    [
        ("Registered manager", True), ("Contract Owner", True), ("Contract Lead", True),
        ("Provider Nominated Individual Name", True), ("Provider Main Partner Name", True),
        ("Registered", False), ("Contract type", False), ("Contract holder", False),
        ("Registered charity", False), ("Management fee", False), ("Owner occupied", False),
        ("Main operating location", False), ("Lead time", False), ("Contract status", False),
        ("Nominated fund", False), ("Partner organisations", False), ("Lead department", False),
    ],
)  # fmt: skip
def test_headings_of_who_manages_or_owns(heading, is_a_persons):
    assert is_personal_heading(heading) == is_a_persons


def test_of_a_register_nothing_lands_but_what_is_known(tmp_path):
    content = (
        "registered_charity_number,linked_charity_number,charity_name,charity_type,trustee_name,"
        "Brand,Verantwortlich,,date_of_registration\n"
        "200001,0,Tern Aid,Trust,Ada Planted,Otter,Planted Ada,Planted,17/05/1962\n"
    )
    lines, _, rows, everything = _one(tmp_path, content, REGISTER)
    assert rows == [("GB-CHC-200001", "Tern Aid", None, None, "1962-05-17", None)]
    assert "Planted" not in everything and "Otter" not in everything


def test_commissioners_have_their_own_code(tmp_path):
    content = "CCG18CD,CCG18CDH,CCG18NM,STP18CD,STP18NM\nX38000001,99N,NHS Upland CCG,X54,Upland\n"
    query = "select register_number, provider_name, place_id from stg_provider_register"
    assert _one(tmp_path, content, query)[2] == [("99N", "NHS Upland CCG", "X38000001")]


def test_a_list_of_the_nhs_with_headings(tmp_path):
    content = (
        "Code,Name,National Grouping,Health Geography,Address Line 1,Postcode,Open Date,Telephone\n"
        "R0X,UPLAND NHS TRUST,Y62,QOP,Planted St,XB9 9ZZ,20171001,01632 960999\n"
    )
    lines, _, rows, everything = _one(tmp_path, content, REGISTER)
    assert rows == [("GB-NHS-R0X", "UPLAND NHS TRUST", None, None, "2017-10-01", None)]
    assert lines.layout == "register_nhs_lists" and "Planted" not in everything


# Grants -------------------------------------------------------------------------------------------

GRANTS = (
    "select recipient_id, recipient_name, funder_name, place_id, award_date::varchar,"
    " start_date::varchar, duration_months from stg_grants"
)


def test_a_grant_whose_headings_count_from_nought(tmp_path):
    content = (
        "Identifier,Title,Currency,Amount Awarded,Award Date,Planned Dates:0:Start Date,"
        "Planned Dates:0:Duration (months),Recipient Org:0:Identifier,Recipient Org:0:Name,"
        "Beneficiary Location:0:Geographic Code,Funding Org:0:Identifier,Funding Org:0:Name\n"
        "360G-x-1,Core,GBP,15000,2019-03-27,2019-04-01,12,GB-CHC-210843,Tern,X08000001,GB-CHC-1,"
        "Reed Trust\n"
    )
    lines, reason, rows, _ = _one(tmp_path, content, GRANTS)
    day = ("2019-03-27", "2019-04-01", 12)
    assert rows == [("GB-CHC-210843", "Tern", "Reed Trust", "X08000001", *day)]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("26/03/2001 00:00", "2001-03-26"), ("26/03/2001 12:30:00", "2001-03-26"),
        ("26/03/2001", "2001-03-26"), ("26.03.2001", "2001-03-26"), ("26-03-2001", "2001-03-26"),
        ("2001-03-26T00:00:00Z", "2001-03-26"), ("26 March 2001", "2001-03-26"),
        ("26/03/01", "2001-03-26"), ("26-Mar-2001 0:00", "2001-03-26"),
        ("26/03/2001 12:00:00 AM", "2001-03-26"), ("26 Mar 2001", "2001-03-26"),
        ("26 March 01", "2001-03-26"), ("26-Mar-01", "2001-03-26"), ("03/26/01", "2001-03-26"),
    ],
)  # fmt: skip
def test_a_grants_day_with_an_hour(tmp_path, written, day):
    content = (
        "Identifier,Title,Currency,Amount Awarded,Award Date,Planned Dates:Start Date,"
        "Planned Dates:Duration (months),Recipient Org:Identifier,Recipient Org:Name,"
        f"Funding Org:Name\n360G-x-1,Core,GBP,15000,{written},27/03/2001 00:00,24 months,"
        "GB-CHC-210843,Tern,Reed Trust\n"
    )
    rows = _one(tmp_path, content, GRANTS)[2]
    assert [row[-3:] for row in rows] == [(day, "2001-03-27", 24)]


# Contracts ----------------------------------------------------------------------------------------

CONTRACTS = (
    "select title, supplier_name, procedure, start_date::varchar, end_date::varchar,"
    " total_value_gbp::varchar from stg_contracts order by line_number"
)


@pytest.mark.parametrize(
    "head",
    [
        "Organisation Name,Contract Reference Number,Title of agreement,Organisational unit,"
        "Contract Value,Start date,End date,Beneficiary Name,Procurement process",
        "Contracting Authority,Contract Number,Contract Title,Department,Awarded Value (£),"
        "Contract Start,Contract End (excl. extensions),Awarded Supplier,Procedure",
        "Buying Organisation,Ref,Contract Title,Department,Award Value,Start,End Date / Expiry,"
        "Supplier,Tender Process",
    ],
)
def test_a_register_of_contracts_in_other_words(tmp_path, head):
    content = f"{head}\nUpland Council,R1,Home care,Adults,1250000.00,01/04/2020,31/03/2025,"
    lines, _, rows, _ = _one(tmp_path, content + "Tern Care Ltd,Open\n", CONTRACTS)
    days = ("2020-04-01", "2025-03-31")
    assert rows == [("Home care", "Tern Care Ltd", "Open", *days, "1250000.00")]
    assert lines.layout == "contracts_register"


def test_an_end_with_extensions_is_not_when_a_contract_ends(tmp_path):
    content = (
        "Contract Title,Supplier,Contract Start,Final End Date (incl. extensions),Contract Value\n"
        "Home care,Tern Care Ltd,01/04/2020,31/03/2030,100\n"
    )
    assert _one(tmp_path, content, CONTRACTS)[2][0][4] is None
