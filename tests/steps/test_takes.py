"""A step that is given less of a table than the whole gives what it would give of the whole."""

import dataclasses

import pandas as pd
import pytest

from pipelines.build.graph import load_nodes
from pipelines.build.making import given
from tests.support import warehouse

NARROWED = {name: node for name, node in load_nodes().items() if node.takes}


@pytest.fixture(scope="module")
def county(county_build):
    with warehouse(county_build) as engine:
        yield engine


@pytest.mark.parametrize("name", NARROWED)
def test_a_step_gives_the_same_of_what_it_takes_as_of_the_whole(county, name):
    node = NARROWED[name]
    less, whole = given(county, node), given(county, dataclasses.replace(node, takes={}))
    for table in node.takes:
        assert less[table].size < whole[table].size, table
    found, expected = node.run(less), node.run(whole)
    assert len(expected) or name == "int_name_likeness"  # no two names of the county are alike
    pd.testing.assert_frame_equal(found, expected, check_dtype=False)
