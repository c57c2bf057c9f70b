"""What somebody who keeps a server wants to know: does it work, does work pile up, when did something last happen.

`moments` notes when; `kinds` is where an app tells what waits, what a night does and how old its figures are;
`readings` reads it over all municipalities, `upgrades` what is to be migrated. Of those `looking` makes sentences, for
the command `status`, and `metrics` numbers, for /metrics.
"""
