"""Forms: they validate and explain, they never save. One module per noun."""
