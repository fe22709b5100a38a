"""Alliances and people's decisions: what they name has to be there, or the build says so."""

from decimal import Decimal

import pytest

from pipelines.errors import CheckError, DecisionError, HeadingError, SourceError
from tests import made, support
from tests.build.folders import landed, recognise, write

SPEND = "Date,Supplier,Net,Expense Type\n2022-05-03,Gannet Care Ltd,12.50,Meals and More\n"
PROVIDERS = "Provider ID,Provider Name,Provider Kind\nGB-COH-1,Gannet Limited,company\n"
SERVICES = "kind,field,text,service_id,decided_by,decided_on,why\n"
ALIASES = "payee_name,provider_id,is_the_same,decided_by,decided_on,why\n"


def test_an_alliance_lands_with_its_lists(tmp_path):
    content = '[[alliance]]\nalliance_id = "alliance:a"\nname = "A"\nfrom = 2024-04-01\nwards = ["W1", "W2"]\n'  # noqa: E501
    tables, files = landed(tmp_path, {"alliances.toml": content})
    (row,) = tables["raw_alliances"]
    assert (row["from"], row["wards"], row["small_areas"]) == ("2024-04-01", "W1|W2", None)
    assert files[0]["lines_read"] == 1


@pytest.mark.parametrize(
    ("content", "error", "says"),
    [
        ("[[alliance]\n", SourceError, "is not TOML"),
        ('[[alliance]]\nname = "A"\n', HeadingError, "alliances 1 lacks 'alliance_id'"),
        ("alliance = [3]\n", SourceError, "entry 1 is no table"),
    ],
)
def test_alliances_that_cannot_be_read_say_so(tmp_path, content, error, says):
    with pytest.raises(error, match=says):
        recognise(tmp_path, {"alliances.toml": content})


FILES = {"spend/x/2022-05.csv": SPEND, "providers.csv": PROVIDERS}


CHECKS = ("decided_services_still_match", "decided_aliases_still_match")


def _decided(root, **decisions):
    """The folder of the files with tables of `decisions/`, given by name."""
    return write(root, FILES | {f"decisions/{name}.csv": text for name, text in decisions.items()})


def test_what_people_decided_counts(tmp_path):
    folder = _decided(
        tmp_path,
        services=f"{SERVICES}spend,expense_type,meals and more,home_care,Us,2024-01-01,So\n",
        aliases=f"{ALIASES}Gannet Care Ltd,GB-COH-1,yes,Us,2024-01-01,So\n",
    )
    with made.tables(folder, "int_spend_service", "dim_provider", checks=CHECKS) as engine:
        assert engine.run("select service_id, service_method from int_spend_service") == [
            ("home_care", "decided")
        ]
        assert engine.run("select provider_id, payments from dim_provider") == [("GB-COH-1", 1)]
        assert made.offended(engine, CHECKS) == set()


@pytest.mark.parametrize(
    ("decisions", "check"),
    [
        (
            {"services": f"{SERVICES}spend,expense_type,Gone,home_care,Us,2024-01-01,So\n"},
            "decided_services_still_match",
        ),
        ({"aliases": f"{ALIASES}Nobody Ltd,GB-COH-1,yes,Us,2024-01-01,So\n"}, CHECKS[1]),
    ],
)
def test_a_decision_that_matches_nothing_is_found(tmp_path, decisions, check):
    with made.tables(_decided(tmp_path, **decisions), checks=CHECKS) as engine:
        assert made.offended(engine, CHECKS) == {check}


@pytest.mark.parametrize(
    ("decisions", "error", "says"),
    [
        (
            {"services": f"{SERVICES}spend,expense_type,meals and more,nothing,Us,2024-01-01,So\n"},
            CheckError,
            "names a service of ours",
        ),
        ({"aliases": "payee,provider\nx,y\n"}, DecisionError, "line 2 is not payee_name"),
    ],
)
def test_a_decision_that_cannot_be_meant_stops_the_build(tmp_path, decisions, error, says):
    with pytest.raises(error, match=says):
        support.build_small(_decided(tmp_path / "data", **decisions), tmp_path / "out")


DECISIONS = (
    "decision_id,decided_on,decided_by,question,options,chosen,why,measure,place,period,review_on"
)
SEEN = ",seen_value,seen_lower,seen_upper,seen_people,seen_why"
ROW = "D-1,2024-02-14,Board,Why?,A | B,A,So,get_around,X1,FY2022-23,2025-02-14"


def test_a_decision_keeps_what_was_seen_and_may_have_seen_nothing(tmp_path):
    folder = _decided(tmp_path, decisions=f"{DECISIONS}{SEEN}\n{ROW},0.62,0.58,0.66,886,\n")
    with made.tables(folder, "dim_decision") as engine:
        assert engine.run("select seen_value, seen_people, seen_why from dim_decision") == [
            (0.62, 886, None)
        ]


def test_the_columns_of_what_was_seen_may_be_left_out(tmp_path):
    folder = _decided(tmp_path, decisions=f"{DECISIONS}\n{ROW}\n")
    with made.tables(folder, "dim_decision") as engine:
        assert engine.run("select seen_value, review_on is null from dim_decision") == [
            (None, False)
        ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (f"{DECISIONS}{SEEN}\n{ROW},about 60%,,,,\n", "line 2: seen_value is not a number"),
        (f"{DECISIONS}{SEEN}\n{ROW},0.6,0.5,0.7,many,\n", "line 2: seen_people is not a number"),
        (f"{DECISIONS}\n{ROW.replace('2025-02-14', 'soon')}\n", "line 2: review_on is not a day"),
        (f"{DECISIONS}\n{ROW.replace('2025-02-14', '20250214')}\n", "review_on is not a day such"),
        (
            f"{DECISIONS}\n{ROW.replace('2025-02-14', '2025-W07-5')}\n",
            "review_on is not a day such",
        ),
        (f"{DECISIONS},seen_value\n{ROW},0.6\n", "line 2 is not decision_id"),
    ],
)
def test_what_cannot_be_read_of_a_decision_is_said_not_dropped(tmp_path, text, says):
    folder = _decided(tmp_path, decisions=text)
    with pytest.raises(DecisionError, match=says), made.tables(folder):
        pass


CORRECTION = """
[[correction]]
kind = "spend"
file = "spend/x/2022-05.csv"
transaction_number = "{number}"
column = "{column}"
written = "{written}"
meant = "1.25"
reason = "A point too far"
decided_by = "Us"
decided_on = 2024-01-01
"""
NUMBERED = (
    "Date,Supplier,Net,Transaction Number\n2022-05-03,Gannet Ltd,12.50,T1\n2022-05-04,Ash,3,T2\n"
)


MATCHES = ("corrections_still_match",)


def _corrected(root, text):
    """The tables of a folder with one correction, by which a build would also judge it."""
    files = {"spend/x/2022-05.csv": NUMBERED, "decisions/corrections/one.toml": text}
    return made.tables(write(root, files), "pub_correction", checks=MATCHES)


def _correction(number="T1", column="amount_net", written="12.50"):
    return CORRECTION.format(number=number, column=column, written=written)


def test_a_correction_counts_and_is_published_with_its_reason(tmp_path):
    with _corrected(tmp_path, _correction()) as engine:
        assert engine.one("select sum(amount_gbp) from stg_spend") == Decimal("4.25")
        assert engine.one("select amount_net from raw_spend where transaction_number = 'T1'") == (
            "12.50"
        )
        assert engine.run("select written_gbp, meant_gbp from pub_correction") == [
            (Decimal("12.50"), Decimal("1.25"))
        ]
        assert made.offended(engine, MATCHES) == set()


@pytest.mark.parametrize(
    "changed", [{"number": "T9"}, {"written": "12.51"}, {"column": "amount_gross"}]
)
def test_a_correction_that_no_longer_matches_is_found(tmp_path, changed):
    with _corrected(tmp_path, _correction(**changed)) as engine:
        assert made.offended(engine, MATCHES)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[correction]\n", "is not TOML"),
        ("[[correction]]\nkind = 'spend'\n", "lacks file, transaction_number"),
        (_correction(column="payee_name"), "is not about an amount"),
        (_correction(written="lots"), "written is not pounds and pence"),
        (_correction().replace("2022-05.csv", "gone.csv"), "which is not in the folder"),
        (_correction().replace("2024-01-01", '"20240101"'), "decided_on is no day"),
    ],
)
def test_a_correction_that_cannot_be_read_says_so(tmp_path, text, says):
    with pytest.raises(DecisionError, match=says), _corrected(tmp_path, text):
        pass


def test_decisions_that_are_not_utf8_are_said(tmp_path):
    """As a spreadsheet saves them by default."""
    root = write(tmp_path, {"spend/x/2022-05.csv": SPEND})
    (root / "decisions").mkdir()
    (root / "decisions" / "aliases.csv").write_bytes((ALIASES + "Zoë,x,yes,,,\n").encode("cp1252"))
    says = "decisions/aliases.csv: it is not UTF-8 text"
    with pytest.raises(DecisionError, match=says), made.tables(root):
        pass


GROUPS = "provider_id,parent_id,parent_name,decided_by,decided_on,why\n"
PAYEES = "payee_name,is_person,decided_by,decided_on,why\n"


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("aliases", f"{ALIASES}Gannet Care Ltd,GB-COH-1,yes,A,2024-01-01,\n"
         "GANNET  CARE LTD,GB-COH-2,yes,B,2024-01-01,\n",
         "aliases.csv: line 2 and line 3 are decisions of one day about the same payee_name"),
        ("aliases", f"{ALIASES}Gannet Care Ltd,GB-COH-1,yes,A,,\nx,GB-COH-1,no,A,,\n"
         "Gannet Care Ltd,GB-COH-1,no,B,,\n", "line 2 and line 4 are decisions without a day"),
        ("payees", f"{PAYEES}Tern,yes,A,2024-01-01,\nTern,no,B,2024-01-01,\n", "line 2 and line 3"),
        ("services", f"{SERVICES}spend,expense_type,meals,home_care,A,2024-01-01,\n"
         "spend,expense_type,Meals,catering,A,2024-01-01,\n", "services.csv: line 2 and line 3"),
        ("groups", f"{GROUPS}GB-COH-1,GB-COH-2,,A,2024-01-01,\nGB-COH-1,,Tern plc,A,2024-01-01,\n",
         "groups.csv: line 2 and line 3"),
        ("groups", f"{GROUPS}GB-COH-1,GB-COH-2,,A,2024-01-01,\nGB-COH-2,GB-COH-1,,A,2025-01-01,\n",
         "groups.csv: line 2, line 3: going from parent to parent comes back"),
        ("groups", f"{GROUPS}GB-COH-1,GB-COH-1,,A,2024-01-01,\n", "line 2: going from parent"),
    ],
)  # fmt: skip
def test_decisions_of_one_day_that_say_different_things_are_an_error(tmp_path, name, text, says):
    folder = _decided(tmp_path, **{name: text})
    with pytest.raises(DecisionError, match=says) as error, made.tables(folder):
        pass
    assert error.value.exit_code == 18 and "Gannet" not in str(error.value)


def test_a_later_day_and_the_same_said_twice_are_no_contradiction(tmp_path):
    folder = _decided(
        tmp_path,
        aliases=f"{ALIASES}Gannet Care Ltd,GB-COH-1,no,A,2023-01-01,\n"
        "Gannet Care Ltd,GB-COH-1,yes,A,2024-01-01,\nGannet Care Ltd,GB-COH-1,yes,B,2024-01-01,\n"
        "GANNET CARE LTD,GB-COH-1,yes,B,2024-01-01,\n",
        groups=f"{GROUPS}GB-COH-1,GB-COH-2,,A,2023-01-01,\n"
        "GB-COH-1,,Tern Holdings plc,A,2024-01-01,\n",
        payees=f"{PAYEES}Gannet Care Ltd,no,A,2024-01-01,\n",
    )
    with made.tables(folder, "pub_provider_group") as engine:
        (row,) = engine.rows("select * from pub_provider_group")
    assert (row["parent_provider_name"], row["parent_basis"]) == ("Tern Holdings plc", "decided")
    assert row["group_id"] == "local:tern-holdings" and row["group_members"] == 1


def test_a_decided_parent_of_nobody_we_know_is_found(tmp_path):
    folder = _decided(tmp_path, groups=f"{GROUPS}GB-COH-8,GB-COH-1,,A,2024-01-01,\n")
    checks = {"decided_groups_still_match"}
    with made.tables(folder, checks=checks) as engine:
        assert made.offended(engine, checks) == checks


def test_a_folder_in_place_of_a_decisions_file_is_said(tmp_path):
    root = write(tmp_path, {"spend/x/2022-05.csv": SPEND})
    (root / "decisions" / "aliases.csv").mkdir(parents=True)
    says = "aliases.csv: it is not a file that can be read"
    with pytest.raises(DecisionError, match=says), made.tables(root):
        pass


def test_a_link_to_nowhere_in_place_of_a_decisions_file_is_said(tmp_path):
    root = write(tmp_path, {"spend/x/2022-05.csv": SPEND})
    (root / "decisions").mkdir()
    (root / "decisions" / "aliases.csv").symlink_to(root / "gone.csv")
    says = "aliases.csv: it is not a file that can be read"
    with pytest.raises(DecisionError, match=says), made.tables(root):
        pass


def test_that_nobody_is_above_a_provider_can_be_decided(tmp_path):
    folder = _decided(
        tmp_path,
        aliases=f"{ALIASES}Gannet Care Ltd,GB-COH-1,yes,A,2024-01-01,\n",
        groups=f"{GROUPS}GB-COH-1,,,A,2024-01-01,Asked\n",
    )
    with made.tables(folder, "pub_provider_group") as engine:
        (row,) = engine.rows("select * from pub_provider_group")
    assert row["no_parent_because"] == "people decided that nobody is above it"
    assert row["group_id"] is row["group_steps"] is row["group_confidence"] is None
