"""What happens to a draft when its form is sent: gone when the form was carried out, kept when it was not yet."""

from gotene.access.gate import AT_THE_GATE
from gotene.audit import once
from gotene.drafts.keeping import erase, keep_sent


class DraftsMiddleware:
    """Runs as the organisation's database role, in the name of the one who sent the form."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        leads_to = response.headers.get("Location") or response.headers.get("HX-Redirect")
        if leads_to and request.method == "POST" and request.staff is not None and once.FIELD in request.POST:
            if leads_to.startswith(AT_THE_GATE):
                # To give a second factor first: then the form is sent again.
                keep_sent(request, request.user)
            elif not request.path.startswith(AT_THE_GATE):
                erase(request.staff, request.path)
        return response
