"""What the reader looks at. Queries and the words above them are made from the same object."""

from dataclasses import dataclass

from dashboard import words
from dashboard.published import Build, Published

EVERY_PROVIDER = "Every provider"
EVERY_SERVICE = "Every service"


@dataclass(frozen=True)
class View:
    """What is looked at: the file, the place, the period, the service and the provider.

    `district_id` is None above a district. `money_place_id` is the nearest place whose public body
    publishes payments or contracts: None for an alliance, whose money is that of its members.
    """

    published: Published
    build: Build
    place_id: str
    place_name: str
    place_level: str
    level_words: str
    district_id: str | None
    district_name: str | None
    money_place_id: str | None
    money_place_name: str | None
    period: str
    service_id: str | None = None
    service_name: str | None = None
    provider_id: str | None = None
    provider_name: str | None = None

    @property
    def is_ward(self):
        """A place below the district."""
        return self.place_level == "ward"

    @property
    def is_alliance(self):
        """A set of small areas with members, rather than an area of one council."""
        return self.place_level == "alliance"

    @property
    def estimates_id(self):
        """The place that a national survey's estimates are published for: never a ward."""
        return self.district_id or self.place_id

    @property
    def estimates_name(self):
        """Name of the place that a national survey's estimates are published for."""
        return self.district_name or self.place_name

    @property
    def payer_id(self):
        """Whose money is shown: the alliance itself, else the nearest place that publishes."""
        return self.place_id if self.is_alliance else self.money_place_id

    @property
    def payer_name(self):
        """Name of the place or alliance whose money is shown."""
        return self.place_name if self.is_alliance else self.money_place_name

    @property
    def financial_year(self):
        """The financial year of the filter; None for every month."""
        return None if self.period == words.EVERY_MONTH else self.period

    @property
    def period_words(self):
        """The period as it reads inside a sentence."""
        if self.financial_year is None:
            return "every month loaded"
        return f"financial year {words.period(self.period)}"

    @property
    def filters_words(self):
        """The filters in plain words, for the page and for every export."""
        parts = (self.place_name, self.period_words, self.service_name, self.provider_name)
        return " · ".join(part for part in parts if part)


@dataclass(frozen=True)
class Cells:
    """Which published cells about people answer a view, and in words where that is broader.

    `published_table` is P1, P2 or P3 of the closed list; `broader` is empty where the view itself
    is published.
    """

    published_table: str
    place_id: str | None
    service_id: str | None
    provider_id: str | None
    broader: str = ""


def nearest_cells(view):
    """The nearest broader combination that is published about people (`publish.toml`).

    People's answers are published for a place (P1), for a service in a district or a larger place
    (P2), and for a provider of a service over all places together (P3).
    """
    if view.provider_id:
        told = f"People’s answers about **{view.provider_name}** are published for all places "
        told += f"together, not for {view.place_name} alone."
        return Cells("P3", None, view.service_id, view.provider_id, told)
    if not view.service_id:
        return Cells("P1", view.place_id, None, None)
    if not view.is_ward:
        return Cells("P2", view.place_id, view.service_id, None)
    told = f"People’s answers about **{view.service_name}** are not published for wards: you see "
    told += f"**{view.district_name}**, the district around it."
    return Cells("P2", view.district_id, view.service_id, None, told)
