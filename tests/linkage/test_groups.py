"""Groups: up from parent to parent, and never round in a circle."""

import random

import pytest

from pipelines.errors import DecisionError
from pipelines.linkage.groups import groups_of


def test_everybody_belongs_to_whoever_is_above_all():
    parents = {
        "home": ("firm", "care register", 0.8),
        "firm": ("holding", "list of providers", 0.95),
        "other": ("holding", "decided", 1.0),
    }
    groups, refused = groups_of(parents)
    assert groups["home"] == ("holding", 2, pytest.approx(0.76))
    assert groups["holding"] == ("holding", 0, 1.0)
    assert {of for of, _, _ in groups.values()} == {"holding"} and not refused


def test_what_registers_state_in_a_circle_counts_for_nobody_on_it():
    said = "list of providers"
    parents = {"a": ("b", said, 0.9), "b": ("a", said, 0.9), "c": ("a", said, 0.9)}
    groups, refused = groups_of(parents)
    assert refused == {"a", "b"}
    assert groups["c"][:2] == ("a", 1) and "b" not in groups


def test_in_a_circle_what_people_decided_stands():
    parents = {"a": ("b", "decided", 1.0), "b": ("a", "list of providers", 0.9)}
    groups, refused = groups_of(parents)
    assert refused == {"b"} and groups["a"][:2] == groups["b"][:1] + (1,)


def test_decisions_alone_in_a_circle_are_an_error():
    with pytest.raises(DecisionError, match="2 decided parents come back"):
        groups_of({"a": ("b", "decided", 1.0), "b": ("a", "decided", 1.0)})


def test_the_order_of_what_is_stated_changes_nothing():
    """Random graphs, circles and chains among them."""
    draw = random.Random(20261126)
    for _ in range(200):
        ids = [f"p{n}" for n in range(9)]
        said = {
            one: (draw.choice([i for i in ids if i != one]), "list of providers", 0.9)
            for one in draw.sample(ids, 6)
        }
        groups, refused = groups_of(said)
        mixed = list(said.items())
        draw.shuffle(mixed)
        assert groups_of(dict(mixed)) == (groups, refused)
        for one, (head, steps, _) in groups.items():
            assert groups[head] == (head, 0, 1.0) and steps < 9
            assert (steps == 0) == (head == one)
