"""Every function of ours in the database, who may call it, and why it may see more than the one who calls.

A definer function runs as the owner: it answers what no side can count from its own rows, or does what no side may
do by itself. Its text lies in `sql/<name>.sql`. Trigger functions are called by nobody; they guard the tables that
their triggers stand on, which are made by migrations (those of the history by `gotene.audit.guards`).
"""

from gotene.access.functions import (
    accounts,
    contracts,
    endings,
    incidents,
    inspections,
    kept,
    log_reviews,
    meetings,
    people,
    policies,
    read_log,
    signing_in,
    takeover,
)
from gotene.access.functions.function import SQL, Function

__all__ = ["FUNCTIONS", "SQL", "Function"]

FUNCTIONS = (
    *accounts.FUNCTIONS,
    *people.FUNCTIONS,
    *contracts.FUNCTIONS,
    *policies.FUNCTIONS,
    *endings.FUNCTIONS,
    *incidents.FUNCTIONS,
    *takeover.FUNCTIONS,
    *inspections.FUNCTIONS,
    *meetings.FUNCTIONS,
    *kept.FUNCTIONS,
    *read_log.FUNCTIONS,
    *log_reviews.FUNCTIONS,
    *signing_in.FUNCTIONS,
)
