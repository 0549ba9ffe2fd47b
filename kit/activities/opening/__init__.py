"""The activity “opening”."""
