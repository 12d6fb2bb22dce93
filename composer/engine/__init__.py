"""Rule files become checks, checks look at a draft, and what they say is a checklist."""
