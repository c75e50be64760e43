"""No row, no page: what a page shows is noted in the page's own transaction, before the page is let out."""

import logging
from contextlib import ExitStack

from django.contrib.messages.storage import default_storage
from django.core.exceptions import PermissionDenied
from django.db import connections, transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render

from gotene.access.gate import AT_THE_GATE, answer_to
from gotene.audit import reasons
from gotene.audit.enums import ReadingKind
from gotene.audit.readings import ReasonNeeded, collecting, write

logger = logging.getLogger("gotene.access")

LONGEST_NAME = 100
# What a form is answered with that something is missing in.
FORM_AGAIN = 422
DOCUMENTS = ("application/pdf", "application/msword", "application/vnd.openxmlformats-officedocument.wordprocessing")
EXPORTS = ("text/csv", "application/zip", "application/vnd.openxmlformats-officedocument.spreadsheetml")


class ReadingMiddleware:
    """Runs the view of a signed-in person, and draws what it answers, in one transaction with the note of it.

    Must be the last that has a `process_view`: what comes after it would not be asked.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.staff is None or request.path.startswith(AT_THE_GATE):
            return None
        given = reasons.Reasons(request.session)
        answer = _reason_given(request, given) if _is_reason(request) else None
        if answer is not None:
            return answer
        page = request.resolver_match.view_name[:LONGEST_NAME]
        try:
            with collecting(request.staff, page, given) as shown:
                return _answered(request, view, args, kwargs, shown)
        except ReasonNeeded as needed:
            return _reason_page(request, needed, reasons.sealed(request, needed))
        except (PermissionDenied, Http404) as refusal:
            logger.warning("%s at %s for staff %s", type(refusal).__name__, page, request.staff.pk)
            raise
        except Exception as error:
            answer = answer_to(error, request)
            if answer is None:
                raise
            return answer


def _answered(request, view, args, kwargs, shown):
    """What the view answers, drawn and noted. As Django's handler does it, the transaction includes the drawing."""
    aliases = _atomic(view)
    with ExitStack() as transactions:
        for alias in aliases:
            transactions.enter_context(transaction.atomic(using=alias))
        response = view(request, *args, **kwargs)
        if response is None:
            raise ValueError(f"{shown.page} answered nothing.")
        if _shows(response) or (_leads_on(response) and request.method not in ("GET", "HEAD")):
            # What the view refuses it refuses first; what it did is undone, until there is a reason.
            shown.check_reasons()
        if callable(getattr(response, "render", None)):
            response = response.render()
        if response.streaming:
            # What is drawn later would be shown without being noted.
            response.streaming_content = [b"".join(response.streaming_content)]
        # What a form has opened is noted whether or not its sender goes on to the page that it leads to.
        rows = shown.rows(_kind(response)) if _shows(response) else shown.more
        if rows:
            # A view that asked to be without a transaction gets one for this.
            with transaction.atomic(savepoint=not aliases):
                write(rows)
    return response


def _atomic(view):
    """The databases whose requests are one transaction, but those that the view has asked to be without."""
    without = getattr(view, "_non_atomic_requests", set())
    return [
        each.alias for each in connections.all() if each.settings_dict["ATOMIC_REQUESTS"] and each.alias not in without
    ]


def _shows(response):
    """Whether it shows what was asked for, or a form with what is missing; a refusal is a page of its own."""
    return (response.status_code < 300 or response.status_code == FORM_AGAIN) and not _leads_on(response)


def _leads_on(response):
    return 300 <= response.status_code < 400 or "HX-Redirect" in response.headers


def _kind(response):
    """The kind of reading by what the answer is; None for a page or a list."""
    content_type = response.headers.get("Content-Type", "")
    if content_type.startswith(DOCUMENTS):
        return ReadingKind.DOCUMENT
    if content_type.startswith(EXPORTS):
        return ReadingKind.EXPORT
    return ReadingKind.PHOTO if content_type.startswith("image/") else None


# The reason


def _is_reason(request):
    return request.method == "POST" and reasons.ABOUT in request.POST


def _reason_given(request, given):
    """Keep the reason that is sent, and lead on; None when the page's own form came with it and is to be taken up."""
    asked = reasons.unsealed(request)
    if asked is None:
        return HttpResponseRedirect(request.get_full_path())
    subject, key, came_by, back = asked
    form = reasons.ReasonForm(request.POST)
    if not form.is_valid():
        return _reason_page(request, ReasonNeeded(subject, key), request.POST[reasons.ABOUT], form)
    given.keep(subject, key, form.cleaned_data[reasons.REASON])
    if came_by != "POST":
        return HttpResponseRedirect(back)
    reasons.without_reason(request)
    return None


def _reason_page(request, needed, about, form=None):
    # What the view had to say of something that is undone is not said.
    request._messages = default_storage(request)
    context = {
        "form": form or reasons.ReasonForm(),
        "what": needed.subject.label,
        "key": needed.key,
        "about_field": reasons.ABOUT,
        "about": about,
        "carried": reasons.carried(request),
        "files": bool(request.FILES),
    }
    response = render(request, "audit/reason_needed.html", context)
    if request.htmx:
        response.headers["HX-Retarget"], response.headers["HX-Reswap"] = "body", "innerHTML"
    return response
