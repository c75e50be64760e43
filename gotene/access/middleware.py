"""What every request passes before anybody asks who it is from: headers, cookies, language, address."""

from django.http import Http404
from django.middleware.locale import LocaleMiddleware


class SecurityHeadersMiddleware:
    """Pages are never stored by the browser or on the way; only static files are."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if not request.path.startswith("/static/"):
            response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        return response


class CookieMiddleware:
    """A cookie with a NUL character was not made here: it is as if it had not come."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        for name in [name for name, value in request.COOKIES.items() if "\0" in value]:
            del request.COOKIES[name]
        return self.get_response(request)


class LanguageMiddleware(LocaleMiddleware):
    """Swedish until a person chooses otherwise: the language of a browser is nobody's choice."""

    def process_request(self, request):
        request.META.pop("HTTP_ACCEPT_LANGUAGE", None)
        super().process_request(request)


class AddressMiddleware:
    """An address with a NUL character names nothing: no text in the database can hold one."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            raise Http404
        return self.get_response(request)
