"""Whose database role a request runs as: the gate until it is known who asks, then the organisation's."""

import logging

from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.core.handlers.exception import response_for_exception
from django.db import connection
from psycopg.errors import InsufficientPrivilege

from gotene.access.database_roles import DatabaseRole, role_of

logger = logging.getLogger("gotene.access")

# Where signing in and out and accounts are handled: these pages stay at the gate, which reads no case and no lease.
AT_THE_GATE = ("/konto/", "/sprak/")
# Asked by machines: whether the process answers must not depend on the database, whatever cookie comes along.
UNATTENDED = ("/health", "/ready")


class GateMiddleware:
    """Every request begins and ends as the gate: it alone reads sessions and accounts."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with connection.as_role(DatabaseRole.WEB):
            return self.get_response(request)


class StaffMiddleware:
    """Puts `request.staff` on each request: the StaffMember, or None before sign-in.

    From here on a signed-in person's request runs in that person's name: as the database role of the organisation, or
    at the gate as the gate's own.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.staff = None
        if request.path not in UNATTENDED and request.user.is_authenticated:
            if request.user.staff.active:
                request.staff = request.user.staff
            else:
                logout(request)
        if request.staff is None:
            return self.get_response(request)
        at_the_gate = request.path.startswith(AT_THE_GATE)
        role = DatabaseRole.WEB if at_the_gate else role_of(request.staff.organisation_id)
        with connection.as_role(role, request.staff):
            return self.get_response(request)


class RefusalMiddleware:
    """What the database refuses a role is answered as what it is: not yours to do. It should not have come so far."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception.__cause__, InsufficientPrivilege):
            logger.error(
                "PostgreSQL refused %s at %s for staff %s",
                connection.role.in_database,
                getattr(request.resolver_match, "view_name", "no view"),
                getattr(request.staff, "pk", None),
            )
            return response_for_exception(request, PermissionDenied())
        return None
