"""Themes of quotes: ten or more are counted, and no difference gives a smaller number away."""

import pandas as pd
import pytest

from pipelines.steps import safe_voice_theme


def counted(*rows):
    """{theme: (for everyone, for the board)} from (theme, consent, quotes)."""
    quotes = [(theme, consent) for theme, consent, many in rows for _ in range(many)]
    frame = pd.DataFrame(quotes, columns=["theme", "consent"], dtype=object)
    found = safe_voice_theme.run({"fct_voice": frame})
    return {
        row["theme"]: tuple(
            None if pd.isna(row[c]) else int(row[c]) for c in ("n_public", "n_board")
        )
        for row in found.to_dict("records")
    }


@pytest.mark.parametrize(
    ("public", "board", "shown"),
    [
        (10, 0, (10, 10)),
        (9, 0, (None, None)),
        (12, 10, (12, 22)),
        (12, 9, (12, None)),  # 21 for the board less 12 for everyone would be nine
        (9, 10, (None, 19)),
        (4, 5, (None, None)),
        (0, 10, (None, 10)),
    ],
)
def test_fewer_than_ten_is_not_counted_out(public, board, shown):
    rows = [("home", "public", public), ("home", "board only", board)]
    assert counted(*(row for row in rows if row[2])) == {"home": shown}


FEW, GUARDS = "fewer than 10 quotes", "could be worked out from other figures"


@pytest.mark.parametrize(
    ("public", "board", "why"),
    [
        (10, 0, (None, None)),
        (9, 0, (FEW, FEW)),
        (12, 9, (None, GUARDS)),
        (9, 9, (FEW, GUARDS)),
        (9, 10, (FEW, None)),
        (4, 5, (FEW, FEW)),
    ],
)
def test_which_rule_hid_a_number_is_said(public, board, why):
    quotes = [("home", "public")] * public + [("home", "board only")] * board
    frame = pd.DataFrame(quotes, columns=["theme", "consent"], dtype=object)
    (row,) = safe_voice_theme.run({"fct_voice": frame}).to_dict("records")
    said = (row["suppressed_public"], row["suppressed_board"])
    assert tuple(None if pd.isna(one) else one for one in said) == why
    assert [pd.isna(row[n]) for n in ("n_public", "n_board")] == [w is not None for w in why]


def test_without_quotes_there_is_no_theme():
    assert counted() == {}


def test_a_theme_that_nobody_gave_to_everyone_is_not_the_public_s():
    rows = [("home", "board only"), ("home", "board only"), ("music", "public")]
    frame = pd.DataFrame(rows, columns=["theme", "consent"], dtype=object)
    found = safe_voice_theme.run({"fct_voice": frame}).set_index("theme")["is_public"]
    assert found.to_dict() == {"home": False, "music": True}
