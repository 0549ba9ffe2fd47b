"""The activity “register”."""
