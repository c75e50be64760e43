"""Who a person is: a protected one for a reason and a while, a personal number for the page at hand."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gotene.access.scope import yours
from gotene.accounts.step_up import needs_step_up
from gotene.audit.enums import Ground, ReadingKind, Subject
from gotene.audit.once import once
from gotene.audit.readings import also_noted, shown_as
from gotene.forms import carried_out
from tenants import actions
from tenants.enums import RevealKind, RevealMarkKind
from tenants.forms.reveals import RevealForm
from tenants.models import Case, Person, Reveal
from tenants.personal_numbers import written_out
from tenants.rules import REVEAL_MINUTES
from tenants.shown import shown_of

REVEALS_TOLD = 20


@require_http_methods(["GET", "HEAD", "POST"])
def reveal(request, number):
    """Not yours to see, 404; one whom only the named handlers may be shown, 403."""
    shown = shown_of(_person(request, number), request.staff)
    if shown.hidden and not shown.handled:
        raise PermissionDenied
    return _reveal(request, shown)


@needs_step_up
@once
def _reveal(request, shown):
    person, number, form = shown.person, "", None
    if shown.hidden:
        form = RevealForm(request.POST if request.method == "POST" else None)
        if form.is_valid() and carried_out(form, actions.reveal_person, person, **form.cleaned_data, by=request.staff):
            also_noted(
                kind=ReadingKind.REVEAL,
                subject=Subject.PERSON,
                key=person.number,
                ground=Ground.HANDLER,
                people=[person.pk],
                reason=form.cleaned_data["reason"],
            )
            return redirect("reveal", number=person.number)
    elif shown.until:
        shown_as(ReadingKind.REVEAL)
        number = written_out(person.known.personal_number)
    elif request.method == "POST":
        shown_as(ReadingKind.NUMBER)
        number = written_out(actions.reveal_number(person, by=request.staff))
    context = {
        "shown": shown,
        "person": person,
        "form": form,
        "number": number,
        "minutes": REVEAL_MINUTES,
        "case": Case.objects.visible_to(request.staff).filter(household__members__person=person).first(),
        "told": _told(person, request.staff) if shown.handled else (),
        "submit_label": _("Show who the person is"),
    }
    return render(request, "tenants/reveal.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def hide_again(request, number):
    """Hides at once what is shown; needs no second factor: whoever stands at the screen may always hide."""
    person = _person(request, number)
    if request.method == "POST":
        actions.hide_again(person, by=request.staff)
        messages.success(request, _("You no longer see who %(number)s is.") % {"number": number})
        return redirect("my_day")
    return redirect("reveal", number=number)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def reveal_seen(request, number, pk):
    """A named handler ticks that they have seen to whom the person was shown."""
    found = yours(
        Reveal.objects.exclude(staff=request.staff).select_related("person"),
        request.staff,
        person__number=number,
        pk=pk,
    )
    if request.method != "POST":
        return redirect("reveal", number=number)
    try:
        actions.mark_seen(found, by=request.staff)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("my_day")


def _person(request, number):
    return yours(Person.objects.select_related("identity"), request.staff, number=number)


def _told(person, staff):
    """To whom the person was shown, the latest first, each with whether `staff` has ticked it."""
    revealed = Reveal.objects.visible_to(staff).filter(person=person, kind=RevealKind.IDENTITY)
    ticked = set(
        person.reveals.filter(marks__staff=staff, marks__what=RevealMarkKind.SEEN).values_list("pk", flat=True)
    )
    latest = revealed.select_related("staff__organisation")[:REVEALS_TOLD]
    return [(each, each.pk in ticked or each.staff_id == staff.pk) for each in latest]
