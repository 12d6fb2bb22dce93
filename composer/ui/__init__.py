"""The window and what belongs to it: shows things, takes intentions."""
