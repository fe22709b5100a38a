"""Decisions: what we saw, what we decided, when we look again; and what was learned."""

from dashboard import components, reading
from dashboard.components import read
from dashboard.views import (
    decisions_learning,
    decisions_open,
    decisions_register,
    decisions_write,
)

view = components.current_view()

if not read(reading.has_table, view.published, "pub_decision"):
    components.page_head("Decisions", "**The register is shown to boards and officers.**")
    components.state("Not shown", "Decisions are not shown to this audience.")
else:
    decisions_register.head(view)
    decisions_open.waiting(view)
    decisions_register.register(view)
    decisions_register.then_and_now(view)
    decisions_learning.learned(view)
    decisions_open.said(view)
    decisions_write.write(view)
