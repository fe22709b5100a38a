"""What people here said in their own words, theme by theme, with consent."""

from dashboard import components, reading, words
from dashboard.components import read

_MISSING = (
    "Words without consent, and those whose consent was withdrawn, are in no published file. Who "
    "said something is not kept"
)
_HIDDEN = {
    "too_few": "How often a theme came up over all places is told from **ten quotes** on.",
    "guards_another": "Where it is **hidden to guard another**, the number for the board less that "
    "for everyone would count out fewer than ten quotes.",
}


def in_their_words(view):
    """Quotes by theme; those for the board only are marked, and shown to boards alone."""
    place = view.district_id or (view.place_id if view.is_alliance else None)
    found = read(reading.voices, view.published, place)
    with components.finding_block(
        "voices", "In people’s own words", _finding(view, found)
    ) as block:
        if not len(found):
            components.state(
                "Nothing to show",
                "Nobody here has agreed to have words shown, or no file of quotes was loaded.",
                "Ask for consent with the next survey, and add a file of quotes.",
            )  # fmt: skip
            return
        for theme, of in found.groupby("theme", sort=False):
            components.aside(f"**{_theme(theme)}**{_counted(of.iloc[0])}")
            components.quotes([_quote(row) for row in of.to_dict("records")])
        for reason, said in _HIDDEN.items():
            if reason in words.reasons(found):
                components.aside(said)
        passport = components.passport(
            view, _models(found), missing=_MISSING,
            sure="Quotes speak for who said them and for nobody else. They were not drawn by lot.",
            public="Those marked “for the board only” must not leave the board."
            if (found["consent"] != "public").any() else "Yes: each was agreed to be shown.",
        )  # fmt: skip
        components.download_row(block, view, found, passport)


def _finding(view, found):
    if not len(found):
        return ""
    where = view.district_name or (
        "the districts it lies in" if view.is_alliance else "every place"
    )
    themes = words.counted(found["theme"].nunique(), "theme", "themes")
    quotes = words.counted(len(found), "quote", "quotes")
    return (
        f"{quotes} from {where}, on {themes}, shared with consent. **They speak for nobody else**, "
        "and how often a theme comes up says who was asked, not how common it is."
    )


def _theme(theme):
    return "No theme is stated" if theme == "no theme" else f"{theme[:1].upper()}{theme[1:]}"


def _counted(row):
    """How often a theme came up, or which rule hid it."""
    if words.is_missing(row["n_quotes"]):
        return f" · quotes over all places: {words.none_of(row)}"
    return f" · {words.count(row['n_quotes'])} quotes over all places"


def _quote(row):
    for_whom = "" if row["consent"] == "public" else " · for the board only"
    where = row["place_name"] or "Place not stated"
    month = row["month"]
    when = "when is not stated" if words.is_missing(month) else words.month(month)
    return row["quote"], f"{where}, {when}{for_whom}"


def _models(found):
    return ("pub_voice",) if (found["consent"] != "public").any() else ("pub_voice_public",)
