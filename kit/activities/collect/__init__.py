"""The activity “collect”."""
