"""A chart as a picture that can stand alone in a report: PNG or SVG, in our own font.

The browser that draws it is Chromium or Chrome on this machine; nothing is fetched from
elsewhere. Where there is none, `browser_missing()` says what to install.
"""

import base64
import re
import textwrap
import threading
from functools import cache
from pathlib import Path

from dashboard import theme, words
from pipelines.errors import ReadingError

WIDTH, SCALE = 800, 2
MEDIA_TYPES = {"png": "image/png", "svg": "image/svg+xml"}
_FONT_FILE = Path(__file__).resolve().parents[1] / "static/public-sans-latin-wght-normal.woff2"
_LINE = {"title": (22, 28, 62), "finding": (16, 23, 92), "small": (13, 18, 112)}
_one_browser = threading.Lock()


def browser_missing():
    """What to install when no browser is found; None when there is one."""
    from choreographer.browsers.chromium import Chromium

    found = Chromium.find_browser(skip_local=False)
    if found and Path(found).is_file():
        return None
    return (
        "A picture needs Chromium or Chrome on the server "
        "(Debian: apt-get install chromium). The table downloads work without."
    )


def picture(figure, card, kind="png"):
    """Bytes of the chart with title, finding, filters, source, period and build date.

    Parameters
    ----------
    figure : plotly Figure
        A figure of `dashboard.figures`, in the light theme.
    card : Card
        The words that travel with it.
    kind : "png" or "svg"
        PNG is 1,600 pixels wide.

    Raises
    ------
    ReadingError
        If no browser is found on the server.
    """
    if told := browser_missing():
        raise ReadingError("Picture", told)
    import kaleido

    framed = _framed(figure, card)
    options = {"format": kind, "width": WIDTH, "height": framed.layout.height, "scale": SCALE}
    if kind == "svg":
        options["scale"] = 1
    # One browser at a time: each takes about 150 MB.
    with _one_browser:
        image = kaleido.calc_fig_sync(framed, options, kopts={"page_generator": _page()})
    return _described(image, card) if kind == "svg" else image


def _legend_rows(names):
    """Rows that a legend takes: plotly gives every entry the width of the longest."""
    if not names:
        return 1
    widest = max(map(len, names)) * 7.5 + 60
    return -(-len(names) // max(1, int((WIDTH - 48) // widest)))


def _framed(figure, card):
    """The figure on a white page, with the card's words above and below and its legend."""
    look = theme.tokens("light")
    framed = figure.__class__(figure)
    above = [("title", f"<b>{line}</b>") for line in _lines(card.title, "title")]
    above += [("finding", line) for line in _lines(words.sentence_plain(card.finding), "finding")]
    below = [("small", line) for text in _small_print(card) for line in _lines(text, "small")]
    margin = figure.layout.margin  # of the figure on screen; the frame gets a wider one
    head = sum(_LINE[kind][1] for kind, _ in above) + 30
    legend = 26 * _legend_rows([t.name for t in framed.data if t.name])
    foot = sum(_LINE[kind][1] for kind, _ in below) + 30
    inner = framed.layout.height - margin.t - margin.b
    # A fixed margin, because words are placed from the plot's edge and must meet the page's.
    left = max(margin.l, 64 if framed.layout.yaxis.visible is not False else 24)
    framed.update_yaxes(automargin=False)
    framed.update_layout(
        height=framed.layout.height + head + legend + foot,
        width=WIDTH,
        paper_bgcolor=look["page"],
        plot_bgcolor=look["page"],
        margin={"t": margin.t + head + legend, "b": margin.b + foot, "l": left,
                "r": max(margin.r, 24)},
        showlegend=True,
        legend={
            "orientation": "h", "x": 0, "xanchor": "left", "xref": "container", "yref": "container",
            "y": 1 - head / (framed.layout.height + head + legend + foot), "yanchor": "top",
            "font": {"size": 14, "color": look["ink-2"]}, "bgcolor": "rgba(0,0,0,0)",
            "itemsizing": "trace",
        },
    )  # fmt: skip
    for trace in framed.data:
        trace.showlegend = bool(trace.name)
    _write(framed, above, 1 + (margin.t + head + legend - 18) / inner, (inner, left), look)
    _write(framed, below, -(margin.b + 14) / inner, (inner, left), look)
    return framed


def _write(framed, lines, y, plot, look):
    inner, left = plot
    for kind, text in lines:
        size, height, _ = _LINE[kind]
        framed.add_annotation(
            text=text, x=0, xref="paper", xanchor="left", xshift=8 - left, y=y, yref="paper",
            yanchor="top", showarrow=False, align="left",
            font={"size": size, "color": look["ink-2" if kind == "small" else "ink"]},
        )  # fmt: skip
        y -= height / inner


def _small_print(card):
    period = "" if card.period in card.filters else f" Period: {card.period}."
    yield f"Shown: {card.filters}.{period}"
    yield f"Source: {card.source}"
    invented = (
        " Invented data: names, codes and numbers here are made up." if card.is_synthetic else ""
    )
    yield f"Wider Stage, build {card.build_id} of {card.built_on}.{invented}"


def _lines(text, kind):
    """Text broken into lines that fit, with what plotly would read as mark-up neutralised."""
    safe = [line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            for line in textwrap.wrap(text, _LINE[kind][2])]  # fmt: skip
    return safe


def _described(svg, card):
    """An SVG that says what it shows to a screen reader."""
    told = (
        f"<title>{_xml(card.title)}</title><desc>{_xml(words.sentence_plain(card.finding))}</desc>"
    )
    text = svg.decode("utf-8")
    return re.sub(r"<svg\b[^>]*>", lambda tag: tag[0] + told, text, count=1).encode("utf-8")


def _xml(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@cache
def _page():
    """The page that draws: our font inside, so that text is measured and written in it."""
    from kaleido import PageGenerator

    font = base64.b64encode(_FONT_FILE.read_bytes()).decode()
    page = PageGenerator(mathjax=False)  # else it is fetched from outside
    page.header = PageGenerator.header + _FACE.replace("FONT", font)
    return page


# Every drawing, the one that becomes a PNG too, passes through serializeToString: there the
# font goes into the SVG itself, because an SVG drawn as an image sees no font of its page.
_FACE = """
<style id="face">@font-face{font-family:'Public Sans';font-weight:100 900;
src:url(data:font/woff2;base64,FONT) format('woff2')}</style>
<script>
document.fonts.load("400 15px 'Public Sans'"); document.fonts.load("700 15px 'Public Sans'");
const plain = XMLSerializer.prototype.serializeToString;
XMLSerializer.prototype.serializeToString = function (node) {
  const face = document.getElementById('face').textContent;
  return plain.call(this, node).replace(/<svg[^>]*>/, (tag) => tag + '<style>' + face + '</style>');
};
</script>
"""
