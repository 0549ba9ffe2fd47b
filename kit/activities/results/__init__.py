"""The activity “results”."""
