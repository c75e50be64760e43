"""What a person confirms with, made in tests: an app's codes, and a passkey that answers as a browser would."""

import hashlib
import json
import os
import time

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from django.core.serializers.json import DjangoJSONEncoder
from django.urls import reverse
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode

from tests import factories

STEP_SECONDS = 30
PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


def step_now():
    return int(time.time()) // STEP_SECONDS


def code_of(secret, step=None):
    """The six digits that an app shows, in this step of time or another."""
    return format_hotp_value(hotp_value(secret, step_now() if step is None else step))


def add_app(account):
    """An app for codes, and recovery codes. Returns the secret."""
    secret = generate_totp_secret()
    TOTP.activate(account, secret)
    RecoveryCodes.activate(account)
    return secret


def recovery_codes(account):
    return Authenticator.objects.get(user=account, type="recovery_codes").wrap().get_unused_codes()


def forget_used(account):
    """As when time has passed: the step of the last code is not now."""
    app = Authenticator.objects.get(user=account, type="totp")
    app.data.pop("last_step", None)
    app.save()


def sign_in(client, account, secret=None, **options):
    """Sign in by password, and then by a code where there is an app. Returns the last answer."""
    answer = client.post(reverse("account_login"), {"login": account.email, "password": factories.PASSWORD, **options})
    if secret:
        assert answer.url == reverse("mfa_authenticate")
        answer = client.post(answer.url, {"code": code_of(secret)})
    return answer


class Passkey:
    """A key on some device, that answers what the page asks. `verified`: it has seen a finger, a face or a PIN."""

    def __init__(self, *, host="testserver", origin="https://testserver"):
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = os.urandom(16)
        self.host, self.origin = host, origin
        self.owner = b""

    def made(self, options, *, verified=True):
        """The browser's answer, as JSON, when a page with `options` asks for a new passkey."""
        asked = options["publicKey"]
        self.owner = websafe_decode(asked["user"]["id"])
        public = cbor.encode(dict(ES256.from_cryptography_key(self.key.public_key())))
        attested = bytes(16) + len(self.id).to_bytes(2) + self.id + public
        seen = cbor.encode({"fmt": "none", "attStmt": {}, "authData": self._seen(verified, ATTESTED) + attested})
        return self._answer(
            clientDataJSON=self._asked_by("webauthn.create", asked["challenge"]), attestationObject=seen, transports=[]
        )

    def used(self, options, *, verified=True):
        """The browser's answer, as JSON, when a page with `options` asks for a passkey."""
        client_data = self._asked_by("webauthn.get", options["publicKey"]["challenge"])
        seen = self._seen(verified)
        signature = self.key.sign(seen + hashlib.sha256(client_data).digest(), ec.ECDSA(SHA256()))
        return self._answer(
            clientDataJSON=client_data, authenticatorData=seen, signature=signature, userHandle=self.owner
        )

    def _asked_by(self, kind, challenge):
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _seen(self, verified, flags=0):
        flags |= PRESENT | (VERIFIED if verified else 0)
        return hashlib.sha256(self.host.encode()).digest() + bytes([flags]) + bytes(4)

    def _answer(self, **response):
        encoded = {
            name: websafe_encode(value) if isinstance(value, bytes) else value for name, value in response.items()
        }
        key_id = websafe_encode(self.id)
        return json.dumps(
            {
                "id": key_id,
                "rawId": key_id,
                "type": "public-key",
                "response": encoded,
                "clientExtensionResults": {"credProps": {"rk": True}},
            }
        )


def add_passkey(client, *, verified=True, name="Jobbtelefonen"):
    """Add a passkey on the page where one does. Returns it, and the page's answer."""
    passkey = Passkey()
    page = client.get(reverse("mfa_add_webauthn"))
    credential = passkey.made(_plain(page.context["js_data"]["creation_options"]), verified=verified)
    return passkey, client.post(reverse("mfa_add_webauthn"), {"name": name, "credential": credential})


def asked_for_passkey(client):
    """What the sign-in page asks the browser when its button for passkeys is pressed."""
    return client.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"}).json()["request_options"]


def _plain(options):
    return json.loads(json.dumps(options, cls=DjangoJSONEncoder))
