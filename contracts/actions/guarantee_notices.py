"""Notice on a guarantee on its way from the municipality to the company, and on to the tenant."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contracts.actions.guarantees import give_notice
from contracts.guarantee_letter import guarantee_letter
from contracts.models import Guarantee, GuaranteeNotice, GuaranteeReceipt
from gotene.access.database_roles import DatabaseRole
from gotene.access.scope import runs_as
from gotene.documents.frozen import frozen
from gotene.refusals import refusals, save_checked


@runs_as(DatabaseRole.SOCIAL)
@transaction.atomic
def send_notice(guarantee, *, by):
    """The municipality gives notice today: the notice is recorded, and its letter to the company made and kept.

    Returns the letter. Raises ValidationError when notice has been given, or the guarantee has ended.
    """
    made_at = timezone.localtime()
    guarantee = give_notice(guarantee, given_on=made_at.date(), by=by)
    guarantee = Guarantee.objects.for_letter().get(pk=guarantee.pk)
    pdf = guarantee_letter(guarantee, made_by=by, made_at=made_at)
    with refusals():
        return frozen(
            GuaranteeNotice,
            pdf=pdf,
            by=by,
            made_at=made_at,
            guarantee=guarantee,
            given_on=guarantee.notice_given_on,
            ends_on=guarantee.ends_on,
        )


@runs_as(DatabaseRole.HOUSING)
@transaction.atomic
def record_paper_notice(guarantee, *, given_on, received_on, by):
    """The company records a notice that came on paper: given, and received. Returns the guarantee.

    Raises ValidationError when notice has been given, the guarantee has ended, or it came before it was given.
    """
    guarantee = give_notice(guarantee, given_on=given_on, by=by)
    _receive(guarantee, received_on, by)
    return guarantee


@runs_as(DatabaseRole.HOUSING)
@transaction.atomic
def receive_notice(guarantee, *, received_on, by):
    """The company has the municipality's letter. Returns the receipt.

    Raises ValidationError when there is no notice, it is received already, or a day before it was given.
    """
    guarantee = Guarantee.objects.select_for_update().get(pk=guarantee.pk)
    return _receive(guarantee, received_on, by)


@runs_as(DatabaseRole.HOUSING)
@transaction.atomic
def note_tenant_told(guarantee, *, told_on, by):
    """The company has told the tenant that the guarantee ends. Returns the receipt.

    Raises ValidationError when the notice is not received yet, the tenant is told already, or a day before that.
    """
    receipt = GuaranteeReceipt.objects.select_for_update().filter(guarantee=guarantee).first()
    if receipt is None:
        raise ValidationError(_("Confirm first that you have received the notice."), code="notice_not_received")
    if receipt.tenant_told_on:
        raise ValidationError(_("It is already recorded that the tenant has been told."), code="tenant_told")
    receipt.tenant_told_on, receipt.tenant_told_by = told_on, by
    return save_checked(by, receipt)


def _receive(guarantee, received_on, by):
    if guarantee.notice_given_on is None:
        raise ValidationError(_("No notice has been given."), code="no_notice")
    if GuaranteeReceipt.objects.filter(guarantee=guarantee).exists():
        raise ValidationError(_("The notice is already received."), code="notice_received")
    if received_on < guarantee.notice_given_on:
        early = ValidationError(_("The notice cannot come before it was given."), code="received_before_given")
        raise ValidationError({"received_on": early})
    receipt = GuaranteeReceipt(guarantee=guarantee, received_on=received_on, received_by=by)
    return save_checked(by, receipt)
