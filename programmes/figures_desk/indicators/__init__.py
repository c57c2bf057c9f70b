"""The catalogue for staff, and indicators of the municipality itself."""
