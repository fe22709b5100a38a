"""By which judged model the lines of each kind are judged, and what of a line has to stay."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Judge:
    """How the lines of a kind are judged.

    `table` is its judged model, or SQL that reads it; `usable` what a usable line says there,
    `pounds` its pounds and `day` its day. Where it has none, what it names stands for the day.
    """

    kind: str
    table: str
    pounds: str
    day: str
    usable: str = "rejected_because is null"
    line: str = "rejected_because"
    basis: str = "null"


JUDGES = (
    Judge("spend", "stg_spend_judged", "amount_gbp", "paid_on", "kind_of_line = 'payment'",
          "kind_of_line", "amount_basis"),
    Judge("contracts_register", "stg_contracts_judged", "total_value_gbp", "start_date"),
    Judge("ocds", "stg_contract_notices_judged", "total_value_gbp", "published_on"),
    Judge("ocds", "stg_ocds_judged", """list_sum(list_transform(
        json_extract(release_json, '$.awards[*].value.amount'),
        lambda x: try_cast(x as decimal(18, 2))
    ))""", "release_date"),
    # Published estimates: their value stands for pounds, their period for a day.
    Judge("indicators", "stg_indicators_judged", "value::decimal(18, 6)", "period"),
    Judge("grants", "stg_grants_judged", "amount_awarded_gbp", "award_date"),
    Judge("population", "stg_population_judged", "population::decimal(18, 0)",
          "concat(coalesce(place_id, place_slug), sex, age_band, period)"),
    Judge("places", """(
        from stg_place_lookups_judged where part_number = 1
    )""", "null::decimal(18, 2)", """concat_ws('|', lsoa_code, msoa_code, ward_code, district_code,
        county_code, region_code, icb_code, sicbl_code, cauth_code, trust_code)"""),
    Judge("providers", "stg_provider_register_judged", "null::decimal(18, 2)",
          # A letter that is none of plain English may be another in another code page, or a
          # question mark where that page lacks it.
          "regexp_replace(concat_ws('|', provider_id, register_number, provider_name, other_name),"
          " '[^ ->@-~]+', '', 'g')"),
    Judge("responses", """(
        select judged.*, items.worth from stg_responses_judged as judged
        left join (
            select source_file_id, line_number, sum(value_num)::decimal(18, 4) as worth
            from stg_response_items group by all
        ) as items using (source_file_id, line_number)
    )""", "worth", "answered_in"),
    # Lines that staging parts: a line counts where a part of it does, and its parts are summed.
    # A part that is refused says why, so that others are no misreading of it.
    Judge("places", """(
        select source_file_id, line_number, bool_or(rejected_because is null) as is_usable,
            min(rejected_because) as why,
            (sum(average_score) filter (where rejected_because is null))::decimal(18, 6) as worth,
            concat(min(place_id),
                string_agg(concat(domain, data_year), ',' order by part_number)) as said,
            count(rejected_because) as parts_refused
        from stg_deprivation_districts_judged group by all
    )""", "worth", "said", "is_usable", "why", "parts_refused"),
    Judge("indicators", """(
        select source_file_id, line_number, bool_or(rejected_because is null) as is_usable,
            min(rejected_because) as why, sum(value)::decimal(18, 6) as worth,
            concat(min(place_id), min(period),
                string_agg(value::varchar, ',' order by indicator)) as said
        from stg_health_index_judged group by all
    )""", "worth", "said", "is_usable", "why"),
    Judge("social_value", """(
        select source_file_id, line_number, bool_or(rejected_because is null) as is_usable,
            min(rejected_because) as why,
            sum(deflator) filter (where rejected_because is null)::decimal(18, 6) as worth,
            string_agg(concat(period, '/', base_period), ',' order by part_number)
                filter (where rejected_because is null) as said
        from stg_deflators_judged group by all
    )""", "worth", "said", "is_usable", "why"),
    Judge("places", "stg_deprivation_small_areas_judged", "score::decimal(18, 6)",
          "concat_ws('|', place_id, decile, place_vintage)"),
    Judge("places", "stg_place_boundaries_judged", "null::decimal(18, 2)",
          "concat_ws('|', place_id, place_level, district_code,"
          " md5(json_extract(geometry, '$.coordinates')::varchar))"),
    Judge("places", "stg_place_hexes_judged", "null::decimal(18, 2)",
          "concat_ws('|', place_id, hex_layout, hex_q, hex_r)"),
    Judge("indicators", "stg_published_ascs_judged", "value::decimal(18, 6)",
          "concat_ws('|', place_id, period, figure_kind)"),
    Judge("indicators", "stg_indicator_metadata_judged", "null::decimal(18, 2)",
          "concat_ws('|', released_on, decimal_places, is_experimental, length(indicator_title))"),
    Judge("social_value", "stg_unit_values_judged", "value_gbp",
          "concat_ws('|', value_code, price_year, updated_value_gbp)"),
    Judge("social_value", "stg_cpv_judged", "null::decimal(18, 2)",
          "concat_ws('|', cpv_code, parent_code, cpv_version)"),
)  # fmt: skip
KINDS = {judge.kind for judge in JUDGES}
