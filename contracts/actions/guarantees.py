"""Guarantees: none new without an exception, a plan for each, and its end by notice or release."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contracts import rules
from contracts.enums import GuaranteeWay, PolicyKey
from contracts.models import Guarantee, GuaranteePlan, PolicyValue
from gotene.refusals import save_checked


@transaction.atomic
def begin_guarantee(
    *,
    apartment,
    tenant,
    begins_on,
    ceiling,
    exception_decision="",
    exception_reason="",
    exception_decided_by=None,
    permanent_home=False,
    no_other_way=False,
    by,
):
    """A new guarantee. Raises ValidationError after the stop date unless a decision makes an exception.

    An exception is a decision with its reason and decider, and a yes to both halves of the test in KBef 2:6. It is
    kept with the version of the stop that it is made from.
    """
    stop = PolicyValue.objects.in_force_if_any(PolicyKey.GUARANTEE_STOP, begins_on) if exception_decision else None
    return save_checked(
        by,
        Guarantee(
            apartment=apartment,
            tenant=tenant,
            begins_on=begins_on,
            ceiling=ceiling,
            exception_decision=exception_decision,
            exception_reason=exception_reason,
            exception_decided_by=exception_decided_by,
            exception_from=stop and stop.policy,
            permanent_home=permanent_home,
            no_other_way=no_other_way,
        ),
    )


@transaction.atomic
def plan_guarantee(guarantee, *, way, owner, planned_notice_on=None, planned_last_day=None, by):
    """How and by when `guarantee` is to end, and who sees to it: the first plan, or another instead of it.

    By notice the last day follows from the day of notice (JB 12:28 a), else it is given. Raises ValidationError when
    notice has been given or the end is known, or a planned day lies behind.
    """
    guarantee = Guarantee.objects.select_for_update().get(pk=guarantee.pk)
    _still_open(guarantee)
    today = timezone.localdate()
    if way == GuaranteeWay.NOTICE:
        if planned_notice_on is None:
            _refuse("planned_notice_on", _("Choose the day when the municipality is to give notice."), "no_notice_day")
        planned_last_day = rules.guarantee_earliest_end(planned_notice_on, guarantee.begins_on)
    else:
        planned_notice_on = None
        if planned_last_day is None:
            _refuse("planned_last_day", _("Choose the day when the guarantee is to end."), "no_last_day")
    for field, day in {"planned_notice_on": planned_notice_on, "planned_last_day": planned_last_day}.items():
        if day is not None and day < today:
            _refuse(field, _("A plan is about days to come. Choose today or a later day."), "planned_in_the_past")
    plan = GuaranteePlan.objects.filter(guarantee=guarantee).first() or GuaranteePlan(guarantee=guarantee)
    plan.way, plan.owner = way, owner
    plan.planned_notice_on, plan.planned_last_day = planned_notice_on, planned_last_day
    return save_checked(by, plan)


@transaction.atomic
def give_notice(guarantee, *, given_on, by):
    """The municipality gives notice; the guarantee ends on the earliest lawful day (JB 12:28 a).

    An earlier last day that was agreed already stays. Raises ValidationError when notice has been given, or the
    guarantee has ended by then.
    """
    guarantee = Guarantee.objects.select_for_update().get(pk=guarantee.pk)
    if guarantee.notice_given_on:
        raise ValidationError(_("Notice has already been given."), code="notice_already_given")
    if guarantee.ends_on and guarantee.ends_on < given_on:
        raise ValidationError(_("The guarantee has already ended."), code="guarantee_ended")
    earliest = rules.guarantee_earliest_end(given_on, guarantee.begins_on)
    guarantee.notice_given_on = given_on
    guarantee.ends_on = min(guarantee.ends_on or earliest, earliest)
    return save_checked(by, guarantee)


@transaction.atomic
def release_guarantee(guarantee, *, ends_on, reason, by):
    """The guarantee ends because the lease that it was for does, or needs it no more; sooner than by any notice.

    Raises ValidationError when that has been recorded, or the end is known to come before.
    """
    guarantee = Guarantee.objects.select_for_update().get(pk=guarantee.pk)
    if guarantee.release_reason:
        raise ValidationError(_("It is already recorded how the guarantee ends."), code="guarantee_released")
    if guarantee.ends_on and guarantee.ends_on < ends_on:
        _refuse("ends_on", _("The guarantee ends before that day already. Choose an earlier day."), "ends_before")
    guarantee.ends_on, guarantee.release_reason = ends_on, reason
    return save_checked(by, guarantee)


def _still_open(guarantee):
    if guarantee.notice_given_on:
        raise ValidationError(_("Notice has already been given."), code="notice_already_given")
    if guarantee.ends_on:
        raise ValidationError(_("The last day of the guarantee is already recorded."), code="guarantee_ends")


def _refuse(field, sentence, code):
    raise ValidationError({field: ValidationError(sentence, code=code)})
