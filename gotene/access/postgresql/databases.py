"""Django's DATABASES entry: how each database role signs in.

With the embedded server every role signs in by who the process is (peer), without passwords. With own servers each
has an address of its own: DATABASE_URL (the owner's, for commands), DATABASE_URL_WEB, DATABASE_URL_HOUSING,
DATABASE_URL_SOCIAL and DATABASE_URL_RETENTION. A process can become the roles whose addresses it is given.
Settings import this file: nothing here may need them.
"""

from django.core.exceptions import ImproperlyConfigured

from gotene import embedded
from gotene.access.postgresql.connections import EmbeddedConnection, alive, emptied

ENGINE = "gotene.access.postgresql"
LOGIN = ("USER", "PASSWORD", "HOST", "PORT")
OWNER = "owner"
# A request that finds no connection free waits this long. The embedded server may have to start first.
PATIENCE_SECONDS = 10
PATIENCE_WITH_EMBEDDED_SECONDS = 25
# More requests at once in one process than this wait for each other.
CONNECTIONS_OF_A_ROLE = 20
# One that nobody has needed for so long is closed.
IDLE_SECONDS = 60


def configured(env):
    """The entry by the environment. Raises ImproperlyConfigured where the addresses do not go together."""
    urls = {
        OWNER: env.str("DATABASE_URL", default=""),
        "web": env.str("DATABASE_URL_WEB", default=""),
        "housing": env.str("DATABASE_URL_HOUSING", default=""),
        "social": env.str("DATABASE_URL_SOCIAL", default=""),
        "retention": env.str("DATABASE_URL_RETENTION", default=""),
    }
    servers = {role: env.db_url_config(url) for role, url in urls.items() if url}
    return own_servers(servers) if servers else embedded_server()


def own_servers(servers):
    """The entry for servers of one's own, `{role: address}`; a process begins as the owner if it may, else the gate."""
    first = next(iter(servers.values()))
    if any(server["NAME"] != first["NAME"] for server in servers.values()):
        raise ImproperlyConfigured("DATABASE_URL and DATABASE_URL_WEB, … must all name the same database.")
    if any(server.get("OPTIONS") != first.get("OPTIONS") for server in servers.values()):
        # One role's connections would go without the encryption that another's are told to have.
        raise ImproperlyConfigured("DATABASE_URL and DATABASE_URL_WEB, … must all end alike, in the same ?options.")
    logins = {role: {name: server.get(name, "") for name in LOGIN} for role, server in servers.items()}
    role = OWNER if OWNER in servers else "web"
    return _entry(first, logins, role, PATIENCE_SECONDS)


def embedded_server():
    """The entry for the embedded server: no passwords, because it sees who the process is."""
    logins = {role: {"USER": embedded.role_name(role)} for role in embedded.ROLES}
    settings = embedded.connection_settings()
    for login in logins.values():
        login |= {name: settings[name] for name in ("HOST", "PORT")}
    return _entry(settings, logins, OWNER, PATIENCE_WITH_EMBEDDED_SECONDS, connection_class=EmbeddedConnection)


def _entry(settings, logins, role, patience, **pool):
    options = {
        **settings.get("OPTIONS", {}),
        # What DISCARD ALL leads back to.
        "options": "-c timezone=UTC",
        "pool": {
            "min_size": 0,
            "max_size": CONNECTIONS_OF_A_ROLE,
            "timeout": patience,
            "max_idle": IDLE_SECONDS,
            "reset": emptied,
            "check": alive,
            **pool,
        },
    }
    return {
        **settings,
        "ENGINE": ENGINE,
        "ATOMIC_REQUESTS": True,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
        "LOGINS": logins,
        "ROLE": role,
    }


def refuse_the_owner():
    """Raise ImproperlyConfigured in production when this process has been given the owner's address.

    What is in the environment of a process can be read by whoever breaks in to it.
    """
    from django.conf import settings
    from django.db import connections

    entry = connections.settings["default"]
    if settings.IN_PRODUCTION and not entry.get("EMBEDDED") and OWNER in entry["LOGINS"]:
        raise ImproperlyConfigured(
            "DATABASE_URL is the owner's and belongs to commands. Give the web process and the worker "
            "DATABASE_URL_WEB, DATABASE_URL_HOUSING and DATABASE_URL_SOCIAL instead."
        )


def forget_the_owner():
    """From here on this process signs in as the gate and the organisations, whatever its code asks for.

    Raises ImproperlyConfigured as `refuse_the_owner`.
    """
    from django.db import connections

    refuse_the_owner()
    entry = connections.settings["default"]
    entry["LOGINS"].pop(OWNER, None)
    entry["ROLE"] = "web"
    connections.close_all()
    del connections["default"]
