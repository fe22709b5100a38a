/*---
description = """
How much a survey asks of a person in a year, by place: questionnaires and questions, their average and how far people lie from it
(standard deviation), and the questions of one questionnaire. Numbers of people are to the ten below. Invitations are those of the survey's own records.
"""
grain    = ["survey", "place_id", "period"]
accepted = { why_no_value = ["too_few", "not_heard"], hidden_as = ["too_few", "guards_another"], why_not_invited = ["too_few", "not_loaded"] }
order    = ["place_id", "period", "survey"]
---*/

select
    survey,
    place_id,
    period,
    people_about,
    more_share,
    questionnaires_mean,
    questionnaires_sd,
    questions_mean,
    questions_sd,
    questions_each_time,
    case
        when suppressed_because is not null then 'too_few'
        when people_about is null then 'not_heard'
        when questionnaires_mean is null then 'too_few'
    end                                        as why_no_value,
    case
        when suppressed_because like 'fewer%' then 'too_few'
        when suppressed_because is not null then 'guards_another'
    end                                        as hidden_as,
    invited_about,
    answered_about,
    case
        when invited_because is not null then 'too_few'
        when invited_about is null then 'not_loaded'
    end                                        as why_not_invited,
    sentence
from stat_burden
