"""What has gone wrong and waits for an answer, an outcome, an agreement or its repair; and unverified reports."""

from dateutil.relativedelta import relativedelta
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from contracts.incident_course import Course, Next
from contracts.models import Incident, UnverifiedReport
from gotene.access.roles import Permission
from gotene.casework.tasks.task import Task

# How far ahead the day looks. Working habits, not law.
REPAIRS_AHEAD = relativedelta(days=7)
CHECKS_AHEAD = relativedelta(days=7)


def tasks(staff, today):
    """Incidents on the contracts where this person is the contact, and the unverified reports that they received."""
    if not staff.may(Permission.SEE_REGISTER):
        return []
    return [*_incidents(staff, today), *_unverified(staff, today)]


def _incidents(staff, today):
    side = staff.organisation_id
    steps_in = Q(**{f"contract__{side}_deputy": staff, f"contract__{side}_contact__active": False})
    found = Incident.objects.visible_to(staff).filter(Q(**{f"contract__{side}_contact": staff}) | steps_in)
    for incident in found.to_follow().with_course():
        course = Course(incident, today)
        if course.next == Next.MEND and course.repair.due_on > today + REPAIRS_AHEAD:
            continue
        contract = incident.contract
        yield Task(
            f"{course.title}: {_text(course)}",
            f"{contract.number}, {contract.apartment}",
            reverse("incident", args=[incident.pk]),
            course.repair.due_on if course.next == Next.MEND else None,
        )


def _text(course):
    match course.next:
        case Next.HEAR:
            return _("reported, ask %(who)s") % {"who": course.concerns}
        case Next.DECIDE:
            return _("record what came of it")
        case Next.AGREE:
            return _("agree on how it is put right")
    return _("to be put right")


def _unverified(staff, today):
    waiting = UnverifiedReport.objects.visible_to(staff).open().with_place()
    for report in waiting.filter(received_by=staff, check_by__lte=today + CHECKS_AHEAD):
        yield Task(
            _("Check the unverified report: %(what)s") % {"what": report.get_kind_display()},
            f"{report.contract.number}, {report.contract.apartment}",
            reverse("unverified_reports"),
            report.check_by,
        )
