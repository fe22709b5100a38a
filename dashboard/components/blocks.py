"""The block: heading, finding, legend, chart, the same as a table, downloads, passport."""

import json
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

import streamlit as st

from dashboard import words
from dashboard.components import doorway, frame, marks, markup
from dashboard.documents import charts, tables
from dashboard.documents.card import Card

_PICTURES = {"png": "Picture (PNG)", "svg": "Drawing (SVG)"}


@dataclass(frozen=True)
class Block:
    """A block of a page: its key, heading and published finding."""

    key: str
    title: str
    finding: str


def page_head(title, lead, eyebrow="", voice=False):
    """The page's only h1 and its lead sentence; `voice` sets the title as people's own words."""
    above = f'<p class="ws ws-eyebrow">{markup.escape(eyebrow)}</p>' if eyebrow else ""
    heading, look = (f"“{title}”", "ws ws-voice") if voice else (title, "ws")
    frame.html(
        f'<div class="ws ws-head">{above}<h1 class="{look}">{markup.escape(heading)}</h1>'
        f'<p class="ws ws-lead">{words.sentence_html(lead)}</p></div>'
    )


def facts(entries):
    """A line of facts: (label, value, qualifier)."""
    frame.html(markup.fact_list(entries))


def notice(text):
    """Something the reader must know about what is shown."""
    frame.html(f'<p class="ws ws-notice" role="note">{words.sentence_html(text)}</p>')


def aside(text):
    """A remark in small print."""
    frame.html(f'<p class="ws ws-small">{words.sentence_html(text)}</p>')


def said(entries):
    """I-statements with the sentence that answers them."""
    frame.html(markup.said_list(entries))


def numbered(entries):
    """Questions by number: (question, the rule that found it, a link as HTML)."""
    frame.html(markup.question_list(entries))


def outcomes(rows):
    """Outcomes as rows of statement, value, interval and signal (`marks.outcome_list`)."""
    frame.html(marks.outcome_list(rows))


def quotes(entries):
    """What people said, with consent: (their words, where and when)."""
    frame.html(markup.quote_list(entries))


def links(entries):
    """A line of links, already HTML (`page_link`)."""
    frame.html(f'<p class="ws ws-links">{" ".join(entries)}</p>')


@contextmanager
def finding_block(key, title, finding):
    """A block with heading and one-sentence finding; yields the `Block` for its downloads."""
    with st.container(key=f"block-{key}"):
        told = f'<p class="ws ws-finding">{words.sentence_html(finding)}</p>' if finding else ""
        frame.html(
            f'<div class="ws" id="{key}"><h2 class="ws">{markup.escape(title)}</h2>{told}</div>'
        )
        yield Block(key, title, finding)


def legend(entries):
    """What the marks mean, in words."""
    frame.html(markup.legend_list(entries))


def chart(block, make, *, alt):
    """A chart in the reader's theme. `make` is a `partial` that takes the theme type.

    Drawing costs more than anything else on a page, so a figure is kept, under what it is drawn
    by and from: nothing less tells two charts of one view apart.
    """
    drawn_from = (make.args, make.keywords)
    st.plotly_chart(
        _figure(make.func.__qualname__, drawn_from, frame.theme_type(), make),
        theme=None,
        alt=words.spoken(alt),
        key=f"chart-{block.key}",
        config={"displayModeBar": False, "responsive": True},
    )


@st.cache_resource(max_entries=256, show_spinner=False)
def _figure(drawn_by, drawn_from, theme_type, _make):
    del drawn_by, drawn_from  # they only name the figure
    return _make(theme_type=theme_type)


def table(caption, head, rows, **look):
    """A table that is always in sight; `look` as in `markup.html_table`."""
    frame.html(markup.html_table(caption, head, rows, **look))


def table_twin(block, caption, head, rows, *, numbers=(), label="Same as a table"):
    """The same numbers as the chart, all of them, for those who would rather read.

    `label` is for a long list that is folded away without being the twin of a chart.
    """
    with st.expander(label, key=f"twin-{block.key}"):
        table(caption, head, rows, numbers=numbers)


@contextmanager
def more(block, label):
    """The rest of a block, out of sight until somebody opens it."""
    with st.expander(label, key=f"more-{block.key}"):
        yield


def state(kind, why, next_step=""):
    """What stands where a number or chart is missing: the word, the reason, the next step.

    `kind` is one of `words.NO_VALUE`, or the word itself where none of those is true.
    """
    word = words.NO_VALUE.get(kind, kind)
    word = word[:1].upper() + word[1:]
    more = f'<span class="ws-small">{words.sentence_html(next_step)}</span>' if next_step else ""
    frame.html(
        f'<div class="ws ws-state"><p class="ws"><strong>{markup.escape(word)}</strong>'
        f"{words.sentence_html(why)} {more}</p></div>"
    )


def download_row(block, view, rows, passport, *, make=None, period=None):
    """PNG, SVG and CSV that carry title, finding, filters and source; and the passport.

    Files are made when somebody asks for them.

    Parameters
    ----------
    block : Block
    view : View
    rows : DataFrame or callable
        Published values, as they go into the CSV; a callable is asked for them when the CSV is.
    passport : Passport
    make : callable or None
        Makes the figure; None for a block that is a table only.
    period : str or None
        The period of these numbers in words, where it is not the filter's.
    """
    card = Card(
        title=block.title, finding=block.finding, filters=view.filters_words,
        period=period or view.period_words, source=passport.source,
        build_id=view.build.build_id, built_at=view.build.built_at,
        is_synthetic=view.build.is_synthetic,
    )  # fmt: skip
    missing = charts.browser_missing() if make else None
    with st.container(key=f"downloads-{block.key}", horizontal=True, vertical_alignment="center"):
        if make and not missing:
            for kind, label in _PICTURES.items():
                _button(block, view, card, (kind, label), partial(_picture, make, card, kind))
        csv = partial(_csv, rows, card)
        _button(block, view, card, ("csv", "Data (CSV)"), csv)
        _about(block, passport)
    if missing:
        frame.html(f'<p class="ws ws-small">{markup.escape(missing)}</p>')


def download_tables(key, label, view, title, frames, source):
    """Several tables in one ZIP of CSV files, each with title, filters and source.

    Parameters
    ----------
    key, label : str
        The button's key and words.
    view : View
    title : str
        What the tables are about.
    frames : dict of str to DataFrame
        File name without ending, and rows; an empty frame is left out.
    source : str
    """
    card = Card(
        title=title, finding="", filters=view.filters_words, period=view.period_words,
        source=source, build_id=view.build.build_id, built_at=view.build.built_at,
        is_synthetic=view.build.is_synthetic,
    )  # fmt: skip
    with st.container(key=f"downloads-{key}", horizontal=True):
        st.download_button(
            label, doorway.export(key, view, partial(tables.zip_bytes, frames, card)),
            file_name=card.file_name("zip"), key=f"zip-{key}", type="tertiary",
            mime="application/zip", on_click="ignore",
        )  # fmt: skip


def _csv(rows, card):
    return tables.csv_bytes(rows() if callable(rows) else rows, card)


def _picture(make, card, kind):
    return charts.picture(make(theme_type="light"), card, kind)


def _button(block, view, card, kind_and_label, content):
    kind, label = kind_and_label
    st.download_button(
        label, doorway.export(f"{block.key}.{kind}", view, content),
        file_name=card.file_name(kind), key=f"{kind}-{block.key}", type="tertiary",
        mime=charts.MEDIA_TYPES.get(kind, "text/csv"), on_click="ignore",
    )  # fmt: skip


def _about(block, passport):
    with st.popover("About this number", type="tertiary", key=f"about-{block.key}"):
        rows = markup.definition_list(passport.rows, "ws-passport")
        frame.html(f'<h3 class="ws">About this number</h3>{rows}')
        for model, sql in passport.sql:
            with st.expander(f"The SQL behind {model}", key=f"sql-{block.key}-{model}"):
                st.html(f'<pre class="ws" tabindex="0">{_code(sql)}</pre>')


def model_sql(model):
    """A published model: what it is, what it reads, and its SQL."""
    reads = ", ".join(json.loads(model["reads"] or "[]"))
    frame.html(
        f'<div class="ws"><p class="ws">{markup.escape(model["description"] or "")}</p>'
        f'<p class="ws ws-small">Reads: {markup.escape(reads)}</p></div>'
    )
    st.html(f'<pre class="ws" tabindex="0">{_code(model["sql"])}</pre>')


def _code(sql):
    return (sql or "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
