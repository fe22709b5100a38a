"""Disclosure control: nobody can be found in what is published. Pure rules over frames."""

from pipelines.disclosure.coarser import LONGER
from pipelines.disclosure.primary import Policy
from pipelines.disclosure.protecting import protect


def hidden_as(because):
    """Which rule hid a cell by its `suppressed_because`; None where none did."""
    if not isinstance(because, str):
        return None
    if because.startswith("fewer"):
        return "too_few"
    return "longer_period" if because == LONGER else "guards_another"


__all__ = ["Policy", "hidden_as", "protect"]
