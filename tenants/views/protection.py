"""A person's protection: what it is, who may know who the person is, and changing either."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gotene.access.roles import Permission
from gotene.access.scope import yours
from gotene.audit.once import once
from gotene.forms import carried_out
from tenants import actions
from tenants.forms.protection import LiftProtectionForm, ProtectionForm
from tenants.models import Case, Handler, Identity


@require_http_methods(["GET", "HEAD", "POST"])
@once
def protection(request, number):
    identity = _identity(request, number)
    person = identity.person
    handlers = person.handlers.running().select_related("staff__organisation", "named_by")
    form = ProtectionForm(
        request.POST if request.method == "POST" else None,
        initial={"kind": identity.protection},
        named=[request.staff, *(handler.staff for handler in handlers)],
    )
    if form.is_valid() and carried_out(form, actions.protect, person, **form.cleaned_data, by=request.staff):
        messages.success(request, _("Only the named handlers see who %(number)s is.") % {"number": number})
        return redirect("protection", number=number)
    context = {
        "identity": identity,
        "person": person,
        "case": _case(request, person),
        "handlers": handlers,
        "form": form,
        "submit_label": _("Save the protection") if identity.protection else _("Protect the person"),
    }
    return render(request, "tenants/protection.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def lift_protection(request, number):
    identity = _identity(request, number)
    if not identity.protection and request.method != "POST":
        return redirect("protection", number=number)
    form = LiftProtectionForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and carried_out(form, actions.lift_protection, identity.person, by=request.staff):
        messages.success(request, _("%(number)s is not protected any more.") % {"number": number})
        return redirect("protection", number=number)
    context = {
        "person": identity.person,
        "case": _case(request, identity.person),
        "form": form,
        "readers": "social",
        "submit_label": _("Lift the protection"),
        "cancel_url": reverse("protection", args=[number]),
    }
    return render(request, "tenants/lift_protection.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def end_handler(request, number, pk):
    person = _identity(request, number).person
    handler = yours(Handler.objects.running().select_related("staff", "person"), request.staff, person=person, pk=pk)
    if request.method != "POST":
        # One's own is asked about first. To another's button leads back whoever had to sign in again on the way.
        return _end_own(request, person) if handler.staff == request.staff else redirect("protection", number=number)
    try:
        actions.end_handler(handler, by=request.staff)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("protection", number=number)
    messages.success(
        request,
        _("%(name)s is no longer a named handler for %(number)s.") % {"name": handler.staff.name, "number": number},
    )
    if handler.staff == request.staff:
        return redirect("case", number=_case(request, person).number)
    return redirect("protection", number=number)


def _end_own(request, person):
    context = {
        "person": person,
        "case": _case(request, person),
        "form": Form(),
        "readers": "",
        "submit_label": _("End my naming"),
        "cancel_url": reverse("protection", args=[person.number]),
    }
    return render(request, "tenants/end_own_naming.html", context)


def _identity(request, number):
    return yours(Identity.objects.select_related("person"), request.staff, Permission.DECIDE, person__number=number)


def _case(request, person):
    """The latest of the person's cases that the reader sees; there is one, or the person would not be seen either."""
    return Case.objects.visible_to(request.staff).filter(household__members__person=person).first()
