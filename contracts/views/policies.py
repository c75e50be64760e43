"""The letting policy, the cooperation agreement and the municipality's decisions: the same pages for both."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from contracts import policy_numbers
from contracts.actions import policies as actions
from contracts.enums import PolicyKey, PolicyKind, PolicyStatus
from contracts.forms.policies import AnswerConsultationForm
from contracts.models import Consultation, ConsultationRecipient, Policy
from gotene.access.roles import Permission, Side
from gotene.access.scope import needs, yours
from gotene.accounts.step_up import needs_step_up
from gotene.audit.once import once
from gotene.forms import carried_out

TONES = {
    PolicyStatus.DRAFT: "neutral",
    PolicyStatus.CONSULTED: "warning",
    PolicyStatus.TO_COME: "info",
    PolicyStatus.IN_FORCE: "success",
    PolicyStatus.SUPERSEDED: "neutral",
    PolicyStatus.DROPPED: "neutral",
}


def consultations_seen_by(staff):
    """Consultations as `staff` reads them, with who was asked and what they answered."""
    recipients = ConsultationRecipient.objects.visible_to(staff).select_related("answer__recorded_by")
    return (
        Consultation.objects.visible_to(staff)
        .select_related("sent_by", "closed_by")
        .prefetch_related(Prefetch("recipients", recipients))
    )


@require_safe
@needs(Permission.SEE_REGISTER)
def policies(request):
    today = timezone.localdate()
    versions = Policy.objects.visible_to(request.staff).with_status(today)
    consultations = consultations_seen_by(request.staff).open().select_related("policy").order_by("answer_by", "pk")
    kinds = {kind: [] for kind in PolicyKind}
    for version in versions:
        kinds[PolicyKind(version.kind)].append((version, PolicyStatus(version.status), TONES[version.status]))
    context = {
        "numbers": [
            (PolicyKey(row.key).label, policy_numbers.said(row), row.policy)
            for row in policy_numbers.in_force(request.staff, today)
        ],
        "kinds": [(kind.label, rows) for kind, rows in kinds.items() if rows],
        "consultations": [_open(consultation, request.staff, today) for consultation in consultations],
    }
    return render(request, "contracts/policies.html", context)


@require_safe
@needs(Permission.SEE_REGISTER)
def policy(request, pk):
    today = timezone.localdate()
    version = yours(
        Policy.objects.with_status(today).prefetch_related("values", "yeses__said_by"), request.staff, pk=pk
    )
    others = list(
        Policy.objects.visible_to(request.staff)
        .filter(kind=version.kind)
        .exclude(pk=version.pk)
        .prefetch_related("values")
    )
    before = _compared_with(request, others) or policy_numbers.version_before(version, others)
    context = {
        "policy": version,
        "status": PolicyStatus(version.status).label,
        "tone": TONES[version.status],
        "before": before,
        "others": others,
        "numbers": policy_numbers.numbers_of(version, before),
        "consultations": [
            _open(consultation, request.staff, today)
            for consultation in consultations_seen_by(request.staff).filter(policy=version)
        ],
        "may_agree": _may_agree(version, request.staff),
        "may_decide": request.staff.may(Permission.DECIDE_POLICY),
    }
    return render(request, "contracts/policy.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def answer_consultation(request, pk):
    consultation = yours(
        consultations_seen_by(request.staff).select_related("policy"),
        request.staff,
        Permission.ANSWER_CONSULTATION,
        pk=pk,
    )
    where = redirect("policy", pk=consultation.policy_id)
    own = next((recipient for recipient in consultation.recipients.all() if recipient.side == Side.SOCIAL), None)
    if own is None:
        raise Http404
    if request.method != "POST" and (consultation.closed_on or hasattr(own, "answer")):
        messages.info(request, _("The consultation is answered or closed. This is how it stands."))
        return where
    form = AnswerConsultationForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and carried_out(
        form, actions.answer_consultation, consultation, **form.cleaned_data, by=request.staff
    ):
        messages.success(request, _("The answer is sent to Götenebostäder."))
        return where
    today = timezone.localdate()
    version = Policy.objects.visible_to(request.staff).prefetch_related("values").get(pk=consultation.policy_id)
    earlier = Policy.objects.visible_to(request.staff).filter(kind=version.kind).exclude(pk=version.pk)
    before = policy_numbers.version_before(version, earlier.prefetch_related("values"))
    context = {
        "consultation": consultation,
        "policy": version,
        "before": before,
        "numbers": policy_numbers.numbers_of(version, before),
        "days_left": (consultation.answer_by - today).days,
        "form": form,
        "readers": "both",
        "submit_label": _("Send the answer"),
        "cancel_url": reverse("policy", args=[consultation.policy_id]),
    }
    return render(request, "contracts/answer_consultation.html", context)


@require_http_methods(["POST"])
@needs_step_up
@once
def agree_to_policy(request, pk):
    """The social services' yes; the company's is said in the back office."""
    version = yours(Policy.objects.all(), request.staff, Permission.APPROVE_AGREEMENT, pk=pk)
    try:
        actions.agree(version, read=request.POST.get("read", ""), by=request.staff)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, _("You have said yes to the agreement for the social services."))
    return redirect("policy", pk=pk)


def _open(consultation, staff, today):
    """A consultation with what its panel says: days left, and whether `staff` can answer it."""
    asked = list(consultation.recipients.all())
    waiting = any(recipient.side == Side.SOCIAL and not hasattr(recipient, "answer") for recipient in asked)
    return {
        "consultation": consultation,
        "recipients": asked,
        "days_left": (consultation.answer_by - today).days,
        "may_answer": waiting and not consultation.closed_on and staff.may(Permission.ANSWER_CONSULTATION),
    }


def _compared_with(request, others):
    """The version that the reader has chosen to compare with; None when none is."""
    chosen = request.GET.get("mot", "")
    return next((other for other in others if str(other.pk) == chosen), None)


def _may_agree(version, staff):
    return (
        staff.may(Permission.APPROVE_AGREEMENT)
        and version.kind == PolicyKind.COOPERATION_AGREEMENT
        and version.status == PolicyStatus.DRAFT
        and version.valid_from is not None
        and all(yes.side != staff.organisation_id for yes in version.yeses.all())
    )
