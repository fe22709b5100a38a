"""What pages are made of: the frame, the filter bar, the block, tables and the passport."""

from dashboard.components.blocks import (
    Block,
    chart,
    download_row,
    facts,
    finding_block,
    legend,
    notice,
    page_head,
    said,
    state,
    table,
    table_twin,
)
from dashboard.components.filters import View, filter_bar, segmented
from dashboard.components.frame import banner, follow_theme, freeze, logo, read, send_css
from dashboard.components.markup import Cell, html_table
from dashboard.components.passport import Passport, passport

__all__ = [
    "Block",
    "Cell",
    "Passport",
    "View",
    "banner",
    "chart",
    "download_row",
    "facts",
    "filter_bar",
    "finding_block",
    "follow_theme",
    "freeze",
    "html_table",
    "legend",
    "logo",
    "notice",
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
