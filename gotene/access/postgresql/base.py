"""Django's PostgreSQL backend, with one pool of connections for each database role.

The alias `default` stays one; what changes is whose connection it holds. `as_role` gives the connection back and
takes one of another role, so whatever a statement says, it runs with the rights of the one who asked. A connection
that is given back is emptied of all that was set on it.

The embedded server is started again when it gives no answer (`"EMBEDDED": True` in the alias' settings).
"""

from contextlib import contextmanager
from functools import partial

from django.core.exceptions import ImproperlyConfigured
from django.db.backends.base.base import NO_DB_ALIAS
from django.db.backends.postgresql import base

from gotene.access import signature
from gotene.access.database_roles import DatabaseRole
from gotene.access.postgresql.connections import answered
from gotene.access.postgresql.databases import LOGIN


class DatabaseWrapper(base.DatabaseWrapper):
    """`role` is whose connection this is now; `staff` the one it works for, or None.

    One made with `connections.create_connection` beside the request's own may name a `pool_apart` before it is used:
    those who hold one connection of a pool and wait for another could all wait for each other.
    """

    pool_apart = ""

    def __init__(self, settings_dict, alias="default"):
        super().__init__(settings_dict, alias)
        self.role = DatabaseRole(settings_dict.get("ROLE", DatabaseRole.OWNER))
        self.staff = None

    @contextmanager
    def as_role(self, role, staff=None):
        """Until the end of the block this is the connection of `role`, working for the StaffMember `staff`.

        Raises ImproperlyConfigured inside a transaction, and for a role that this process has no way to sign in as.
        """
        before = self.role, self.staff
        self.become(DatabaseRole(role), staff)
        try:
            yield self
        finally:
            self.become(*before)

    def become(self, role, staff):
        if (role, staff) == (self.role, self.staff):
            return
        if self.in_atomic_block:
            raise ImproperlyConfigured("The database role cannot be changed inside a transaction.")
        self.close()
        self.role, self.staff = role, staff

    # One pool a role; Django keeps its pools by alias

    @property
    def pool(self):
        if self.role == DatabaseRole.OWNER or self.alias == NO_DB_ALIAS:
            return None
        alias = self.alias
        self.__dict__["alias"] = f"{alias}:{self.role}{self.pool_apart}"
        try:
            return super().pool
        finally:
            self.__dict__["alias"] = alias

    def close_pool(self):
        for name in [name for name in self._connection_pools if name.startswith(f"{self.alias}:")]:
            self._connection_pools.pop(name).close()

    def get_connection_params(self):
        own = self.settings_dict
        try:
            login = own["LOGINS"][self.role]
        except KeyError:
            raise ImproperlyConfigured(
                f"This process has no way to sign in to the database as {self.role.in_database}."
            ) from None
        self.settings_dict = {**own, **dict.fromkeys(LOGIN, ""), **login}
        try:
            return super().get_connection_params()
        finally:
            self.settings_dict = own

    def get_new_connection(self, conn_params):
        if self.pool is None:
            connect = partial(super().get_new_connection, conn_params)
            return answered(connect) if self.settings_dict.get("EMBEDDED") else connect()
        connection = super().get_new_connection(conn_params)
        if self.staff is not None:  # else it is nobody's, as it came: new or emptied
            self.sign(connection)
        return connection

    def sign(self, connection):
        """Tell the connection whom it works for."""
        sign = signature.signed(self.staff, role_name=self.role.in_database, backend_pid=connection.info.backend_pid)
        connection.execute("SELECT set_config(%s, %s, false)", [signature.SETTING, sign])
