"""Open data for machines: what every answer of the API has in common. The `api.py` of each app says what is in it.

`api` is the door, `paging` the pages of a list, `problems` the answers to a wrong question.
"""
