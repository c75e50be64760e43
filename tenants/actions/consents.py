"""Consents, and what is told to the company on the ground of them or of law."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gotene.access.roles import Side
from gotene.refusals import save_checked
from tenants.enums import DisclosureGround
from tenants.models import Consent, Disclosure


@transaction.atomic
def give_consent(case, *, kind, given_on, by):
    """The consent now in force for `kind`: the one there is, or a new one from `given_on`."""
    existing = case.consents.filter(kind=kind, withdrawn_on__isnull=True).first()
    return existing or save_checked(by, Consent(case=case, kind=kind, given_on=given_on))


@transaction.atomic
def withdraw_consent(consent, *, withdrawn_on, by):
    """Nothing more is told on the ground of this consent from `withdrawn_on` on. Once only."""
    consent = Consent.objects.select_for_update().get(pk=consent.pk)
    if consent.withdrawn_on:
        raise ValidationError(_("The consent has already been withdrawn."), code="consent_withdrawn")
    consent.withdrawn_on = withdrawn_on
    return save_checked(by, consent)


@transaction.atomic
def disclose(case, *, kind, what, ground, by):
    """Tell the housing company something, and keep what, why and by whom: the only way across.

    On the ground of consent, the consent in force for `kind` must be there; raises ValidationError if not.
    """
    consent = None
    if ground == DisclosureGround.CONSENT:
        consent = case.consents.in_force_on(timezone.localdate()).filter(kind=kind).first()
        if consent is None:
            raise ValidationError(
                _("There is no consent for this kind of information. Ask for one, or do not tell."),
                code="no_consent",
            )
    disclosure = Disclosure(
        case=case,
        kind=kind,
        what=what,
        recipient_id=Side.HOUSING,
        ground=ground,
        consent=consent,
        disclosed_by=by,
        disclosed_at=timezone.now(),
    )
    disclosure.full_clean()
    disclosure.save()
    return disclosure
