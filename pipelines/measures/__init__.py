"""Measures: one TOML file each, validated before anything is computed from it."""
