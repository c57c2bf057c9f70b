"""What somebody who keeps a server wants to know: does it work, does work pile up, when did something last happen.

`moments` notes when; `kinds` is where an app tells what waits and how old its figures are; `looking` asks
everything, for the command `status`.
"""
