"""The activity “vote”."""
