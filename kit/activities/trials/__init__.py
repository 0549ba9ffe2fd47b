"""The activity “trials”."""
