"""Each organisation's own identity provider, as whoever runs the system has configured it.

`OIDC_HOUSING_…` and `SAML_HOUSING_…` are the housing company's, `OIDC_SOCIAL_…` and `SAML_SOCIAL_…` the social
services'; both, one or none. What each variable means stands in .env.example, and how to set a provider up in
docs/operations/sign-in.md. Settings import this file: nothing here may need them.
"""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

SIDES = ("housing", "social")
OIDC, SAML = "openid_connect", "saml"
# Entra ID's addresses for accounts of any organisation in the world.
OF_NOBODY = ("/common/", "/organizations/", "/consumers/")
# How Entra ID says over SAML that a second factor was given.
ENTRA_MFA = (
    "http://schemas.microsoft.com/claims/authnmethodsreferences=http://schemas.microsoft.com/claims/multipleauthn"
)


@dataclass(frozen=True, kw_only=True)
class IdentityProvider:
    """The provider of the organisation `side`.

    `name` is what its accounts are called on the button, or "". `email_domains`: whose addresses count as verified
    because the organisation itself gives them out. `vouching`: the claim and the value that say that the person has
    given a second factor there. `origins`: where a browser is sent to sign in. `only`: whether the organisation's own
    people come in no other way.
    """

    side: str
    protocol: str
    name: str
    email_domains: tuple[str, ...]
    vouching: tuple[str, str]
    origins: tuple[str, ...]
    only: bool
    # OpenID Connect
    issuer: str = ""
    client_id: str = ""
    client_secret: str = ""
    # SAML
    metadata_url: str = ""
    entity_id: str = ""
    sso_url: str = ""
    certificate: str = ""

    @property
    def key(self):
        """What the stored identities are kept under; the database knows whose they are by it."""
        return self.side if self.protocol == OIDC else f"{self.side}-saml"

    def vouches(self, claims):
        """Whether `claims` say that a second factor was given; a value may be one of several."""
        claim, value = self.vouching
        said = claims.get(claim, ())
        return value in ([said] if isinstance(said, str) else said if isinstance(said, (list, tuple)) else ())


def configured(env, *, https_only):
    """{side: IdentityProvider} by the environment. Raises ImproperlyConfigured for what is half or unsafe."""
    found = {}
    for side in SIDES:
        providers = [provider for provider in (_oidc(env, side), _saml(env, side)) if provider]
        if len(providers) > 1:
            raise ImproperlyConfigured(f"Set OIDC_{side.upper()}_… or SAML_{side.upper()}_…, not both.")
        for provider in providers:
            _must_be_safe(provider, https_only)
            found[side] = provider
    return found


def _oidc(env, side):
    name = side.upper()
    issuer = env.str(f"OIDC_{name}_ISSUER", default="").removesuffix("/.well-known/openid-configuration")
    client_id = env.str(f"OIDC_{name}_CLIENT_ID", default="")
    secret = env.str(f"OIDC_{name}_CLIENT_SECRET", default="")
    if not (issuer or client_id or secret):
        return None
    if not (issuer and client_id and secret):
        raise ImproperlyConfigured(
            f"OIDC_{name}_ISSUER, OIDC_{name}_CLIENT_ID and OIDC_{name}_CLIENT_SECRET go together."
        )
    return IdentityProvider(
        side=side,
        protocol=OIDC,
        name=env.str(f"OIDC_{name}_NAME", default=""),
        email_domains=_domains(env.list(f"OIDC_{name}_EMAIL_DOMAINS", default=[])),
        vouching=_claim(f"OIDC_{name}_MFA_CLAIM", env.str(f"OIDC_{name}_MFA_CLAIM", default="") or "amr=mfa"),
        origins=tuple(env.list(f"OIDC_{name}_ORIGINS", default=[])) or (origin(issuer),),
        only=env.bool(f"OIDC_{name}_ONLY", default=False),
        issuer=issuer,
        client_id=client_id,
        client_secret=secret,
    )


def _saml(env, side):
    name = side.upper()
    metadata_url = env.str(f"SAML_{name}_METADATA_URL", default="")
    entity_id = env.str(f"SAML_{name}_ENTITY_ID", default="")
    sso_url = env.str(f"SAML_{name}_SSO_URL", default="")
    certificate = env.str(f"SAML_{name}_CERTIFICATE", default="").replace("\\n", "\n")
    if not (metadata_url or entity_id or sso_url or certificate):
        return None
    if not entity_id or not (metadata_url or (sso_url and certificate)):
        raise ImproperlyConfigured(
            f"SAML_{name}_ENTITY_ID goes with SAML_{name}_METADATA_URL, or with SAML_{name}_SSO_URL and "
            f"SAML_{name}_CERTIFICATE."
        )
    return IdentityProvider(
        side=side,
        protocol=SAML,
        name=env.str(f"SAML_{name}_NAME", default=""),
        email_domains=_domains(env.list(f"SAML_{name}_EMAIL_DOMAINS", default=[])),
        vouching=_claim(f"SAML_{name}_MFA_CLAIM", env.str(f"SAML_{name}_MFA_CLAIM", default="") or ENTRA_MFA),
        origins=tuple(env.list(f"SAML_{name}_ORIGINS", default=[])) or (origin(sso_url or metadata_url),),
        only=env.bool(f"SAML_{name}_ONLY", default=False),
        metadata_url=metadata_url,
        entity_id=entity_id,
        sso_url=sso_url,
        certificate=certificate,
    )


def origin(address):
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _domains(named):
    return tuple(domain.strip().lower().removeprefix("@") for domain in named if domain.strip())


def _claim(variable, text):
    claim, separator, value = text.partition("=")
    if not (claim.strip() and separator and value.strip()):
        raise ImproperlyConfigured(f'{variable} is a claim and its value: "amr=mfa".')
    return claim.strip(), value.strip()


def _must_be_safe(provider, https_only):
    addresses = [provider.issuer, provider.metadata_url, provider.sso_url, *provider.origins]
    if https_only and any(not address.startswith("https://") for address in addresses if address):
        raise ImproperlyConfigured(f"The identity provider of {provider.side} is reached over https, or not at all.")
    if any(part in f"{provider.issuer}/" for part in OF_NOBODY):
        raise ImproperlyConfigured(
            f"OIDC_{provider.side.upper()}_ISSUER names no organisation: write the address with your own tenant's id."
        )
