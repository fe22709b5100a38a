"""The sentences about contracts: one row per block, place and period."""

import pandas as pd

from pipelines.stats import sentences

READS = ("fct_contract_state", "dim_contract", "dim_publisher")
TAKES = {"dim_contract": "select publisher_id, state, expiry_date from dim_contract"}
WRITES = "stat_sentence_contracts"
GRAIN = ("block", "place_id", "period")


def run(frames):
    """Sentences for each publisher's place."""
    rows = []
    publishers = frames["dim_publisher"]
    for publisher in publishers[publishers["place_id"].notna()].itertuples():
        own = {
            name: frames[name][frames[name]["publisher_id"] == publisher.publisher_id]
            for name in READS
        }
        rows += _register(publisher, own)
    return pd.DataFrame(rows, columns=["block", "place_id", "period", "sentence"])


def _register(publisher, own):
    states = own["fct_contract_state"].set_index("state")
    place, name = publisher.place_id, sentences.plain(publisher.publisher_name)
    if states.empty:
        said = f"**No register of contracts is loaded for {name}.**"
        for block in ("contracts_lead", "contracts_state", "contracts_ending"):
            yield block, place, "all", said
        return
    register_date = states["as_at"].max()
    if pd.isna(register_date):
        said = f"**The register of {name} states no day: what is in force is not known.**"
        for block in ("contracts_lead", "contracts_state", "contracts_ending"):
            yield block, place, "all", said
        return
    as_at = sentences.day(register_date)
    force = states.loc["in_force"] if "in_force" in states.index else None
    count = 0 if force is None else int(force["contracts"])
    total = int(states["contracts"].sum())
    yield (
        "contracts_lead",
        place,
        "all",
        f"The register of {name} as at {as_at}{_guessed(states)} lists "
        f"{sentences.number(total, 'contract')}: "
        f"**{sentences.number(count, 'contract')} in force** on that day, "
        f"{_count(states, 'ended')} ended but still listed, "
        f"{_count(states, 'not_started')} not yet started, "
        f"{_count(states, 'end_not_stated')} with no end date stated{_dayless(states)}.",
    )
    yield "contracts_state", place, "all", _worth(force, as_at)
    yield "contracts_ending", place, "all", _ending(own["dim_contract"], register_date)


def _guessed(states):
    """A file that states no day is read as of its latest start."""
    if states[states["as_at"].notna()]["is_as_at_stated"].all():
        return ""
    return " (its latest start, since the file states no day)"


def _dayless(states):
    """Contracts of a file that states neither its day nor a start, beside those of others."""
    if "day_not_stated" not in states.index:
        return ""
    return f", {_count(states, 'day_not_stated')} in a file that states no day"


def _count(states, state):
    return f"{int(states.loc[state, 'contracts']) if state in states.index else 0:,}"


def _worth(force, as_at):
    if force is None:
        return f"**No contract of the register was in force on {as_at}.**"
    count, valued = int(force["contracts"]), int(force["contracts_with_value"])
    if not valued:
        return (
            f"**{sentences.number(count, 'contract').capitalize()} in force; none states a value.**"
        )
    missing = count - valued
    rest = f" For the other {missing:,} the register states no value a year." if missing else ""
    return (
        f"**{sentences.number(valued, 'contract').capitalize()} in force on {as_at} state a value "
        f"of {sentences.pounds(force['annual_value_gbp'])} a year together.**{rest}"
    )


def _ending(contracts, register_date):
    in_force = contracts[contracts["state"] == "in_force"]
    if in_force.empty:
        return f"**No contract was in force on {sentences.day(register_date)}.**"
    year_on = pd.Timestamp(register_date) + pd.DateOffset(years=1)
    ending = int((pd.to_datetime(in_force["expiry_date"]) <= year_on).sum())
    return (
        f"**{ending:,} of the {len(in_force):,} contracts in force end by "
        f"{sentences.day(year_on)}.** Where many end together, decisions crowd."
    )
