"""Writing a post with its checklist beside it."""
