"""From an uploaded file to what a person decides on.

`examining` looks at the bytes before anything is kept, `preview` says what publishing would do, `shared` publishes for
a municipality that may, `steps` is what the worker does. What people ask for is written by `neighbourhoods.imports`.
"""
