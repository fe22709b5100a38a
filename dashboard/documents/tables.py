"""A table as CSV: every value, why a value is missing, and where the numbers come from."""

import csv
import io
import re
import zipfile

from dashboard import words

# Columns of Markdown, whose marks a spreadsheet would show.
SENTENCES = ("sentence", "board_question")
# What a spreadsheet would run, behind blanks that it overlooks as well.
_FORMULA = re.compile(r"[\s\ufeff]*[=+@-]|[\t\r]")


def csv_bytes(rows, card):
    """Rows as CSV that Excel opens with its pound signs right, and never runs.

    The columns stay as published, `why_no_value` included; sentences come without marks of bold.
    Behind them stand columns that are the same in every row: title, finding, filters, period,
    source, build_id, built_on.
    Where the table has a column of that name, the card's is called `shown_…`.

    Parameters
    ----------
    rows : DataFrame
        Published values. A missing value becomes an empty cell.
    card : Card
        The words that travel with the numbers.
    """
    told = {
        "title": card.title,
        "finding": words.sentence_plain(card.finding),
        "filters": card.filters,
        "period": card.period,
        "source": card.source,
        "build_id": card.build_id,
        "built_on": card.built_on,
    }
    if card.is_synthetic:
        told["invented_data"] = "Names, codes and numbers in this file are made up."
    # A card's name that the table has already is told apart: headings are unique.
    told = {f"shown_{name}" if name in rows.columns else name: text for name, text in told.items()}
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*rows.columns, *told])
    for name in rows.columns.intersection(SENTENCES):
        rows = rows.assign(**{name: rows[name].map(words.sentence_plain, na_action="ignore")})
    constant = [neutral(value) for value in told.values()]
    for row in rows.itertuples(index=False, name=None):
        writer.writerow([*(neutral(value) for value in row), *constant])
    return out.getvalue().encode("utf-8-sig")


def zip_bytes(frames, card):
    """Several tables as CSV files in one ZIP, byte for byte the same for the same tables.

    Parameters
    ----------
    frames : dict of str to DataFrame
        File name without ending, and rows. An empty frame is left out.
    card : Card
        The words that travel with the numbers.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in frames.items():
            if len(rows):
                archive.writestr(zipfile.ZipInfo(f"{name}.csv"), csv_bytes(rows, card))
    return out.getvalue()


def neutral(value):
    """A cell as text: what a spreadsheet would run gets an apostrophe, nothing turns direction."""
    if words.is_missing(value):
        return ""
    if isinstance(value, str):
        value = words.unturned(value)
        return f"'{value}" if _FORMULA.match(value) else value
    return str(value)
