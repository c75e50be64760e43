"""Choosing, adding and removing what one confirms with: allauth's pages, with what holds here besides."""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView
from allauth.mfa.signals import authenticator_reset
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.internal.auth import begin_registration
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from gotene.accounts import codes
from gotene.accounts.factor_forms import NewAppForm, NewPasskeyForm
from gotene.accounts.factors import has_factor
from gotene.accounts.mfa_adapter import own_factors
from gotene.accounts.models import User
from gotene.accounts.step_up import factor_given_at
from gotene.ways_back import own_address

MY_SIGN_IN = reverse_lazy("my_sign_in")


def lock(account):
    """Let nobody else change the factors of `account` until this request is done."""
    User.objects.select_for_update(of=("self",)).get(pk=account.pk)


@require_safe
def choose_factor(request):
    """Where a person without a second factor chooses one. Who has one already is asked for it instead."""
    if has_factor(request.user):
        back = own_address(request, request.GET.get("next", "")) or reverse("my_day")
        if factor_given_at(request) is None:
            return redirect(f"{reverse('step_up')}?{urlencode({'next': back})}")
        return redirect(back)
    return render(request, "mfa/choose.html", {"compulsory": settings.SECOND_FACTOR_COMPULSORY})


class NewApp(ActivateTOTPView):
    """Its code was used when it was added, and is not taken again."""

    form_class = NewAppForm

    def dispatch(self, request, *args, **kwargs):
        if request.method == "POST":
            # The same form sent twice at once: the second waits, and finds the app added.
            lock(request.user)
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "request": self.request}

    def form_valid(self, form):
        response = super().form_valid(form)
        added = Authenticator.objects.get(user=form.user, type=Authenticator.Type.TOTP)
        codes.remember(added, form.step)
        return response

    def get_success_url(self):
        return reverse("mfa_view_recovery_codes") if self.did_generate_recovery_codes else MY_SIGN_IN

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        secret = context["form"].secret
        return {**context, "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))}


class RemoveApp(DeactivateTOTPView):
    success_url = MY_SIGN_IN


class NewPasskey(AddWebAuthnView):
    """Every passkey is one that also signs in by itself, and asks for a face, a finger or a PIN each time."""

    form_class = NewPasskeyForm

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        options = begin_registration(self.request.user, passwordless=True)
        return {**context, **kwargs, "js_data": {"creation_options": options}}

    def get_success_url(self):
        return reverse("mfa_view_recovery_codes") if self.did_generate_recovery_codes else MY_SIGN_IN


class RemovePasskey(RemoveWebAuthnView):
    success_url = MY_SIGN_IN

    def form_valid(self, form):
        adapter = get_adapter()
        # allauth asks this only of the app.
        if not adapter.can_delete_authenticator(self.object):
            messages.error(self.request, adapter.error_messages["cannot_delete_authenticator"])
            return redirect(MY_SIGN_IN)
        return super().form_valid(form)


class NewRecoveryCodes(GenerateRecoveryCodesView):
    """As allauth's, which however locks the account together with what the gate may not lock."""

    def form_valid(self, form):
        lock(self.request.user)
        Authenticator.objects.filter(user=self.request.user, type=Authenticator.Type.RECOVERY_CODES).delete()
        made = RecoveryCodes.activate(self.request.user).instance
        authenticator_reset.send(Authenticator, request=self.request, user=self.request.user, authenticator=made)
        return redirect("mfa_view_recovery_codes")


class SignInCode(AuthenticateView):
    """The second step of signing in: a code, or for those who have one a passkey."""

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        if not own_factors(self.stage.login.user.pk).filter(type=Authenticator.Type.WEBAUTHN).exists():
            context["webauthn_form"] = None
        return context
