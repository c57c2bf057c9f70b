"""The programme at a glance, how it is judged, its public page, and open data."""
