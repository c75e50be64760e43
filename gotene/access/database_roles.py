"""The roles that sign in to PostgreSQL, each by itself: whoever holds one connection can never become another."""

from enum import StrEnum

from django.conf import settings

from gotene.access.roles import Side


class DatabaseRole(StrEnum):
    # Migrations and commands. The web process never has it.
    OWNER = "owner"
    # The gate: sessions, passwords, signing in and out. No case, no lease.
    WEB = "web"
    # What the request of a signed-in person runs as, by organisation.
    HOUSING = "housing"
    SOCIAL = "social"
    # Alone may erase.
    RETENTION = "retention"

    @property
    def in_database(self):
        """The role's name in PostgreSQL; the prefix keeps two municipalities on one server apart."""
        return f"{settings.DATABASE_ROLE_PREFIX}_{self}"


ORGANISATIONS = (DatabaseRole.HOUSING, DatabaseRole.SOCIAL)


def role_of(side):
    """What a person of `side` reaches the database as."""
    return DatabaseRole(Side(side).value)
