"""What is read for a look-up while landing and kept in no table: postcodes and their areas."""

from pipelines import sources
from pipelines.build import land, postcodes
from pipelines.config import REFERENCE
from pipelines.sources import _values
from pipelines.sources._headings import Headings


def lines_of(file):
    """{line number: postcode and small area} of a file of postcodes, as respondents are placed."""
    headings = Headings.read(REFERENCE / "headings")
    found = {}
    for plan in sources.recognise(file, headings).plans:
        records = land.records_table(plan, headings)
        for i, line in enumerate(records["line_number"].to_pylist()):
            for said in postcodes.areas_of(records.slice(i, 1), plan, headings).to_pylist():
                if _values.is_postcode(said["postcode"]):  # no heading that comes again
                    found[line] = f"{said['postcode']}|{said['small_area_id']}"
    return found
