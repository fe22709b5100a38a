"""Totals over the chain from lines to providers: what must not move a pound, in many random cases.

Order, a payment in two, nothing paid, a provider's other name, alliances merged. An alias may move
pounds from one provider to another and nothing else, unless people make somebody a partner or a
supplier by it: that is then what they said. Every case has payers and payees of its own, so that
all of them run through the models at once.
"""

import random
from collections import Counter
from decimal import Decimal

import pytest

from pipelines.build.graph import load_nodes
from pipelines.engine.duck import Engine
from tests import support

ORDER = (
    *("int_flow_kinds", "int_partners", "int_spend", "int_payee_known", "int_payee_provider"),
    *("int_supplier_tie", "int_payee_day_contract", "int_spend_stated_contract"),
    *("int_service_of_words", "int_spend_words", "int_contract_own_service"),
    *("int_spend_contract_found", "int_spend_contract", "int_spend_service"),
    *("fct_spend_month", "int_alliance_member", "int_alliance_payment"),
)
CASES = 80
PAYERS = ("p", "q")
PAYEES = ("Gannet Ltd", "Ash", "Elm Homes", "Tern", "Nobody", "Q Council")
# Whoever is on a list; the last is a body that publishes payments, the two before hold contracts.
LISTED = ("GB-COH-1", "GB-CHC-2", "GB-COH-3", "local:ash", "GB-COH-9", "q")
LISTS = {"Gannet Ltd": "GB-COH-1", "Tern": "GB-CHC-2", "Q Council": "q", "Ash": "local:ash",
         "Oak": "GB-COH-9"}  # fmt: skip
MONTHS = ("2024-05", "2024-07")
WORDS = ("Care", "Roads", "Grants", "Paper", None)
FIXED = {
    "int_spend_twice": "source_file_id | line_number | counts\n-+-+-",
    "int_name_likeness": "name_text | provider_id | link_outcome\n-+-+-",
    "int_name_forms": "name_text | form_key\n-+-",
    "ref_decided_flows": "field | text | flow_kind | decided_on\n-+-+-+-",
    "ref_decided_services": "kind | field | text | service_id\n-+-+-+-",
    "ref_services": "service_id | service_name\n-+-",
    "ref_service_patterns": "rule_number | scheme | pattern | service_id\n-+-+-+-",
    "ref_service_words": "scheme | words | service_id\n-+-+-\n"
    "ledger | Care | care\nledger | Roads | roads",
    "ref_flow_rules": "rule_number | field | pattern | flow_kind | flow_basis\n-+-+-+-+-\n"
    "1 | expense_type | GRANTS? | grant | A grant",
    "ref_calendar": "month | financial_year\n-+-\n2024-05 | FY2024-25\n2024-07 | FY2024-25",
    "stg_spend_references": "source_file_id | line_number | reference_key\n-+-+-",
}


def _line(draw):
    return {
        "payer": draw.choice(PAYERS),
        "payee_name": draw.choice([*PAYEES, None]),
        "month": draw.choice(MONTHS),
        "expense_type": draw.choice(WORDS),
        "pence": 2 * draw.randint(-40_000, 90_000) + 100_001,
    }


def _cases():
    draw = random.Random(52)
    return [[_line(draw) for _ in range(draw.randint(1, 9))] for _ in range(CASES)]


def _aliases():
    """For each case any payees, each of them to anybody on a list."""
    draw = random.Random(71)
    return [
        {name: draw.choice(LISTED) for name in draw.sample(PAYEES, draw.randint(1, 4))}
        for _ in range(CASES)
    ]


def _tables(cases, aliases, alliances):
    of = list(enumerate(cases))
    people = [*PAYEES, "Oak", "Zzyx"]
    payers = [(n, payer) for n, _ in of for payer in PAYERS]
    own = lambda n, provider: f"q{n}" if provider == "q" else f"{provider}-{n}"  # noqa: E731
    contract = {"start_date": "2024-01-01", "expiry_date": "2024-12-31", "total_value_gbp": "9e6"}
    return {
        "stg_spend": [
            {"source_file_id": f"{line['payer']}{n}", "line_number": str(number),
             "month": line["month"], "paid_on": f"{line['month']}-03",
             "amount_gbp": str(Decimal(line["pence"]) / 100),
             "payee_name": line["payee_name"] and f"{line['payee_name']} {n}",
             "expense_type": line["expense_type"]}
            for n, lines in of for number, line in enumerate(lines, start=1)
        ],
        "stg_landed_files": [
            {"source_file_id": f"{p}{n}", "publisher_id": f"{p}{n}", "kind": "spend"}
            for n, p in payers
        ],
        "ref_publishers": [
            {"publisher_id": f"{p}{n}", "name": f"{p.upper()} Council {n}"} for n, p in payers
        ],
        "int_publishers": [{"publisher_id": f"{p}{n}"} for n, p in payers],
        "int_months": [
            {"publisher_id": f"{p}{n}", "month": m, "financial_year": "FY2024-25",
             "is_covered": "true"} for n, p in payers for m in MONTHS
        ],
        "int_supplier_names": [
            {"name_text": f"{name} {n}", "supplier_key": f"{name} {n}".upper(),
             "is_withheld": "false", "names_no_single_supplier": "false"}
            for n, _ in of for name in people
        ],
        "int_listed_name": [
            {"name_text": f"{name} {n}", "provider_id": own(n, provider), "list_order": "1",
             "states_number": "false", "statements": "1"}
            for n, _ in of for name, provider in LISTS.items()
        ],
        "int_contracts": [
            {"contract_id": f"{name}{n}", "publisher_id": f"p{n}", "supplier_name": f"{name} {n}",
             "supplier_key": f"{name} {n}".upper(), "service_id": service, **contract}
            for n, _ in of for name, service in (("Ash", "care"), ("Oak", "roads"))
        ],
        "ref_decided_aliases": [
            {"payee_name": f"{name} {n}", "provider_id": own(n, provider), "is_the_same": "yes",
             "decided_on": "2024-01-01"}
            for n, said in enumerate(aliases) for name, provider in said.items()
        ] or "payee_name | provider_id | is_the_same | decided_on\n-+-+-+-",
        "stg_alliances": [
            {"alliance_id": f"{name} {n}", "services": "care|roads",
             "partners": "|".join(f"{member}{n}" for member in sorted(members))}
            for n, said in enumerate(alliances) for name, members in said.items()
        ] or "alliance_id | partners | services\n-+-+-",
    }  # fmt: skip


@pytest.fixture(scope="module")
def found(table_shapes):
    """A function from cases to their lines as the models leave them, months, and alliances."""
    nodes = load_nodes()

    def run(cases, aliases=(), alliances=()):
        with Engine() as engine:
            for table, rows in (FIXED | _tables(cases, aliases, alliances)).items():
                support.make_table(engine, table, rows, table_shapes.get(table, {}))
            for name in ORDER:
                engine.create(name, nodes[name].text)
            spent = engine.run(
                "select publisher_id, month, flow_kind, service_id, payees.provider_id,"
                " payee_name, amount_gbp from int_spend_service"
                " left join int_payee_provider as payees on payees.name_text = payee_name"
            )
            months = engine.run(
                "select publisher_id, month, sum(spend_gbp) from fct_spend_month"
                " group by publisher_id, month"
            )
            counted = engine.run(
                "select alliance_id, source_file_id || '|' || line_number, amount_gbp"
                " from int_alliance_payment where not is_between_members"
            )
        return {"spent": spent, "months": sorted(months), "counted": counted}

    return run


@pytest.fixture(scope="module")
def once(found):
    """The cases as they are."""
    return found(_cases())


def _by(made, *columns):
    """Pounds by the named columns, noughts left out."""
    places = ("payer", "month", "flow", "service", "provider", "payee")
    totals = Counter()
    for row in made["spent"]:
        totals[tuple(row[places.index(column)] for column in columns)] += row[-1]
    return {key: pounds for key, pounds in totals.items() if pounds}


ALL = ("payer", "month", "flow", "service", "provider")


def test_cases_reach_every_kind_of_flow_service_and_provider(once):
    """Else the properties below would hold of nothing."""
    for column, wanted in (("flow", 4), ("service", 3)):
        assert len(_by(once, column)) == wanted, column
    known = {provider.rsplit("-", 1)[0][:6] for (provider,) in _by(once, "provider") if provider}
    assert {"GB-COH", "GB-CHC", "local:"} <= known
    whole = sum(Decimal(line["pence"]) / 100 for lines in _cases() for line in lines)
    assert sum(row[-1] for row in once["spent"]) == whole == sum(row[-1] for row in once["months"])


def test_the_order_of_lines_moves_no_pound(found, once):
    draw, cases = random.Random(1), _cases()
    for lines in cases:
        draw.shuffle(lines)
    again = found(cases)
    assert _by(again, *ALL) == _by(once, *ALL) and again["months"] == once["months"]


def test_a_payment_in_two_parts_moves_no_pound(found, once):
    draw, cases = random.Random(2), _cases()
    for lines in cases:
        first = lines.pop(draw.randrange(len(lines)))
        some = draw.randint(1, 3) * first["pence"] // 4
        lines += [first | {"pence": some}, first | {"pence": first["pence"] - some}]
    again = found(cases)
    assert _by(again, *ALL) == _by(once, *ALL) and again["months"] == once["months"]


def test_nothing_paid_moves_no_pound(found, once):
    draw = random.Random(3)
    cases = [[*lines, _line(draw) | {"pence": 0}] for lines in _cases()]
    again = found(cases)
    assert len(again["spent"]) == len(once["spent"]) + CASES
    assert _by(again, *ALL) == _by(once, *ALL)


def test_no_alias_moves_a_pound_between_payers_months_or_payees(found, once):
    again = found(_cases(), _aliases())
    assert _by(again, "payer", "month", "payee") == _by(once, "payer", "month", "payee")
    assert again["months"] == once["months"]
    # A kind of flow changes for those whom people made a partner, and for nobody else.
    changed = set(_by(again, "flow", "payee")) ^ set(_by(once, "flow", "payee"))
    partners = {
        f"{name} {n}"
        for n, said in enumerate(_aliases())
        for name, provider in said.items()
        if provider == "q"
    }
    assert changed and {payee for _, payee in changed} <= partners
    assert {flow for flow, _ in changed} == {"purchase", "transfer_to_partner"}


def test_an_alias_moves_pounds_between_providers_only(found, once):
    """Any payees to anybody on a list who publishes no payments and holds no contract.

    Whoever is said to be a supplier is paid under its contract, and for what that is for.
    """
    aliases = [
        {name: one for name, one in said.items() if name != "Ash" and one in LISTED[:3]}
        for said in _aliases()
    ]
    again = found(_cases(), aliases)
    same = ("payer", "month", "flow", "service", "payee")
    assert _by(again, *same) == _by(once, *same)
    said = {f"{name} {n}" for n, one in enumerate(aliases) for name in one}
    before, after = ({(row[5], row[4]) for row in made["spent"]} for made in (once, again))
    moved = {payee for payee, _ in before ^ after}
    assert moved and moved <= said
    assert {provider.rsplit("-", 1)[0] for payee, provider in after if payee in said} <= {
        *LISTED[:3]
    }


def test_a_provider_under_another_name_has_the_same_pounds(found, once):
    """Some of its payments bear a new spelling, and people said that it is the same."""
    draw, cases, aliases = random.Random(4), _cases(), []
    renamed = 0
    for lines in cases:
        old = draw.choice(["Gannet Ltd", "Ash", "Tern"])
        aliases.append({"Zzyx": LISTS[old]})
        for line in lines:
            if line["payee_name"] == old and draw.random() < 0.6:
                line["payee_name"], renamed = "Zzyx", renamed + 1
    assert renamed > CASES / 4
    columns = ("payer", "month", "flow", "provider")
    assert _by(found(cases, aliases), *columns) == _by(once, *columns)


def test_merged_alliances_count_each_pound_once(found):
    """The union of both, less what members of one pay those of the other."""
    draw = random.Random(5)
    alliances = []
    for _ in range(CASES):
        one, two = ({*draw.sample(PAYERS, draw.randint(1, 2))} for _ in range(2))
        alliances.append({"one": one, "two": two, "both": one | two})
    made = found(_cases(), alliances=alliances)
    counted = {}
    for alliance, line, pounds in made["counted"]:
        assert line not in counted.setdefault(alliance, {})
        counted[alliance][line] = pounds
    assert any(one["one"] != one["two"] for one in alliances)
    for n, said in enumerate(alliances):
        one, two, both = (counted.get(f"{name} {n}", {}) for name in ("one", "two", "both"))
        members = {f"{member}{n}" for member in said["both"]}
        expected = sum(
            pounds
            for payer, _, _, service, provider, _, pounds in made["spent"]
            if payer in members and service in ("care", "roads") and provider not in members
        )
        assert sum(both.values()) == expected
        union = one | two
        assert both.items() <= union.items()
        between = sum(union[line] for line in union.keys() - both.keys())
        assert sum(both.values()) == sum(union.values()) - between
