"""How tables of the municipality itself are read."""
