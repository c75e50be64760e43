"""Django's PostgreSQL backend, which starts the embedded server again when it gets no answer."""

from django.db.backends.postgresql import base

from gotene import embedded


class DatabaseWrapper(base.DatabaseWrapper):
    """`"EMBEDDED": True` in the alias' settings says that the server is the project's own."""

    def get_new_connection(self, conn_params):
        try:
            return super().get_new_connection(conn_params)
        except self.Database.OperationalError as error:
            if not self.settings_dict.get("EMBEDDED"):
                raise
            try:
                embedded.ensure()
            except embedded.EmbeddedError as reason:
                raise self.Database.OperationalError(str(reason)) from error
            return super().get_new_connection(conn_params)
