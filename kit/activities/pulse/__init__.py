"""The activity “pulse”."""
