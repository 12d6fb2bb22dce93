"""Shared log-ons in the OS keyring, and their safe way from one holder to the next."""
