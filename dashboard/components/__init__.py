"""What pages are made of: the frame, the filter bar, the block, tables and the passport."""

from dashboard.components.blocks import (
    Block,
    aside,
    chart,
    download_row,
    facts,
    finding_block,
    legend,
    model_sql,
    notice,
    page_head,
    said,
    state,
    table,
    table_twin,
)
from dashboard.components.filters import View, current_view, filter_bar, open_page, segmented
from dashboard.components.frame import (
    banner,
    cannot_read,
    follow_theme,
    freeze,
    logo,
    read,
    send_css,
)
from dashboard.components.markup import Cell, html_table
from dashboard.components.passport import Passport, passport

__all__ = [
    "Block",
    "Cell",
    "Passport",
    "View",
    "aside",
    "banner",
    "cannot_read",
    "chart",
    "current_view",
    "download_row",
    "facts",
    "filter_bar",
    "finding_block",
    "follow_theme",
    "freeze",
    "html_table",
    "legend",
    "logo",
    "model_sql",
    "notice",
    "open_page",
    "page_head",
    "passport",
    "read",
    "said",
    "segmented",
    "send_css",
    "state",
    "table",
    "table_twin",
]
