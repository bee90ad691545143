"""How the identity network came to be: whose face a crop shows, as a direction, small enough for every look."""
