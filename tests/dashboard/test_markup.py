"""Tables of our own: dates stay on a line, and a wide table carries its heads into each cell."""

from dashboard.components.markup import Cell, html_table


def test_a_date_stays_on_one_line_and_other_words_may_wrap():
    html = html_table("c", ["a", "b", "c"], [["x", "30 September 2026", "asked 3 May 2026"]])
    assert '<td class="ws-date">30 September 2026</td>' in html
    assert "<td>asked 3 May 2026</td>" in html


def test_a_wide_table_labels_its_cells_by_their_heads():
    rows = [["x", Cell("7", "of <9>")]]
    wide = html_table("c", ["What", "How <many>"], rows, wide=True)
    assert '<span class="ws-label" aria-hidden="true">How &lt;many&gt;</span>7' in wide
    assert "ws-label" not in html_table("c", ["What", "How <many>"], rows)
