"""Views: load, allow, ask the form, call one write, answer. One module per noun."""
