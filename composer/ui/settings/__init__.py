"""Settings: one window made from the list of settings, with search, saved as they are changed."""
