"""The session's parts as Jupyter widgets, and as marks that phone and wall bring to life."""
