"""Scores and shares that have a definition elsewhere. Pure functions."""
