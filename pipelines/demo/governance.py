"""What people decided and agreed: alliances, decisions, learning, aliases, corrections, read-me."""

from importlib import resources

from pipelines.demo.files import money, pence

_BY = "Commissioning data lead"


_SEEN = ("seen_value", "seen_lower", "seen_upper", "seen_people", "seen_why")


def write_governance(folder, county, world, providers, truths, words, *, as_seen):
    """Write everything that people decide, the sources and the read-me.

    `as_seen` says whether this county publishes the cells that its truths declare as seen.
    """
    planted = truths["planted"]
    folder.text("alliances.toml", _alliances(county))
    _registers(folder, words, truths["seen"] if as_seen else {})
    _aliases(folder, world, providers, planted)
    folder.text("decisions/targets.toml", _own("targets.toml"))
    folder.text("decisions/rebases.toml", _own("rebases.toml"))
    folder.text("prices/gdp_deflators.csv", _own("gdp_deflators.csv"))
    if planted["pfi"]:  # what people recorded of planted contracts
        folder.text("decisions/contracts.csv", _own("contracts.csv"))
        folder.text("decisions/kpis.csv", _own("kpis.csv"))
    if truth := planted["mistyped_amount"]:
        folder.text(f"decisions/corrections/{truth['month']}-pellingate.toml", _correction(truth))
    folder.text("sources.toml", _own("sources.toml"))
    readme = _own("README.md")
    if not planted.names():
        readme = readme.partition("## What is planted")[0] + _NOTHING
    folder.text("README.md", readme)


_NOTHING = "## What is planted\n\nNothing: this county was written with `--null`.\n"


def _own(name):
    return resources.files(__package__).joinpath("templates", name).read_text(encoding="utf-8")


def _alliances(county):
    """Two alliances that share two wards: one lists wards, the other small areas."""
    wards = [w["code"] for w in county.wards if w["district"]["letter"] in "BC"]
    shared = wards[8:10]  # the last two of Quillbury
    near = [w["code"] for w in county.wards if w["district"]["letter"] == "A"][2:8]
    areas = [a.code for a in county.small_areas if a.ward["code"] in (*near, *shared)]
    return _own("alliances.toml").format(wards=_listed(wards), areas=_listed(areas))


def _listed(codes):
    lines = [codes[i : i + 8] for i in range(0, len(codes), 8)]
    return ",\n".join("    " + ", ".join(f'"{code}"' for code in line) for line in lines)


def _registers(folder, words, seen):
    decisions = []
    for number, decision in enumerate(words["decision"], start=1):
        decision_id = f"D-{number:03d}"
        cell = seen.get(decision_id, {})
        decisions.append((decision_id, *decision.values(), *(cell.get(c, "") for c in _SEEN)))
    heading = ("decision_id", *words["decision"][0], *_SEEN)
    folder.csv("decisions/decisions.csv", heading, decisions)
    learning = [
        (f"L-{number:03d}", *row.values(), "Commissioning team")
        for number, row in enumerate(words["learning"], start=1)
    ]
    folder.csv(
        "decisions/learning.csv", ("learning_id", *words["learning"][0], "noted_by"), learning
    )
    said = [(f"S-{number:03d}", *row.values()) for number, row in enumerate(words["said"], start=1)]
    folder.csv("decisions/said.csv", ("said_id", *words["said"][0]), said)


def _aliases(folder, world, providers, planted):
    """Who is the same as whom, and what a ledger's words mean."""
    by_key = {p["provider_key"]: p for p in providers}
    rows = []
    if truth := planted["five_spellings"]:
        provider, slip = by_key[truth["provider"]], truth["spellings"][-1]
        rows.append((slip, provider["provider_id"], "yes", _BY, "2025-01-15", "One letter short"))
    if truth := planted["nearly_the_same_name"]:
        one, other = by_key[truth["one"]], by_key[truth["other"]]
        why = "Two companies with two numbers"
        rows.append((other["name"], one["provider_id"], "no", _BY, "2025-01-15", why))
    bodies = {publisher["key"]: publisher for publisher in world["publisher"]}
    for truth in planted.many("transfer"):
        body = bodies[truth["payee"]]
        if truth["payee_name"].lower() != body["name"].lower():
            why = "The same body, written short"
            rows.append((truth["payee_name"], body["publisher_id"], "yes", _BY, "2025-01-15", why))
    heading = ("payee_name", "provider_id", "is_the_same", "decided_by", "decided_on", "why")
    folder.csv("decisions/aliases.csv", heading, rows)
    _groups(folder, by_key, planted["group"])
    rows = [
        ("spend", "expense_type", service["expense"], service["id"], _BY, "2025-01-15")
        + ("The ledger's own words",)
        for service in world["service"]
    ]
    heading = ("kind", "field", "text", "service_id", "decided_by", "decided_on", "why")
    folder.csv("decisions/services.csv", heading, rows)


def _groups(folder, by_key, truth):
    """Who belongs to whom, where the list of providers does not say it."""
    if not truth:
        return
    head = by_key[truth["head"]]["provider_id"]
    why = "Its annual report names its owner"
    rows = [
        (by_key[key]["provider_id"], head, "", _BY, "2025-09-30", why) for key in truth["decided"]
    ]
    heading = ("provider_id", "parent_id", "parent_name", "decided_by", "decided_on", "why")
    folder.csv("decisions/groups.csv", heading, rows)


def _correction(truth):
    return _own("correction.toml").format(
        file=f"spend/pellingate/{truth['month']}.csv.gz",
        number=truth["transaction_number"],
        written=money(pence(truth["written"])),
        meant=money(pence(truth["meant"])),
    )
