"""What every export carries: title, finding, filters, source, period, build and date."""

import re
from dataclasses import dataclass

from dashboard import words


@dataclass(frozen=True)
class Card:
    """The words that travel with a number when it leaves the page."""

    title: str
    finding: str
    filters: str
    period: str
    source: str
    build_id: str
    built_at: object
    is_synthetic: bool = False

    @property
    def built_on(self):
        """The day of the build, in words."""
        return words.built(self.built_at)

    def file_name(self, ending):
        """A name that says what is in the file: `wider-stage-purchases-2022-to-23.csv`."""
        slug = re.sub(r"[^a-z0-9]+", "-", f"{self.title} {self.filters}".lower()).strip("-")
        return f"wider-stage-{slug[:80].strip('-')}.{ending}"
