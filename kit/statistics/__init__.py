"""Statistics as pure functions of numbers, tables and texts: they know nothing of a workshop."""
