"""Loggutdrag: for the person who asks who has looked."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from gotene.access.roles import Permission, Role
from gotene.access.scope import needs
from gotene.accounts.step_up import needs_step_up
from gotene.audit.enums import Ground, ReadingKind, Subject
from gotene.audit.readings import also_noted
from gotene.casework.log_extract import extract_of, extract_pdf
from gotene.casework.log_facts import person_with_number
from gotene.casework.log_forms import ExtractForm
from gotene.documents.download import download


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.REVIEW_LOG)
def log_extract(request):
    """Whom it is about. The personal number goes no further than this form: the address has the number used here."""
    form = ExtractForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        days = {"fran": form.cleaned_data["first"], "till": form.cleaned_data["last"]}
        number = form.cleaned_data["person"].number
        return redirect(f"{reverse('log_extract_of', args=[number])}?{urlencode(days)}")
    return render(request, "casework/log_extract.html", {"form": form})


@require_safe
@needs(Permission.REVIEW_LOG)
def log_extract_of(request, number):
    return render(request, "casework/log_extract_of.html", {"extract": _extract(request, number, ReadingKind.PAGE)})


@require_safe
@needs(Permission.REVIEW_LOG)
@needs_step_up
def log_extract_file(request, number):
    extract = _extract(request, number, ReadingKind.DOCUMENT)
    return download(extract_pdf(extract, by=request.staff), extract.file_name)


def _extract(request, number, kind):
    """The extract that the address asks for, which itself is noted as a reading. Http404 when it names nobody."""
    person = person_with_number(number)
    first, last = _day(request, "fran"), _day(request, "till")
    if person is None or first is None or last is None or first > last:
        raise Http404
    extract = extract_of(person, first=first, last=last, by=request.staff)
    also_noted(
        kind=kind,
        subject=Subject.PERSON,
        key=person.number,
        people=[person.pk],
        ground=Ground.REVIEW,
        role=Role.LOG_REVIEWER,
    )
    return extract


def _day(request, name):
    try:
        return parse_date(request.GET.get(name, ""))
    except ValueError:
        return None
