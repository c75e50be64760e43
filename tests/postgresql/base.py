"""The project's database backend, which can change roles inside the transaction that a test is.

The tests' own code runs as the owner, by a superuser's connection that has taken the owner's authorization: so a
request in a test takes the real role's for its time, and is refused what that role is refused. Outside a
transaction the real connections of the real roles are used.
"""

from django.db.backends.postgresql.creation import DatabaseCreation
from django.db.backends.postgresql.operations import DatabaseOperations
from psycopg.pq import TransactionStatus

from gotene.access.postgresql import base


class Creation(DatabaseCreation):
    def _destroy_test_db(self, test_database_name, verbosity):
        """Also where a thread of a test's own server is slow to end."""
        self.connection.close_pool()
        with self._nodb_cursor() as cursor:
            cursor.execute("RESET SESSION AUTHORIZATION")
            cursor.execute(f"DROP DATABASE {self._quote_name(test_database_name)} WITH (FORCE)")


class Operations(DatabaseOperations):
    # Nobody empties these, and a test's database is emptied after it all the same.
    KEPT = ("audit_reading", "audit_seal")

    def execute_sql_flush(self, sql_list):
        asleep, awake = (
            [f"ALTER TABLE {table} {state} TRIGGER USER" for table in self.KEPT] for state in ("DISABLE", "ENABLE")
        )
        super().execute_sql_flush([*asleep, *sql_list, *awake])


class DatabaseWrapper(base.DatabaseWrapper):
    creation_class = Creation
    ops_class = Operations

    def get_new_connection(self, conn_params):
        connection = super().get_new_connection(conn_params)
        if self.pool is None:
            name = self.ops.quote_name(self.role.in_database)
            connection.autocommit = True  # as Django makes it too, a little later
            connection.execute(f"SET SESSION AUTHORIZATION {name}")
        return connection

    def become(self, role, staff):
        if not self.in_atomic_block:
            super().become(role, staff)
        elif (role, staff) != (self.role, self.staff):
            self.role, self.staff = role, staff
            # What failed outside a savepoint is rolled back, and the role with it.
            if self.connection.info.transaction_status != TransactionStatus.INERROR:
                self.connection.execute(f"SET LOCAL SESSION AUTHORIZATION {self.ops.quote_name(role.in_database)}")
                self.sign(self.connection)
