"""The demo municipality: real figures, invented people."""
