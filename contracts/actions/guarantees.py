"""Guarantees: none new without an exception, and notice on those that are left."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from contracts import rules
from contracts.models import Guarantee
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
    by,
):
    """A new guarantee. Raises ValidationError after the stop date unless a decision makes an exception."""
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
        ),
    )


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
