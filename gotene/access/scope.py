"""The guard of every view: not yours, 404; yours but not to do this with, 403."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404


def yours(queryset, staff, *permissions, **lookup):
    """The one object of `queryset` that `staff` sees and `lookup` names.

    Raises Http404 when it is not theirs to see and PermissionDenied when it is, but none of `permissions`
    (if any are given) is theirs.
    """
    found = get_object_or_404(queryset.visible_to(staff), **lookup)
    require(staff, *permissions)
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
