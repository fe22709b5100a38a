"""Files of which nothing tells whether the day or the month stands first in their dates."""

from itertools import groupby

from pipelines.sources._named_months import span_named
from pipelines.sources._values import WEEK_ENDING


def without_order(engine):
    """Ids of the files, payments before registers; the days of each were taken day first."""
    return [*_payments_without_order(engine), *_registers_without_order(engine)]


def _payments_without_order(engine):
    """Files whose days would be others read month first, and no name says which they are."""
    days = engine.run(
        "select files.source_file_id, files.file_name, days.paid_on from stg_spend_dates as days"
        " inner join dim_source_file as files on files.source_file_id = days.source_file_id"
        " where days.paid_on is not null and days.source_file_id not in"
        " (select source_file_id from raw_spend where date_system = 'month first')"
        " and days.source_file_id in (select source_file_id from stg_spend_dates"
        " group by source_file_id having count(distinct paid_on) >= 2 and max(day(paid_on)) <= 12)"
        " and regexp_full_match(lower(days.paid_on_text),"
        f" '[^a-z0-9]*({WEEK_ENDING})?[0-9]{{1,2}}[/.-][0-9]{{1,2}}[/.-]([0-9]{{2}}|[0-9]{{4}})"
        "([ t].*)?') order by all"
    )
    for file, of_file in groupby(days, key=lambda row: row[:2]):
        days_of_file = {paid_on for _, _, paid_on in of_file}
        read = {paid_on for paid_on in days_of_file if paid_on.day != paid_on.month}
        # Of two days nothing is said unless they would be of one month if the month came first.
        if len(days_of_file) == 2 and len({day.day for day in days_of_file}) > 1:
            continue
        span = span_named(file[1].rsplit("/", 1)[-1])
        if read and not {(paid_on.year, paid_on.month) for paid_on in read} <= span:
            yield file[0]


def _registers_without_order(engine):
    """Registers whose days are all up to the twelfth, and would be others read month first."""
    found = engine.run(
        "select source_file_id from stg_contracts_dates"
        " where regexp_full_match(trim(date_text),"
        " '[0-9]{1,2}[/.-][0-9]{1,2}[/.-]([0-9]{2}|[0-9]{4})([ T].*)?')"
        " group by all having count(distinct date_read) >= 3 and max(day(date_read)) <= 12"
        " and max(month(date_read)) <= 12 and bool_or(day(date_read) <> month(date_read))"
        " and not bool_or(try_cast(regexp_extract(date_text, '[/.-]([0-9]+)', 1) as integer) > 12)"
        " order by all"
    )
    return [file for (file,) in found]
