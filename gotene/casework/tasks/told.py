"""What the social services have told, for the company to read."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from contracts.models import Told
from gotene.access.roles import Permission
from gotene.casework.tasks.task import Task


def tasks(staff, today):
    """On the day of the contract's contact and deputy, until one of them has read it."""
    if not staff.in_housing or not staff.may(Permission.ASK_OTHER_SIDE):
        return []
    mine = Q(sublease__contract__housing_contact=staff) | Q(sublease__contract__housing_deputy=staff)
    waiting = Told.objects.visible_to(staff).unread().filter(mine)
    contracts = {told.sublease.contract for told in waiting.select_related("sublease__contract__apartment__stairwell")}
    return [
        Task(
            _("Read what the social services have told"),
            f"{contract.number}, {contract.apartment}",
            reverse("contract", args=[contract.number]) + "#told",
        )
        for contract in contracts
    ]
