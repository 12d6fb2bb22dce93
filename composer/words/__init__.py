"""Words ready to hand: snippets, organisations, spelling, tidying, and what a post will look like."""
