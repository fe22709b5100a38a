"""Disclosure control: nobody can be found in what is published. Pure rules over frames."""

from pipelines.disclosure.primary import Policy
from pipelines.disclosure.protecting import protect

__all__ = ["Policy", "protect"]
