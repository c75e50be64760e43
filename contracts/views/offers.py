"""The company's offers, as the coordinator answers them: place a household, or say no."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from contracts.actions import offers as actions
from contracts.actions import placement
from contracts.enums import LandlordKind
from contracts.forms.requests import DeclineOfferForm, PlaceHouseholdForm
from contracts.models import Offer, QuotaYear
from gotene.access.roles import Permission
from gotene.access.scope import needs, yours
from gotene.audit.once import once
from gotene.forms import carried_out
from gotene.templatetags.swedish import long_date

ANSWERED_ON_A_PAGE = 25


@require_safe
@needs(Permission.PLACE_HOUSEHOLD)
def offers(request):
    today = timezone.localdate()
    found = Offer.objects.visible_to(request.staff).with_place()
    answered = found.exclude(answer="").select_related("placement__sublease__contract").order_by("-answered_at", "-pk")
    unanswered = found.unanswered().order_by("answer_by", "pk")
    context = {
        "unanswered": [(offer, (offer.answer_by - today).days) for offer in unanswered],
        "page": Paginator(answered, ANSWERED_ON_A_PAGE).get_page(request.GET.get("page")),
        "quota": QuotaYear.objects.visible_to(request.staff).of_year(today.year),
    }
    return render(request, "contracts/offers.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def place_household(request, pk):
    today = timezone.localdate()
    offer = yours(Offer.objects.with_place(), request.staff, Permission.PLACE_HOUSEHOLD, pk=pk)
    if offer.answer and request.method != "POST":
        return _already_answered(request, offer)
    sent = request.POST if request.method == "POST" else None
    form = PlaceHouseholdForm(sent, staff=request.staff, offer=offer, today=today)
    sublease = form.is_valid() and carried_out(
        form, placement.place_household, offer, **form.cleaned_data, by=request.staff
    )
    if sublease:
        messages.success(
            request,
            _("%(case)s moves in on %(day)s. Götenebostäder has been told who moves in, and when.")
            % {"case": sublease.case_number, "day": long_date(sublease.begins_on)},
        )
        return redirect("contract", number=sublease.contract.number)
    context = {
        "offer": offer,
        "form": form,
        "quota": QuotaYear.objects.visible_to(request.staff).of_year(max(today, offer.available_from).year),
        "takes_a_place": offer.apartment.landlord.kind == LandlordKind.MUNICIPAL,
        "requested_case_listed": form.requested_case is not None,
        "submit_label": _("Place the household"),
        "cancel_url": reverse("offers"),
    }
    return render(request, "contracts/place_household.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def decline_offer(request, pk):
    offer = yours(Offer.objects.with_place(), request.staff, Permission.PLACE_HOUSEHOLD, pk=pk)
    if offer.answer and request.method != "POST":
        return _already_answered(request, offer)
    form = DeclineOfferForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and carried_out(form, actions.decline_offer, offer, **form.cleaned_data, by=request.staff):
        messages.success(request, _("The offer is declined, and Götenebostäder sees why."))
        return redirect("offers")
    context = {
        "offer": offer,
        "form": form,
        "readers": "both",
        "submit_label": _("Decline the offer"),
        "cancel_url": reverse("offers"),
    }
    return render(request, "contracts/decline_offer.html", context)


def _already_answered(request, offer):
    messages.info(request, _("The offer is already %(answer)s.") % {"answer": offer.get_answer_display()})
    return redirect("offers")
