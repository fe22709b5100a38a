"""Files of payments of which too little can be read, or that come to nought: refused whole.

The rest is built. Their lines are judged first: what a file is worth is only known then.
"""

from pipelines.build import raw_files

# As `pipelines.quality.judge` has it of the batch: a payment at least, and nine lines in ten read.
# Of ten payments or more that make nought to the penny each was taken back, or all of them were.
_UNFIT = """
    select
        files.source_file_id,
        files.file_name,
        count(*) filter (where kind_of_line = 'payment')    as payments,
        count(*) filter (where kind_of_line = 'unreadable') as unreadable,
        count(kind_of_line)                                 as lines,
        sum(amount_gbp) filter (where kind_of_line = 'payment') as amount_gbp,
        coalesce(
            mode(rejected_because) filter (where kind_of_line = 'unreadable'),
            mode(rejected_because)
        )                                                   as mostly
    from stg_landed_files as files
    left join stg_spend_judged as spend on spend.source_file_id = files.source_file_id
    where files.kind = 'spend' and files.refused_because is null
    group by files.source_file_id, files.file_name
    having count(*) filter (where kind_of_line = 'payment') = 0
        or (count(*) filter (where kind_of_line = 'payment') >= 10
            and sum(amount_gbp) filter (where kind_of_line = 'payment') = 0)
        or count(*) filter (where kind_of_line = 'unreadable') > 0.1 * count(kind_of_line)
    order by files.file_name
"""


def refuse(engine, files):
    """Refuse the files of payments of which too little can be read, and let go of their lines.

    Parameters
    ----------
    engine : Engine
        Its raw tables are landed, and the lines of payments judged.
    files : iterable of DataFile
        Those that landed: `all_paid` of what is said of one lets it come to nought.

    Returns
    -------
    list of (str, str)
        Name of each file, and why it is refused.
    """
    paid = {file.name for file in files if file.said.get("all_paid")}
    found = [row for row in engine.rows(_UNFIT)
             if not (_comes_to_nought(row) and row["file_name"] in paid)]  # fmt: skip
    reasons = {row["source_file_id"]: _why(row) for row in found}
    raw_files.refuse(engine, reasons)
    return [(row["file_name"], reasons[row["source_file_id"]]) for row in found]


def _comes_to_nought(row):
    """Whether that is all that is wrong with a file."""
    is_read = row["payments"] and row["unreadable"] <= 0.1 * row["lines"]
    return bool(is_read and row["amount_gbp"] == 0)


def _why(row):
    if not row["lines"]:
        return "no line stands below its headings. Take it out if nothing was paid."
    lines = f"its {row['lines']:,} line{'s' if row['lines'] > 1 else ''}"
    if not row["payments"]:
        return f"none of {lines} is a payment (mostly: {row['mostly']}). Mend the file."
    if _comes_to_nought(row):
        return (
            f"its {row['payments']:,} payments add up to nought, as where a journal has both its"
            " sides or a line takes back all others. Bring the side that was paid. If all were"
            " paid, and taken back, say so in sources.toml: all_paid = true."
        )
    found = f"{row['unreadable']:,} of {lines} cannot be read (mostly: {row['mostly']})"
    return f"{found}. Mend them, or ask the publisher."
