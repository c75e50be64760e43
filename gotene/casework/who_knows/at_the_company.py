"""What is the company's own about somebody."""

from django.utils.translation import gettext as _

from contracts.models import Lease
from gotene.access.roles import Side
from gotene.casework.who_knows import unverified
from gotene.casework.who_knows.known import LEASES, Known, at


def known(person, homes, staff):
    leases = Lease.objects.visible_to(staff).filter(tenant=person).select_related("apartment__stairwell")
    lines = [
        Known(
            _("Your lease of %(place)s") % {"place": lease.apartment},
            _("the lease between you and the company"),
            at(Side.HOUSING, LEASES),
            lease.begins_on,
            lease.ends_on,
        )
        for lease in leases
    ]
    return lines + unverified.known(staff, sublease__in=homes)
