"""The kinds of items a service standard is made of, in the words of the method: one a file."""
