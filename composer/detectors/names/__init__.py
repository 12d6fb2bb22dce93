"""Telling names of people from other words: tokens, word lists, a trained model and rules."""
