"""HTML of our own, as text. Everything from data is escaped here. No Streamlit."""

import html
import re
from dataclasses import dataclass

from dashboard import words

_DATE = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")


@dataclass(frozen=True)
class Cell:
    """A table cell with a second, smaller line; `missing` marks a reason in place of a value.

    `link` is the address that its text leads to.
    """

    text: str
    qualifier: str = ""
    missing: bool = False
    link: str = ""


def escape(text):
    """Text from data, safe in HTML and on one line."""
    return html.escape(words.one_line(text))


def one_line(text):
    """HTML for Markdown: a line break would end the HTML block."""
    return " ".join(text.split("\n"))


def html_table(caption, head, rows, *, numbers=(), compact=False, wide=False):
    """A real table: caption, column heads with scope, the first cell of a row heads the row.

    Parameters
    ----------
    caption : str
    head : list of str
    rows : list of lists of str or Cell
    numbers : collection of int
        Positions of columns that hold numbers; they stand right.
    compact : bool
        Less air between rows, for a table beside a chart.
    wide : bool
        Many columns: on a tablet each row is a card, with the heads as labels.
    """
    heads = "".join(
        f'<th scope="col"{_class(i, numbers)}>{escape(text)}</th>' for i, text in enumerate(head)
    )
    tight = (" ws-compact" if compact else "") + (" ws-wide" if wide else "")
    labels = head if wide else ()
    body = "".join(f"<tr>{_row(row, numbers, labels)}</tr>" for row in rows)
    return (
        f'<div class="ws ws-scroll" tabindex="0" role="group" aria-label="{escape(caption)}">'
        f'<table class="ws{tight}"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(row, numbers, labels=()):
    cells = (cell if isinstance(cell, Cell) else Cell(str(cell)) for cell in row)
    return "".join(_cell(i, cell, numbers, labels) for i, cell in enumerate(cells))


def _cell(i, cell, numbers, labels=()):
    small = f'<span class="ws-q">{escape(cell.qualifier)}</span>' if cell.qualifier else ""
    text = anchor(cell.link, cell.text) if cell.link else escape(cell.text)
    if i == 0:
        return f'<th scope="row">{text}{small}</th>'
    none = " ws-none" if cell.missing else ""
    none += " ws-date" if _DATE.fullmatch(cell.text) else ""
    label = (
        f'<span class="ws-label" aria-hidden="true">{escape(labels[i])}</span>' if labels else ""
    )
    return f"<td{_class(i, numbers, none)}>{label}{text}{small}</td>"


def anchor(address, text):
    """A link that opens in the same window."""
    return f'<a href="{escape(address)}" target="_self">{escape(text)}</a>'


def _class(i, numbers, more=""):
    names = f"{'ws-n' if i in numbers else ''}{more}".strip()
    return f' class="{names}"' if names else ""


def definition_list(pairs, css_class):
    """`<dl>` of (term, text); a text may be a list, one line each."""
    return (
        f'<dl class="ws {css_class}">'
        + "".join(f"<dt>{escape(term)}</dt><dd>{_lines(text)}</dd>" for term, text in pairs)
        + "</dl>"
    )


def _lines(text):
    return "<br>".join(escape(line) for line in ([text] if isinstance(text, str) else text))


def fact_list(entries):
    """One line of facts: label, value, qualifier."""
    return (
        '<dl class="ws ws-facts">'
        + "".join(
            f'<div><dt>{escape(label)}</dt><dd class="ws-value">{escape(value)}</dd>'
            f"<dd>{escape(qualifier)}</dd></div>"
            for label, value, qualifier in entries
        )
        + "</dl>"
    )


def legend_list(entries):
    """A legend in words: (swatch, words), the swatch drawn and hidden from screen readers."""
    items = "".join(f"<li>{_swatch(*swatch)}{escape(text)}</li>" for swatch, text in entries)
    return f'<ul class="ws ws-legend">{items}</ul>'


def _swatch(kind, token="value"):
    colour = f"var(--{token})"
    drawn = {
        "interval": f'<line x1="1" y1="8" x2="25" y2="8" stroke="{colour}" stroke-width="6" '
        f'stroke-opacity=".42"/><circle cx="13" cy="8" r="5" fill="{colour}"/>',
        "tick": f'<line x1="13" y1="1" x2="13" y2="15" stroke="{colour}" stroke-width="2.5"/>',
        "line": f'<line x1="1" y1="8" x2="25" y2="8" stroke="{colour}" stroke-width="2.5"/>',
        "dash": f'<line x1="1" y1="8" x2="25" y2="8" stroke="{colour}" stroke-width="1.8" '
        'stroke-dasharray="5 4"/>',
        "dots": f'<line x1="1" y1="8" x2="25" y2="8" stroke="{colour}" stroke-width="2" '
        'stroke-dasharray="1.5 3"/>',
        "band": f'<rect x="1" y="2" width="24" height="12" fill="{colour}" fill-opacity=".2"/>',
        "fill": f'<rect x="3" y="1" width="20" height="14" fill="{colour}" '
        'stroke="var(--edge)" stroke-width=".8"/>',
        "hatch": f'<rect x="3" y="1" width="20" height="14" fill="var(--page)" stroke="{colour}"/>'
        f'<path d="M3 9 11 1M3 15 17 1M9 15 23 1M15 15 23 7" stroke="{colour}" fill="none"/>',
        "dot": f'<circle cx="13" cy="8" r="6" fill="{colour}"/>',
        "ring": f'<circle cx="13" cy="8" r="5.5" fill="var(--page)" stroke="{colour}" '
        'stroke-width="2"/>',
        "square": f'<rect x="8" y="3" width="10" height="10" fill="{colour}"/>',
        "diamond": f'<path d="M13 1 20 8 13 15 6 8Z" fill="{colour}"/>',
        "cross": f'<path d="M7 2 19 14M19 2 7 14" stroke="{colour}" stroke-width="3.2"/>',
        "circle": f'<circle cx="13" cy="8" r="5.5" fill="{colour}"/>',
        "double": '<rect x="4" y="2" width="18" height="12" fill="none" stroke="var(--ink)" '
        'stroke-width="2.5"/>',
    }
    return f'<svg width="26" height="16" viewBox="0 0 26 16" aria-hidden="true">{drawn[kind]}</svg>'


def quote_list(entries):
    """People's words with where and when they were said: (quote, words below it)."""
    items = "".join(
        f"<li><blockquote>“{escape(quote)}”</blockquote><span>{escape(said)}</span></li>"
        for quote, said in entries
    )
    return f'<ul class="ws ws-quotes">{items}</ul>'


def question_list(entries):
    """Questions by number: (question, the rule that found it, a link that is HTML already)."""
    items = "".join(
        f"<li><p>{words.sentence_html(question)}</p>"
        f'<span class="ws-small">{escape(rule)} · {link}</span></li>'
        for question, rule, link in entries
    )
    return f'<ol class="ws ws-questions">{items}</ol>'


def said_list(entries):
    """What people said, statement by statement: (I-statement, sentence)."""
    items = "".join(
        f"<li><q>{escape(statement)}</q>{words.sentence_html(sentence)}</li>"
        for statement, sentence in entries
    )
    return f'<ul class="ws ws-said">{items}</ul>'
