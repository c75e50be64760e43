"""What is the company's own about somebody."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from contracts.models import Lease, UnverifiedReport
from gotene.access.roles import Side
from gotene.casework.who_knows.known import LEASES, UNVERIFIED, Known, at


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
    lines += [
        Known(
            _("Something that somebody says and nobody has checked: %(kind)s. It never counts.")
            % {"kind": report.get_kind_display()},
            capfirst(_("it must be checked before it may count")),
            at(Side.HOUSING, UNVERIFIED),
            report.received_on,
            report.ended_on,
        )
        for report in UnverifiedReport.objects.visible_to(staff).filter(sublease__in=homes)
    ]
    return lines
