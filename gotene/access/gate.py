"""Whose database role a request runs as: the gate until it is known who asks, then the organisation's."""

import logging

from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.core.handlers.exception import response_for_exception
from django.db import connection
from psycopg.errors import InsufficientPrivilege

from gotene.access.database_roles import DatabaseRole, role_of
from gotene.accounts.step_up import wholly_signed_in

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
        if not request.path.startswith(AT_THE_GATE):
            with connection.as_role(role_of(request.staff.organisation_id), request.staff):
                return self.get_response(request)
        # A password alone gives nobody's name to the gate, which administers accounts.
        with connection.as_role(DatabaseRole.WEB, request.staff if wholly_signed_in(request) else None):
            return self.get_response(request)


class RefusalMiddleware:
    """What the database refuses a role is answered as what it is: not yours to do. It should not have come so far."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        return answer_to(exception, request)


def answer_to(exception, request):
    """The page that says no, when `exception` is PostgreSQL's refusal of the role; else None."""
    if not isinstance(exception.__cause__, InsufficientPrivilege):
        return None
    logger.error(
        "PostgreSQL refused %s at %s for staff %s",
        connection.role.in_database,
        getattr(request.resolver_match, "view_name", "no view"),
        getattr(request.staff, "pk", None),
    )
    return response_for_exception(request, PermissionDenied())
