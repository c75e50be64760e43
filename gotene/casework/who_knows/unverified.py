"""What somebody says and nobody has checked: each organisation's own."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from contracts.models import UnverifiedReport
from gotene.access.roles import Permission
from gotene.casework.who_knows.known import Known, at

READERS = (Permission.FOLLOW_UNVERIFIED,)


def known(staff, **homes):
    """The lines of the reports that `staff` sees of `homes` (a lookup on reports)."""
    return [
        Known(
            _("Something that somebody says and nobody has checked: %(kind)s. It never counts.")
            % {"kind": report.get_kind_display()},
            capfirst(_("it must be checked before it may count")),
            at(staff.organisation_id, READERS),
            report.received_on,
            report.ended_on,
        )
        for report in UnverifiedReport.objects.visible_to(staff).filter(**homes)
    ]
