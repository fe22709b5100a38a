"""Likely pairs: judged ones are told apart, and the same names always come to the same figures."""

import csv
import tomllib

import pandas as pd
import pytest

from benchmarks.linkage import figures, judged, linked_names, words
from pipelines.config import PROJECT
from pipelines.linkage import link
from pipelines.linkage.choice import ASKED_FROM, choose
from pipelines.linkage.link import likely_pairs
from pipelines.linkage.parts import parts_of

WORDS = words()


@pytest.mark.oracle
def test_pairs_that_people_judged_are_told_apart(oracle_folder):
    told = figures(judged(oracle_folder / "linkage_pairs.csv"))
    assert told.precision >= 0.97
    assert told.f1 > 0.85


LINKED = [
    ("GANNET POINT HOSP NHS FT", "Gannet Point Hospitals NHS Foundation Trust"),
    ("NHS TRUST CURLEW BAY", "Curlew Bay NHS Trust"),
    ("LB Wrenmarsh", "London Borough of Wrenmarsh Council"),
    ("QUAYTIDE RECOVERY & WELLBEING LTD.", "Quaytide Recovery and Wellbeing Limited"),
    ("QUAYTIDE RECOVRY WELLBEING", "Quaytide Recovery and Wellbeing Limited"),
    ("SALTINGS SURGERY TARNWICK", "The Saltings Surgery"),
    ("Otterhithe Care Ltd T/A Otterhithe at Home", "Otterhithe Care Limited"),
    ("WRENMARSH COUNTY COUNCIL RATES", "Wrenmarsh County Council"),
    ("TARNTIDE RECOVERY COMMUN", "Tarntide Recovery Community"),
    ("WRENMARSH UNIV", "University of Wrenmarsh"),
    ("WRENMARSH C.V.S.", "Wrenmarsh Council for Voluntary Service"),
]
OTHERS = [
    ("Gannet Services Ltd", "Gannet"),  # a trading company
    ("Gannet Holdings Limited", "Gannet Limited"),
    ("Dunlin Finance Ltd", "Dunlin Limited"),
    ("Gannet Ltd", "Gannet Group plc"),
    ("GANNET CARE (NORTHERN) LTD", "Gannet Care (Southern) Ltd"),
    ("Wrenmarsh County Council", "Wrenmarsh Hospitals NHS Foundation Trust"),
    ("Wrenmarsh City Council", "Wrenmarsh-under-Fell Borough Council"),
    ("Age UK Wrenmarsh", "Age UK Pellingate"),
    ("RIVERGATE MEDICAL CENTRE", "Medical Centre"),
    ("WEST WRENMARSH COUNCIL", "East Wrenmarsh Council"),
    ("WRENMARSH HOSPITAL CHARITY", "Wrenmarsh Hospital NHS Trust"),
    ("Bramblewick Carers Limited", "Bramblewick Care Limited"),
    ("GAN", "Gannet Adult Nursing Limited"),  # initials alone are for a person to judge
]


def test_spellings_that_are_linked():
    others = ["Bramblewick Care Limited", "Sallow Trust", "Pellingate City Council"]
    listed = {name: name for name in [*(name for _, name in LINKED), *others]}
    assert linked_names([written for written, _ in LINKED], listed, WORDS)[0] == dict(LINKED)


def test_names_of_others_are_not_linked():
    listed = {name: name for _, name in OTHERS}
    linked, _ = linked_names([written for written, _ in OTHERS], listed, WORDS)
    assert [pair for pair in OTHERS if linked.get(pair[0]) == pair[1]] == []


def test_two_that_are_equally_near_are_asked_about():
    listed = {"Gannet Point Surgery Lodemouth": "A", "Gannet Point Surgery Tarnwick": "B"}
    linked, asked = linked_names(["GANNET POINT SURGERY"], listed, WORDS)
    assert (linked, asked) == ({}, {"GANNET POINT SURGERY"})
    alone = {"Gannet Point Surgery Lodemouth": "A"}
    assert linked_names(["GANNET POINT SURGERY"], alone, WORDS)[0] == {"GANNET POINT SURGERY": "A"}


def test_what_people_refused_is_not_linked_again():
    pairs = likely_pairs(["GANNET CARE LTD."], ["Gannet Care"], WORDS)
    pairs["provider_id"] = "P1"
    assert choose(pairs)["link_outcome"].tolist() == ["linked"]
    assert choose(pairs, {("GANNET CARE LTD.", "P1")}).empty


def test_the_same_names_come_to_the_same_figures_in_any_order_and_company():
    payees = ["GANNET POINT HOSP", "QUAYTIDE RECOVRY", "SALTINGS SURGERY TARNWICK"]
    listed = ["Gannet Point Hospital NHS Trust", "Quaytide Recovery", "The Saltings Surgery"]
    once = likely_pairs(payees, listed, WORDS)
    again = likely_pairs(payees[::-1], listed[::-1], WORDS)
    assert once.equals(again)
    more = likely_pairs(payees, [*listed, "Wenbury Roofing Limited"], WORDS)
    assert more.merge(once).shape == once.shape


def test_reasons_are_given_in_words():
    pairs = likely_pairs(["Gannet Holdings Limited"], ["Gannet Limited"], WORDS)
    pairs["provider_id"] = "P1"
    told = choose(pairs).to_dict("records")
    assert [row["link_outcome"] for row in told] == ["asked"]
    assert "the words of its own are the same" in told[0]["reasons_for"]
    assert "a holding company" in told[0]["reasons_against"]


def test_parts_of_a_name():
    parts = parts_of("TRUST TOTAL GANNET POINT HOSPS NHS F TRUST RXR", WORDS)
    assert (parts["own"], parts["body"]) == (["GANNET", "POINT"], "hospital")
    assert parts_of("Gannet (UK) Ltd", WORDS)["form"] == "limited"
    assert parts_of("L B OF WRENMARSH66400600", WORDS)["own"] == ["WRENMARSH"]
    assert parts_of("<script>", WORDS)["own"] == ["SCRIPT"]
    assert parts_of("‮", WORDS)["whole"] == ""


def test_the_planted_spellings_of_the_county_are_found_without_a_decision():
    truths = tomllib.loads((PROJECT / "pipelines/demo/truths.toml").read_text(encoding="utf-8"))
    with (PROJECT / "pipelines/demo/providers.csv").open(encoding="utf-8") as file:
        providers = {row["name"]: row["provider_key"] for row in csv.DictReader(file)}
    listed = providers | {
        "Wrenmarsh County Council": "county",
        "Pellingate City Council": "city",
        "NHS Wrenmarsh and Pellingate Integrated Care Board": "icb",
    }
    planted = truths["planted"]
    spellings = planted["five_spellings"]["spellings"]
    transfers = {one["payee_name"]: one["payee"] for one in planted["transfer"]}
    linked, asked = linked_names([*spellings, *transfers], listed, WORDS)
    assert {linked.get(name) for name in spellings} == {planted["five_spellings"]["provider"]}
    assert {name: linked.get(name) for name in transfers} == transfers
    near = planted["nearly_the_same_name"]
    names = {key: name for name, key in providers.items()}
    alone = {names[near["one"]]: near["one"]}
    assert linked_names([names[near["other"]]], alone, WORDS)[0] == {}


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script> Ltd", "=cmd()", "x" * 500, "\u202eegnar", ""]
)
def test_an_attackers_name_is_a_name(name):
    pairs = likely_pairs([name], [name + "'; drop table names; --", "Gannet Ltd"], WORDS)
    assert not pairs["listed_name"].eq("Gannet Ltd").any()


def _some_names():
    payees = [written for written, _ in LINKED + OTHERS] + ["GANNET POINT SURGERY"]
    listed = [name for _, name in LINKED + OTHERS]
    return payees, listed + ["Gannet Point Surgery Lodemouth", "Gannet Point Surgery Tarnwick"]


def test_pairs_that_are_too_unlikely_to_be_asked_about_decide_nothing():
    every = likely_pairs(*_some_names(), WORDS)
    enough = likely_pairs(*_some_names(), WORDS, ASKED_FROM)
    assert 0 < len(enough) < len(every)
    chosen = [
        choose(pairs.assign(provider_id=pairs["listed_name"])).to_dict("records")
        for pairs in (every, enough)
    ]
    assert chosen[0] == chosen[1] and chosen[0]


def test_how_many_are_scored_at_a_time_changes_nothing(monkeypatch):
    at_once = likely_pairs(*_some_names(), WORDS)
    monkeypatch.setattr(link, "_AT_ONCE", 3)
    pd.testing.assert_frame_equal(likely_pairs(*_some_names(), WORDS), at_once)
