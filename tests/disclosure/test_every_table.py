"""Every published table that rests on answers was looked at: no difference in it is a person."""

from pipelines.build.graph import load_nodes

READS = {name: node.reads for name, node in load_nodes().items()}

# Why each tells no more of people than the protected cells do. A new one has to be looked at: does
# it subtract, rank or count what is hidden?
LOOKED_AT = {
    "pub_benefit": "pounds laid by shares of homes, see the shares",
    "pub_benefit_bought": "pounds laid by shares of homes, see the shares",
    "pub_benefit_rule": "pounds laid by shares of homes, see the shares",
    "pub_benefit_sensitivity": "pounds laid by shares of homes, see the shares",
    "pub_burden": "averages by a rule of their own, people to the ten below",
    "pub_contract_place": "values of shown cells, and whether a place was asked",
    "pub_contract_question": "whether anybody was heard, which a hidden cell tells as well",
    "pub_decision_change": "a cell as it was seen beside the shown one, and their difference",
    "pub_disclosure": "numbers of cells, and a per cent of a thousand people or more",
    "pub_heard": "people of shown cells, shares of the sum of shown cells",
    "pub_orphan_outcome": "that a cell is shown",
    "pub_outcome": "the cells themselves, attacked before they are published",
    "pub_outcome_change": "differences of shown values",
    "pub_outcome_chart": "shown values; a hidden one is a gap and shapes no limit",
    "pub_outcome_funnel": "shown cells, and limits that rest on shown ones alone",
    "pub_outcome_funnel_line": "limits that rest on shown cells alone",
    "pub_outcome_funnel_sentence": "words about shown cells",
    "pub_outcome_gap": "differences of shown values",
    "pub_outcome_reading": "words about the last shown values, numbers of series",
    "pub_outcome_rest": "a shown place less the rest of a shown area: one subtraction",
    "pub_outcome_sentence": "words about shown values",
    "pub_outcome_spread": "quantiles of five shown values or more, numbers of wards",
    "pub_outcome_steadied": "means of shown values; a hidden ward has none and shapes none",
    "pub_outcome_travel": "spreads of shown values of five places or more",
    "pub_paired_change": "means over ten pairs or more by a rule of their own (decision 67)",
    "pub_place_outcome": "which places and measures have cells",
    "pub_proms_pair": "whole per cents of a thousand people or more, no count (decision 72)",
    "pub_provider_stop": "the most people that any shown cell of a provider and service has",
    "pub_purpose_ledger": "pounds, and that a cell is shown",
    "pub_question": "words about shown values, numbers of checks",
    "pub_rebase": "that a place has a chart",
    "pub_reported_outcome": "shown values, returns by a rule of their own, their differences",
    "pub_reported_sentence": "words about shown values",
    "pub_sentence": "words about shown values",
    "pub_service": "which services were asked about",
    "pub_unknown": "numbers of wards in which nobody was heard: nought is shown",
    "pub_unplaced": "pounds laid by shares of homes, see the shares",
}
# What they read of people, each with its own rule.
WAYS = {
    "safe_cell": "both rules, and the attack",
    "safe_paired_change": "ten pairs or more, and no sum or difference gives one away",
    "safe_proms_pair": "whole per cents of a thousand people or more: ten counts give the same",
    "safe_reported_outcome": "ten people or more on each side; a provider's own count, no totals",
    "safe_burden": "ten people or more on each side, rounded counts, no sum gives one away",
    "safe_home_share": "steps of 5 % of ten people or more, of a number that is not published",
}


def _from_answers(name):
    return "responses" in name or any(_from_answers(table) for table in READS.get(name, ()))


def test_each_published_table_about_people_was_looked_at():
    found = {name for name in READS if name.startswith("pub_") and _from_answers(name)}
    assert found - LOOKED_AT.keys() == set(), "look at it, then say here why it tells nothing"
    assert LOOKED_AT.keys() - found == set(), "it rests on answers no longer"


def test_each_way_out_of_answers_was_looked_at():
    assert {n for n in READS if n.startswith("safe_") and _from_answers(n)} == WAYS.keys()


def test_only_protection_reads_what_kept_builds_showed():
    assert [name for name in READS if "ref_shown" in READS[name]] == ["safe_cell"]
