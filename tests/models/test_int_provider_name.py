"""int_provider_name: an organisation is named; others have neither name nor own id."""


def test_a_person_has_neither_name_nor_own_id(run_model):
    run_model(
        "int_provider_name",
        given={
            "stg_providers": """
                provider_id    | provider_name
                ---------------+--------------
                GB-COH-X0001   | Gannet Ltd
                local:jo-whelk | Jo Whelk
                """,
            "int_contracts": """
                provider_id    | supplier_name
                ---------------+--------------
                GB-COH-X0001   | GANNET LIMITED
                GB-COH-X0002   |
                local:jo-whelk | Whelk Services Ltd
                """,
            "int_listed_name": "provider_id | name_text | list_order\n-",
            "int_payee_provider": "provider_id\n-",
            "stg_service_costs": """
                provider_id | provider_name
                ------------+--------------
                local:team  | Youth Service
                """,
            "int_payee_kind": """
                name_text          | shown_name
                -------------------+-------------------
                Gannet Ltd         | Gannet Ltd
                GANNET LIMITED     | GANNET LIMITED
                Jo Whelk           |
                Whelk Services Ltd | Whelk Services Ltd
                Youth Service      | Youth Service
                """,
        },
        expect="""
            provider_id    | shown_provider_id | shown_provider_name
            ---------------+-------------------+------------------------
            GB-COH-X0001   | GB-COH-X0001      | Gannet Ltd
            GB-COH-X0002   | GB-COH-X0002      | GB-COH-X0002
            local:jo-whelk | local:not-named-1 | A provider not named here
            local:team     | local:team        | Youth Service
            """,
    )
