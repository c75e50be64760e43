"""A household moves out: its sublease ends, and the contract goes on without residents."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from contracts.actions import endings
from contracts.forms.endings import EndSubleaseForm
from contracts.views.plans import home_of
from gotene.access.roles import Permission
from gotene.audit.once import once
from gotene.forms import carried_out
from gotene.templatetags.swedish import long_date


@require_http_methods(["GET", "HEAD", "POST"])
@once
def end_sublease(request, number):
    home = home_of(request, number, Permission.PLAN_HANDOVER)
    if home.sublease.end_reason and request.method != "POST":
        messages.info(
            request,
            _("It is already recorded that the household moves out on %(day)s.")
            % {"day": long_date(home.sublease.ends_on)},
        )
        return redirect("contract", number=number)
    form = EndSubleaseForm(
        request.POST if request.method == "POST" else None,
        begins_on=home.sublease.begins_on,
        today=timezone.localdate(),
    )
    ended = form.is_valid() and carried_out(
        form, endings.end_sublease, home.sublease, **form.cleaned_data, by=request.staff
    )
    if ended:
        messages.success(
            request, _("The move is recorded. The last day is %(day)s.") % {"day": long_date(ended.ends_on)}
        )
        return redirect("contract", number=number)
    context = {
        "home": home,
        "form": form,
        "readers": "both",
        "submit_label": _("Record the move"),
        "cancel_url": reverse("contract", args=[number]),
    }
    return render(request, "contracts/end_sublease.html", context)
