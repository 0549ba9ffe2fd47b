"""The activity “decide”."""
