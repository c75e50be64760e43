"""Consultations to answer and to close, and the agreement that waits for a yes."""

from django.urls import reverse
from django.utils.translation import gettext as _

from contracts.enums import PolicyKind
from contracts.models import Consultation, Policy
from gotene.access.roles import Permission, Side
from gotene.casework.tasks.task import Task


def tasks(staff, today):
    if staff.may(Permission.ANSWER_CONSULTATION):
        yield from _to_answer(staff)
    if staff.may(Permission.APPROVE_AGREEMENT):
        yield from _to_agree_to(staff, Side.SOCIAL, "policy")
    if staff.may(Permission.DECIDE_POLICY):
        yield from _to_close(staff, today)
        yield from _to_agree_to(staff, Side.HOUSING, "admin:contracts_policy_agree")


def _to_answer(staff):
    return [
        Task(
            _("Answer the consultation"),
            consultation.policy.title,
            reverse("answer_consultation", args=[consultation.pk]),
            consultation.answer_by,
        )
        for consultation in Consultation.objects.visible_to(staff).waiting_for(Side.SOCIAL).select_related("policy")
    ]


def _to_close(staff, today):
    """The time to answer is over."""
    over = Consultation.objects.visible_to(staff).open().filter(answer_by__lt=today).select_related("policy")
    return [
        Task(
            _("Close the consultation: say how the answers were met"),
            consultation.policy.title,
            reverse("admin:contracts_policy_close", args=[consultation.policy_id]),
            consultation.answer_by,
        )
        for consultation in over
    ]


def _to_agree_to(staff, side, name):
    """Drafts of the agreement that the other organisation has said yes to, and this one has not."""
    drafts = Policy.objects.visible_to(staff).filter(
        kind=PolicyKind.COOPERATION_AGREEMENT, decided_on=None, dropped_on=None, yeses__isnull=False
    )
    return [
        Task(_("The agreement waits for your yes"), policy.title, reverse(name, args=[policy.pk]))
        for policy in drafts.exclude(yeses__side=side)
    ]
