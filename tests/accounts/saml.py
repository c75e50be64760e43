"""An organisation's SAML provider for tests: it signs what it is told to, with a certificate of its own."""

import base64
import datetime
import zlib
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from onelogin.saml2.constants import OneLogin_Saml2_Constants
from onelogin.saml2.utils import OneLogin_Saml2_Utils

ENTITY = "https://idp.bostader.example/metadata"
ACS = "http://bostad.example/konto/saml/housing/"
AUDIENCE = "http://bostad.example/konto/saml/housing/metadata/"
PERSISTENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"
EMAIL_FORMAT = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"
EMAIL = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress"


def made_key():
    """(private key, certificate), both PEM."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "idp")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return private.decode(), certificate.public_bytes(serialization.Encoding.PEM).decode()


KEY, CERTIFICATE = made_key()
STRANGERS_KEY, STRANGERS_CERTIFICATE = made_key()


def request_id(address):
    """The id of the request that an address to the provider carries."""
    asked = parse_qs(urlsplit(address).query)["SAMLRequest"][0]
    return ElementTree.fromstring(zlib.decompress(base64.b64decode(asked), -15)).attrib["ID"]


def response(
    to,
    *,
    name_id="sub-1",
    name_format=PERSISTENT,
    audience=AUDIENCE,
    recipient=ACS,
    issuer=ENTITY,
    age=0,
    signed_by=(KEY, CERTIFICATE),
    changed=lambda assertion: assertion,
    **attributes,
):
    """What the browser posts back, signed over its assertion unless `signed_by` is None."""
    now = datetime.datetime.now(datetime.UTC) - datetime.timedelta(seconds=age)
    issued, expires = (f"{at:%Y-%m-%dT%H:%M:%SZ}" for at in (now, now + datetime.timedelta(minutes=5)))
    said = "".join(
        f'<saml:Attribute Name="{name}"><saml:AttributeValue>{value}</saml:AttributeValue></saml:Attribute>'
        for name, value in attributes.items()
    )
    answers = f' InResponseTo="{to}"' if to else ""
    assertion = (
        '<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_assertion" Version="2.0"'
        f' IssueInstant="{issued}"><saml:Issuer>{issuer}</saml:Issuer><saml:Subject>'
        f'<saml:NameID Format="{name_format}">{name_id}</saml:NameID>'
        '<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">'
        f'<saml:SubjectConfirmationData{answers} Recipient="{recipient}" NotOnOrAfter="{expires}"/>'
        f'</saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="{issued}" NotOnOrAfter="{expires}">'
        f"<saml:AudienceRestriction><saml:Audience>{audience}</saml:Audience></saml:AudienceRestriction>"
        f'</saml:Conditions><saml:AuthnStatement AuthnInstant="{issued}"><saml:AuthnContext>'
        "<saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef>"
        f"</saml:AuthnContext></saml:AuthnStatement><saml:AttributeStatement>{said}</saml:AttributeStatement>"
        "</saml:Assertion>"
    )
    if signed_by:
        assertion = OneLogin_Saml2_Utils.add_sign(
            assertion,
            *signed_by,
            sign_algorithm=OneLogin_Saml2_Constants.RSA_SHA256,
            digest_algorithm=OneLogin_Saml2_Constants.SHA256,
        )
        assertion = assertion.decode() if isinstance(assertion, bytes) else assertion
        assertion = assertion.replace("<?xml version='1.0' encoding='ASCII'?>", "").strip()
    whole = (
        '<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"'
        f' xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_response" Version="2.0" IssueInstant="{issued}"'
        f' Destination="{recipient}"{answers}><saml:Issuer>{issuer}</saml:Issuer><samlp:Status>'
        '<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>'
        f"{changed(assertion)}</samlp:Response>"
    )
    return base64.b64encode(whole.encode()).decode()
