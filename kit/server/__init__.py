"""The server: Jupyter with the desk behind its login, and a second door for the room."""
