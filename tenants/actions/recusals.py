"""Leaving a case because one knows the person (FL 16 §), and what becomes of it."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gotene.access.roles import Role, Side
from gotene.accounts.models import StaffMember
from gotene.refusals import save_checked
from tenants.actions.protection import hand_on_handled
from tenants.events import case_left
from tenants.models import Case, NonAssociation, Person, Recusal
from tenants.models.case import WHO_CAN_BE


def who_may_take_over(case, staff):
    """The colleagues of `staff` who can take over what `staff` does in `case`, and will then see it.

    Who is to take over from the case officer must be able to decide. None who has left the case too.
    """
    left_too = Recusal.objects.running().filter(case=case).values("staff")
    colleagues = StaffMember.objects.working_at(Side.SOCIAL).exclude(pk=staff.pk).exclude(pk__in=left_too)
    if case.case_officer_id == staff.pk:
        return colleagues.filter(roles__overlap=WHO_CAN_BE["case_officer"])
    if case.housing_support_id == staff.pk:
        return colleagues.filter(roles__overlap=[*WHO_CAN_BE["housing_support"], *WHO_CAN_BE["case_officer"]])
    see_all = [Role.COORDINATOR, Role.SOCIAL_DIRECTOR]
    return colleagues.filter(Q(roles__overlap=see_all) | Q(pk=case.case_officer_id))


@transaction.atomic
def leave_case(case, *, handed_to, by):
    """From now on the case, with everything in it, is closed for `by`, and what `by` did in it is `handed_to`'s.

    Why is not asked. Raises ValidationError when `by` has left already, or `handed_to` cannot take over.
    """
    # Held until the transaction ends: the last two cannot hand it to each other at the same moment.
    case = Case.objects.select_for_update().get(pk=case.pk)
    if case.recusals.of(by).exists():
        raise ValidationError(_("You have already left this to a colleague."), code="recusal_once")
    if not who_may_take_over(case, by).filter(pk=handed_to.pk).exists():
        cannot = _("%(name)s cannot take over this case. Choose somebody else.")
        refusal = ValidationError(cannot, code="cannot_take_over", params={"name": handed_to.name})
        raise ValidationError({"handed_to": refusal})
    if by.pk in (case.case_officer_id, case.housing_support_id):
        if case.case_officer_id == by.pk:
            case.case_officer = handed_to
        if case.housing_support_id == by.pk:
            case.housing_support = handed_to
        save_checked(by, case)
    people = Person.objects.filter(memberships__household=case.household_id).distinct()
    _hand_on_kept_apart(people, handed_to, by)
    hand_on_handled(people, to=handed_to, by=by)
    case_left.send(Case, case=case, staff=by, handed_to=handed_to)
    # Last: after it PostgreSQL shows `by` nothing of the case.
    return save_checked(by, Recusal(case=case, staff=by, declared_on=timezone.localdate(), handed_to=handed_to))


@transaction.atomic
def take_over(recusal, *, by):
    """`by`, to whom it was handed, has it now. Doing it again changes nothing."""
    recusal = type(recusal).objects.select_for_update(of=("self",)).get(pk=recusal.pk, handed_to=by)
    if recusal.taken_over_on is None:
        recusal.taken_over_on = timezone.localdate()
        save_checked(by, recusal)
    return recusal


@transaction.atomic
def end_recusal(recusal, *, by):
    """The colleague may see it again; what was handed on stays where it is. Once only, and never by oneself."""
    recusal = type(recusal).objects.select_for_update(of=("self",)).get(pk=recusal.pk)
    if recusal.ended_on:
        raise ValidationError(_("It has already ended."), code="recusal_ended")
    recusal.ended_on, recusal.ended_by = timezone.localdate(), by
    return save_checked(by, recusal)


def _hand_on_kept_apart(people, handed_to, by):
    """Whom to speak with before somebody of the household gets a home: not the one who has left."""
    asked = NonAssociation.objects.select_for_update(of=("self",)).filter(ended_on=None, speak_with=by)
    for pair in asked.filter(Q(one__in=people) | Q(other__in=people)):
        pair.speak_with = handed_to
        save_checked(by, pair)
