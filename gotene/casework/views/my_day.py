"""The start page of everyone."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from contracts.figures import contracts_on, guarantees_on
from contracts.models import QuotaYear
from gotene.access.roles import Permission
from gotene.casework.tasks import tasks_as_deputy, tasks_for


@require_safe
def my_day(request):
    today = timezone.localdate()
    own = tasks_for(request.staff, today)
    context = {
        "today": today,
        "tasks": _with_lateness(own, today),
        "as_deputy": [
            (absence, _with_lateness(tasks, today)) for absence, tasks in tasks_as_deputy(request.staff, own, today)
        ],
    }
    if request.staff.may(Permission.SEE_REGISTER):
        context |= {
            "contracts": contracts_on(today),
            "guarantees": guarantees_on(today),
            "quota": QuotaYear.objects.visible_to(request.staff).of_year(today.year),
        }
    return render(request, "casework/my_day.html", context)


def _with_lateness(tasks, today):
    return [(task, (today - task.due_on).days if task.late_on(today) else 0) for task in tasks]
