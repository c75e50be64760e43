"""Whom an organisation's identity provider lets in: its own people, invited here first. Never anybody new.

The provider decides the organisation. A person is known again by what the provider calls them (`sub`); the first time
by a verified e-mail address, among the accounts of that organisation alone. The database refuses a link across.
"""

import logging

from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount import signals
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialApp
from allauth.socialaccount.providers.base import AuthError
from django.conf import settings
from requests import RequestException

from gotene.accounts.identity_providers import OIDC, SAML
from gotene.accounts.models import User
from gotene.accounts.openid import nonce_is_ours
from gotene.accounts.refused_by_provider import Refusal, refused

logger = logging.getLogger("gotene.accounts")


class OwnPeopleOnly(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request, sociallogin):
        return False

    def list_apps(self, request, provider=None, client_id=None):
        """Those in the environment. None is ever read from the database, where somebody might have put one."""
        return [
            app
            for app in map(_app, settings.IDENTITY_PROVIDERS.values())
            if provider in (None, app.provider, app.provider_id) and client_id in (None, app.client_id)
        ]

    def on_authentication_error(self, request, provider, error=None, exception=None, extra_context=None):
        if error == AuthError.CANCELLED:
            raise ImmediateHttpResponse(refused(request, Refusal.CANCELLED))
        logger.warning("the sign-in by %s was not finished: %s", provider.sub_id, type(exception).__name__)
        silent = isinstance(exception, RequestException)
        raise ImmediateHttpResponse(refused(request, Refusal.NO_ANSWER if silent else Refusal.NOT_FINISHED))

    def pre_social_login(self, request, sociallogin):
        """Who this is, or a page that says why not. Links the account the first time."""
        provider = configured_as(sociallogin.account.provider)
        if provider.protocol == OIDC and not nonce_is_ours(sociallogin):
            raise ImmediateHttpResponse(refused(request, Refusal.NOT_FINISHED))
        known = sociallogin.is_existing
        account = sociallogin.user if known else _invited(request, sociallogin, provider)
        if account.staff.organisation_id != provider.side:
            raise ImmediateHttpResponse(refused(request, Refusal.UNKNOWN))
        if not (account.is_active and account.staff.active):
            raise ImmediateHttpResponse(get_account_adapter(request).respond_user_inactive(request, account))
        if not known:
            _link(request, sociallogin, account)


def configured_as(key):
    """The IdentityProvider whose identities are kept under `key`."""
    return next(provider for provider in settings.IDENTITY_PROVIDERS.values() if provider.key == key)


def _invited(request, login, provider):
    """The account of the provider's organisation that the verified address belongs to, and that has no identity yet.

    Raises ImmediateHttpResponse where there is none.
    """
    email = _verified_email(login.claims, provider)
    if not email:
        raise ImmediateHttpResponse(refused(request, Refusal.NOT_VERIFIED))
    account = User.objects.filter(email__iexact=email, staff__organisation=provider.side).first()
    if account is None:
        raise ImmediateHttpResponse(refused(request, Refusal.UNKNOWN))
    if SocialAccount.objects.filter(user=account, provider=provider.key).exists():
        # The address has been given to somebody new at the provider, or the person has a new identity there.
        raise ImmediateHttpResponse(refused(request, Refusal.ANOTHER_IDENTITY))
    return account


def _link(request, login, account):
    """Keep under what the provider calls the person. Twice at once, it is kept once."""
    login.account, _new = SocialAccount.objects.get_or_create(
        provider=login.account.provider, uid=login.account.uid, defaults={"user": account}
    )
    if login.account.user_id != account.pk:
        raise ImmediateHttpResponse(refused(request, Refusal.ANOTHER_IDENTITY))
    login.user = account
    signals.social_account_added.send(sender=type(login), request=request, sociallogin=login)


def _verified_email(claims, provider):
    """The e-mail address if it is the person's beyond doubt, else "".

    Either the provider says so (`email_verified`, or Entra ID's `xms_edov`), or the organisation gives out the
    addresses of that domain itself. An address that Entra ID merely has on file anybody may have written there.
    """
    email = claims.get("email")
    if not isinstance(email, str) or email.count("@") != 1 or "\0" in email:
        return ""
    said = [claims.get("email_verified"), claims.get("xms_edov")]
    own = email.rpartition("@")[2].lower() in provider.email_domains
    return email if own or any(value in (True, 1, "true", "True", "1") for value in said) else ""


def _app(provider):
    """The provider as allauth knows it."""
    if provider.protocol == SAML:
        return SocialApp(
            provider=SAML, provider_id=provider.key, client_id=provider.side, settings=saml_settings(provider)
        )
    return SocialApp(
        provider=OIDC,
        provider_id=provider.key,
        client_id=provider.client_id,
        secret=provider.client_secret,
        settings={"server_url": provider.issuer, "issuer": provider.issuer, "oauth_pkce_enabled": True},
    )


def saml_settings(provider):
    """What allauth and python3-saml need: assertions signed, as new as the clock says, and asked for by us."""
    idp = {"entity_id": provider.entity_id}
    if provider.metadata_url:
        idp["metadata_url"] = provider.metadata_url
    else:
        idp |= {"sso_url": provider.sso_url, "x509cert": provider.certificate}
    return {
        "idp": idp,
        "advanced": {
            "strict": True,
            "want_assertion_signed": True,
            "reject_deprecated_algorithm": True,
            "reject_idp_initiated_sso": True,
            "want_name_id": True,
        },
    }
