"""A person's protection: what it is, who may be shown who the person is, and changing either."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gotene.access.roles import Permission
from gotene.access.scope import require, yours
from gotene.audit.once import once
from gotene.forms import carried_out
from tenants import actions
from tenants.events import lives_at_the_company
from tenants.forms.protection import LiftProtectionForm, MoreHandlersForm, ProtectionForm
from tenants.models import Case, Handler, Person
from tenants.shown import shown_of


@require_http_methods(["GET", "HEAD", "POST"])
@once
def protection(request, number):
    shown = _shown(request, number)
    person = shown.person
    handlers = person.handlers.running().select_related("staff__organisation", "named_by")
    named = {"named": [request.staff, *(handler.staff for handler in handlers)]}
    data = request.POST if request.method == "POST" else None
    if shown.hidden:
        form, action = MoreHandlersForm(data, **named), actions.name_handlers
    else:
        form, action = ProtectionForm(data, initial={"kind": shown.protection}, **named), actions.protect
    if form.is_valid() and carried_out(form, action, person, **form.cleaned_data, by=request.staff):
        messages.success(request, _("Only the named handlers see who %(number)s is.") % {"number": number})
        return redirect("protection", number=number)
    context = {
        "shown": shown,
        "person": person,
        "case": _case(request, person),
        "handlers": handlers,
        "nobody_at_the_company": without_company_handler(shown, handlers),
        "form": form,
        "submit_label": _submit_label(shown),
    }
    return render(request, "tenants/protection.html", context)


def without_company_handler(shown, handlers):
    """Whether the person lives in one of the company's homes, protected, and nobody at work there may know who it is.

    Nothing forbids it; but when the stairs burn, somebody there must know.
    """
    if not shown.protection or any(handler.staff.in_housing and handler.staff.active for handler in handlers):
        return False
    return any(lives for _receiver, lives in lives_at_the_company.send(Person, person=shown.person))


def _submit_label(shown):
    if shown.hidden:
        return _("Name handlers")
    return _("Save the protection") if shown.protection else _("Protect the person")


@require_http_methods(["GET", "HEAD", "POST"])
@once
def lift_protection(request, number):
    shown = _shown(request, number)
    if not shown.protection and request.method != "POST":
        return redirect("protection", number=number)
    if shown.hidden:
        # Whoever lifts sees whom they decide about: what is lifted is open to everybody, without a reason.
        messages.info(request, _("Show who the person is first: you then see whom you decide about."))
        return redirect("reveal", number=number)
    form = LiftProtectionForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and carried_out(form, actions.lift_protection, shown.person, by=request.staff):
        messages.success(request, _("%(number)s is not protected any more.") % {"number": number})
        return redirect("protection", number=number)
    context = {
        "person": shown.person,
        "case": _case(request, shown.person),
        "form": form,
        "readers": "social",
        "submit_label": _("Lift the protection"),
        "cancel_url": reverse("protection", args=[number]),
    }
    return render(request, "tenants/lift_protection.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def end_handler(request, number, pk):
    person = _shown(request, number).person
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


def _shown(request, number):
    """The person, of one of the reader's cases, with what the reader is shown; 404 where that is nothing at all."""
    person = yours(Person.objects.select_related("identity").in_cases_of(request.staff), request.staff, number=number)
    shown = shown_of(person, request.staff)
    if shown.hidden and not shown.handled:
        raise Http404
    require(request.staff, Permission.DECIDE)
    return shown


def _case(request, person):
    """The latest of the person's cases that the reader sees; there is one, or the person would not be seen either."""
    return Case.objects.visible_to(request.staff).filter(household__members__person=person).first()
