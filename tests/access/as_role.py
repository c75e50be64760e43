"""Code and SQL run as one of the database roles, in a test."""

from django.db import connection

from gotene.access.database_roles import DatabaseRole, role_of


def running_as(who):
    """Until the end of the block the connection is that of a DatabaseRole, or of a StaffMember's organisation."""
    if isinstance(who, DatabaseRole):
        return connection.as_role(who)
    return connection.as_role(role_of(who.organisation_id), who)
