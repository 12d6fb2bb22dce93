"""Spot one kind of thing in a text: found by shape, proved by check digit, list or context."""
