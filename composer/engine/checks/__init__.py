"""One check a kind of rule: what it finds in a piece, and what it makes of the whole."""
