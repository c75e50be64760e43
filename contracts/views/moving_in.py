"""A new household in a social contract that goes on, empty or soon so."""

import datetime

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from contracts.actions import placement
from contracts.contract_state import state_of
from contracts.forms.requests import MoveInAgainForm
from contracts.models import SocialContract, Sublease
from gotene.access.roles import Permission
from gotene.access.scope import yours
from gotene.audit.once import once
from gotene.forms import carried_out
from gotene.templatetags.swedish import long_date


@require_http_methods(["GET", "HEAD", "POST"])
@once
def move_in_again(request, number):
    today = timezone.localdate()
    contract = yours(SocialContract.objects.with_place(), request.staff, Permission.PLACE_HOUSEHOLD, number=number)
    state = state_of(contract, list(Sublease.objects.counted_for(request.staff).filter(contract=contract)), today)
    if not state.can_be_let and request.method != "POST":
        messages.info(request, _("A new household moves in when the apartment is empty, or the last day is set."))
        return redirect("contract", number=number)
    leaves_on = state.resident_leaves_on
    first_day = max(today, leaves_on + datetime.timedelta(days=1)) if leaves_on else today
    form = MoveInAgainForm(
        request.POST if request.method == "POST" else None,
        staff=request.staff,
        contract=contract,
        first_day=first_day,
    )
    sublease = form.is_valid() and carried_out(
        form, placement.move_in_again, contract, **form.cleaned_data, by=request.staff
    )
    if sublease:
        messages.success(
            request,
            _("%(case)s moves in on %(day)s. Götenebostäder has been told who moves in, and when.")
            % {"case": sublease.case_number, "day": long_date(sublease.begins_on)},
        )
        return redirect("contract", number=number)
    context = {
        "contract": contract,
        "state": state,
        "form": form,
        "submit_label": _("Place the household"),
        "cancel_url": reverse("contract", args=[number]),
    }
    return render(request, "contracts/move_in_again.html", context)
