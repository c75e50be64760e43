"""Being away: one's own absences, a colleague's, and changing or cancelling one."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gotene.access.roles import Permission
from gotene.access.scope import needs, yours
from gotene.accounts.absences import actions
from gotene.accounts.absences.forms import AbsenceForm, ChangeAbsenceForm, ColleagueAbsenceForm, HomeForm
from gotene.accounts.choices import away
from gotene.accounts.models import Absence, StaffHome
from gotene.accounts.step_up import needs_step_up, stepped_up, to_step_up
from gotene.audit.once import once
from gotene.forms import carried_out

FOR_OTHERS = (Permission.ADMINISTER_ACCOUNTS, Permission.RECORD_ABSENCE)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def my_absence(request):
    form = AbsenceForm(
        request.POST if request.method == "POST" else None,
        by=request.staff,
        initial={"begins_on": timezone.localdate()},
    )
    if form.is_valid():
        absence = carried_out(form, actions.record_absence, staff=request.staff, **form.cleaned_data, by=request.staff)
        if absence:
            _say(request, absence)
            return redirect("my_absence")
    own = _to_come(request.staff).filter(staff=request.staff)
    stands_in = _to_come(request.staff).filter(deputy=request.staff)
    context = {
        "form": form,
        "submit_label": _("Save the absence"),
        "own": own,
        "stands_in": stands_in,
        "may_for_others": any(request.staff.may(permission) for permission in FOR_OTHERS),
    }
    return render(request, "accounts/my_absence.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(*FOR_OTHERS)
@needs_step_up
@once
def colleague_absence(request):
    """`?vem=` is the colleague chosen to begin with."""
    form = ColleagueAbsenceForm(
        request.POST if request.method == "POST" else None,
        by=request.staff,
        initial={"begins_on": timezone.localdate(), "staff": request.GET.get("vem", "")},
    )
    if form.is_valid():
        absence = carried_out(form, actions.record_absence, **form.cleaned_data, by=request.staff)
        if absence:
            _say(request, absence)
            return redirect("colleague_absence")
    context = {
        "form": form,
        "submit_label": _("Save the absence"),
        "absences": _to_come(request.staff).filter(staff__organisation=request.staff.organisation_id),
        "may_administer": request.staff.may(Permission.ADMINISTER_ACCOUNTS),
    }
    return render(request, "accounts/colleague_absence.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def change_absence(request, pk):
    absence = _to_change(request, pk)
    # A deputy sees what the one who is away sees: handing that to somebody is as much as giving a role.
    if absence.staff_id != request.staff.pk and not stepped_up(request):
        return to_step_up(request)
    form = ChangeAbsenceForm(request.POST if request.method == "POST" else None, absence=absence, by=request.staff)
    if form.is_valid() and carried_out(form, actions.change_absence, absence, **form.cleaned_data, by=request.staff):
        messages.success(request, _("The absence is changed."))
        return redirect(_back(request, absence))
    context = {
        "absence": absence,
        "form": form,
        "submit_label": _("Save"),
        "cancel_url": reverse(_back(request, absence)),
    }
    return render(request, "accounts/change_absence.html", context)


@require_POST
def cancel_absence(request, pk):
    absence = _to_change(request, pk)
    actions.cancel_absence(absence, by=request.staff)
    messages.success(
        request, _("The absence is cancelled. Nobody stands in for %(name)s by it any more.") % _who(absence)
    )
    return redirect(_back(request, absence))


@require_http_methods(["GET", "HEAD", "POST"])
@once
def my_home(request):
    """One's own address, for the log check alone; an empty form takes it away."""
    home = StaffHome.objects.visible_to(request.staff).filter(staff=request.staff).first()
    if request.method == "POST" and home and "remove" in request.POST:
        home.delete()
        messages.success(request, _("Your address is removed."))
        return redirect("my_home")
    form = HomeForm(request.POST if request.method == "POST" else None, instance=home or StaffHome(staff=request.staff))
    if form.is_valid():
        form.save()
        messages.success(request, _("Your address is saved."))
        return redirect("my_home")
    return render(request, "accounts/my_home.html", {"form": form, "home": home, "submit_label": _("Save my address")})


def _to_come(staff):
    return Absence.objects.visible_to(staff).to_come().with_people()


def _to_change(request, pk):
    """The absence, for whoever may change it: the other organisation's is not there, a colleague's not everybody's."""
    absence = yours(
        Absence.objects.with_people().filter(staff__organisation=request.staff.organisation_id), request.staff, pk=pk
    )
    if absence.staff_id != request.staff.pk and not any(request.staff.may(each) for each in FOR_OTHERS):
        raise PermissionDenied
    if absence.cancelled_on is not None:
        raise Http404
    return absence


def _back(request, absence):
    return "my_absence" if absence.staff_id == request.staff.pk else "colleague_absence"


def _who(absence):
    return {"name": absence.staff.name}


def _say(request, absence):
    said = {"name": absence.staff.name, "deputy": absence.deputy.name, "away": away(absence.ends_on)}
    messages.success(request, _("%(name)s is %(away)s, and %(deputy)s stands in.") % said)
    for other in actions.stands_in_meanwhile(absence):
        about = {"name": absence.staff.name, "other": other.staff.name}
        messages.warning(
            request, _("%(name)s stands in for %(other)s on those days. Choose somebody else for that time.") % about
        )
