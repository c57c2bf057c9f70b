"""Which counts of people may not be shown.

- `rules`: what is too small, and what goes with it so that nobody works it out by subtraction. Pure.
- `sums`: which counts are a total of others, and what such a total gives away. Pure.
- `people`: how many people a count, a rate or a mean tells of. No queries.
- `shield`: reads our own figures and applies both before anything is made of them."""
