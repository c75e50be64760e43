"""The forms of second factors: the code at sign-in and before what is sensitive, a new app, a new passkey."""

from allauth.account.forms import ReauthenticateForm as PasswordAgainForm
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.base.internal.flows import check_rate_limit
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY, generate_totp_secret
from allauth.mfa.utils import decrypt, encrypt
from allauth.mfa.webauthn.forms import AddWebAuthnForm, ReauthenticateWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

from gotene.accounts import codes

LONGEST_CODE = 20
LONGEST_NAME = 50


def code_field(label, help_text=""):
    """A field for a code; phones show digits, and offer the code that their own app has."""
    typed = forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "short"})
    return forms.CharField(label=label, help_text=help_text, max_length=LONGEST_CODE, widget=typed)


class _SpentCode:
    """Takes each code once (codes.py); a refusal is told to those who listen, as allauth's own."""

    def clean_code(self):
        forget_attempts = check_rate_limit(self.user)
        authenticator = codes.spent(self.user, self.cleaned_data["code"])
        if authenticator is None:
            tried = Authenticator.objects.filter(user=self.user).exclude(type=Authenticator.Type.WEBAUTHN)
            if main := tried.order_by("-type").first():
                self._emit_authentication_failed(main)
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
        forget_attempts = check_rate_limit(self.user)
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
