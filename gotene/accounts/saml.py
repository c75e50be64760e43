"""Signing in by SAML: allauth's on python3-saml, where assertions are signed and asked for by us.

There is no single sign-out: signing out ends the session here.
"""

from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.providers.base import AuthProcess, ProviderException
from allauth.socialaccount.providers.saml.provider import SAMLProvider

PERSISTENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"
# What is one person's for ever. A user name or an e-mail address is given to somebody new one day.
LASTING = (
    "urn:oasis:names:tc:SAML:attribute:subject-id",
    "http://schemas.microsoft.com/identity/claims/objectidentifier",
)


class SAMLOfOrganisation(SAMLProvider):
    """One organisation's provider; the login that it makes carries the assertion's `claims`, and none are stored."""

    def get_redirect_from_request_kwargs(self, request):
        return {"process": AuthProcess.LOGIN, "next_url": get_next_redirect_url(request)}

    def sociallogin_from_response(self, request, response):
        login = super().sociallogin_from_response(request, response)
        known = self._extract(response)
        login.claims = {
            **response.get_attributes(),
            "email": known.get("email"),
            "email_verified": known.get("email_verified"),
        }
        return login

    def extract_uid(self, data):
        attributes = data.get_attributes()
        for name in LASTING:
            if attributes.get(name):
                return attributes[name][0]
        if data.get_nameid() and data.get_nameid_format() == PERSISTENT:
            return data.get_nameid()
        raise ProviderException("nothing that is this person's for ever")

    def extract_extra_data(self, data):
        return {}

    def serialize(self):
        return {"id": self.sub_id}
