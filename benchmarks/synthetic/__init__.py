"""Invented councils at any scale, in the shapes that councils publish."""
