"""A published number, back to the files and lines that it rests on."""

from pathlib import Path

from pipelines.build import publish
from pipelines.engine.duck import Engine
from pipelines.errors import ExplainError


def explain(output, measure, place, period):
    """Lines of text that lead from a number to its files.

    Parameters
    ----------
    output : path
        Where the build went.
    measure : str
        `spend`, or the id of a measure.
    place, period : str
        A place code or an alliance; a month, quarter or financial year.

    Raises
    ------
    ExplainError
        If nothing is built there or there is no such number.
    """
    warehouse = publish.current_warehouse(Path(output))
    if not warehouse:
        raise ExplainError(str(output), "nothing is built there", "Run `build` first.")
    with Engine(warehouse, read_only=True) as engine:
        if measure == "spend":
            return list(_spend(engine, place, period))
        if engine.one("select count(*) from safe_cell where measure_id = ?", [measure]):
            return list(_answers(engine, measure, place, period))
        return list(_indicator(engine, measure, place, period))


def _spend(engine, place, period):
    """Payments of a publisher's place, or those that an alliance counts."""
    rows = engine.rows(
        """
        with payments as (
            select source_file_id, line_number, publishers.place_id as payer_id, month,
                financial_year, flow_kind, amount_gbp
            from int_spend as spend
            inner join dim_publisher as publishers on publishers.publisher_id = spend.publisher_id
            union all
            select source_file_id, line_number, alliance_id, month, financial_year, flow_kind,
                amount_gbp
            from int_alliance_payment
            where not is_between_members
        )
        select files.file_name, spend.flow_kind, sum(spend.amount_gbp) as amount_gbp,
            list(spend.line_number order by spend.line_number) as lines
        from payments as spend
        inner join dim_source_file as files on files.source_file_id = spend.source_file_id
        where spend.payer_id = ? and (spend.month = ? or spend.financial_year = ?)
        group by files.file_name, spend.flow_kind
        order by files.file_name, spend.flow_kind
        """,
        [place, period, period],
    )
    if not rows:
        raise ExplainError(
            f"spend of {place} in {period}", "no payment is loaded", "Try another month."
        )
    total = sum(row["amount_gbp"] for row in rows)
    yield f"spend, {place}, {period}: £{total:,.2f}"
    for row in rows:
        yield (
            f"  {row['file_name']}, {_lines(row['lines'])}: {row['flow_kind']}, "
            f"£{row['amount_gbp']:,.2f}"
        )


def _lines(numbers):
    """Line numbers themselves while a person would read them, else how many and where."""
    if len(numbers) == 1:
        return f"line {numbers[0]}"
    if len(numbers) <= 12:
        return f"lines {', '.join(map(str, numbers))}"
    return f"{len(numbers):,} lines between {numbers[0]} and {numbers[-1]}"


def _answers(engine, measure, place, period):
    """A figure about people: never its lines, only the files of the survey in that time."""
    rows = engine.rows(
        """
        select value, lower, upper, n_people, events_told, why_no_value, unit from pub_outcome
        where published_table = 'P1' and measure_id = ? and place_id = ? and period = ?
        """,
        [measure, place, period],
    )
    if not rows:
        raise ExplainError(
            f"{measure} of {place} in {period}", "there is no such number", "Check the three names."
        )
    row = rows[0]
    if row["value"] is None:
        yield f"{measure}, {place}, {period}: no value ({row['why_no_value']})"
    else:
        yield (
            f"{measure}, {place}, {period}: {row['value']} ({row['unit']}; 95 % limits "
            f"{row['lower']} to {row['upper']}; {row['n_people']:,} people heard)"
        )
    if row["events_told"] is not None:
        yield (
            f"  {row['events_told']:,} told of in all by those heard, to the nearest five; of one "
            "person ten count at most"
        )
    files = engine.rows(
        """
        select distinct files.file_name, files.sha256
        from int_answers as answers
        inner join int_response_periods as periods on periods.answered_in = answers.answered_in
        inner join dim_source_file as files on files.source_file_id = answers.source_file_id
        where answers.measure_id = ? and periods.period = ?
        order by files.file_name
        """,
        [measure, period],
    )
    for file in files:
        yield f"  {file['file_name']}; file hash {file['sha256'][:12]}"
    if files:
        yield "  no lines are named: they are about people"


def _indicator(engine, measure, place, period):
    rows = engine.rows(
        """
        select values.value, values.lower, values.upper, values.why_no_value, values.line_number,
            values.source_note, files.file_name, files.sha256
        from fct_indicator_value as values
        inner join dim_source_file as files on files.source_file_id = values.source_file_id
        where values.measure_id = ? and values.place_id = ? and values.period = ?
        """,
        [measure, place, period],
    )
    if not rows:
        raise ExplainError(
            f"{measure} of {place} in {period}", "there is no such number", "Check the three names."
        )
    row = rows[0]
    if row["value"] is None:
        reason = f"{row['why_no_value']}; {row['source_note']}"
        yield f"{measure}, {place}, {period}: no value ({reason})"
    else:
        limits = f"{row['lower']} to {row['upper']}"
        yield f"{measure}, {place}, {period}: {row['value']} (95 % limits {limits})"
    yield f"  {row['file_name']}, line {row['line_number']:,}; file hash {row['sha256'][:12]}"
