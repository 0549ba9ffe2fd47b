"""What the votes say, and how sure that is. Numbers here never come without n and interval."""
