"""Who may open the list of programmes; see tests/support/access.py."""

#                          nobody strang elsew  admin  manag  direc  profe  partn  clerk  reader
ROWS = """
workspace:begin       GET  302    404    302    302    302    302    302    302    302    302
workspace:programmes  GET  302    404    200    200    200    200    200    200    200    200
workspace:mine        GET  302    404    200    200    200    200    200    200    200    200
workspace:search      GET  302    404    200    200    200    200    200    200    200    200
workspace:draft       POST 302    404    422    422    422    422    422    422    422    422
"""
