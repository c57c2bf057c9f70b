"""Who may open the style guide; see tests/support/access.py."""

#               nobody strang elsew  admin  manag  direc  profe  partn  clerk  reader
ROWS = """
stijlgids  GET  302    404    404    200    200    200    200    200    200    200
stijlgids  POST 302    404    404    422    422    422    422    422    422    422
"""
