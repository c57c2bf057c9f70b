"""Where staff start: the programmes they work on, and what waits for them."""
