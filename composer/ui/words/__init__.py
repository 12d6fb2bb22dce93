"""Snippets, tags, spelling, find and replace, beside the post that is being written."""
