"""The demo: made-up people in a believable Götene. `fill.fill(today, password)` makes it in an empty database."""
