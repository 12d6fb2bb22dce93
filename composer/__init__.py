"""Post Composer: draft a social-media post for a health or care team, with a live checklist beside it."""
