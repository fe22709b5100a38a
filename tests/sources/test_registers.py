"""Registers of organisations land in one table: identifiers whole, nothing about persons."""

import re

import pytest

from tests.sources.staged import stage

PLANTED = re.compile(r"planted|XB9 9ZZ|01632|@", re.IGNORECASE)


def _everything(engine):
    return "\n".join(str(engine.run(f'from "{t}"')) for t in engine.tables() if t[:4] != "ref_")


def _staged(tmp_path, content, columns, name="r.csv"):
    """(what became of the lines, the wanted columns of each accepted one)."""
    lines, _, engine = stage(tmp_path, {name: content})
    with engine:
        assert not PLANTED.search(_everything(engine))
        rows = engine.run(f"select {columns} from stg_provider_register order by line_number")
    return lines[name], rows


def test_charities(tmp_path):
    head = (
        "registered_charity_number,charity_company_registration_number,charity_name,charity_type,"
    )
    head += "charity_activities,date_of_registration,charity_contact_address,"
    head += "charity_contact_postcode,charity_contact_phone,charity_contact_email\n"
    contact = "Planted St,XB9 9ZZ,01632 960999,a@planted.invalid\n"
    content = head + f"210843,NA,TERN TRUST,Trust,Ring 01632 960999,1965-04-29,{contact}"
    content += f"214927,738693,GULL HOUSE,Charitable company,,1963-02-20,{contact}"
    content += f"214928,CE00571,REED CIO,CIO,,,{contact}"
    content += f"214929,NA,Mrs Ada Planted,Trust,,,{contact}NA,,,,,,,,,\n"
    lines, rows = _staged(
        tmp_path,
        content,
        "provider_id, provider_name, same_as_provider_id, opened_on::varchar",
    )
    assert rows == [
        ("GB-CHC-210843", "TERN TRUST", None, "1965-04-29"),
        ("GB-CHC-214927", "GULL HOUSE", "GB-COH-00738693", "1963-02-20"),
        ("GB-CHC-214928", "REED CIO", "GB-COH-CE000571", None),
        ("GB-CHC-214929", "[name withheld]", None, None),
    ]
    assert lines.rejected == {"no name": 1}


def test_identifiers_that_mean_one_organisation(tmp_path):
    content = "org_id_a,org_id_b,name\nGB-CHC-1000611,GB-COH-8591698,TERN\n"
    content += "GB-SC-SC012345,GB-COH-SC1234,REED\nnone,,\n"
    lines, rows = _staged(tmp_path, content, "provider_id, same_as_provider_id, register")
    assert rows == [
        ("GB-CHC-1000611", "GB-COH-08591698", "Organisations with two identifiers"),
        ("GB-SC-SC012345", "GB-COH-SC001234", "Organisations with two identifiers"),
    ]
    assert lines.rejected == {"no name": 1}


def test_charities_registered_twice(tmp_path):
    content = (
        "Scottish Charity Number,E&W Charity Number,Charity Name (E&W)\nSC002327,263710,Tern\n"
    )
    _, rows = _staged(tmp_path, content, "provider_id, same_as_provider_id, provider_name")
    assert rows == [("GB-SC-SC002327", "GB-CHC-263710", "Tern")]


def test_other_names(tmp_path):
    content = "org_id,alternative_name,set_as_primary,\nGB-CHC-1107583,The Tern,\nGB-NIC-\n"
    lines, rows = _staged(tmp_path, content, "provider_id, provider_name, other_name")
    assert rows == [("GB-CHC-1107583", None, "The Tern")]
    assert lines.rejected == {"no name": 1}


def test_councils_with_their_nation_and_end(tmp_path):
    content = (
        "local-authority-code,official-name,nice-name,gss-code,start-date,end-date,replaced-by,"
    )
    content += "nation,local-authority-type-name,gov-uk-slug\n"
    content += (
        "ALX,Alder Council,Alder,X07000026,1974-04-01,2023-04-01,XBD,England,District,alder\n"
    )
    content += "ABX,Aber Council,Aber,,2005-06-18,,,Scotland,Unitary,\n"
    _, rows = _staged(
        tmp_path,
        content,
        "provider_id, other_name, place_id, slug, opened_on::varchar, closed_on::varchar,"
        " replaced_by",
    )
    assert rows == [
        ("GB-LAE-ALX", "Alder", "X07000026", "alder", "1974-04-01", "2023-04-01", "XBD"),
        ("GB-LAS-ABX", "Aber", None, None, "2005-06-18", None, None),
    ]


def test_councils_elsewhere(tmp_path):
    files = {
        "a.csv": "org_id,name,normalised_name,gss_code,area_name,area_type,active\n"
        "GB-LAE-ADX,Adder Council,Adder,X07000223,Adder,E07,TRUE\n",
        "b.csv": "la-name,local-authority-code\nAdder District,ADX\n",
        "c.csv": "organisation,entity,name,statistical-geography,company,start-date,end-date\n"
        "local-authority-eng:ADX,1,Adder Council,X07000223,,1974-04-01,\n"
        "government-organisation:D38,2,Map Office,,9121572,1791-01-01,\n",
    }
    lines, _, engine = stage(tmp_path, files)
    with engine:
        assert engine.run(
            "select files.path, provider_id, register_number, place_id, same_as_provider_id"
            " from stg_provider_register inner join raw_landed_files as files"
            " using (source_file_id) order by all"
        ) == [
            ("a.csv", "GB-LAE-ADX", None, "X07000223", None),
            ("b.csv", None, "ADX", None, None),
            ("c.csv", "GB-LAE-ADX", "ADX", "X07000223", None),
            ("c.csv", None, "government-organisation:D38", None, "GB-COH-09121572"),
        ]
    assert all(one.read == one.accepted for one in lines.values())


def _ods(code, name, postcode="XB9 9ZZ", opened="20130401", closed=""):
    address = ["Planted House", "1 Planted St", "", "PLANTED", ""]
    cells = [code, name, "Y63", "QHM", *address, postcode, opened, closed, *[""] * 5,
             "01632 960999", *[""] * 3, "1", *[""] * 5]  # fmt: skip
    return ",".join(f'"{cell}"' for cell in cells) + "\r\n"


def test_organisations_of_the_nhs_have_no_heading_row(tmp_path):
    content = _ods("RX1", "TERN NHS TRUST") + _ods("00X", "NHS SALT CCG", closed="20200331")
    content += _ods("X81001", "DR A PLANTED") + _ods("X81002", "DR PERSON & PARTNERS")
    lines, rows = _staged(
        tmp_path, content, "provider_id, provider_name, opened_on::varchar, closed_on::varchar"
    )
    assert rows == [
        ("GB-NHS-RX1", "TERN NHS TRUST", "2013-04-01", None),
        ("GB-NHS-00X", "NHS SALT CCG", "2013-04-01", "2020-03-31"),
        ("GB-NHS-X81001", "[name withheld]", "2013-04-01", None),
        ("GB-NHS-X81002", "DR PERSON & PARTNERS", "2013-04-01", None),
    ]
    assert (lines.read, lines.accepted) == (4, 4)


@pytest.mark.parametrize(
    "content",
    [
        _ods("RX1", "TERN NHS TRUST") * 2,
        "".join(_ods(f"RX{n}", "TERN", opened="yesterday") for n in range(9)),
        "".join(_ods(f"RX{n}", "TERN").replace(',""\r', "\r") for n in range(9)),
    ],
)
def test_two_rows_or_other_values_are_no_register(tmp_path, content):
    lines, reasons, engine = stage(tmp_path, {"x.csv": content})
    engine.close()
    assert not lines and reasons == {"x.csv": "no heading row of a kind that we know"}


def test_lists_of_trusts_commissioners_and_care_homes(tmp_path):
    files = {
        "trusts.csv": "trust name,address,postcode,abrev\nTern NHS Trust,Planted,XB9 9ZZ,T_T\n",
        "ccg.csv": "ccg19nm,ccg19cd,abrev,url\nNHS Salt CCG,X38000001,S_C,\n",
        "homes.csv": "name,cqc_id,type,address,postcode,telephone,website,provider,area_code\n"
        "Tern House,1-46,Nursing homes,Planted,XB9 9ZZ,01632960999,NA,"
        "Mr A Planted & Mrs B Planted,X0800\n",
    }
    lines, _, engine = stage(tmp_path, files)
    with engine:
        assert not PLANTED.search(_everything(engine))
        assert engine.run(
            "select provider_name, provider_id, register_number, place_id, short_name, run_by"
            " from stg_provider_register order by source_file_id"
        ) == [
            ("NHS Salt CCG", None, None, "X38000001", "S_C", None),
            ("Tern House", None, "1-46", None, None, "[name withheld]"),
            ("Tern NHS Trust", None, None, None, "T_T", None),
        ]
    assert all(one.read == one.accepted == 1 for one in lines.values())


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("query_string_n,verif_match\nA,B\n", "matched by a research project"),
        (",query_string_n,match_0_n\n0,A,B\n", "bring the registers themselves"),
        ("REPLACETHIS\tWITHTHIS\n&\tAND\n", "rules by which"),
        (",year,SupportSetting,Sector,Expenditure\n1,2015,a,b,1\n", "totals of a country"),
        (",ownership,rating,N,percent,date,year\n1,a,b,1,3,d,2015\n", "totals of a country"),
        ("name,description,address,postcode,telephone\nAda,b,c,d,e\n", "add a column with the"),
        ("icnpo,icnpo_desc\n1100,Arts\n", "classification"),
        ("code,subclass_code,subclass_name\n0,0,Crops\n", "classification"),
        ("key,aootype,aookey,aooname\nA,A,1,ALL\n", "classification"),
        ("Title,Product\nCDID,IHXW\nUnit,x\n1946,0\n", "a series of the Office for National"),
    ],
)  # fmt: skip
def test_what_is_known_and_left_says_why(tmp_path, content, says):
    lines, reasons, engine = stage(tmp_path, {"x.csv": content})
    engine.close()
    assert not lines and says in reasons["x.csv"]
