"""Open data for machines: what every answer of the API has in common. What is in it stands in the `api.py` of each app.

`api` is the door, `paging` the pages of a list, `problems` the answers to who asks wrong.
"""
