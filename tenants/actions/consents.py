"""Consents, and what is told to the company on the ground of them or of law."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gotene.access.roles import Side
from gotene.refusals import refusals, save_checked
from tenants.enums import DisclosureGround, InformationKind
from tenants.models import Consent, ConsentRefusal, Disclosure


@transaction.atomic
def give_consent(case, *, kind, given_on, valid_until=None, given_how="", given_note="", by):
    """The consent for `kind` that reaches at least until `valid_until`: the one there is, or a new one.

    `valid_until` is the last day; None for as long as the contract runs. One that reaches longer may be given before
    the first has ended.
    """
    reaches = Q(valid_until__isnull=True)
    if valid_until:
        reaches |= Q(valid_until__gte=valid_until)
    existing = case.consents.not_withdrawn().filter(reaches, kind=kind).first()
    return existing or save_checked(
        by,
        Consent(
            case=case,
            kind=kind,
            given_on=given_on,
            valid_until=valid_until,
            given_how=given_how,
            given_note=given_note,
        ),
    )


@transaction.atomic
def refuse_consent(case, *, kind, said_on, by):
    """The person was asked and said no: nobody asks again by themselves. Returns the no of that day."""
    existing = case.consent_refusals.filter(kind=kind, said_on=said_on).first()
    return existing or save_checked(by, ConsentRefusal(case=case, kind=kind, said_on=said_on))


@transaction.atomic
def answer_consents(case, *, answers, said_on, valid_until=None, given_how="", given_note="", by):
    """What the person answered, asked about several kinds at once: `answers` is {kind: True for yes, False for no}."""
    about = {"valid_until": valid_until, "given_how": given_how, "given_note": given_note}
    return [
        give_consent(case, kind=kind, given_on=said_on, **about, by=by)
        if yes
        else refuse_consent(case, kind=kind, said_on=said_on, by=by)
        for kind, yes in answers.items()
    ]


@transaction.atomic
def withdraw_consent(consent, *, withdrawn_on, by):
    """Nothing more of its kind is told by consent from `withdrawn_on` on. Once only.

    One of the same kind that was given for a longer time is withdrawn with it.
    """
    consent = Consent.objects.select_for_update().get(pk=consent.pk)
    if consent.withdrawn_on:
        raise ValidationError(_("The consent has already been withdrawn."), code="consent_withdrawn")
    others = Consent.objects.select_for_update().not_withdrawn().filter(case=consent.case_id, kind=consent.kind)
    for other in others.exclude(pk=consent.pk):
        other.withdrawn_on = max(withdrawn_on, other.given_on)
        save_checked(by, other)
    consent.withdrawn_on = withdrawn_on
    return save_checked(by, consent)


@transaction.atomic
def disclose(case, *, kind, what, ground, paragraph="", harm_test="", by):
    """Tell the housing company something, and keep what, why and by whom: the only way across.

    On the ground of consent, the consent in force for `kind` must be there; on the ground of law `paragraph` says
    which; a harm test is written in `harm_test`. Raises ValidationError where that is missing.
    """
    consent = None
    if ground == DisclosureGround.CONSENT:
        consent = case.consents.in_force_on(timezone.localdate()).filter(kind=kind).first()
        if consent is None:
            raise ValidationError(
                _(
                    "Nothing was saved. There is no consent in force for this: %(kind)s. Ask the person and record the "
                    "consent in case %(case)s; or tell only what a harm test allows."
                ),
                code="no_consent",
                params={"kind": InformationKind(kind).label, "case": case.number},
            )
    disclosure = Disclosure(
        case=case,
        kind=kind,
        what=what,
        recipient_id=Side.HOUSING,
        ground=ground,
        consent=consent,
        paragraph=paragraph,
        harm_test=harm_test,
        disclosed_by=by,
        disclosed_at=timezone.now(),
    )
    disclosure.full_clean()
    with refusals():
        disclosure.save()
    return disclosure
