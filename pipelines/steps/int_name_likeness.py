"""Names that are probably a listed provider, and those that a person is asked about.

Only names that are plainly an organisation's take part, on both sides (`int_payee_kind`): no
person is linked by likeness or asked about. Whoever is known by decision, number or plain name is
left alone; a supplier of whom only the name is known may still be one on a list. `link_outcome` is
`linked` or `asked`.
"""

import numpy as np

from pipelines.errors import DecisionError
from pipelines.linkage.choice import ASKED_FROM, choose
from pipelines.linkage.identifiers import read_org_id
from pipelines.linkage.link import likely_pairs
from pipelines.linkage.parts import words_of

READS = (
    *("int_supplier_names", "int_payee_kind", "int_payee_known", "int_listed_name"),
    *("ref_linkage_words", "ref_decided_aliases"),
)
TAKES = {
    "int_supplier_names": "select name_text, supplier_key, is_withheld, names_no_single_supplier"
    " from int_supplier_names",
    "int_payee_kind": "select name_text, payee_kind from int_payee_kind",
    "int_payee_known": "select name_text, provider_id, list_order from int_payee_known",
}
WRITES = "int_name_likeness"
GRAIN = ("name_text", "provider_id")

COLUMNS = {
    "payee_name": "name_text",
    "provider_id": "provider_id",
    "listed_name": "listed_name",
    "likelihood": "provider_confidence",
    "link_outcome": "link_outcome",
    "reasons_for": "reasons_for",
    "reasons_against": "reasons_against",
}
_NO_NUMBER = 4  # the list of suppliers of whom no number is known


def run(frames):
    """One row per name and provider that it is linked to or may be."""
    decisions = frames["ref_decided_aliases"]
    listed = frames["int_listed_name"]
    _require_no_contradiction(decisions, listed)
    names, known = frames["int_supplier_names"], frames["int_payee_known"]
    kinds = frames["int_payee_kind"]
    # Lists throughout: pandas takes ten times as long to find one text among many.
    organisations = set(kinds.loc[kinds["payee_kind"] == "organisation", "name_text"].tolist())
    is_one = ~names["is_withheld"].astype(bool) & ~names["names_no_single_supplier"].astype(bool)
    is_one &= names["supplier_key"].notna()
    payees = organisations.intersection(names.loc[is_one, "name_text"].tolist())
    payees -= set(known.loc[known["list_order"] < _NO_NUMBER, "name_text"].tolist())
    listed = listed[_are_in(organisations, listed["name_text"])]
    table = frames["ref_linkage_words"]
    words = words_of(zip(table["written"], table["means"].fillna(""), table["kind"], strict=True))
    # Below what is asked about, a pair decides nothing.
    pairs = likely_pairs(payees, set(listed["name_text"].tolist()), words, ASKED_FROM)
    pairs = pairs.merge(
        listed[["name_text", "provider_id", "list_order"]],
        left_on="listed_name",
        right_on="name_text",
    )
    own = dict(zip(known["name_text"].tolist(), known["provider_id"].tolist(), strict=True))
    itself = [own.get(name) for name in pairs["payee_name"].tolist()]
    pairs = pairs[pairs["provider_id"].to_numpy(dtype=object) != np.array(itself, dtype=object)]
    # A supplier without a number may be one that has one, never another one without.
    is_unnumbered = _are_in(own, pairs["payee_name"]) & (pairs["list_order"] == _NO_NUMBER)
    pairs, refused = pairs[~is_unnumbered], _refused(decisions, payees)
    chosen = choose(_through(pairs, own, refused), refused)
    return chosen[list(COLUMNS)].rename(columns=COLUMNS)


def _are_in(known, names):
    return np.array([name in known for name in names.tolist()], dtype=bool)


def _refused(decisions, payees):
    no = decisions[decisions["is_the_same"].str.lower() == "no"]
    told = set(zip(no["payee_name"].str.lower(), no["provider_id"], strict=True))
    lower = {}
    for name in payees:
        lower.setdefault(name.lower(), []).append(name)
    return {(name, provider) for low, provider in told for name in lower.get(low, ())}


def _through(pairs, own, refused):
    """A supplier without a number who is a listed provider stands for that provider."""
    suppliers = choose(pairs[_are_in(own, pairs["payee_name"])], refused)
    linked = suppliers[suppliers["link_outcome"] == "linked"]
    onward = {
        own[name]: provider
        for name, provider in zip(linked["payee_name"], linked["provider_id"], strict=True)
    }
    return pairs.assign(provider_id=[onward.get(one, one) for one in pairs["provider_id"].tolist()])


def _require_no_contradiction(decisions, listed):
    """A decision that a name is another organisation than the number beside it says is an error."""
    yes = decisions[decisions["is_the_same"].str.lower() == "yes"]
    numbered = listed[listed["states_number"].astype(bool)]
    beside = {}
    for name, provider in zip(
        numbered["name_text"].tolist(), numbered["provider_id"].tolist(), strict=True
    ):
        beside.setdefault(name.lower(), set()).add(provider)
    for row, (name, provider) in enumerate(
        zip(yes["payee_name"], yes["provider_id"], strict=True), start=1
    ):
        said, stated = read_org_id(provider), beside.get(name.lower(), set())
        same_register = {
            one for one in map(read_org_id, stated) if one and said and one[0] == said[0]
        }
        if same_register and said not in same_register:
            raise DecisionError(
                "decisions/aliases.csv",
                f"the {_ordinal(row)} name that it calls the same as {provider} stands beside"
                f" another number of {said[0]} in the files",
                "Take the decision back, or mend the number where it is wrong.",
            )


def _ordinal(number):
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number % 100 not in (11, 12, 13) else 0)
    return f"{number}{ending or 'th'}"
