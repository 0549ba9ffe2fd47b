"""The draft standard: one document made from a workshop's state, written in several formats."""
