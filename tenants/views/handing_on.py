"""What somebody who has left work, or is away, leaves to others: their cases, and protected persons they handled."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from gotene.access.roles import Permission
from gotene.access.scope import needs, yours
from gotene.accounts.models import StaffMember
from gotene.accounts.step_up import needs_step_up
from gotene.audit.once import once
from gotene.audit.readings import listed
from gotene.forms import carried_out
from tenants import actions
from tenants.forms.handing_on import LABELS, HandOnForm, NameHandlerForm
from tenants.models import Case, Handler


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.HAND_ON_CASES)
@once
def hand_on_cases(request, pk):
    who = yours(StaffMember.objects, request.staff, pk=pk)
    forms = [form for field in LABELS if (form := _form(request, who, field)) is not None]
    for form in forms:
        if form.is_bound and form.is_valid():
            handed = carried_out(
                form, actions.hand_on, form.cleaned_data["cases"], field=form.field, who=who,
                to=form.cleaned_data["to"], by=request.staff,
            )  # fmt: skip
            if handed is not None:
                text = ngettext(
                    "%(n)d case is handed on to %(name)s.", "%(n)d cases are handed on to %(name)s.", handed
                )
                messages.success(request, text % {"n": handed, "name": form.cleaned_data["to"].name})
                return redirect("hand_on_cases", pk=pk)
    context = {"who": who, "forms": forms, "form": next((form for form in forms if form.errors), None)}
    return render(request, "tenants/hand_on_cases.html", context)


def _form(request, who, field):
    """The form for the open cases where `who` has `field`; None when there are none."""
    cases = Case.objects.visible_to(request.staff).open().filter(**{field: who}).with_people()
    listed(cases)
    if not cases:
        return None
    sent = request.method == "POST" and request.POST.get("as") == field
    return HandOnForm(request.POST if sent else None, field=field, who=who, cases=cases)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.RECORD_ABSENCE)
@needs_step_up
@once
def name_handler(request, number):
    """Of a protected person whom nobody here handles any more. Who it is, is not shown to whoever names."""
    person = yours(
        Handler.objects.of_nobody_here().select_related("person").order_by("person_id", "pk").distinct("person_id"),
        request.staff,
        person__number=number,
    ).person
    form = NameHandlerForm(request.POST if request.method == "POST" else None, side=request.staff.organisation_id)
    if form.is_valid():
        handler = form.cleaned_data["handler"]
        if carried_out(form, actions.name_where_nobody_is_left, person, staff=handler, by=request.staff):
            about = {"name": handler.name, "number": number}
            messages.success(request, _("%(name)s is named handler of %(number)s. Tell them so.") % about)
            return redirect("my_day")
    context = {
        "number": number,
        "form": form,
        "submit_label": _("Name the handler"),
        "cancel_url": reverse("my_day"),
    }
    return render(request, "tenants/name_handler.html", context)
