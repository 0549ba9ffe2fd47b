"""The activity “tables”."""
