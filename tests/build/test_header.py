"""A model's header: read whole, or refused with the correction."""

import pytest

from pipelines.build.header import AUDIENCES, Header, read_header
from pipelines.errors import ModelError

FULL = '''/*---
description = """
What was paid.

For each month.
"""
grain      = ["publisher_id", "month"]
not_null   = ["spend_gbp"]
references = { publisher_id = "dim_publisher" }
within     = { payments = "0 .. 10" }
accepted   = { flow_kind = ["grant"] }
audiences  = ["board", "officer"]
order      = ["month"]
---*/

-- A reason.
select 1 as month;
'''


def _header(*lines):
    return "/*---\n" + "\n".join(lines) + "\n---*/\nselect 1 as x\n"


def test_every_key_is_read():
    header, select = read_header(FULL, "fct_x")
    assert header == Header(
        description="What was paid.\n\nFor each month.",
        grain=("publisher_id", "month"),
        not_null=("spend_gbp",),
        references={"publisher_id": "dim_publisher"},
        within={"payments": "0 .. 10"},
        accepted={"flow_kind": ["grant"]},
        audiences=("board", "officer"),
        order=("month",),
    )
    assert select == "-- A reason.\nselect 1 as month"


def test_what_is_not_said_promises_nothing_and_hides_nothing():
    header, _ = read_header(_header('description = "d"', 'grain = ["x"]'), "fct_x")
    assert header == Header("d", ("x",))
    assert header.audiences == AUDIENCES == ("public", "board", "officer")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("select 1 as x", "fct_x: has no header. Begin the file with /\\*---"),
        ("\n" + _header('description = "d"', 'grain = ["x"]'), "has no header"),
        (_header("description = "), "its header is no TOML .* Mend that line"),
        (_header('grain = ["x"]'), "its header lacks 'description'. Every model states it"),
        (_header('description = "d"'), "its header lacks 'grain'"),
        (_header('description = ""', 'grain = ["x"]'), "its header lacks 'description'"),
        (_header('description = "d"', "grain = []"), "its header lacks 'grain'"),
        (
            _header('description = "d"', 'grain = ["x"]', 'notnull = ["x"]'),
            "unknown key 'notnull'. Did you mean 'not_null'\\?",
        ),
        (_header('description = "d"', 'grain = ["x"]', "zzz = 1"), "'zzz'. Known: .*'accepted'"),
        (
            _header('description = "d"', 'grain = ["x"]', 'audiences = ["press"]'),
            "unknown audience 'press'. Known: .*'officer'",
        ),
        (
            _header('description = "d"', 'grain = ["x"]', 'audiences = ["public", "officer"]'),
            "is for public and officer and not for a wider audience",
        ),
    ],
)
def test_errors_name_the_model_and_the_correction(text, says):
    with pytest.raises(ModelError, match=says) as caught:
        read_header(text, "fct_x")
    assert str(caught.value).startswith("fct_x: ")
