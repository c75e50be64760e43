"""Leading somebody elsewhere and back again, and never to another site."""

from urllib.parse import urlsplit

from django.http import HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HttpResponseClientRedirect


def led(request, address):
    """A redirect to `address`, also for a part of a page that htmx fetches."""
    if request.headers.get("HX-Request") == "true":
        return HttpResponseClientRedirect(address)
    return HttpResponseRedirect(address)


def page_of(request):
    """The address, without host, of the page that the request came from: itself, or that of the form or button."""
    if request.method in ("GET", "HEAD") and "HX-Request" not in request.headers:
        return request.get_full_path()
    came_from = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    parts = urlsplit(came_from)
    if parts.netloc == request.get_host():
        own = own_address(request, f"{parts.path}?{parts.query}" if parts.query else parts.path)
        if own:
            return own
    return request.get_full_path()


def own_address(request, address):
    """`address` if it is a page here, else ""; never another site, and never a script."""
    local = address.startswith("/") and url_has_allowed_host_and_scheme(
        address, allowed_hosts=None, require_https=request.is_secure()
    )
    return address if local else ""
