"""Each organisation's own in one table, where a row rule shows nobody the other's rows."""

TABLES = ()
