"""The command line: one file a door, and no Qt behind any of them."""
