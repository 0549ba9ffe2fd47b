"""Statistics: pure functions of numbers and tables. They know nothing of a workshop."""
