"""Faults while simulated people work, and what of it was acknowledged."""
