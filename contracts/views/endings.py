"""Giving notice: on the sublease, by the resident, the municipality or the estate; and on the head lease."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from contracts.actions import endings
from contracts.enums import NoticeBy
from contracts.forms.endings import HeadLeaseNoticeForm, SubleaseNoticeForm
from contracts.models import SocialContract
from contracts.views.plans import home_of
from gotene.access.roles import Permission
from gotene.access.scope import yours
from gotene.audit.once import once
from gotene.forms import carried_out
from gotene.templatetags.swedish import long_date
from tenants.enums import MemberKind
from tenants.shown import letters_to

# Who gives notice on a sublease, as it stands in the address.
GIVERS = {"boende": NoticeBy.RESIDENT, "kommunen": NoticeBy.MUNICIPALITY, "dodsbo": NoticeBy.ESTATE}
# Asked for with what is typed so far: the answer is the last day and nothing else.
LAST_DAY = "sista-dag"


@require_http_methods(["GET", "HEAD", "POST"])
@once
def give_notice(request, number, given_by):
    if given_by not in GIVERS:
        raise Http404
    home = home_of(request, number, Permission.PLAN_HANDOVER)
    if home.sublease.end_reason and request.method != "POST":
        messages.info(
            request,
            _("Notice has already been given: the last day is %(day)s.") % {"day": long_date(home.sublease.ends_on)},
        )
        return redirect("contract", number=number)
    children = any(resident.kind == MemberKind.CHILD for resident in home.sublease.residents.all())
    form = SubleaseNoticeForm(_typed(request), given_by=GIVERS[given_by], children=children, today=timezone.localdate())
    if LAST_DAY in request.GET:
        return render(request, "contracts/give_notice.html#last_day", {"form": form})
    notice = (
        request.method == "POST"
        and form.is_valid()
        and carried_out(
            form,
            endings.give_sublease_notice,
            home.sublease,
            case=home.case,
            given_by=GIVERS[given_by],
            **form.cleaned_data,
            by=request.staff,
        )
    )
    if notice:
        return _given(request, number, notice.ends_on)
    context = {
        "home": home,
        "form": form,
        "given_by": given_by,
        "givers": [(slug, giver.label) for slug, giver in GIVERS.items()],
        "readers": "social",
        "submit_label": _("Record the notice"),
        "letters": letters_to([resident.person for resident in home.sublease.residents.all()], request.staff),
        "cancel_url": reverse("contract", args=[number]),
        "last_day_url": f"?{LAST_DAY}",
    }
    return render(request, "contracts/give_notice.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def give_head_lease_notice(request, number):
    """The municipality hands the apartment back; the landlord gives the municipality notice."""
    contract = yours(
        SocialContract.objects.with_place(),
        request.staff,
        Permission.PLACE_HOUSEHOLD,
        Permission.CHANGE_CONTRACTS,
        number=number,
    )
    if contract.end_reason and request.method != "POST":
        messages.info(request, _("The contract ends on %(day)s.") % {"day": long_date(contract.ends_on)})
        return redirect("contract", number=number)
    by_landlord = not request.staff.in_social
    form = HeadLeaseNoticeForm(_typed(request), by_landlord=by_landlord, today=timezone.localdate())
    if LAST_DAY in request.GET:
        return render(request, "contracts/give_notice.html#last_day", {"form": form})
    notice = (
        request.method == "POST"
        and form.is_valid()
        and carried_out(form, endings.give_head_lease_notice, contract, **form.cleaned_data, by=request.staff)
    )
    if notice:
        return _given(request, number, notice.ends_on)
    context = {
        "contract": contract,
        "by_landlord": by_landlord,
        "form": form,
        "readers": "both",
        "submit_label": _("Record the notice"),
        "cancel_url": reverse("contract", args=[number]),
        "last_day_url": f"?{LAST_DAY}",
    }
    return render(request, "contracts/give_head_lease_notice.html", context)


def _typed(request):
    if request.method == "POST":
        return request.POST
    return request.GET if LAST_DAY in request.GET else None


def _given(request, number, ends_on):
    messages.success(request, _("The notice is recorded. The last day is %(day)s.") % {"day": long_date(ends_on)})
    return redirect("contract", number=number)
