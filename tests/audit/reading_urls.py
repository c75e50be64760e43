"""Pages that show somebody in ways that the project's pages do not."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.template import engines
from django.template.response import TemplateResponse
from django.urls import path

from contracts.models import Landlord
from gotene.audit.enums import Ground, ReadingKind, Subject
from gotene.audit.history import save_as
from gotene.audit.readings import also_noted
from gotene.urls import handler500
from gotene.urls import urlpatterns as project
from tenants.models import Person

__all__ = ["handler500", "urlpatterns"]


def somebody():
    return Person.objects.select_related("identity").latest("pk")


def written(request):
    """Saves something, and then shows somebody."""
    save_as(request.staff, Landlord(name="Kvarnen", kind="private"))
    return HttpResponse(somebody().name)


def drawn_late(request):
    return TemplateResponse(request, engines["django"].from_string("{{ person.name }}"), {"person": somebody()})


def streamed(request):
    return StreamingHttpResponse(each.name for each in [somebody()])


def led_on(request):
    return redirect("/?till=" + somebody().number if somebody().name else "/")


def refused(request, how):
    assert somebody().name
    raise {"404": Http404, "403": PermissionDenied}[how]


def exported(request):
    return HttpResponse(somebody().name, content_type="text/csv")


@transaction.non_atomic_requests
def by_itself(request):
    return HttpResponse(somebody().name)


def revealed(request):
    person = somebody()
    also_noted(
        kind=ReadingKind.REVEAL,
        subject=Subject.PERSON,
        key=person.number,
        people=[person.pk],
        ground=Ground.HANDLER,
        reason="Ringer om nycklarna",
    )
    return HttpResponse("shown")


urlpatterns = [
    path("written/", written, name="written"),
    path("drawn-late/", drawn_late, name="drawn_late"),
    path("streamed/", streamed, name="streamed"),
    path("led-on/", led_on, name="led_on"),
    path("refused/<str:how>/", refused, name="refused"),
    path("exported/", exported, name="exported"),
    path("by-itself/", by_itself, name="by_itself"),
    path("revealed/", revealed, name="revealed"),
    *project,
]
