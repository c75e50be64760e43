"""How allauth keeps second factors here: their secrets encrypted, the last one kept where one is compulsory."""

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.checks import Error, register
from django.utils.translation import gettext_lazy as _

from gotene import keys


class SecondFactors(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": _(
            "This is the only one you have, and you need one to come in. Add another first, then remove this one."
        ),
        "incorrect_code": _(
            "The code is not right, or has been used. Wait for the next code and write that one. If it is never right, "
            "let your phone set its clock by itself."
        ),
    }

    def encrypt(self, text):
        return keys.encrypt(text, keys.Purpose.SECOND_FACTOR)

    def decrypt(self, encrypted_text):
        return keys.decrypt(encrypted_text, keys.Purpose.SECOND_FACTOR)

    def can_delete_authenticator(self, authenticator):
        """The last factor stays where one is compulsory; recovery codes alone are none."""
        others = own_factors(authenticator.user_id).exclude(pk=authenticator.pk)
        return not settings.SECOND_FACTOR_COMPULSORY or others.exists()

    def get_totp_issuer(self):
        return self._get_site_name()

    def _get_site_name(self):
        return str(_("Götene housing cooperation"))

    def generate_authenticator_name(self, user, type):
        count = Authenticator.objects.filter(user=user, type=type).count()
        return str(_("Passkey %(number)s") % {"number": count + 1})

    def get_public_key_credential_rp_entity(self):
        return {"id": context.request.get_host().partition(":")[0], "name": self._get_site_name()}

    def get_public_key_credential_user_entity(self, user):
        return {**super().get_public_key_credential_user_entity(user), "display_name": user.staff.name}


def own_factors(*account_ids):
    """The apps and the passkeys of accounts: what can be asked for. Recovery codes only stand in for them."""
    return Authenticator.objects.filter(user__in=account_ids).exclude(type=Authenticator.Type.RECOVERY_CODES)


@register
def secrets_are_encrypted(app_configs, **kwargs):
    """System check: no code opens every door, and what the adapter stores is not what it was given."""
    from allauth.mfa.adapter import get_adapter

    errors = []
    if getattr(settings, "MFA_TOTP_INSECURE_BYPASS_CODE", None):
        errors.append(
            Error("MFA_TOTP_INSECURE_BYPASS_CODE lets anybody in. Take it out of the settings.", id="accounts.E011")
        )
    adapter, text = get_adapter(), "JBSWY3DPEHPK3PXP"
    stored = adapter.encrypt(text)
    if text in stored or adapter.decrypt(stored) != text:
        errors.append(
            Error(
                "The secrets of second factors would stand readable in the database.",
                hint='Set MFA_ADAPTER = "gotene.accounts.mfa_adapter.SecondFactors".',
                id="accounts.E012",
            )
        )
    return errors
