"""Log-ons in the window: put in, shown for a moment, copied, handed over, taken in, and kept for a rainy day."""
