"""Files that are brought in: what one would do, and publishing it."""
