"""What somebody who has left work has left to do: for those in charge, to hand on."""

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contracts.models import SocialContract
from gotene.access.roles import Permission
from gotene.accounts.models import Absence, StaffMember
from gotene.casework.tasks.task import Task
from meetings.models import ActionPoint
from tenants.models import Case, Handler


def tasks(staff, today):
    hands_on_cases = staff.may(Permission.HAND_ON_CASES)
    hands_on_contracts = staff.may(Permission.PLACE_HOUSEHOLD) or staff.may(Permission.CHANGE_CONTRACTS)
    leads = staff.may(Permission.RECORD_ABSENCE)
    if not (hands_on_cases or hands_on_contracts or leads or staff.may(Permission.HOLD_MEETING)):
        return
    left = StaffMember.objects.who_left().values_list("pk", "name", "organisation")
    if not left:
        return
    gone = {pk: name for pk, name, side in left if side == staff.organisation_id}
    if hands_on_cases:
        yield from _cases(staff, gone)
    if hands_on_contracts:
        yield from _contracts(staff, gone, today)
    if staff.may(Permission.HOLD_MEETING):
        yield from _promises(staff, gone)
    if leads:
        yield from _without_deputy(staff, today)
        # A protected person's handlers may be of either organisation.
        yield from _protected_people(staff)


def _cases(staff, gone):
    open_cases = Case.objects.visible_to(staff).open()
    for field, text in (
        ("case_officer", _cases_without_officer),
        ("housing_support", _cases_without_support),
    ):
        for who, count in _counted(open_cases.filter(**{f"{field}__in": gone}), field):
            yield Task(text(count) % {"n": count, "name": gone[who]}, _("Hand them on"), _hand_on(who))


def _cases_without_officer(count):
    return ngettext(
        "%(n)d case has no case officer since %(name)s left",
        "%(n)d cases have no case officer since %(name)s left",
        count,
    )


def _cases_without_support(count):
    return ngettext(
        "%(n)d case has no housing support worker since %(name)s left",
        "%(n)d cases have no housing support worker since %(name)s left",
        count,
    )


def _contracts(staff, gone, today):
    contact = f"{staff.organisation_id}_contact"
    running = SocialContract.objects.visible_to(staff).on(today).filter(**{f"{contact}__in": gone})
    for who, count in _counted(running, contact):
        text = ngettext(
            "%(n)d contract has no contact since %(name)s left",
            "%(n)d contracts have no contact since %(name)s left",
            count,
        ) % {"n": count, "name": gone[who]}
        yield Task(text, _("Choose a contact on each"), f"{reverse('contract_list')}?kontakt={who}")


def _promises(staff, gone):
    waiting = ActionPoint.objects.visible_to(staff).not_done().filter(owner__in=gone)
    for who, count in _counted(waiting, "owner"):
        text = ngettext(
            "%(n)d promise was given by %(name)s, who has left",
            "%(n)d promises were given by %(name)s, who has left",
            count,
        ) % {"n": count, "name": gone[who]}
        yield Task(text, _("Let somebody else give it at the next meeting"), reverse("meetings"))


def _protected_people(staff):
    """Those whom nobody who works here handles any more, and whose handler `staff` may name."""
    told = set()
    for handler in Handler.objects.visible_to(staff).of_nobody_here().select_related("person", "staff"):
        number = handler.person.number
        if number not in told:
            told.add(number)
            text = _("Name a handler: %(name)s, who was one, has left") % {"name": handler.staff.name}
            where = _("Protected person %(number)s") % {"number": number}
            yield Task(text, where, reverse("name_handler", args=[number]))


def _without_deputy(staff, today):
    """Colleagues who are away, whose deputy has left work."""
    running = Absence.objects.visible_to(staff).standing().on(today)
    left = running.filter(staff__organisation=staff.organisation_id, staff__active=True, deputy__active=False)
    for absence in left.select_related("staff"):
        text = _("%(name)s is away, and nobody stands in") % {"name": absence.staff.name}
        yield Task(text, _("Choose a deputy"), reverse("change_absence", args=[absence.pk]))


def _counted(rows, field):
    return rows.order_by(field).values_list(field).annotate(count=Count("pk"))


def _hand_on(who):
    return reverse("hand_on_cases", args=[who])
