"""Signing in by e-mail address and password: closed to those whose organisation has them come by its own provider."""

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings


def comes_by_provider_only(side):
    """Whether the people of the organisation `side` come in by its identity provider and no other way."""
    provider = settings.IDENTITY_PROVIDERS.get(side)
    return provider is not None and provider.only


class PasswordBackend(AuthenticationBackend):
    """A right password where the door is closed is answered, counted and timed as a wrong one."""

    def authenticate(self, request, **credentials):
        account = super().authenticate(request, **credentials)
        if account is not None and comes_by_provider_only(account.staff.organisation_id):
            return None
        return account
