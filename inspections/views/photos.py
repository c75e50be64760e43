"""The pictures: to those who go to the apartment, and to nobody's cache."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gotene.access.scope import yours
from gotene.audit.once import once
from inspections.actions import filling
from inspections.models import Photo, PhotoFile
from inspections.views.scope import MAY_FILL, done_by_button


@require_safe
def inspection_photo(request, pk):
    return _picture(request, pk, "jpeg")


@require_safe
def inspection_photo_small(request, pk):
    return _picture(request, pk, "small")


@require_POST
@once
def remove_inspection_photo(request, pk):
    photo = _photo(request, pk)
    room = photo.item.room
    if done_by_button(request, filling.remove_photo, photo):
        messages.success(request, _("The photo is erased."))
    return redirect("inspected_room", pk=room.inspection_id, room=room.pk)


def _photo(request, pk):
    return yours(
        Photo.objects.shown().select_related("item__room__inspection__contract"), request.staff, *MAY_FILL, pk=pk
    )


def _picture(request, pk, size):
    photo = _photo(request, pk)
    file = yours(PhotoFile.objects.only(size), request.staff, photo=photo)
    response = HttpResponse(bytes(getattr(file, size)), content_type="image/jpeg")
    # The name says nothing of whose home it is. Nothing of it is kept on the way or in the browser.
    response.headers["Content-Disposition"] = f'inline; filename="foto-{photo.pk}.jpg"'
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
