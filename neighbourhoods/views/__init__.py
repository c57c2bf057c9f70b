"""Views: load, allow, ask the form, call one read or write, answer. One module per noun."""
