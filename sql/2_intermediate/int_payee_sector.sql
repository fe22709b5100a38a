/*---
description = """
What kind of organisation each name of a payee or supplier is, on what basis, and how sure that is.

Registered: by a list, a number that only such bodies have, or a legal ending that the law protects (CIC).
Declared: a notice says that its supplier is small or medium, or a voluntary body. Likely: by words of the
name only. A company of which nothing says how large it is, counts as small or medium at most likely.
"""
grain    = ["name_text"]
not_null = ["sector", "sector_basis", "sector_confidence"]

[accepted]
sector = ["in_house", "other_public_body", "nhs", "charity", "cic_or_social_enterprise", "small_or_medium_company", "large_company", "individual", "unknown"]
sector_basis = ["registered", "declared", "likely", "not known"]
---*/

with names as (
    select
        names.name_text,
        ' ' || names.plain_words || ' '                       as words,
        kinds.payee_kind,
        providers.provider_id,
        coalesce(providers.provider_id, names.name_text)      as body
    from int_supplier_names as names
    inner join int_payee_kind as kinds on kinds.name_text = names.name_text
    left join int_payee_provider as providers on providers.name_text = names.name_text
    where not names.is_withheld
),

listed as (
    select provider_id, max(provider_kind) as listed_kind,
        max(case when is_sme then 1 when not is_sme then 0 end) as listed_sme
    from stg_providers
    group by provider_id
),

also_charity as (
    select distinct provider_id from stg_provider_register where same_as_provider_id like 'GB-CHC-%'
    union
    select distinct same_as_provider_id from stg_provider_register where provider_id like 'GB-CHC-%'
),

said as (
    select supplier_name as name_text, is_sme, is_vcse from stg_award_suppliers
    union all
    select supplier_name, is_sme, is_vcse from stg_notice_suppliers
),

declared as (
    -- What a notice says of one spelling holds for the body.
    select names.body,
        max(case when said.is_sme then 1 when not said.is_sme then 0 end)    as declared_sme,
        max(case when said.is_vcse then 1 when not said.is_vcse then 0 end)  as declared_vcse
    from said
    inner join names on names.name_text = said.name_text
    group by names.body
),

judged as (
    select
        names.name_text,
        coalesce(listed.listed_sme, declared.declared_sme)      as is_sme,
        listed.listed_sme is not null                           as is_sme_registered,
        coalesce(declared.declared_vcse = 1, false)             as is_vcse_declared,
        case
            when listed.listed_kind = 'in_house' then 'in_house: registered'
            when listed.listed_kind = 'nhs' or names.provider_id like 'GB-NHS-%' then 'nhs: registered'
            when listed.listed_kind = 'public_body'
                or regexp_matches(names.provider_id, '^GB-(LAE|LAS|PLA|LANI)-') then 'other_public_body: registered'
            when listed.listed_kind = 'charity' or regexp_matches(names.provider_id, '^GB-(CHC|SC|NIC)-')
                or also_charity.provider_id is not null then 'charity: registered'
            when listed.listed_kind in ('cic', 'cooperative', 'mutual')
                or regexp_matches(names.words, ' (CIC|COMMUNITY INTEREST COMPANY) $') then 'cic_or_social_enterprise: registered'
            when listed.listed_kind in ('sole_trader', 'individual', 'person') then 'individual: registered'
            when names.payee_kind = 'person' then 'individual: likely'
            when listed.listed_kind = 'company' and listed.listed_sme = 1 then 'small_or_medium_company: registered'
            when listed.listed_kind = 'company' and listed.listed_sme = 0 then 'large_company: registered'
            when declared.declared_vcse = 1 then 'cic_or_social_enterprise: declared'
            when declared.declared_sme = 1 then 'small_or_medium_company: declared'
            when names.payee_kind <> 'organisation' then 'unknown: not known'
            when regexp_matches(names.words, ' (NHS|CCG|ICB|INTEGRATED CARE BOARD|NHSFT) ') then 'nhs: likely'
            when regexp_matches(names.words, ' (COUNCIL|BOROUGH OF|POLICE|FIRE AND RESCUE|HM|HMRC|DEPARTMENT FOR|MINISTRY OF|COMBINED AUTHORITY) ')
                then 'other_public_body: likely'
            when regexp_matches(names.words, ' (COOPERATIVE|CO OP|CO OPERATIVE|SOCIAL ENTERPRISE|COMMUNITY BENEFIT SOCIETY) ')
                then 'cic_or_social_enterprise: likely'
            when regexp_matches(names.words, ' (CHARITY|CHARITABLE|CIO|HOSPICE|AGE UK|AGE CONCERN|CITIZENS ADVICE|VOLUNTARY|MENCAP|BARNARDOS|YMCA|CVS) ')
                then 'charity: likely'
            when regexp_matches(names.words, ' (PLC|HOLDINGS) ') then 'large_company: likely'
            when declared.declared_sme = 0 then 'large_company: declared'
            when regexp_matches(names.words, ' (TRUST|FOUNDATION|SOCIETY|ASSOCIATION) ')
                and not regexp_matches(names.words, ' (LIMITED|LTD|LLP) ') then 'charity: likely'
            when regexp_matches(names.words, ' (LIMITED|LTD|LLP) ') then 'small_or_medium_company: likely'
            else 'unknown: not known'
        end as verdict
    from names
    left join listed on listed.provider_id = names.provider_id
    left join also_charity on also_charity.provider_id = names.provider_id
    left join declared on declared.body = names.body
),

parted as (
    select *, string_split(verdict, ': ')[1] as sector, string_split(verdict, ': ')[2] as sector_basis from judged
)

select
    name_text,
    sector,
    sector_basis,
    case sector_basis when 'registered' then 1 when 'declared' then 0.9 when 'likely' then 0.6 else 0 end::double as sector_confidence,
    case
        when sector in ('charity', 'cic_or_social_enterprise') then sector_basis
        when is_vcse_declared then 'declared'
    end as vcse_basis,
    case
        when is_sme = 1 and is_sme_registered then 'registered'
        when is_sme = 1 then 'declared'
        when is_sme is null and sector = 'small_or_medium_company' then sector_basis
    end as sme_basis
from parted
