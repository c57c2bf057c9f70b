"""What was published, and taking it back."""
