"""The frame of every page: style sheet, theme, banner, and cached reading."""

import atexit
import gc
import re

import streamlit as st

from dashboard import access, theme
from dashboard import published as pointer
from dashboard.components.markup import escape, one_line

_LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="28" height="28" viewBox="0 0 28 28">'
    '<g fill="#3E8390"><rect x="9" y="4" width="10" height="5" rx="2.5"/>'
    '<rect x="5" y="11.5" width="18" height="5" rx="2.5"/>'
    '<rect x="1" y="19" width="26" height="5" rx="2.5"/></g></svg>'
)


def logo():
    """The mark in the header; its name stands beside it by the style sheet."""
    st.logo(_LOGO, size="small")


def send_css():
    """The style sheet, which every run must send; this run draws in the theme that is noted."""
    st.html(theme.css())
    st.session_state["theme_type"] = theme_type()


@st.cache_resource
def freeze():
    """Take what the imports left out of garbage collection, once: it halves a page."""
    gc.collect()
    gc.freeze()
    atexit.register(gc.unfreeze)  # else DuckDB complains of what it finds at the end


@st.fragment(run_every=5)
def follow_theme():
    """Draw the charts again when the reader switches between light and dark.

    A switch does not rerun the script, so somebody has to look: at what `send_css` noted when the
    charts were drawn. The same look finds a session that has ended, so that nothing stays on an
    unwatched screen.
    """
    if not access.is_still_in() or st.session_state["theme_type"] != theme_type():
        st.rerun()


def theme_type():
    """The reader's theme: "light" or "dark"."""
    return st.context.theme.type or "light"


def banner(build):
    """Say on every page when the data are invented."""
    if build.is_synthetic:
        st.html(
            '<p class="ws-banner" role="note"><strong>Invented data:</strong> '
            "names, codes and numbers here are made up.</p>"
        )


def cannot_read(error):
    """The page that stands where nothing can be read: what is wrong and what to do."""
    html(
        '<div class="ws ws-head"><h1 class="ws">Nothing to show yet</h1>'
        f'<p class="ws ws-lead">{escape(error.where)}: {escape(error.found)}.</p>'
        f'<p class="ws">{_with_code(error.what_to_do)}</p></div>'
    )


def _with_code(text):
    """Escaped text in which a command between backquotes is set as code."""
    return re.sub(r"`(.+?)`", r"<code>\1</code>", escape(text))


def published():
    """The file that this audience reads now."""
    return pointer.find(access.published_folder(), access.current().audience)


def read(question, published_file, *values):
    """Ask `reading` a question; answers are kept, because a published file never changes."""
    return _read(question.__name__, question, published_file, *values)


@st.cache_data(max_entries=1024, show_spinner=False)
def _read(name, _question, published_file, *values):
    del name  # it only names the answer
    return _question(published_file, *values)


def html(text):
    """Our own HTML, data already escaped. Through Markdown, because `st.html` removes SVG."""
    st.markdown(one_line(text), unsafe_allow_html=True, anchors=False)
