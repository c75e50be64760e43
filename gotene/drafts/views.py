"""Keeping a draft, asked by the page itself (drafts.js), and throwing it away, asked by a person."""

from django.http import HttpResponseRedirect, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from gotene.accounts.session_times import does_not_prolong
from gotene.drafts.keeping import by_script, erase, keep
from gotene.ways_back import page_of


@does_not_prolong
@require_POST
def keep_draft(request):
    """When it was kept, as "14.02"; "" when it was not. What is kept is answered by no address."""
    saved_at = keep(request.user, *by_script(request.POST))
    return JsonResponse({"saved": timezone.localtime(saved_at).strftime("%H.%M") if saved_at else ""})


@require_POST
def discard_draft(request):
    erase(request.staff, request.POST.get("form", ""))
    came_from = page_of(request)
    return HttpResponseRedirect("/" if came_from == request.path else came_from)
