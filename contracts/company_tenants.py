"""Whom the company knows: the people who can be chosen as tenants."""

from django.db.models import Q

from gotene.access.roles import Permission, Side
from tenants.models import Person


def company_tenants(staff):
    """The company's leaseholders, those with a guarantee, and those it registered itself, by number.

    Nobody for those who may not see leases.
    """
    if not staff.may(Permission.SEE_LEASES):
        return Person.objects.none()
    own = Q(identity__organisation=Side.HOUSING) | Q(leases__isnull=False) | Q(guarantees__isnull=False)
    return Person.objects.filter(own).select_related("identity").order_by("number").distinct()
