"""Protected people: who else was shown who they are, and that somebody at the company must be able to be."""

from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from contracts.models import Resident
from gotene.access.roles import Permission, Side
from gotene.casework.tasks.task import Task
from tenants.enums import RevealKind, RevealMarkKind
from tenants.models import Handler, Reveal, RevealMark


def tasks(staff, today):
    return [*_shown_to_others(staff, today), *_unknown_at_the_company(staff, today)]


def _shown_to_others(staff, today):
    """What was shown to the person's other handlers since one was named, until one has ticked it as seen."""
    seen = RevealMark.objects.visible_to(staff).filter(staff=staff, what=RevealMarkKind.SEEN).values("reveal")
    handled = Handler.objects.visible_to(staff).running().filter(staff=staff)
    revealed = (
        Reveal.objects.visible_to(staff)
        .filter(
            kind=RevealKind.IDENTITY,
            person__handlers__in=handled,
            revealed_at__date__gte=F("person__handlers__named_on"),
        )
        .exclude(staff=staff)
        .exclude(pk__in=seen)
        .select_related("person", "staff")
        .order_by("revealed_at")
    )
    for each in revealed:
        about = {"name": each.staff.name, "number": each.person.number}
        about["when"] = _moment(timezone.localtime(each.revealed_at), today)
        yield Task(
            _("%(name)s was shown who %(number)s is, %(when)s") % about,
            _("Reason: %(reason)s") % {"reason": each.reason},
            reverse("reveal", args=[each.person.number]),
            tick_url=reverse("reveal_seen", args=[each.person.number, each.pk]),
        )


def _moment(at, today):
    """The day and the time of day; today is said as today."""
    day = _("today") if at.date() == today else date_format(at, "Y-m-d")
    return _("%(day)s at %(time)s") % {"day": day, "time": date_format(at, "H.i")}


def _unknown_at_the_company(staff, today):
    """Protected people who live in the company's homes while nobody at work there may know who they are."""
    if not staff.may(Permission.DECIDE):
        return
    handlers = Handler.objects.visible_to(staff).running()
    mine = handlers.filter(staff=staff).values("person")
    company = handlers.filter(staff__organisation=Side.HOUSING, staff__active=True).values("person")
    living = (
        Resident.objects.visible_to(staff)
        .filter(sublease__ends_on__isnull=True, person__in=mine)
        .exclude(person__in=company)
        .select_related("person", "sublease__contract")
    )
    for resident in living:
        yield Task(
            _("Nobody at the housing company may know who %(number)s is: name somebody")
            % {"number": resident.person.number},
            resident.sublease.contract.number,
            reverse("protection", args=[resident.person.number]),
        )
