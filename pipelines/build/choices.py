"""What a reader of `check` may write into `sources.toml`, where nothing in a file decides."""

from pipelines.build.inspect_amounts import NUMBERED, WHOLE
from pipelines.sources import _survey_exports

UNPROVEN = "nothing proves that the day stands first"
_NO_PAYMENT = "no payment"
TAKEN_FIRST = "the month is taken to come first"


def to_write(row, odd):
    """Lines of `sources.toml` where a choice is the reader's.

    Parameters
    ----------
    row : dict
        A file as `dim_source_file` tells it.
    odd : list of str
        What is odd about it, in words.
    """
    files = f'[[source]]\nfiles = ["{row["file_name"]}"]\n'
    if any(_survey_exports.TOLD in one for one in odd):
        yield f'{files}kind = "responses"        # with its survey, wave, columns and items'
        return
    if row["kind"] == "unknown" and any(_NO_PAYMENT in one for one in odd):
        yield f'{files}kind = "not data"         # leaves it out, as it is no payments'
        return
    if row["kind"] == "unknown":
        yield f'{files}kind = "spend"            # or another kind; kind = "not data" leaves it out'
        return
    if any(NUMBERED in one for one in odd):
        yield f'{files}period_codes = "calendar"     # or "financial", where 202401 is April'
    elif any("no day is given" in one for one in odd) and row["first_period"] is None:
        yield f'{files}period = "2024-05"        # the month that its payments are of'
    if row["kind"] == "spend" and any(UNPROVEN in one for one in odd):
        yield f'{files}date_system = "month first"   # if the month stands first in its days'
    if WHOLE in odd:
        yield f'{files}amounts_in = "pounds"         # or "pence", if that is what they are'
    if any(TAKEN_FIRST in one for one in odd):
        yield f'{files}date_system = "day first"     # if the day stands first in its days'
    if row["kind"] == "contracts_register" and row["as_at"] is None:
        yield f"{files}as_at = 2026-03-31        # the day that the register describes"
