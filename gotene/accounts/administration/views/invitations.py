"""Inviting a colleague, and once more."""

from functools import partial

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from gotene.access.roles import Side
from gotene.access.scope import yours
from gotene.accounts.administration import actions, invitation_letter
from gotene.accounts.administration.forms import InviteForm
from gotene.accounts.administration.views import sensitive, sensitive_button
from gotene.accounts.administration.views.people import BY_HAND
from gotene.accounts.models import StaffMember
from gotene.forms import carried_out


@sensitive
def invite_colleague(request):
    form = InviteForm(request.POST if request.method == "POST" else None, side=request.staff.organisation_id)
    if form.is_valid():
        account = carried_out(form, actions.invite, **form.cleaned_data, by=request.staff)
        if account:
            _send(request, account)
            return redirect("staff_person", pk=account.staff_id)
    context = {
        "form": form,
        "side": Side(request.staff.organisation_id),
        "submit_label": _("Invite"),
        "cancel_url": reverse("staff_list"),
    }
    return render(request, "accounts/administration/invite.html", context)


@sensitive_button
def invite_again(request, pk):
    member = yours(StaffMember.objects, request.staff, pk=pk)
    form = InviteForm(side=member.organisation_id, data={})
    account = carried_out(form, actions.invite_anew, member, by=request.staff)
    if account:
        _send(request, account)
    else:
        messages.error(request, " ".join(form.non_field_errors()))
    return redirect("staff_person", pk=pk)


def _send(request, account):
    """When all is saved; the page that follows shows the link where no letter went."""
    transaction.on_commit(partial(_sent, request, account, invitation_letter.link_for(request, account)))


def _sent(request, account, address):
    about = {"name": account.staff.name, "email": account.email}
    if invitation_letter.goes_nowhere():
        request.session[BY_HAND] = account.pk
        messages.info(request, _("No letters are sent from here. Hand over the link below to %(name)s.") % about)
    elif not invitation_letter.send(account, address):
        request.session[BY_HAND] = account.pk
        messages.warning(
            request, _("No letter could be sent. Hand over the link that stands here to %(name)s.") % about
        )
    else:
        messages.success(
            request, _("The invitation is sent to %(email)s. The link works once, and for three days.") % about
        )
