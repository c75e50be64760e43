"""To an organisation's own sign-in, and back from it. What is not configured is not there."""

import logging
import traceback
from functools import wraps

from allauth.core.internal import ratelimit
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.base import ProviderException
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.saml import views as allauth_saml
from allauth.socialaccount.providers.saml.utils import build_saml_config
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST
from lxml.etree import LxmlError
from onelogin.saml2.errors import OneLogin_Saml2_Error
from onelogin.saml2.settings import OneLogin_Saml2_Settings
from requests import RequestException

from gotene.accounts.identity_providers import OIDC, SAML
from gotene.accounts.openid import OpenIDAdapter
from gotene.accounts.refused_by_provider import Refusal, refused
from gotene.accounts.throttling import APP, too_many

logger = logging.getLogger("gotene.accounts")
# What comes of a provider that is down, and of one that sends what nobody can read.
NO_ANSWER = (RequestException, OSError)
NOT_FINISHED = (
    ProviderException,
    OAuth2Error,
    OneLogin_Saml2_Error,
    LxmlError,
    PermissionDenied,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
)
ACS_COOKIE = "saml-acs-session"


def of_provider(*protocols):
    """A view for an organisation's provider, of one of `protocols`: else 404. What fails is told kindly.

    The organisation is called `organization_slug` in addresses, as allauth's SAML would have it.
    """

    def decorator(view):
        @wraps(view)
        @login_not_required
        def wrapper(request, organization_slug):
            provider = settings.IDENTITY_PROVIDERS.get(organization_slug)
            if provider is None or provider.protocol not in protocols:
                raise Http404
            if not ratelimit.consume(request, app=APP, action="identity_provider", limit_get=True):
                return too_many(request)
            try:
                return view(request, provider)
            except NO_ANSWER as failure:
                return _failed(request, provider, Refusal.NO_ANSWER, failure)
            except NOT_FINISHED as failure:
                return _failed(request, provider, Refusal.NOT_FINISHED, failure)
            except Exception as failure:
                # python3-saml raises the bare class when what it fetched is no metadata.
                if type(failure) is not Exception:
                    raise
                return _failed(request, provider, Refusal.NO_ANSWER, failure)

        return wrapper

    return decorator


def _failed(request, provider, refusal, failure):
    """The kind page; the log has the error's kind and where it was, never its text, which may quote a token."""
    where = traceback.extract_tb(failure.__traceback__)[-1]
    logger.warning(
        "the sign-in by %s failed: %s at %s:%s", provider.key, type(failure).__name__, where.filename, where.lineno
    )
    return refused(request, refusal)


@require_POST
@of_provider(OIDC, SAML)
def provider_login(request, provider):
    return get_adapter(request).get_provider(request, provider.key).redirect_from_request(request)


@require_GET
@of_provider(OIDC)
def openid_callback(request, provider):
    return OAuth2CallbackView.adapter_view(OpenIDAdapter(request, provider.key))(request)


@csrf_exempt
@require_POST
@of_provider(SAML)
def saml_acs(request, provider):
    """Keeps what the other site has posted, and comes again from here: with the session's cookie."""
    response = allauth_saml.acs(request, provider.side)
    response.cookies[ACS_COOKIE]["httponly"] = True
    return response


@require_GET
@of_provider(SAML)
def saml_finish_acs(request, provider):
    return allauth_saml.finish_acs(request, provider.side)


@require_GET
@of_provider(SAML)
def saml_metadata(request, provider):
    """What the provider is told about this site: where to answer, and that it is to sign."""
    app = get_adapter(request).get_app(request, provider.key)
    config = build_saml_config(request, app.settings, provider.side)
    del config["sp"]["singleLogoutService"]
    about = OneLogin_Saml2_Settings(settings=config, sp_validation_only=True)
    return HttpResponse(about.get_sp_metadata(), content_type="text/xml")


@require_GET
@login_not_required
def saml_sls(request, organization_slug):
    """allauth asks where single sign-out is. Nowhere."""
    raise Http404
