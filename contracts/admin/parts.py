"""What several of the company's lists of contracts share: headings, and residents with their names."""

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from contracts.models import Resident
from gotene.backoffice.groups import Group

REGISTER = Group("register", _("Register"), 1)
CONTRACTS = Group("contracts", _("Contracts and guarantees"), 2)
AGREEMENTS = Group("agreements", _("Policies and quota"), 3)


def residents_of(staff, path="residents"):
    """A prefetch of residents with their names, as `staff` sees them, for `Sublease.names`."""
    return Prefetch(path, Resident.objects.visible_to(staff).select_related("person__identity"))
