"""Scores of people's answers, social value and the local economy. Pure: no files, no database."""
