"""Checklists, the record and the plan on paper: printed, or as files that a screen reader can read."""
