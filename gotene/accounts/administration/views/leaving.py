"""Deactivating a colleague, letting them back in, and taking away what they confirm with."""

from django.contrib import messages
from django.forms import Form
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gotene.access.scope import yours
from gotene.accounts.administration import actions
from gotene.accounts.administration.handing_on import left_behind
from gotene.accounts.administration.views import administers, sensitive, sensitive_button
from gotene.accounts.models import StaffMember
from gotene.audit.once import once
from gotene.forms import carried_out


@require_http_methods(["GET", "HEAD", "POST"])
@administers
@once
def deactivate_person(request, pk):
    """Asks for no second factor: somebody may have to be shut out this minute."""
    member = yours(StaffMember.objects, request.staff, pk=pk)
    form = Form(request.POST if request.method == "POST" else None)
    if form.is_valid() and carried_out(form, actions.deactivate, member, by=request.staff):
        messages.success(request, _("%(name)s is deactivated, and signed out everywhere.") % {"name": member.name})
        return redirect("staff_person", pk=pk)
    context = {
        "member": member,
        "form": form,
        "left_behind": left_behind(member),
        "submit_label": _("Deactivate"),
        "cancel_url": reverse("staff_person", args=[pk]),
    }
    return render(request, "accounts/administration/deactivate.html", context)


@sensitive_button
def reactivate_person(request, pk):
    member = yours(StaffMember.objects, request.staff, pk=pk)
    actions.reactivate(member, by=request.staff)
    messages.success(request, _("%(name)s is let back in, with the roles of before.") % {"name": member.name})
    return redirect("staff_person", pk=pk)


@sensitive
def forget_factors(request, pk):
    member = yours(StaffMember.objects, request.staff, pk=pk)
    form = Form(request.POST if request.method == "POST" else None)
    if form.is_valid() and carried_out(form, actions.forget_factors, member, by=request.staff):
        messages.success(request, _("%(name)s chooses anew at the next sign-in.") % {"name": member.name})
        return redirect("staff_person", pk=pk)
    context = {
        "member": member,
        "form": form,
        "submit_label": _("Take them away"),
        "cancel_url": reverse("staff_person", args=[pk]),
    }
    return render(request, "accounts/administration/forget_factors.html", context)
