"""Wider Stage: page config, style, filters and navigation; nothing else."""

import sys
import tomllib
from pathlib import Path

import streamlit as st

HERE = Path(__file__).resolve().parent
if str(HERE.parent) not in sys.path:
    sys.path.insert(0, str(HERE.parent))  # `streamlit run` only knows the script's own folder

from dashboard import access, components  # noqa: E402
from pipelines.errors import WiderStageError  # noqa: E402


def main():
    """Show the page that the reader chose."""
    st.set_page_config(page_title="Wider Stage", layout="wide", initial_sidebar_state="collapsed")
    components.freeze()
    components.send_css()
    components.logo()
    navigation = tomllib.loads((HERE / "navigation.toml").read_text(encoding="utf-8"))
    try:
        access.refuse_beyond_loopback()
        audience = access.audience()
        entries = [
            p for p in navigation["page"] if audience in p.get("audiences", access.AUDIENCES)
        ]
        pages = {
            st.Page(HERE / p["file"], title=p["title"], url_path=p["url"], default=number == 0): p
            for number, p in enumerate(entries)
        }
        page = st.navigation(list(pages), position="top")
        components.open_page(pages[page])
        page.run()
    except WiderStageError as error:
        components.cannot_read(error)
    components.follow_theme()


main()
