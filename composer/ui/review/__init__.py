"""Another pair of eyes: sending a post to a colleague, looking at one, and what came back."""
