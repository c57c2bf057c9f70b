"""Files with figures, what was published of them, and the indicators they are about; here because roles and logbook are."""
