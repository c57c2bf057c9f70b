"""People, the municipalities they work for, and their roles there. Sign-in itself is allauth's."""
