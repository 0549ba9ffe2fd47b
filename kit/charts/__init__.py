"""Charts: figures with their ranges as pictures of one look, each with the same in words."""
