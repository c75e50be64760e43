"""What every page's shell shows: who is signed in, and where this person's roles lead."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from gotene.access.roles import Permission
from gotene.accounts.step_up import wholly_signed_in


@dataclass(frozen=True)
class NavigationItem:
    url: str
    label: str
    current: bool


def _entries():
    yield "my_day", _("My day"), None
    yield "cases", _("Cases"), (Permission.SEE_ALL_CASES, Permission.SEE_OWN_CASES)
    yield "contract_list", _("Contract list"), (Permission.SEE_REGISTER,)
    yield "inspections", _("Inspections"), (Permission.SEE_REGISTER,)
    yield "offers", _("Offers"), (Permission.PLACE_HOUSEHOLD,)
    yield "guarantees", _("Guarantees"), (Permission.SEE_REGISTER,)
    yield "quota", _("Quota"), (Permission.SEE_REGISTER,)
    yield "policies", _("Agreement and policy"), (Permission.SEE_REGISTER,)
    yield "meetings", _("Meetings"), (Permission.SEE_REGISTER,)
    yield "reports", _("Reports"), (Permission.SEE_REPORTS,)
    yield "log_reviews", _("Log review"), (Permission.REVIEW_LOG, Permission.REVIEW_REVIEWERS)
    yield "log_extract", _("Log extract"), (Permission.REVIEW_LOG,)
    yield "incidents_not_cleared", _("Could not be cleared up"), (Permission.REVIEW_LOG,)
    yield "staff_list", _("People and roles"), (Permission.ADMINISTER_ACCOUNTS,)
    yield "admin:index", _("Back office"), (Permission.USE_BACK_OFFICE,)


def navigation_for(staff, path):
    """The navigation of `staff`, with the entry that `path` lies under marked as current."""
    items = []
    for name, label, permissions in _entries():
        if permissions and not any(staff.may(permission) for permission in permissions):
            continue
        url = reverse(name)
        current = path == url or (url != "/" and path.startswith(url))
        items.append(NavigationItem(url, label, current))
    return items


def signed_in(request):
    staff = getattr(request, "staff", None)
    return {
        "staff": staff,
        "navigation": navigation_for(staff, request.path) if staff and wholly_signed_in(request) else [],
        "second_factor_compulsory": settings.SECOND_FACTOR_COMPULSORY,
    }
