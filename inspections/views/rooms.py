"""Filling in the protocol room by room, on the spot: saved as often as one likes, by several at once."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from gotene.access.scope import yours
from gotene.audit.once import once
from gotene.forms import carried_out
from inspections.actions import filling
from inspections.comparison import compared_with, parts_of
from inspections.enums import Condition, Finding
from inspections.forms.items import AddRoomForm, ItemForm, NewPartForm
from inspections.models import InspectedItem, InspectedRoom
from inspections.protocol_rows import room_rows
from inspections.views.scope import MAY_FILL, inspection_of, to_what_is_over

GOOD = {"condition": Condition.GOOD, "finding": Finding.NONE}


@require_http_methods(["GET", "HEAD", "POST"])
@once
def inspected_room(request, pk, room):
    inspection = inspection_of(request, pk, *MAY_FILL)
    room = yours(InspectedRoom.objects.filter(inspection=inspection), request.staff, pk=room)
    if not inspection.is_open:
        return to_what_is_over(request, pk)
    rooms = list(inspection.rooms.all())
    later = [each for each in rooms if (each.position, each.pk) > (room.position, room.pk)]
    refused, part_form = {}, NewPartForm()
    if request.method == "POST":
        refused, part_form = _save(request, room)
        if not refused and not part_form.errors:
            messages.success(request, _("%(room)s is saved.") % {"room": room.name})
            return _onward(request, inspection, room, later)
    [shown] = room_rows(inspection, parts_of(compared_with(inspection, request.staff)), only=room)
    context = {
        "inspection": inspection,
        "room": room,
        "rooms": rooms,
        "later": later,
        "rows": [(row, refused.get(row.item.pk) or ItemForm(item=row.item)) for row in shown.rows],
        "refused": list(refused.values()),
        "part_form": part_form,
        "form": next(iter(refused.values()), part_form),
    }
    status = 422 if request.htmx and context["form"].errors else 200
    return render(request, "inspections/room.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def add_inspected_room(request, pk):
    inspection = inspection_of(request, pk, *MAY_FILL)
    if not inspection.is_open:
        return to_what_is_over(request, pk)
    form = AddRoomForm(request.POST if request.method == "POST" else None)
    room = form.is_valid() and carried_out(form, filling.add_room, inspection, **form.cleaned_data, by=request.staff)
    if room:
        return redirect("inspected_room", pk=pk, room=room.pk)
    context = {
        "inspection": inspection,
        "form": form,
        "readers": "both",
        "submit_label": _("Add the room"),
        "cancel_url": reverse("inspection", args=[pk]),
    }
    return render(request, "inspections/add_room.html", context)


def _save(request, room):
    """Save each part that was changed and holds together; the others' forms, by their part, with what was typed."""
    items = (
        InspectedItem.objects.visible_to(request.staff).filter(room=room).select_for_update(of=("self",)).order_by("pk")
    )
    the_rest_is_good = "rest" in request.POST
    refused = {}
    for item in items:
        form = ItemForm(request.POST, request.FILES, item=item)
        photos = form.cleaned_data.get("photos") if form.is_valid() or "photos" not in form.errors else None
        if form.is_valid():
            if form.is_news:
                carried_out(form, filling.judge, item, **form.judgement, by=request.staff)
            elif the_rest_is_good and not form.is_typed and not item.is_judged:
                carried_out(form, filling.judge, item, **GOOD, by=request.staff)
        if photos:
            # A browser forgets which files were chosen: what could be kept is kept, whatever else is wrong.
            carried_out(form, filling.add_photos, item, photos=photos, by=request.staff)
        if form.errors:
            refused[item.pk] = form
    part_form = NewPartForm(request.POST)
    if part_form.is_valid() and part_form.cleaned_data["part"]:
        carried_out(part_form, filling.add_part, room, **part_form.cleaned_data, by=request.staff)
    return refused, part_form


def _onward(request, inspection, room, later):
    if "next" not in request.POST:
        return redirect("inspected_room", pk=inspection.pk, room=room.pk)
    url = (
        reverse("inspected_room", args=[inspection.pk, later[0].pk])
        if later
        else reverse("inspection", args=[inspection.pk])
    )
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)
