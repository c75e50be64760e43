"""Who must not live in the same stairwell: what is to be looked at again."""

from dateutil.relativedelta import relativedelta
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from gotene.access.roles import Permission
from gotene.casework.tasks.task import Task
from tenants.models import Case, NonAssociation

# How far ahead the day looks. A working habit, not law.
REVIEWS_AHEAD = relativedelta(months=1)


def tasks(staff, today):
    """Who must not live in the same stairwell: looked at again before the day when it stops counting by itself.

    On the day of those whose case it is. Those who see every case have their own, and what nobody who is left is
    asked about.
    """
    if not staff.may(Permission.DECIDE):
        return []
    due = NonAssociation.objects.visible_to(staff).filter(ended_on=None, review_by__lte=today + REVIEWS_AHEAD)
    if staff.may(Permission.SEE_ALL_CASES):
        due = due.filter(Q(speak_with=staff) | Q(confirmed_by=staff) | Q(speak_with__active=False))
    due = list(due)
    if not due:
        return []
    case_of = {}
    people = {person for pair in due for person in (pair.one_id, pair.other_id)}
    cases = Case.objects.visible_to(staff).filter(household__members__person__in=people)
    for person, number in cases.order_by("opened_on", "pk").values_list("household__members__person", "number"):
        case_of[person] = number
    waiting = []
    for pair in due:
        number = case_of.get(pair.one_id) or case_of[pair.other_id]
        url = reverse("keep_on_apart", args=[number, pair.pk])
        waiting.append(Task(_("Review: must not live in the same stairwell"), number, url, pair.review_by))
    return waiting
