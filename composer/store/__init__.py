"""What is kept on disk: drafts, their history, the plan, and the record of what was posted."""
