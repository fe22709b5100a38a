"""Quotes land with their words only where who said them agreed."""

WORDS_LEFT_OUT = "the words of quotes without consent"
_CONSENTS = ("public", "board only")


def without_words_unless_agreed(plan, records):
    """Quotes whose consent is missing, refused or withdrawn, without their words.

    The line stays, so that it is counted and refused with its reason; what was said never lands.

    Parameters
    ----------
    plan : ReadingPlan
    records : list of (line number, cells)
    """
    words, consent, withdrawn = (
        plan.columns.index(column) if column in plan.columns else None
        for column in ("quote", "consent", "withdrawn_on")
    )

    def is_agreed(cells):
        taken_back = withdrawn is not None and _cell(cells, withdrawn)
        return (_cell(cells, consent) or "").lower() in _CONSENTS and not taken_back

    return [
        (line, cells if is_agreed(cells) else [*cells[:words], "", *cells[words + 1 :]])
        for line, cells in records
    ]


def _cell(cells, index):
    text = cells[index].strip() if index < len(cells) else ""
    return text or None
