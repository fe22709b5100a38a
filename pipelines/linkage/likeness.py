"""How two names are compared: each comparison with its levels, their weights and their words.

A level's `m` is how often two names of one organisation stand there, `u` how often two names of
different ones do that are near enough to be looked at. They are fixed, so that the same two names
always come to the same figure, whatever else is loaded. They were worked out by logistic regression
on pairs that people judged; `python -m benchmarks.linkage` says how well they do, there and on
pairs that had no part in it.
"""

from dataclasses import dataclass

# How often a pair that blocking puts forward is one organisation, before its words are compared.
PRIOR = 0.678

MACROS = """
    ends(a, b) as length(a) >= 5 and length(b) >= length(a) + 2 and starts_with(b, a)
        and not regexp_matches(substring(b, length(a) + 1), '^(S|ERS|ERN|INGS?|LEY|SHIRE)$');
    near(a, b) as case
        when left(a, 1) <> left(b, 1) and right(a, 2) <> right(b, 2) then false
        when abs(length(a) - length(b)) > 1 then ends(a, b) or ends(b, a)
        when length(a) < 5 or length(b) < 5 then a || 'S' = b or b || 'S' = a
        else damerau_levenshtein(a, b) <= 1
    end;
    unlike(a, b) as list_filter(a, lambda w: case
        when list_contains(b, w) then false
        else len(list_filter(b, lambda v: near(w, v))) = 0
    end);
    within(a, b) as list_has_all(a, b) or list_has_all(b, a);
    cut_short(a, own, body, form, b) as form = '' and (len(own) >= 2 or body <> '')
        and length(a) >= 7 and starts_with(b, a)
"""


@dataclass(frozen=True)
class Level:
    """One way in which two names can stand to each other, and how much it says."""

    sql: str
    m: float
    u: float
    says: str


OWN = (
    Level("whole_l = whole_r and whole_l <> ''", 0.105, 0.0114, "every word is the same"),
    Level("squash_l <> '' and (own_sorted_l = own_sorted_r or squash_l = squash_r)",
          0.562, 0.107, "the words of its own are the same"),
    Level("len(marks_l) > 0 and len(marks_r) > 0 and len(unlike(marks_l, own_r)) = 0"
          " and len(unlike(marks_r, own_l)) = 0"
          " and len(unlike(own_l, own_r)) + len(unlike(own_r, own_l)) > 0",
          0.0288, 0.075, "a describing word stands in one only"),
    Level("head_l = head_r and len(head_l) > 0 and body_l = body_r and body_l <> ''"
          " and (len(tail_l) = 0 or len(tail_r) = 0)",
          0.128, 0.0295, "the same name, one with more behind it, such as a place"),
    Level("squash_l <> '' and squash_r <> ''"
          " and (cut_short(whole_l, own_l, body_l, form_l, whole_r)"
          " or cut_short(whole_r, own_r, body_r, form_r, whole_l)"
          " and form_l = '' and body_words_l = body_words_r)",
          0.047, 0.00682, "one name begins with all of the other"),
    Level("squash_l <> '' and squash_r <> '' and len(unlike(own_l, own_r)) = 0"
          " and len(unlike(own_r, own_l)) = 0",
          0.0177, 0.00682, "the same words but for a letter or an ending"),
    Level("length(squash_l) >= 3 and initials_r = squash_l or"
          " length(squash_r) >= 3 and initials_l = squash_r",
          0.005, 0.01, "one is the initials of the other"),
    Level("squash_l <> '' and squash_r <> '' and (len(unlike(own_l, own_r)) = 0"
          " or len(unlike(own_r, own_l)) = 0)",
          0.0753, 0.32, "one name has words that the other lacks"),
    Level("squash_l <> '' and squash_r <> '' and len(unlike(own_l, own_r)) < len(own_l)",
          0.0172, 0.43, "each name has words that the other lacks"),
    Level("ELSE", 0.00215, 0.0114, "no word of its own is shared"),
)  # fmt: skip
KIND = (
    Level("body_words_l = body_words_r", 0.702, 0.697, "the same words for what it is"),
    Level("body_l = body_r and body_l not in ('practice', '')"
          " and (within(body_words_l, body_words_r) or body_l = 'hospital')",
          0.23, 0.0989, "the same kind of body"),
    Level("(body_l = '' and (body_r = '' or form_l = '') or body_r = '' and form_r = '')"
          " and within(body_words_l, body_words_r)",
          0.0588, 0.0345, "one name does not say of what kind it is"),
    Level("body_l = body_r or body_l = '' or body_r = ''",
          0.00816, 0.126, "other words for what it is"),
    Level("ELSE", 0.000548, 0.0437, "bodies of two kinds"),
)  # fmt: skip
ASIDE = (
    Level("aside_l = aside_r", 0.999, 0.97, ""),
    Level("ELSE", 0.00102, 0.0301, "one is a charity, a fund or a holding company, by its name"),
)
FORM = (
    Level("form_l = form_r and form_l <> ''", 0.00763, 0.00693, "the same legal form"),
    Level("form_l = '' or form_r = ''", 0.982, 0.977, ""),
    Level("ELSE", 9.46e-05, 0.0162, "two legal forms"),
)
COMPARISONS = {"own": OWN, "kind": KIND, "aside": ASIDE, "form": FORM}


def settings():
    """The model for Splink, every figure in it fixed."""
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "name_id",
        "probability_two_random_records_match": PRIOR,
        "blocking_rules_to_generate_predictions": [],
        "retain_intermediate_calculation_columns": False,
        "retain_matching_columns": True,
        "linker_uid": "likeness",
        "comparisons": [
            {
                "output_column_name": name,
                "comparison_levels": [
                    {
                        "sql_condition": "whole_l is null or whole_r is null",
                        "label_for_charts": "no name",
                        "is_null_level": True,
                    }
                ]
                + [
                    {
                        "sql_condition": level.sql,
                        "m_probability": level.m,
                        "u_probability": level.u,
                        "label_for_charts": level.says or "nothing to tell",
                    }
                    for level in levels
                ],
            }
            for name, levels in COMPARISONS.items()
        ],
    }


def levels_of(row):
    """The level of each comparison for one scored pair: {comparison: Level}."""
    return {
        name: levels[len(levels) - 1 - int(row[f"gamma_{name}"])]
        for name, levels in COMPARISONS.items()
    }
