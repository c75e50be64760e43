"""The page that asks for the second factor once more, and leads back."""

from allauth.account.internal.flows.reauthentication import reauthenticate_by_password
from allauth.core.ratelimit import consume_or_429
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.auth import begin_authentication
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from gotene.accounts import open_sessions
from gotene.accounts.factor_forms import StepUpCodeForm, StepUpPasskeyForm, StepUpPasswordForm
from gotene.accounts.factors import forget_removed, has_factor
from gotene.accounts.step_up import factor_given_at
from gotene.ways_back import own_address


@require_http_methods(["GET", "HEAD", "POST"])
def step_up(request):
    """Asks for a code or a passkey; for the password of those who have neither and are about to add one.

    Who comes in by a provider that asks for the second factor, and has none here, signs in again.
    """
    back = own_address(request, request.POST.get("next") or request.GET.get("next", "")) or reverse("my_day")
    if not has_factor(request.user):
        return _without_factor(request, back)
    forms = _forms(request)
    confirmed = forms["posted"]
    if confirmed and confirmed.is_valid():
        confirmed.save()
        open_sessions.renewed(request)
        return redirect(back)
    return _page(request, back, **forms)


def _forms(request):
    """The forms for what the person has, and which of them was posted."""
    account, data = request.user, request.POST if request.method == "POST" else None
    by_passkey = data is not None and "credential" in data
    code = StepUpCodeForm(None if by_passkey else data, user=account)
    passkey = None
    if Authenticator.objects.filter(user=account, type=Authenticator.Type.WEBAUTHN).exists():
        passkey = StepUpPasskeyForm(data if by_passkey else None, user=account)
    posted = passkey if by_passkey else code if data is not None else None
    return {"form": code, "webauthn_form": passkey, "posted": posted}


def _without_factor(request, back):
    """Those with no app and no passkey: who once had one, who comes in by a provider, and who adds the first one."""
    if forget_removed(request):
        return redirect(back)
    account = request.user
    if factor_given_at(request) is not None or not account.has_usable_password():
        return _page(request, back, sign_in_again=f"{reverse('account_login')}?{urlencode({'next': back})}")
    if request.method != "POST":
        return _page(request, back, form=StepUpPasswordForm(user=account))
    if refused := consume_or_429(request, action="reauthenticate", user=account):
        return refused
    form = StepUpPasswordForm(request.POST, user=account)
    if not form.is_valid():
        return _page(request, back, form=form)
    reauthenticate_by_password(request)
    open_sessions.renewed(request)
    return redirect(back)


def _page(request, back, **context):
    if context.get("webauthn_form"):
        context["js_data"] = {"request_options": begin_authentication(request.user)}
    again = "again" in request.GET or "again" in request.POST
    return render(request, "account/step_up.html", {"back": back, "again": again, **context})
