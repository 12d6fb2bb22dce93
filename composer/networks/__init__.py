"""Counting and entities, exactly as each network does it."""
