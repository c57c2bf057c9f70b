"""The base: knows no domain, is known by all."""
