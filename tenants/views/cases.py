"""Opening and closing a case."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gotene.access.roles import Permission
from gotene.access.scope import needs, yours
from gotene.audit.once import once
from gotene.forms import carried_out
from tenants import actions
from tenants.forms.cases import CloseCaseForm, OpenCaseForm
from tenants.models import Case


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.OPEN_CASE)
@once
def open_case(request):
    sent = request.POST if request.method == "POST" else None
    form = OpenCaseForm(sent, staff=request.staff)
    if sent and "add_person" in sent:
        form = form.with_one_more()
    elif sent is not None and form.is_valid():
        case = carried_out(
            form,
            actions.open_case_for_household,
            people=form.members,
            case_officer=form.cleaned_data["case_officer"],
            housing_support=form.cleaned_data["housing_support"],
            opened_on=form.cleaned_data["opened_on"],
            file_reference=form.cleaned_data["file_reference"],
            by=request.staff,
        )
        if case:
            messages.success(request, _("The case %(number)s is open.") % {"number": case.number})
            if not Case.objects.visible_to(request.staff).filter(pk=case.pk).exists():
                return redirect("cases")
            return redirect("case", number=case.number)
    return render(request, "tenants/open_case.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@once
def close_case(request, number):
    case = yours(Case.objects.with_people(), request.staff, Permission.DECIDE, number=number)
    form = CloseCaseForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and carried_out(form, actions.close_case, case, **form.cleaned_data, by=request.staff):
        messages.success(request, _("The case %(number)s is closed.") % {"number": case.number})
        return redirect("case", number=case.number)
    context = {
        "case": case,
        "form": form,
        "readers": "social",
        "submit_label": _("Close the case"),
        "cancel_url": reverse("case", args=[case.number]),
    }
    return render(request, "tenants/close_case.html", context)
