"""A picture looked at hard: what is in it that gives somebody away, found by a program of its own and by a person."""
