"""Small drawings inside text: an interval on its scale, and the mark of a signal. No Streamlit.

Every mark stands beside its word, so it is hidden from screen readers.
"""

from dashboard import measured, words
from dashboard.components.markup import escape

_WIDE, _HIGH = 200, 22
_SHAPES = {
    "better": '<path d="M8 1 15 8 8 15 1 8Z" fill="var(--better)"/>',
    "worse": '<rect x="2" y="2" width="12" height="12" fill="var(--worse)"/>',
    "change": '<path d="M2 2 14 14M14 2 2 14" stroke="var(--change)" stroke-width="3.4"/>',
    "none": '<circle cx="8" cy="8" r="5.5" fill="none" stroke="var(--value)" stroke-width="2"/>',
    "early": '<g fill="var(--value)"><circle cx="2.5" cy="8" r="2"/><circle cx="8" cy="8" r="2"/>'
    '<circle cx="13.5" cy="8" r="2"/></g>',
    "not_asked": '<rect x="2" y="2" width="12" height="12" fill="none" stroke="var(--edge)" '
    'stroke-width="1.8" stroke-dasharray="3 2"/>',
    "not_heard": '<path d="M2 2h12v8H8l-3 4v-4H2Z" fill="none" stroke="var(--edge)" '
    'stroke-width="1.8"/>',
    "too_few": '<rect x="2" y="2" width="12" height="12" fill="none" stroke="var(--edge)"/>'
    '<path d="M2 9 9 2M2 14 14 2M7 14 14 7" stroke="var(--edge)"/>',
    "guards_another": '<rect x="2" y="2" width="12" height="12" fill="none" stroke="var(--edge)"/>'
    '<rect x="6" y="6" width="4" height="4" fill="var(--edge)"/>',
    "longer_period": '<rect x="2" y="2" width="12" height="12" fill="none" stroke="var(--edge)"/>'
    '<path d="M4 8h8" stroke="var(--edge)" stroke-width="2"/>',
    "not_loaded": '<path d="M8 2v7M8 12v2" stroke="var(--edge)" stroke-width="2"/>',
    "not_applicable": '<path d="M3 8h10" stroke="var(--edge)" stroke-width="2"/>',
}


def mark(kind):
    """The drawing of a signal or of a reason why there is no value."""
    return (
        f'<svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">{_SHAPES[kind]}</svg>'
    )


def signal(row):
    """The signal of a cell with its word: a change, or why nothing can be said.

    `row` holds `signal, from_period, value, why_no_value`.
    """
    if words.is_missing(row["value"]):
        kind, said, more = words.why_none(row), words.none_of(row), ""
        said = said[:1].upper() + said[1:]
    elif row["signal"]:
        kind, said = row["signal"], measured.SIGNALS[row["signal"]]
        more = f"since {words.period(row['from_period'])}"
    else:
        kind, said, more = "early", "Too early to tell", "one year only"
    small = f'<span class="ws-small">{escape(more)}</span>' if more else ""
    told = f"{mark(kind)}<strong>{escape(said)}</strong>"
    return f'<span class="ws-signal ws-{kind}">{told}</span>{small}'


def interval(row):
    """A value with its interval on the scale of its measure, as a drawing."""
    low, high = row["scale_low"], row["scale_high"]
    track = f'<line x1="2" x2="{_WIDE - 2}" y1="11" y2="11" stroke="var(--rule)" stroke-width="2"/>'
    if words.is_missing(row["value"]):
        return _svg(track)

    def at(value):
        return round(2 + (_WIDE - 4) * (value - low) / (high - low), 1)

    bar = (
        f'<line x1="{at(row["lower"])}" x2="{at(row["upper"])}" y1="11" y2="11" '
        'stroke="var(--value)" stroke-width="8" stroke-opacity=".42"/>'
    )
    dot = f'<circle cx="{at(row["value"])}" cy="11" r="5.5" fill="var(--value)"/>'
    return _svg(track + bar + dot)


def _svg(inner):
    return (
        f'<svg width="{_WIDE}" height="{_HIGH}" viewBox="0 0 {_WIDE} {_HIGH}" aria-hidden="true">'
        f"{inner}</svg>"
    )


def outcome_list(rows):
    """Outcomes as rows: the statement as a link, value and people heard, interval, signal.

    Parameters
    ----------
    rows : list of (dict, str)
        A row of `reading.outcome_leads`, and the statement as linked HTML.
    """
    items = "".join(_outcome(row, link) for row, link in rows)
    return f'<ul class="ws ws-outcomes">{items}</ul>'


def _outcome(row, link):
    if words.is_missing(row["value"]):
        said = escape(words.NO_VALUE_REASON[words.why_none(row)])
    else:
        said = (
            f"<strong>{escape(measured.with_interval(row, unit=True))}</strong> "
            f"· {escape(measured.heard(row['n_people']))}"
            f" · {escape(measured.direction(row['polarity']))}"
        )
    return (
        f'<li><div><q>{link}</q><span class="ws-said-value">{said}</span></div>'
        f'<div class="ws-drawn">{interval(row)}<span class="ws-ends">{escape(_end(row, "low"))}'
        f"<span>{escape(_end(row, 'high'))}</span></span></div>"
        f"<div>{signal(row)}</div></li>"
    )


def _end(row, which):
    value = row[f"scale_{which}"]
    return f"{100 * value:.0f}%" if row["unit"] == "share of people" else f"{value:g}"
