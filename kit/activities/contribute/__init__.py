"""The activity “contribute”."""
