"""int_supplier_names: which two spellings meet, and which must not."""

import pytest

NOBODY_ELSE = {
    "int_award_parts": "supplier_name\n-",
    "stg_providers": "provider_name | parent_provider_name\n-",
    "stg_provider_register": "provider_name | other_name | run_by\n-",
    "ref_decided_groups": "parent_name\n-",
    "ref_publishers": "name\n-",
    "ref_decided_aliases": "payee_name\n-",
    "ref_decided_payees": "payee_name\n-",
    "stg_service_costs": "provider_name\n-",
    "stg_grants": "recipient_name\n-",
}


def _two_names(run_model, first, second, keys):
    run_model(
        "int_supplier_names",
        given={
            "stg_spend": [{"payee_name": first}],
            "stg_contracts": [{"supplier_name": second}],
            **NOBODY_ELSE,
        },
        expect=f"""
            name_text | supplier_key
            ----------+-------------
            {first}   | {keys[0]}
            {second}  | {keys[1]}
            """,
    )


@pytest.mark.parametrize(
    ("first", "second", "key"),
    [
        ("Gannet Ltd", "GANNET LIMITED", "GANNET"),
        ("Gannet Ltd.", "Gannet  Limited,", "GANNET"),
        ("Gannet & Tern Ltd", "Gannet And Tern Limited", "GANNET AND TERN"),
        ("Gannet&Tern", "GANNET AND TERN PLC", "GANNET AND TERN"),
        ("The Lanternwick Trust", "Lanternwick Trust", "LANTERNWICK TRUST"),
        ("T/A Bladderwrack Ltd", "Bladderwrack Limited", "BLADDERWRACK"),
        ("Marshpenny Ltd t/a Tidemill", "Marshpenny Ltd", "MARSHPENNY"),
        ("Marshpenny Ltd T/A", "Marshpenny", "MARSHPENNY"),
        ("Samphirical (UK) Ltd", "Samphirical UK Limited", "SAMPHIRICAL"),
        ("Oarlock Co Ltd", "Oarlock Co Limited", "OARLOCK"),
        ("St Anne's Hostel CIC", "St Annes Hostel", "ST ANNES HOSTEL"),
        ("St Anne’s Hostel", "ST ANNE'S HOSTEL", "ST ANNES HOSTEL"),
    ],
)
def test_spellings_of_one_name_meet(run_model, first, second, key):
    _two_names(run_model, first, second, (key, key))


@pytest.mark.parametrize(
    ("first", "second", "keys"),
    [
        ("Thrumble (North) Ltd", "Thrumble Ltd", ("THRUMBLE NORTH", "THRUMBLE")),
        ("Thea Care Ltd", "A Care Ltd", ("THEA CARE", "A CARE")),
        ("Unlimited Care", "Un Care", ("UNLIMITED CARE", "UN CARE")),
        ("Limited Editions", "Editions", ("LIMITED EDITIONS", "EDITIONS")),
        ("St Anne Care", "St Anne's Care", ("ST ANNE CARE", "ST ANNES CARE")),
        ("Beta A Ltd", "Beta Ltd", ("BETA A", "BETA")),
        ("Kent and Sons", "Kent", ("KENT AND SONS", "KENT")),
    ],
)
def test_other_names_do_not_meet(run_model, first, second, keys):
    _two_names(run_model, first, second, keys)


def test_names_of_nobody_and_of_several_are_marked(run_model):
    run_model(
        "int_supplier_names",
        given={
            "stg_contracts": "supplier_name\n-------------",
            **NOBODY_ELSE,
            "stg_spend": """
                payee_name
                -----------------------------
                REDACTED PERSONAL DATA
                Name withheld
                Various Providers
                Various - see list
                -
                TBC
                Multiple Sclerosis Society
                Jo Whelk
                Gannet Ltd
                Brackwater Vale Nhs Foundation Trust
                Jo Whelk t/a Whelk Services Ltd
                Trustworthy Jones
                """,
        },
        expect="""
            name_text                            | is_withheld | names_no_single_supplier
            -------------------------------------+-------------+--------------------------
            REDACTED PERSONAL DATA               | true        | false
            Name withheld                        | true        | false
            Various Providers                    | false       | true
            Various - see list                   | false       | true
            -                                    | false       | true
            TBC                                  | false       | true
            Multiple Sclerosis Society           | false       | false
            Jo Whelk                             | false       | false
            Gannet Ltd                           | false       | false
            Brackwater Vale Nhs Foundation Trust | false       | false
            Jo Whelk t/a Whelk Services Ltd      | false       | false
            Trustworthy Jones                    | false       | false
            """,  # noqa: E501
    )
