"""Check-ins and two-year points."""

from dateutil.relativedelta import relativedelta
from django.urls import reverse
from django.utils.translation import gettext as _

from gotene.access.roles import Permission, Side
from gotene.casework.contract_rows import contract_rows
from gotene.casework.tasks import two_together
from gotene.casework.tasks.task import Task
from gotene.templatetags.swedish import long_date

# How far ahead the day looks. Working habits of the two organisations, not law.
CHECK_INS_AHEAD = relativedelta(days=14)
TWO_YEAR_POINT_AHEAD = relativedelta(months=6)


def tasks(staff, today):
    """Check-ins and two-year points of the contracts where this person is the contact; coordinators see all."""
    if not staff.may(Permission.SEE_REGISTER):
        return
    contact = "social_contact" if staff.organisation_id == Side.SOCIAL else "housing_contact"
    lookup = {} if staff.may(Permission.PLACE_HOUSEHOLD) else {contact: staff}
    notes = two_together.notes(staff, today)
    for row in contract_rows(staff, today, **lookup):
        url = reverse("contract", args=[row.contract.number])
        where = f"{row.contract.number}, {row.contract.apartment}"
        if row.running_plan and row.plan.next_check_in_on <= today + CHECK_INS_AHEAD:
            note = notes.get(row.contract.apartment_id, "")
            yield Task(_("Check-in"), where, url, row.plan.next_check_in_on, note)
        if (
            row.sublease
            and not row.sublease.end_reason
            and not row.protected
            and row.sublease.decide_by <= today + TWO_YEAR_POINT_AHEAD
        ):
            text = _("Two-year point %(day)s: decide on takeover, going on or ending") % {
                "day": long_date(row.sublease.two_year_point)
            }
            yield Task(text, where, url, row.sublease.decide_by)
