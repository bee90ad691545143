"""The calls that were watched: the list, and evidence for the police."""
