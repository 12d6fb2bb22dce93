"""The nouns: posts, networks, accounts, remarks, and where in a text they stand."""
