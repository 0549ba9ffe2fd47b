"""The activity “coverage”."""
