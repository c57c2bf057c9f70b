"""The pages everybody sees: the municipality, its buurten, comparing them, and files to take along."""
