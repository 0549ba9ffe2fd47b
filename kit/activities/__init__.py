"""One folder an activity: all that makes it, from its rules to its chapter."""
