"""What the pages about areas show: one area, a few beside each other, and the map."""
