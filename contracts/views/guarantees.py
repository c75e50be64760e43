"""The guarantees that are left, on their way to none: the same pages for both organisations."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from contracts.actions import guarantee_notices
from contracts.actions.guarantees import plan_guarantee as plan
from contracts.enums import PolicyKey
from contracts.forms.guarantees import GuaranteePlanForm, ReceiveNoticeForm, TenantToldForm
from contracts.guarantee_curve import guarantee_curve
from contracts.guarantee_history import events_of
from contracts.models import Guarantee, GuaranteeNotice, PolicyValue
from gotene.access.roles import Permission
from gotene.access.scope import needs, yours
from gotene.audit.once import once
from gotene.audit.readings import listed
from gotene.documents import charts
from gotene.documents.frozen import as_download
from gotene.forms import carried_out
from gotene.templatetags.swedish import long_date
from tenants.shown import letters_to

GUARANTEES_ON_A_PAGE = 50


@require_safe
@needs(Permission.SEE_REGISTER)
def guarantees(request):
    today = timezone.localdate()
    running = Guarantee.objects.visible_to(request.staff).on(today).with_place_and_tenant().with_plan()
    page = Paginator(running, GUARANTEES_ON_A_PAGE).get_page(request.GET.get("page"))
    listed(page)
    curve = guarantee_curve(request.staff, today)
    context = {
        "page": page,
        "rows": [_row(guarantee, today) for guarantee in page],
        "curve": curve,
        "chart": charts.timeline(curve.known, curve.planned),
        "stop": PolicyValue.objects.visible_to(request.staff).in_force_if_any(PolicyKey.GUARANTEE_STOP, today),
        "may_plan": request.staff.may(Permission.WIND_DOWN_GUARANTEES),
        "today": today,
    }
    return render(request, "contracts/guarantees.html", context)


@require_safe
def guarantee(request, pk):
    return _page(request, _whole(request, pk))


@require_http_methods(["GET", "HEAD", "POST"])
@once
def plan_guarantee(request, pk):
    found = _whole(request, pk, Permission.WIND_DOWN_GUARANTEES)
    today = timezone.localdate()
    if request.method != "POST" and (found.notice_given_on or found.ends_on):
        messages.info(request, _("The end of the guarantee is already recorded. It needs no plan."))
        return redirect("guarantee", pk=pk)
    form = GuaranteePlanForm(
        request.POST if request.method == "POST" else None, guarantee=found, staff=request.staff, today=today
    )
    planned = form.is_valid() and carried_out(form, plan, found, **form.cleaned_data, by=request.staff)
    if planned:
        messages.success(
            request,
            _("The plan is saved. The guarantee ends on %(day)s.") % {"day": long_date(planned.planned_last_day)},
        )
        return redirect("guarantee", pk=pk)
    return _form_page(request, found, form, "contracts/plan_guarantee.html", _("Save the plan"), today=today)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def give_guarantee_notice(request, pk):
    """The one button of the guarantee's page: the municipality gives notice today."""
    found = _whole(request, pk, Permission.WIND_DOWN_GUARANTEES)
    if not request.staff.in_social:
        raise PermissionDenied
    if request.method != "POST":
        # Whoever had to sign in again before the button reached this address.
        return redirect("guarantee", pk=pk)
    try:
        letter = guarantee_notices.send_notice(found, by=request.staff)
    except ValidationError as refusal:
        return _page(request, found, refusal=" ".join(refusal.messages), status=422)
    messages.success(
        request,
        _("Notice is given and the letter is with Götenebostäder. The municipality is free after %(day)s.")
        % {"day": long_date(letter.ends_on)},
    )
    return redirect("guarantee", pk=pk)


@require_safe
def guarantee_letter(request, pk):
    """The letter as it was made, byte for byte."""
    found = yours(GuaranteeNotice.objects.select_related("guarantee"), request.staff, guarantee=pk)
    return as_download(found, found.file_name)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def receive_guarantee_notice(request, pk):
    found = _at_company(request, pk)
    form = ReceiveNoticeForm(request.POST if request.method == "POST" else None, today=timezone.localdate())
    if form.is_valid() and carried_out(
        form, guarantee_notices.receive_notice, found, **form.cleaned_data, by=request.staff
    ):
        messages.success(request, _("The receipt is saved. Tell the tenant, and note it here."))
        return redirect("guarantee", pk=pk)
    return _form_page(request, found, form, "contracts/receive_guarantee_notice.html", _("Confirm"))


@require_http_methods(["GET", "HEAD", "POST"])
@once
def guarantee_tenant_told(request, pk):
    found = _at_company(request, pk)
    form = TenantToldForm(request.POST if request.method == "POST" else None, today=timezone.localdate())
    if form.is_valid() and carried_out(
        form, guarantee_notices.note_tenant_told, found, **form.cleaned_data, by=request.staff
    ):
        messages.success(request, _("It is noted that the tenant has been told."))
        return redirect("guarantee", pk=pk)
    return _form_page(request, found, form, "contracts/guarantee_tenant_told.html", _("Save"))


def _whole(request, pk, *permissions):
    """The guarantee with its plan, its notice and what it is an exception from."""
    return yours(
        Guarantee.objects.with_place_and_tenant().with_plan().with_notice().select_related("exception_from"),
        request.staff,
        *permissions,
        pk=pk,
    )


def _row(found, today):
    return {
        "guarantee": found,
        "plan": getattr(found, "plan", None),
        "earliest_end": found.earliest_end(today),
        "plan_holds": hasattr(found, "plan") and found.plan.holds_on(today),
    }


def _page(request, found, *, refusal="", status=200):
    today = timezone.localdate()
    winds_down = request.staff.may(Permission.WIND_DOWN_GUARANTEES)
    is_open = found.notice_given_on is None and (found.ends_on is None or found.ends_on >= today)
    receipt = getattr(found, "receipt", None)
    at_company = winds_down and request.staff.in_housing
    context = {
        **_row(found, today),
        "letter": getattr(found, "letter", None),
        "receipt": receipt,
        "events": events_of(found, today),
        "ended": found.ends_on is not None and found.ends_on < today,
        "may_plan": winds_down and found.notice_given_on is None and found.ends_on is None,
        "may_give_notice": winds_down and request.staff.in_social and is_open,
        "may_receive": at_company and found.notice_given_on is not None and receipt is None,
        "may_tell": at_company and receipt is not None and receipt.tenant_told_on is None,
        "refusal": refusal,
        "today": today,
    }
    return render(request, "contracts/guarantee.html", context, status=status)


def _at_company(request, pk):
    """The guarantee, for those of the company who wind guarantees down; 404 while it has no notice."""
    found = _whole(request, pk, Permission.WIND_DOWN_GUARANTEES)
    if not request.staff.in_housing:
        raise PermissionDenied
    if found.notice_given_on is None:
        raise Http404
    return found


def _form_page(request, found, form, template, submit_label, **more):
    context = {
        "guarantee": found,
        "letters": letters_to([found.tenant], request.staff),
        "form": form,
        "readers": "both",
        "submit_label": submit_label,
        "cancel_url": reverse("guarantee", args=[found.pk]),
        **more,
    }
    return render(request, template, context)
