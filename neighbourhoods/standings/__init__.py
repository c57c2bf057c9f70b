"""Where a buurt stands among the others of the country: alike classes, distributions and ranks."""
