"""Two surveys, wide: one column a question, six questions each, eight waves."""

import numpy as np
import polars as pl

from benchmarks.synthetic import places, world

WAVES = [f"{year}-{month:02d}" for year in range(2022, 2026) for month in (5, 11)]
_AGREE = ("Strongly agree", "Agree", "Neither agree nor disagree", "Disagree", "Strongly disagree")
_MODES = ("self", "paper", "assisted", "interviewer")
_GROUPS = (
    (("16-24", "25-44", "45-64", "65-74", "75+"), "age"),
    (("Female", "Male"), "sex"),
    (("Yes", "No"), "disability"),
    (("White", "Asian", "Black", "Mixed", "Other"), "ethnic"),
)
SERVICES = (
    *("Help at home for adults", "Supported living", "Support for carers"),
    *("Drug and alcohol recovery", "Preventing homelessness", "Help into work"),
)
RESIDENTS = {  # heading: the ends of its range, or the words of its scale
    "Overall, how satisfied are you with your life nowadays? (0 to 10)": (0, 10),
    "Overall, how worthwhile are the things you do in your life? (0 to 10)": (0, 10),
    "Overall, how happy did you feel yesterday? (0 to 10)": (0, 10),
    "Overall, how anxious did you feel yesterday? (0 to 10)": (0, 10),
    "I can get to the places I need to, when I need to.": _AGREE,
    "I know who to ask when I need help.": _AGREE,
}
SUPPORT = {
    "Q1. The people who support me listen to what matters to me.": (1, 5),
    "Q2a. I can manage an ordinary week. (0 never to 4 always)": (0, 4),
    "Q2b. I have someone to turn to. (0 never to 4 always)": (0, 4),
    "Q2c. I feel safe where I live. (0 never to 4 always)": (0, 4),
    "Q2d. I do things that I enjoy. (0 never to 4 always)": (0, 4),
    "Q2e. I can see a way forward. (0 never to 4 always)": (0, 4),
}


def write_surveys(folder, scale):
    """Write 300,000 × scale responses of residents and 200,000 × scale of people with support."""
    codes = np.array(places.postcodes())
    providers = world.supplier_names(scale)[::5][:60]
    for survey, (number, total, questions) in {
        "residents": (1, 300_000, RESIDENTS),
        "support": (2, 200_000, SUPPORT),
    }.items():
        into = folder / "surveys" / survey
        into.mkdir(parents=True, exist_ok=True)
        lines = max(round(total * scale / len(WAVES)), 100)
        for wave_number, wave in enumerate(WAVES):
            draw = world.stream(7, number, wave_number)
            table = _wave(draw, survey, wave, lines, codes)
            if survey == "support":
                table |= {
                    "Service": _drawn(draw, SERVICES, lines),
                    "Provider": _drawn(draw, providers, lines),
                    "Who is answering?": pl.repeat("Person with support", lines, eager=True),
                }
            table |= {heading: _answers(draw, of, lines) for heading, of in questions.items()}
            table["Telephone number"] = pl.repeat("01632 960001", lines, eager=True)
            filled = pl.DataFrame(table).with_columns(pl.all().replace("", None))
            filled.write_csv(into / f"{survey}-{wave}.csv")


def _wave(draw, survey, wave, lines, codes):
    """Who answered when, from where; one in five answers more than one wave."""
    people = np.sort(draw.choice(lines * 20, lines, replace=False))
    days = pl.Series([f"{day:02d}/{wave[5:]}/{wave[:4]}" for day in range(1, 29)])
    postcode = pl.Series(codes).gather((draw.random(lines) ** 1.3 * len(codes)).astype(np.int64))
    unknown = pl.Series(draw.random(lines) < 0.04)
    weights = pl.Series(["0.80", "1.00", "1.25", "2.00", "2.66"])
    return {
        "Respondent": pl.format("{}-{}", pl.lit(survey[:2].upper()), pl.Series(people)).pipe(
            lambda text: pl.select(text).to_series()
        ),
        "Date of answer": days.gather(draw.integers(0, 28, lines)),
        "Mode": _drawn(draw, _MODES, lines),
        "Weight": weights.gather(draw.integers(0, 5, lines)),
        "Postcode": postcode.zip_with(~unknown, pl.repeat("", lines, eager=True)),
    } | {name: _drawn(draw, of, lines) for of, name in _GROUPS}


def _answers(draw, of, lines):
    """Answers as text; one in twenty-five is missing, one in a hundred declined."""
    is_range = isinstance(of[0], int)
    words = [str(n) for n in range(of[0], of[1] + 1)] if is_range else list(of)
    at = (draw.beta(2.2, 1.6, lines) * len(words)).astype(np.int64)
    chance = draw.random(lines)
    at[chance < 0.05] = len(words)
    at[chance < 0.01] = len(words) + 1
    return pl.Series([*words, "", "Prefer not to say"]).gather(at)


def _drawn(draw, words, lines):
    return pl.Series(list(words)).gather(draw.integers(0, len(words), lines))
