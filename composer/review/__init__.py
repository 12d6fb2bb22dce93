"""Another pair of eyes: packets that carry a draft to a colleague, and the signed verdict back."""
