"""Changing how a colleague is called and reached, and their roles."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from gotene.access.roles import Side
from gotene.access.scope import yours
from gotene.accounts.administration import actions
from gotene.accounts.administration.forms import PersonForm, RolesForm
from gotene.accounts.administration.views import sensitive
from gotene.accounts.models import StaffMember
from gotene.forms import carried_out


@sensitive
def change_person(request, pk):
    member = yours(StaffMember.objects, request.staff, pk=pk)
    initial = {field: getattr(member, field) for field in ("name", "email", "title", "phone")}
    form = PersonForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid() and _saved(request, form, actions.change_person, member):
        messages.success(request, _("%(name)s is changed.") % {"name": form.cleaned_data["name"]})
        return redirect("staff_person", pk=pk)
    return _page(request, "accounts/administration/change_person.html", member, form)


@sensitive
def change_roles(request, pk):
    member = yours(StaffMember.objects, request.staff, pk=pk)
    form = RolesForm(
        request.POST if request.method == "POST" else None,
        side=member.organisation_id,
        initial={"roles": member.roles},
    )
    if form.is_valid() and _saved(request, form, actions.change_roles, member):
        messages.success(request, _("The roles of %(name)s are changed, from the next click.") % {"name": member.name})
        return redirect("staff_person", pk=pk)
    return _page(request, "accounts/administration/change_roles.html", member, form)


def _saved(request, form, action, member):
    as_read = request.POST.get("as_read", "")
    return carried_out(form, action, member, **form.cleaned_data, as_read=as_read, by=request.staff)


def _page(request, template, member, form):
    context = {
        "member": member,
        "form": form,
        "side": Side(member.organisation_id),
        # Whoever is told that somebody else was quicker reads what stands now, and may save over it.
        "as_read": actions.version_of(member),
        "is_self": member.pk == request.staff.pk,
        "submit_label": _("Save"),
        "cancel_url": reverse("staff_person", args=[member.pk]),
    }
    return render(request, template, context)
