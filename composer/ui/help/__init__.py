"""Help inside the app: pages that can be searched, what is new, and facts for whoever is asked to help."""
