"""Keeping what is written: saved as it is typed, brought back, listed, compared."""
