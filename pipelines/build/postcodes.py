"""Small areas of postcodes, by which it is known where respondents live."""

import pyarrow as pa
import pyarrow.compute as pc

from pipelines import sources
from pipelines.build import land
from pipelines.build.answer_values import plain_postcodes
from pipelines.sources._values import is_small_area


def areas(files, headings):
    """Small areas of the postcodes in files of postcodes, the last file's first; or None."""
    found = [
        areas_of(land.records_table(plan, headings), plan, headings)
        for one in files
        for plan in sources.recognise(one.file, headings).plans
    ]
    return pa.concat_tables(reversed(found)) if found else None


def areas_of(records, plan, headings):
    """Postcodes of a postcode file and their small areas, of its newest vintage of those.

    Parameters
    ----------
    records : pyarrow.Table
        `line_number` and the text columns `c0`, `c1`, … of the file.
    plan : ReadingPlan
    headings : Headings

    Returns
    -------
    pyarrow.Table
        `postcode`, plain, and `small_area_id`; the last line stands first.
    """
    placed = [headings.place(plan.layout.name, heading) for heading in plan.headings]
    areas = [(v or "", i) for i, (column, v) in enumerate(placed) if column == "small_area_id"]
    areas = [one for one in areas if _are_small_areas(records[f"c{one[1]}"])] or areas
    area_at = max(areas, key=lambda found: (found[0], -found[1]))[1]
    postcodes = plain_postcodes(records[f"c{plan.columns.index('postcode')}"])
    table = pa.table(
        {"postcode": postcodes, "small_area_id": pc.utf8_trim_whitespace(records[f"c{area_at}"])}
    )
    says = pc.and_(*(pc.greater(pc.binary_length(column), 0) for column in table.columns))
    return table.filter(says)[::-1]


def _are_small_areas(column):
    """Whether most of a column's first values are codes of small areas."""
    said = [text.strip() for text in column.slice(0, 200).to_pylist() if text and text.strip()]
    return 2 * sum(map(is_small_area, said)) >= len(said)
