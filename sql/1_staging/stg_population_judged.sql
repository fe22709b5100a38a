/*---
description = """
Every line of its files, cast and judged. How many people live in a place, as published for one year. A
place is named by its code or by the slug of its council. Ages of one year stay in the landed file.
"""
grain = ["source_file_id", "line_number"]
---*/

with read as (
    select
        source_file_id,
        line_number,
        case when upper(trim(place_id)) not in ('', '-', 'NA', 'N/A') then trim(place_id) end as place_id,
        nullif(trim(place_slug), '') as place_slug,
        trim(place_name) as place_name,
        lower(nullif(trim(sex), '')) as sex,
        nullif(trim(age_band), '') as age_band,
        trim(regexp_replace(lower(sex), '[^a-z0-9]+', ' ', 'g')) as sex_in_words,
        trim(regexp_replace(replace(lower(age_band), '+', ' and over '), '[^a-z0-9]+', ' ', 'g')) as age_in_words,
        try_cast(regexp_replace(population, ',([0-9]{3})\b', '\1', 'g') as double) as people,
        trim(period) as said_period
    from raw_population
)

select
    source_file_id,
    line_number,
    case
        when coalesce(place_id, place_slug) is null then 'no place'
        when not regexp_full_match(place_id, '[A-Za-z0-9_-]+') then 'a code that is none'
        when not regexp_full_match(place_slug, '[A-Za-z0-9_-]+') then 'a slug that is none'
        when people is null then 'no number of people'
        when people < 0 or people <> floor(people) then 'a number that cannot be people'
    end as rejected_because,
    place_id,
    place_slug,
    place_name,
    case
        when sex_in_words in (
            'persons', 'all', 'total', 'all persons', 'p', 'person', 'people', 'both', 'both sexes', 'all sexes', 'all genders',
            'both genders', 'everyone', 'everybody', 'all people', 'male and female', 'males and females', 'female and male',
            'females and males', 'men and women', 'women and men', 'persons all', 'total persons', 'male female', 'm f',
            't', 'b', 'person s', 'both sexes m f', 'total male and female'
        ) then null
        else sex
    end as sex,
    case
        when age_in_words in (
            'all', 'total', 'all ages', 'all age groups', 'all age bands', 'any age', 'all persons', 'all people', '0 and over',
            '0 85 and over', '0 90 and over', '0 to 85 and over', '0 to 90 and over', 'all ages 0 and over', 'all ages 0 90 and over'
        ) then null
        else age_band
    end as age_band,
    try_cast(people as bigint) as population,
    -- An estimate for the middle of a year, for a day of it, or for a year, is that year's, whatever words stand around it.
    case
        when regexp_matches(said_period, '^(19|20)[0-9][0-9]-[0-9][0-9]-[0-9][0-9]( |T|$)')
            then 'CY' || left(said_period, 4)
        when regexp_matches(lower(said_period), '^([0-9]{1,2}(st|nd|rd|th)?[ /.-]+([0-9]{1,2}[/.-])?)?[^0-9]*(19|20)[0-9][0-9]([.]0)?[^0-9]*$')
            and not starts_with(lower(said_period), 'fy')
            then 'CY' || regexp_extract(said_period, '((19|20)[0-9][0-9])([.]0)?[^0-9]*$', 1)
        else said_period
    end as period
from read
