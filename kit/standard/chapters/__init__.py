"""The chapters of the document that belong to no single activity."""
