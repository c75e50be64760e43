"""The forms of second factors: the code at sign-in and before what is sensitive, a new app, a new passkey."""

import math

from allauth.account.forms import ReauthenticateForm as PasswordAgainForm
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.base.internal.flows import check_rate_limit
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY, generate_totp_secret
from allauth.mfa.utils import decrypt, encrypt
from allauth.mfa.webauthn.forms import AddWebAuthnForm, ReauthenticateWebAuthnForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from gotene.accounts import codes
from gotene.accounts.throttling import OF_ACCOUNT_AND_ADDRESS, WAIT, seconds_left

LONGEST_CODE = 20
LONGEST_NAME = 50


def code_field(label, help_text=""):
    """A field for a code; phones show digits, and offer the code that their own app has."""
    typed = forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "short"})
    return forms.CharField(label=label, help_text=help_text, max_length=LONGEST_CODE, widget=typed)


def counted_attempt(account):
    """Count an attempt with a code. Returns what forgets them; raises ValidationError, which says how long to wait."""
    try:
        return check_rate_limit(account)
    except ValidationError as refusal:
        left = seconds_left(context.request, OF_ACCOUNT_AND_ADDRESS, key=f"mfa-auth-user-{account.pk}")
        minutes = max(1, math.ceil(left / 60))
        told = ngettext(
            "Too many wrong codes. Wait one minute and try again. Is the app's code never right? Use a recovery code.",
            "Too many wrong codes. Wait %(minutes)s minutes and try again. Is the app's code never right? Use a "
            "recovery code.",
            minutes,
        )
        raise ValidationError(told % {"minutes": minutes}, code=WAIT) from refusal


class _SpentCode:
    """Takes each code once (codes.py); a refusal is told to those who listen, as allauth's own."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not Authenticator.objects.filter(user=self.user, type=Authenticator.Type.TOTP).exists():
            self.fields["code"].label = _("One of your recovery codes")
            self.fields["code"].help_text = _("Eight digits.")

    def clean_code(self):
        forget_attempts = counted_attempt(self.user)
        authenticator = codes.spent(self.user, self.cleaned_data["code"])
        if authenticator is None:
            if tried := codes.typed_factors(self.user).first():
                self._emit_authentication_failed(tried)
            raise get_adapter().validation_error("incorrect_code")
        self.authenticator = authenticator
        forget_attempts()
        return self.cleaned_data["code"]


class SignInCodeForm(_SpentCode, AuthenticateForm):
    code = code_field(
        _("The code from your app"), _("Six digits. Without your phone: one of your recovery codes, eight digits.")
    )


class StepUpCodeForm(_SpentCode, ReauthenticateForm):
    code = code_field(
        _("The code from your app"), _("Six digits. Without your phone: one of your recovery codes, eight digits.")
    )


class StepUpPasskeyForm(ReauthenticateWebAuthnForm):
    """What the browser answers when the person confirms with a passkey."""


class StepUpPasswordForm(PasswordAgainForm):
    """For those who have no second factor yet: before they add the first."""

    password = forms.CharField(
        label=_("Your password"), widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )


class NewAppForm(forms.Form):
    """The first code from the app shows that it has read the secret. `secret` waits encrypted in the session."""

    code = code_field(_("The code that the app now shows"), _("Six digits."))

    def __init__(self, *args, user, request, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.step = None
        waiting = request.session.get(SECRET_SESSION_KEY) if self.is_bound else None
        if waiting is None:
            waiting = request.session[SECRET_SESSION_KEY] = encrypt(generate_totp_secret())
        self.secret = decrypt(waiting)

    def clean_code(self):
        forget_attempts = counted_attempt(self.user)
        self.step = codes.step_of(self.secret, self.cleaned_data["code"])
        if self.step is None:
            raise get_adapter().validation_error("incorrect_code")
        forget_attempts()
        return self.cleaned_data["code"]


class NewPasskeyForm(AddWebAuthnForm):
    """A passkey always signs in by itself: the browser is asked for a face, a finger or a PIN (`NewPasskey`)."""

    name = forms.CharField(
        label=_("What you call it"),
        help_text=_("For instance: work phone, key on my key ring."),
        max_length=LONGEST_NAME,
        required=False,
    )
    passwordless = None
