"""Signing in by OpenID Connect: allauth's, held tighter.

Authorization code with PKCE, state and nonce; the ID token's signature, issuer, audience and time are checked here
although it came straight from the provider; nothing is taken from UserInfo, and nothing from the address that the
person came with. Source: OpenID Connect Core 1.0, 3.1.3.7; RFC 9700.
"""

import secrets

import jwt
from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.internal.jwtkit import fetch_key, lookup_kid_jwk, verify_jti
from allauth.socialaccount.providers.base import AuthProcess, ProviderException
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.urls import reverse

# Signed with the provider's private key; never with something that both know, and never not at all.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
# Clocks that do not quite agree, in seconds.
LEEWAY = 60


class OpenIDAdapter(OpenIDConnectOAuth2Adapter):
    @property
    def openid_config(self):
        config = super().openid_config
        if config.get("issuer") != self.get_provider().app.settings["issuer"]:
            raise ProviderException("the issuer is another than the one configured")
        return config

    def complete_login(self, request, app, token, **kwargs):
        id_token = kwargs["response"].get("id_token")
        if not id_token:
            raise ProviderException("no ID token")
        return self.get_provider().sociallogin_from_response(request, self._decode_id_token(app, id_token))

    def _decode_id_token(self, app, id_token):
        """The claims of a token that is signed, ours and in time. Raises ProviderException or requests' errors."""
        try:
            algorithm, key = fetch_key(id_token, self.openid_config["jwks_uri"], lookup_kid_jwk)
            if algorithm not in ALGORITHMS:
                raise ProviderException("signed in a way that is not taken")
            claims = jwt.decode(
                id_token,
                key=key,
                algorithms=[algorithm],
                issuer=app.settings["issuer"],
                audience=app.client_id,
                leeway=LEEWAY,
                options={"require": ["iss", "sub", "aud", "exp", "iat", "nonce"]},
            )
        except (jwt.PyJWTError, KeyError, TypeError) as refusal:
            raise ProviderException("not a token of this provider for us") from refusal
        if claims.get("azp", app.client_id) != app.client_id:
            raise ProviderException("a token for somebody else")
        verify_jti(claims)
        return claims

    def get_callback_url(self, request, app):
        return request.build_absolute_uri(reverse("openid_connect_callback", args=[self.provider_id]))


class OpenIDProvider(OpenIDConnectProvider):
    """One organisation's provider; the login that it makes carries the token's `claims`, and none are stored."""

    oauth2_adapter_class = OpenIDAdapter

    def get_redirect_from_request_kwargs(self, request):
        nonce = secrets.token_urlsafe(32)
        return {
            "process": AuthProcess.LOGIN,
            "next_url": get_next_redirect_url(request),
            "auth_params": {"nonce": nonce},
            "nonce": nonce,
        }

    def serialize(self):
        """By the organisation: two providers may call us by the same client id."""
        return {"id": self.sub_id}

    def sociallogin_from_response(self, request, response):
        login = super().sociallogin_from_response(request, response)
        login.claims = response
        return login

    def extract_extra_data(self, data):
        return {}


def nonce_is_ours(login):
    """Whether the token was made for the sign-in that this session began."""
    return secrets.compare_digest(str(login.claims["nonce"]), str(login.state.get("nonce", "")))
