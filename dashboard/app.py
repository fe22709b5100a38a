"""Wider Stage: page config, sign-in, filters and navigation; nothing else.

The server imports this file for the doors in front of it; Streamlit runs it for every reader.
"""

import sys
import tomllib
from pathlib import Path

import streamlit as st
from streamlit import App

HERE = Path(__file__).resolve().parent
if str(HERE.parent) not in sys.path:
    sys.path.insert(0, str(HERE.parent))  # `streamlit run` only knows the script's own folder

from dashboard import access, components, doors  # noqa: E402
from pipelines.errors import WiderStageError  # noqa: E402


def main():
    """Show the page that the reader chose, or why they may not see it."""
    st.set_page_config(page_title="Wider Stage", layout="wide", initial_sidebar_state="collapsed")
    components.freeze()
    components.send_css()
    components.logo()
    entries = tomllib.loads((HERE / "navigation.toml").read_text(encoding="utf-8"))["page"]
    try:
        show(entries, access.reader())
    except access.RefusedError as refused:
        access.forget_reader()
        navigate(entries, (), "hidden")
        components.refused(refused)
    except WiderStageError as error:
        access.forget_reader()
        components.cannot_read(error)
    components.follow_theme()


def show(entries, reader):
    """The page that was chosen, if it is for this reader."""
    page, entry = navigate(entries, [one for one in entries if is_for(one, reader)], "top")
    if entry is None:
        access.tell("refused", page=page.url_path)
        components.not_for_you(reader)
        return
    components.open_page(entry, reader)
    page.run()


def navigate(entries, seen, position):
    """(page, its entry) that was asked for; no entry where it is of another audience.

    Every page has its address, so that a link to one that is not shown leads to a plain answer.
    """
    pages = {}
    for entry in entries:
        if entry in seen:
            made = st.Page(
                HERE / entry["file"], title=entry["title"], url_path=entry["url"],
                default=entry is seen[0],
            )  # fmt: skip
        else:
            made = st.Page(
                _nothing, title=entry["title"], url_path=entry["url"], visibility="hidden",
                default=not seen and entry is entries[0],
            )  # fmt: skip
        pages[made] = entry if entry in seen else None
    page = st.navigation(list(pages), position=position)
    return page, pages[page]


def is_for(entry, reader):
    """Whether a page of the navigation is for a reader."""
    if entry.get("log") and not (reader.reads_audit and access.log_path()):
        return False
    return reader.audience in entry.get("audiences", access.AUDIENCES)


def _nothing():
    """What a page shows that is not for this reader: `show` says why."""


if __name__ == "__main__":
    main()
else:
    app = App(Path(__file__), middleware=doors.MIDDLEWARE)
