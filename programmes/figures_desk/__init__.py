"""Files with figures, what was published of them, and their indicators; here because roles and logbook are."""
