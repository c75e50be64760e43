"""How one comes in, gathered on one page: what one confirms with, where one is signed in, the password."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gotene.accounts import open_sessions

ALL_OTHERS = "others"
FEW_CODES = 3


@require_safe
def my_sign_in(request):
    passkeys, app, codes_left = [], None, None
    for factor in Authenticator.objects.filter(user=request.user).order_by("created_at", "pk"):
        if factor.type == Authenticator.Type.WEBAUTHN:
            passkeys.append(factor)
        elif factor.type == Authenticator.Type.TOTP:
            app = factor
        else:
            codes_left = len(factor.wrap().get_unused_codes())
    factors = [*([app] if app else []), *passkeys]
    return render(
        request,
        "account/my_sign_in.html",
        {
            "app": app,
            "passkeys": passkeys,
            "codes_left": codes_left,
            "few_codes": codes_left is not None and codes_left <= FEW_CODES,
            "removable": not settings.SECOND_FACTOR_COMPULSORY or len(factors) > 1,
            "compulsory": settings.SECOND_FACTOR_COMPULSORY,
            "sessions": open_sessions.open_sessions(request),
            "has_password": request.user.has_usable_password(),
        },
    )


@require_POST
def end_sessions(request):
    """Ends one other session, by the `session` that the button carries, or all others."""
    which = request.POST.get("session", "")
    if which == ALL_OTHERS:
        open_sessions.end_others(request)
        messages.success(request, _("You are signed out everywhere else."))
    elif which.isdecimal() and open_sessions.end_one(request, int(which)):
        messages.success(request, _("You are signed out there."))
    else:
        messages.info(request, _("You were already signed out there."))
    return redirect("my_sign_in")
