"""What is odd about all amounts of a file of payments together, as `check` tells it."""

import json

from pipelines.sources._periods import READ_AS_CODE
from pipelines.sources._said_amounts import how_to_turn

NUMBERED = "may be months, or periods of a financial year: nothing says which"
ASKED = "are whole numbers: pounds, unless they are pence"
WHOLE = f"all its amounts {ASKED}"

_WHOLE = """
    select files.source_file_id
    from (
        select source_file_id
        from raw_spend
        group by source_file_id
        having not coalesce(bool_or(
            amount_net like '%.%' or amount_unstated like '%.%' or amount_gross like '%.%'
        ), false)
    ) as whole
    inner join dim_source_file as files on files.source_file_id = whole.source_file_id
    inner join stg_spend as spend on spend.source_file_id = whole.source_file_id
    group by files.source_file_id, files.file_name
    -- Grants and standing sums are round; of few lines all may be whole by chance.
    having count(*) >= 20 and bool_and(amount_gbp = floor(amount_gbp))
        and count(*) filter (where amount_gbp % 1000 = 0) * 10 < 9 * count(*)
    order by files.file_name
"""
_WHOLE_SHEETS = """
    select sheets.source_file_id, sheets.sheet
    from (
        select source_file_id, sheet
        from raw_spend
        where sheet <> ''
        group by source_file_id, sheet
        having not coalesce(bool_or(
            amount_net like '%.%' or amount_unstated like '%.%' or amount_gross like '%.%'
        ), false)
    ) as whole
    inner join stg_spend_sheets as sheets  -- of workbooks that have several
        on sheets.source_file_id = whole.source_file_id and sheets.sheet = whole.sheet
    inner join stg_spend as spend
        on spend.source_file_id = sheets.source_file_id and spend.line_number = sheets.line_number
    group by sheets.source_file_id, sheets.sheet, sheets.sheet_number
    having count(*) >= 20 and bool_and(amount_gbp = floor(amount_gbp))
        and count(*) filter (where amount_gbp % 1000 = 0) * 10 < 9 * count(*)
    order by sheets.source_file_id, sheets.sheet_number
"""
_NOUGHT = """
    select source_file_id, count(*)
    from stg_spend
    group by source_file_id
    having count(*) > 1 and sum(amount_gbp) = 0 and max(amount_gbp) > 0
    order by source_file_id
"""
_BELOW = """
    select source_file_id, count(*) filter (where amount_gbp < 0), count(*)
    from stg_spend
    group by source_file_id
    having count(*) >= 10 and count(*) filter (where amount_gbp < 0) * 2 > count(*)
    order by source_file_id
"""
_BOTH_SIDES = """
    with files as (
        -- Few files take back nearly as many payments as they make: no other is looked at twice.
        select source_file_id, count(*) as lines
        from stg_spend
        group by source_file_id
        having count(*) >= 10 and sum(amount_gbp) <> 0
            and count(*) filter (where amount_gbp < 0) * 20 >= 9 * count(*)
            and count(*) filter (where amount_gbp > 0) * 20 >= 9 * count(*)
    ),
    amounts as (
        select files.source_file_id, files.lines, 2 * least(
            count(*) filter (where spend.amount_gbp < 0),
            count(*) filter (where spend.amount_gbp > 0)
        ) as paired
        from files
        inner join stg_spend as spend on spend.source_file_id = files.source_file_id
        group by files.source_file_id, files.lines, abs(spend.amount_gbp)
    )
    select source_file_id, lines, sum(paired)::bigint
    from amounts
    group by source_file_id, lines
    having sum(paired) * 10 >= 9 * lines
    order by source_file_id
"""
_LARGEST = """
    select
        source_file_id,
        arg_max(line_number, abs(amount_gbp)),
        arg_max(amount_gbp, abs(amount_gbp))
    from stg_spend
    group by source_file_id
    -- A precept may be most of a list, too: nobody but its reader can tell it from a slip.
    having count(*) >= 10 and max(abs(amount_gbp)) >= 10000000
        and max(abs(amount_gbp)) * 2 > sum(abs(amount_gbp))
    order by source_file_id
"""
_NUMBERED = f"""
    select
        source_file_id,
        coalesce(
            nullif(
                regexp_extract(
                    any_value(files.notes), '“([^”]+)” {READ_AS_CODE} [0-9]+', 1
                ), ''
            ),
            min(period_text)
        )
    from stg_spend_periods
    inner join dim_source_file as files using (source_file_id)
    where codes_count = 'not known' and month is null
        and regexp_full_match(period_text, '[0-9]{{1,4}}[-/]?[0-9]{{1,4}}')
        and source_file_id not in (select source_file_id from stg_spend where month is not null)
    group by source_file_id
    order by source_file_id
"""


def numbered_months(engine):
    """(file, what) of files whose payments have no month, as nobody knows what their codes count.

    Parameters
    ----------
    engine : Engine
        With the lines of payments judged.
    """
    for file, example in engine.run(_NUMBERED):
        yield file, f"its periods, such as “{example}”, {NUMBERED}"


def _of_sheets(sheets):
    told = f"sheet{'s' if len(sheets) > 1 else ''} {', '.join(map(repr, sheets))}"
    line = f"pence_sheets = {json.dumps(sheets, ensure_ascii=False)}"
    return f"all amounts of {told} {ASKED}; then write {line} into sources.toml"


def odd_amounts(engine):
    """(file, what) of files whose amounts are whole, come to nought, hang on one payment, are
    mostly below nought, or nearly all taken back.

    Parameters
    ----------
    engine : Engine
        With the lines of payments judged.
    """
    whole = [file for (file,) in engine.run(_WHOLE)]
    yield from ((file, WHOLE) for file in whole)
    sheets = {}
    for file, sheet in engine.run(_WHOLE_SHEETS):
        sheets.setdefault(file, []).append(sheet)
    yield from ((file, _of_sheets(named)) for file, named in sheets.items() if file not in whole)
    for file, lines in engine.run(_NOUGHT):
        yield file, f"its {lines:,} payments add up to nought"
    for file, line, pounds in engine.run(_LARGEST):
        sign = "-" if pounds < 0 else ""
        worth = f"{sign}£{abs(pounds):,.2f}"
        yield file, f"line {line}, {worth}, is more than all its other payments together"
    for file, below, lines in engine.run(_BELOW):
        yield (
            file,
            f"{below:,} of its {lines:,} payments are below nought. {how_to_turn(is_said=False)}",
        )
    for file, lines, paired in engine.run(_BOTH_SIDES):
        yield (
            file,
            f"{paired:,} of its {lines:,} payments are as much as another of them takes back:"
            " both sides of a journal, unless they were paid and returned",
        )
