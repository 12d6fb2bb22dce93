"""The team's accounts: the register, guides to privacy, the overview on paper, and the leaver's check-list."""
