"""Who reaches which rows, and the guard of every view: not yours, 404; yours but not to do this with, 403."""

from functools import wraps

from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.db import connection, models
from django.shortcuts import get_object_or_404

from gotene.access.database_roles import DatabaseRole
from gotene.access.roles import Permission
from gotene.audit.readings import opened


class ByPermissionQuerySet(models.QuerySet):
    """Rows that are all seen by those with `needed_to_see`, and not at all by others."""

    needed_to_see = None

    def visible_to(self, staff):
        return self.counted_for(staff)

    def counted_for(self, staff):
        """As `visible_to`, but also what is closed to this one person: for figures that name nobody.

        A count must be the same whoever asks for it.
        """
        return self.all() if staff is not None and staff.may(self.needed_to_see) else self.none()


class SharedQuerySet(ByPermissionQuerySet):
    """What both organisations share: everyone with case or letting work sees it, administrators do not."""

    needed_to_see = Permission.SEE_REGISTER


def yours(queryset, staff, *permissions, **lookup):
    """The one object of `queryset` that `staff` sees and `lookup` names; the read log says that it was opened.

    Raises Http404 when it is not theirs to see and PermissionDenied when it is, but none of `permissions`
    (if any are given) is theirs. Whoever has no part in it is asked for a reason before the page is shown.
    """
    found = get_object_or_404(queryset.visible_to(staff), **lookup)
    require(staff, *permissions)
    opened(found, staff)
    return found


def require(staff, *permissions):
    """Raise PermissionDenied unless `staff` has one of `permissions` (if any are given)."""
    if permissions and not (staff and any(staff.may(permission) for permission in permissions)):
        raise PermissionDenied


def needs(*permissions):
    """A view for those with one of `permissions`; others get 403."""

    def decorator(view):
        @wraps(view)
        def wrapper(request, *args, **kwargs):
            require(request.staff, *permissions)
            return view(request, *args, **kwargs)

        return wrapper

    return decorator


def runs_as(role):
    """An action that crosses from one organisation's area into what both share names the role it runs as.

    Raises ImproperlyConfigured under any other but the owner's (a command): PostgreSQL would refuse it halfway.
    """

    def decorator(action):
        @wraps(action)
        def wrapper(*args, **kwargs):
            if connection.role not in (role, DatabaseRole.OWNER):
                raise ImproperlyConfigured(f"{action.__qualname__} runs as {role}, not as {connection.role}.")
            return action(*args, **kwargs)

        return wrapper

    return decorator
