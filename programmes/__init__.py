"""People and work; knows neighbourhoods."""
