"""What happens to a notice after it was given: another day agreed on, a dispute, a withdrawal."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from contracts.actions import endings
from contracts.enums import NoticeBy, NoticeLink
from contracts.forms.endings import ConfirmForm, DisputeForm, SettleForm
from contracts.models import Notice
from gotene.access.roles import Permission, Side
from gotene.access.scope import require, yours
from gotene.audit.once import once
from gotene.forms import carried_out
from gotene.templatetags.swedish import long_date
from tenants.models import Case


def _notice(request, pk):
    """The notice, with what may be done with it by those who ask.

    Raises Http404 for one that is not theirs to see, PermissionDenied where it is a resident's and they do not work
    with the case.
    """
    notice = yours(Notice.objects.select_related("contract__apartment__stairwell", "sublease"), request.staff, pk=pk)
    if notice.link == NoticeLink.HEAD_LEASE:
        require(request.staff, Permission.PLACE_HOUSEHOLD, Permission.CHANGE_CONTRACTS)
    else:
        require(request.staff, Permission.PLAN_HANDOVER)
        if not Case.objects.visible_to(request.staff).filter(number=notice.sublease.case_number).exists():
            raise PermissionDenied
    return notice


@require_http_methods(["GET", "HEAD", "POST"])
@once
def agree_on_day(request, pk):
    """The other party says yes to the earlier day."""
    notice = _notice(request, pk)
    if notice.link == NoticeLink.SUBLEASE or _own(notice, request.staff):
        raise PermissionDenied
    if (notice.wished_ends_on is None or notice.agreed_on) and request.method != "POST":
        messages.info(request, _("There is no earlier day to agree to."))
        return redirect("contract", number=notice.contract.number)
    return _page(
        request,
        notice,
        ConfirmForm(request.POST if request.method == "POST" else None),
        endings.agree_on_day,
        title=_("Agree to the earlier day"),
        lead=_("The head lease ends on %(day)s instead of %(lawful)s. Both organisations are bound by it.")
        % {"day": long_date(notice.wished_ends_on), "lawful": long_date(notice.lawful_ends_on)},
        submit_label=_("Agree to the day"),
        done=_("The day is agreed. The last day is %(day)s.") % {"day": long_date(notice.wished_ends_on)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@once
def withdraw_notice(request, pk):
    notice = _notice(request, pk)
    if notice.link == NoticeLink.HEAD_LEASE and not _own(notice, request.staff):
        raise PermissionDenied
    return _page(
        request,
        notice,
        ConfirmForm(request.POST if request.method == "POST" else None),
        endings.withdraw_notice,
        title=_("Withdraw the notice"),
        lead=_(
            "The lease goes on as if notice had not been given. A notice is binding: the other party must have "
            "consented, or the lease must have been won back."
        ),
        submit_label=_("Withdraw the notice"),
        done=_("The notice is withdrawn, and the lease goes on."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@once
def dispute_notice(request, pk):
    notice = _notice(request, pk)
    _only_by_municipality(notice)
    return _page(
        request,
        notice,
        DisputeForm(request.POST if request.method == "POST" else None, notice=notice),
        endings.dispute_notice,
        title=_("The resident disputes the notice"),
        lead=_(
            "The resident may stay until the dispute is settled. Refer it to the rent tribunal by %(day)s at the "
            "latest: later, the notice is void (JB 12:49)."
        )
        % {"day": long_date(notice.refer_by)},
        submit_label=_("Save"),
        done=_("The dispute is recorded. There is no last day until it is settled."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@once
def settle_dispute(request, pk):
    notice = _notice(request, pk)
    _only_by_municipality(notice)
    return _page(
        request,
        notice,
        SettleForm(request.POST if request.method == "POST" else None),
        endings.settle_dispute,
        title=_("The dispute is settled"),
        lead=_("If the resident may stay, withdraw the notice instead."),
        submit_label=_("Set the last day"),
        done=_("The last day is set."),
    )


def _own(notice, staff):
    """Whether the notice was given by the organisation of `staff`."""
    return (notice.given_by == NoticeBy.COMPANY) == (staff.organisation_id == Side.HOUSING)


def _only_by_municipality(notice):
    if notice.link != NoticeLink.SUBLEASE or notice.given_by != NoticeBy.MUNICIPALITY or notice.forfeiture:
        raise PermissionDenied


def _page(request, notice, form, action, *, done, **about):
    contract = notice.contract
    if notice.withdrawn_on and request.method != "POST":
        messages.info(request, _("The notice has been withdrawn."))
        return redirect("contract", number=contract.number)
    if form.is_valid() and carried_out(form, action, notice, **form.cleaned_data, by=request.staff):
        messages.success(request, done)
        return redirect("contract", number=contract.number)
    context = {
        "contract": contract,
        "notice": notice,
        "form": form,
        "readers": "both" if notice.link == NoticeLink.HEAD_LEASE else "social",
        "cancel_url": reverse("contract", args=[contract.number]),
        **about,
    }
    return render(request, "contracts/notice.html", context)
