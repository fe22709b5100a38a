"""The log: who opened or exported what, when, and whether the log is whole."""

import pandas as pd

from dashboard import access, audit, components, words
from dashboard.components import Cell

_MOST = 500
_SHOWN = 100


def main():
    """Say whether the log is whole, and show its newest lines."""
    log = access.log_path()
    components.page_head(
        "Log",
        "Who opened or exported which page, and when. It names those who looked; of the people who "
        "answered surveys it holds nothing.",
    )
    lines, broken = audit.verify(log)
    if not lines:
        components.state("Nothing yet", "Nobody has opened a page since the log began.")
        return
    with components.finding_block("log-whole", "Is the log whole?", _whole(lines, broken)):
        components.facts(
            [
                ("Lines", words.count(lines), "since the log began"),
                ("Seal of the last line", audit.seal(log), "write it down to prove it later"),
            ]
        )
    _newest(log)


def _whole(lines, broken):
    many = words.counted(lines, "line follows", "lines follow")
    if broken is None:
        return (
            f"**{many} from the first to the last**: none was altered, and none is missing between."
        )
    return (
        f"**Line {words.count(broken)} does not follow from the line before it**: somebody altered "
        "the file outside the dashboard."
    )


def _newest(log):
    rows = audit.newest(log, _MOST)
    exported = sum(row["what"] == "exported" for row in rows)
    finding = (
        f"**{words.counted(exported, 'export', 'exports')}** among the last "
        f"{words.counted(len(rows), 'line', 'lines')}."
    )
    with components.finding_block("log-lines", "Who looked at what", finding):
        components.table(
            f"The last {min(len(rows), _SHOWN)} lines, the newest first",
            ["When (UTC)", "Who", "What", "Page and block", "Filters"],
            [_cells(row) for row in rows[:_SHOWN]],
            wide=True,
        )
        table = pd.DataFrame([row | {"filters": _filters(row)} for row in rows])
        components.download_tables(
            "log-lines", "The log (CSV)", components.current_view(), "Log", {"log": table},
            "The dashboard’s own log",
        )  # fmt: skip


def _cells(row):
    block = f" · {row['block']}" if row["block"] else ""
    return [
        row["at"].replace("T", " ").removesuffix("+00:00"),
        Cell(row["who"], row["audience"]),
        row["what"],
        f"{row['page']}{block}" or "–",
        _filters(row) or "–",
    ]


def _filters(row):
    return " · ".join(f"{name} {row['filters'][name]}" for name in audit.FILTERS
                      if name in row["filters"])  # fmt: skip


main()
