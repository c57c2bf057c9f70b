"""Places and figures; knows nothing of programmes."""
