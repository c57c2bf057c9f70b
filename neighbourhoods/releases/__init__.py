"""Figures as they were published: publish, withdraw, and what a release changes."""
