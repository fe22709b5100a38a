"""Which law a contract is under, and what register and notices say differently of its end."""


def test_other_ends_in_the_notices_are_open_questions(published):
    asked = {
        row["contract_reference"]: row["question_about"]
        for row in published.rows(
            "select contract_reference, question_about from pub_contract_question"
            " inner join pub_contract using (contract_id) where open_question = 'end_differs'"
        )
    }
    assert {"WCC-1073", "WCC-1038", "WPI-1016"} <= asked.keys() and len(asked) < 8
    assert asked["WCC-1038"] == "31 January 2032 in the notices, 31 January 2031 in the register"


def test_the_law_goes_by_notices_and_is_else_not_guessed(published):
    found = published.rows(
        "select contract_id, legal_route, route_basis, is_under_act from pub_contract_record"
        " where legal_route in ('procurement_act', 'legacy_pcr', 'law_not_known')"
    )
    routes = {row["legal_route"] for row in found}
    assert routes == {"procurement_act", "legacy_pcr", "law_not_known"}
    for row in found:
        known = {"procurement_act": True, "legacy_pcr": False, "law_not_known": None}
        assert row["is_under_act"] is known[row["legal_route"]], row
        if row["legal_route"] == "procurement_act":
            assert row["route_basis"] == "procedure and notice", row


def test_where_the_law_is_not_known_no_duty_is_said_to_be_missed(published):
    missed = published.one(
        "select count(*) from pub_contract_clock inner join pub_contract_record using (contract_id)"
        " where is_under_act is null and clock_state in ('not_found', 'due')"
    )
    told = published.one(
        "select count(*) from pub_contract_clock where clock_state = 'cannot_tell'"
    )
    assert missed == 0 and told > 10
