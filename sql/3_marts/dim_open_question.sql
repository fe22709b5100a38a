/*---
description = """
Questions that stay open about a contract, each by a rule of its own (`pub_contract_question`), in the order in which a review
meeting would take them.
"""
grain    = ["open_question"]
not_null = ["question_words", "sort_key"]
---*/

select open_question, question_words, cast(sort_key as integer) as sort_key
from ref_open_questions
