"""Lines that do not count, or not twice: what was refused, set apart, or stands in two places."""

from dashboard import components, reading, words
from dashboard.components import Cell, read

_LINES = {
    "payment": "A payment in doubt",
    "total": "A total",
    "heading": "A row of headings",
    "footer": "A note or a footer",
    "unpaid": "Planned or owed, not paid",
    "unreadable": "Cannot be read",
}
_TWICE = {
    "within the file": "equal to another line of the file",
    "the whole file": "the file is there under another name",
    "a month in two files": "another file holds the same month",
    "some lines in two files": "another file has them with the same numbers",
    "in two sheets": "another sheet of the file holds the same lines",
    "without VAT in another sheet": "another sheet of the file holds them without VAT",
    "in parts in another sheet": "they sum up lines of another sheet of the file",
}


def refused(view):
    """Files that could not be read as what they are."""
    cells = read(reading.refused_files, view.published)
    if not len(cells):
        return
    many = words.counted(len(cells), "file was", "files were")
    finding = f"**{many} refused whole**: nothing of them counts, and their months are not loaded."
    with components.finding_block("refused", "Files that were refused", finding) as block:
        components.table(
            "Files that were refused, and why",
            ["File", "Read as", "Lines", "Why"],
            [
                [
                    Cell(row["file_name"], row["publisher_name"] or ""),
                    row["kind_words"],
                    words.count(row["lines_read"]),
                    row["refused_because"],
                ]
                for row in cells.to_dict("records")
            ],
            numbers=(2,),
        )
        passport = components.passport(view, ("pub_source_file",), public="Yes.")
        components.download_row(block, view, cells, passport, period="this build")


def set_apart(view):
    """Lines that do not count, and payments whose day is in doubt."""
    cells = read(reading.set_apart, view.published)
    if not len(cells):
        return
    apart = cells[cells["kind_of_line"] != "payment"]
    doubted = cells[cells["kind_of_line"] == "payment"]
    many = int(apart["lines"].sum())
    finding = (
        f"**{words.counted(many, 'line is', 'lines are')} no payment and no contract**: totals, "
        "headings, footers, what nobody was paid yet, and what cannot be read."
    )
    if len(doubted):
        payments = words.counted(int(doubted["lines"].sum()), "payment counts", "payments count")
        finding += f" {payments} although the day is in doubt; no day was invented."
    with components.finding_block("set-apart", "Set apart, and in doubt", finding) as block:
        components.table(
            "Lines that were set apart, and payments whose day is in doubt",
            ["What", "Why", "Files", "Lines", "Pounds on them"],
            [
                [
                    _LINES.get(row["kind_of_line"], row["kind_of_line"]),
                    row["set_apart_because"],
                    words.count(row["files"]),
                    words.count(row["lines"]),
                    Cell("not stated", missing=True)
                    if words.is_missing(row["amount_gbp"])
                    else words.pounds_exact(row["amount_gbp"]),
                ]
                for row in cells.to_dict("records")
            ],
            numbers=(2, 3, 4),
        )
        passport = components.passport(view, ("pub_set_apart",), public="Yes.")
        components.download_row(block, view, cells, passport, period="this build")


def twice(view):
    """Lines that stand twice."""
    cells = read(reading.spend_twice, view.published)
    if not len(cells):
        return
    left = cells[~cells["counts"].astype(bool)]
    finding = (
        f"**{words.counted(int(left['payments'].sum()), 'payment is', 'payments are')} not counted "
        "again**, because another file holds the same. Equal lines within one file count: purchase "
        "cards repeat them rightly. So do a few that two files hold. People may decide otherwise."
    )
    with components.finding_block("twice", "What stands twice", finding) as block:
        components.table(
            "Payments that stand twice, and whether they count",
            ["File", "How", "Payments", "Pounds", "Counted"],
            [
                [
                    Cell(row["file_name"], row["other_file"] and f"as in {row['other_file']}"),
                    _TWICE[row["stands_twice"]],
                    words.count(row["payments"]),
                    words.pounds_exact(row["spend_gbp"]),
                    Cell(
                        "Yes" if row["counts"] else "No, once is enough",
                        "as people decided" if row["decided_how"] == "decided" else "by the rule",
                    ),
                ]
                for row in cells.to_dict("records")
            ],
            numbers=(2, 3),
        )
        passport = components.passport(view, ("pub_spend_twice",), public="Yes.")
        components.download_row(block, view, cells, passport, period="this build")
