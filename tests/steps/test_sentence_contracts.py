"""The sentence of a register says as of which day it is, and where that is a guess."""

import pandas as pd
import pytest

from pipelines.steps import stat_sentence_contracts

NOTHING = pd.DataFrame(columns=["publisher_id", "period", "step", "spend_gbp"])


@pytest.mark.parametrize(
    ("is_stated", "said"),
    [(True, "as at 31 July 2022 lists"),
     (False, "as at 31 July 2022 (its latest start, since the file states no day) lists")],
)  # fmt: skip
def test_a_day_that_nobody_stated_is_said_to_be_a_guess(is_stated, said):
    rows = _sentences(pd.Timestamp("2022-07-31"), is_stated)
    assert said in rows["contracts_lead"]


def test_a_register_without_any_day_says_so():
    rows = _sentences(pd.NaT, False)
    assert set(rows) == {
        "**The register of Brackwater states no day: what is in force is not known.**"
    }


def test_contracts_of_a_file_without_a_day_are_counted_beside_the_others():
    said = _sentences(pd.Timestamp("2022-07-31"), True, dayless=2)["contracts_lead"]
    assert "lists six contracts: **three contracts in force** on that day" in said
    assert said.endswith("with no end date stated, 2 in a file that states no day.")


def _sentences(day, is_stated, dayless=0):
    frames = dict.fromkeys(stat_sentence_contracts.READS, NOTHING) | {
        "dim_publisher": pd.DataFrame(
            {"publisher_id": ["A"], "publisher_name": ["Brackwater"], "place_id": ["X08"]}
        ),
        "fct_contract_state": pd.DataFrame(
            {
                "publisher_id": "A", "state": ["in_force", "ended"], "as_at": day,
                "contracts": [3, 1], "contracts_with_value": [2, 1], "annual_value_gbp": [50.0, 1],
                "is_as_at_stated": [True, is_stated],
            }
        ),
        "dim_contract": pd.DataFrame(
            {"publisher_id": ["A"], "state": ["in_force"], "expiry_date": [day]}
        ),
    }  # fmt: skip
    if dayless:
        state = {"publisher_id": "A", "state": "day_not_stated", "contracts": dayless,
                 "contracts_with_value": 0, "is_as_at_stated": False}  # fmt: skip
        told = frames["fct_contract_state"]
        frames["fct_contract_state"] = pd.concat([told, pd.DataFrame([state])], ignore_index=True)
    return stat_sentence_contracts.run(frames).set_index("block")["sentence"]
