"""The published table of rights: every table x role x operation, and the reason. Nothing else is granted.

S select, I insert, U update, D delete. A table that is not here is nobody's, and fails `check_access`. Tables whose
changes are kept have their history beside them: it is read by whoever reads the table, grows by whoever writes it,
and is changed by nobody. Row rules stand in `rows/`, functions in `functions/`.
"""

from gotene.access.tables import (
    contracts,
    each,
    gate,
    housing,
    identity,
    inspections,
    machinery,
    meetings,
    social,
    staff,
    takeovers,
)

TABLES = (
    *social.TABLES,
    *housing.TABLES,
    *contracts.TABLES,
    *takeovers.TABLES,
    *inspections.TABLES,
    *meetings.TABLES,
    *staff.TABLES,
    *each.TABLES,
    *identity.TABLES,
    *gate.TABLES,
    *machinery.TABLES,
)


def every_table():
    """The tables with their histories, by name."""
    return {each.name: each for own in TABLES for each in (own, own.history) if each is not None}


def may(role, name, operation):
    """Whether `role` has `operation` ("SELECT" …) on the table with that name, as published."""
    # Asked often, and seldom of a history: those are not made each time.
    known = next((each for each in TABLES if each.name == name), None) or every_table().get(name)
    return known is not None and operation in known.operations(role)
