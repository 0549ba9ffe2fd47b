"""The activity “role_play”."""
