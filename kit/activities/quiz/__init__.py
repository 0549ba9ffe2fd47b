"""The activity “quiz”."""
