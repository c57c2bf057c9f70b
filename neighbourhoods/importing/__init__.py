"""From an uploaded file to what a person decides on.

`files` looks at the bytes before anything is kept, `preview` says what publishing would do, `shared` publishes
for who may, `work` is what the worker does. The writes that people ask for are in `neighbourhoods.imports`.
"""
