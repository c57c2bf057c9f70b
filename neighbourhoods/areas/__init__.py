"""Areas by division: their boundaries, how one division continues in the next, and the maps that say so."""
