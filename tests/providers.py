"""An organisation's identity provider for tests: a process of its own, which signs in whoever it is told to."""

import os
import socket
import subprocess
import sys
from contextlib import contextmanager
from itertools import count
from urllib.parse import parse_qs, urlsplit

import requests
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import get_user_model
from django.urls import reverse
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from gotene.access.roles import Role
from gotene.accounts.identity_providers import OIDC, IdentityProvider
from tests import factories

# A machine may be busy with other things: a minute.
STARTING = Retry(total=None, connect=120, backoff_factor=0.05, backoff_max=0.5)


class Provider:
    """At `issuer`; `knows(sub, **claims)` says what it tells about somebody."""

    def __init__(self, port):
        self.issuer = f"http://localhost:{port}"

    def knows(self, sub, **claims):
        requests.put(f"{self.issuer}/users/{sub}", json=claims, timeout=5).raise_for_status()

    def of(self, side, **settings):
        """What stands in `IDENTITY_PROVIDERS` when this is the provider of `side`."""
        return IdentityProvider(
            **{
                "side": side,
                "protocol": OIDC,
                "name": "",
                "email_domains": (),
                "vouching": ("amr", "mfa"),
                "origins": (self.issuer,),
                "only": False,
                "issuer": self.issuer,
                "client_id": "bostadssamverkan",
                "client_secret": "not secret",
                **settings,
            }
        )


@contextmanager
def running_provider():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)]
    process = subprocess.Popen(command, env=os.environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        with requests.Session() as patient:
            patient.mount("http://", HTTPAdapter(max_retries=STARTING))
            patient.get(f"http://localhost:{port}/.well-known/openid-configuration", timeout=5).raise_for_status()
        yield Provider(port)
    finally:
        process.terminate()
        process.wait()


def to_provider(client, side, **query):
    """Where the browser of `client` is sent to sign in."""
    return client.post(reverse("provider_login", args=[side]), query).url


def there(address, sub):
    """Sign in as `sub` at the provider; answers with the address that it sends the browser back to."""
    return requests.post(address, data={"sub": sub}, allow_redirects=False, timeout=5).headers["Location"]


def come_in(client, side, sub, **query):
    """The whole way, with the last answer."""
    return client.get(there(to_provider(client, side, **query), sub))


def asked(address):
    """What an address asks for, each once."""
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


# Who comes


SIDES = {"housing": Role.LETTING_OFFICER, "social": Role.CASE_OFFICER}
numbers = count(1)


class Person:
    """Somebody with an account here, and known at the provider of their organisation."""

    def __init__(self, side, provider=None, **claims):
        self.side = side
        self.account = factories.account_of(factories.staff(SIDES[side]))
        self.sub = f"sub-{next(numbers)}"
        if provider:
            provider.knows(self.sub, **{"email": self.account.email, "email_verified": True, **claims})

    def identities(self):
        return list(SocialAccount.objects.filter(user=self.account).values_list("provider", "uid"))


def signed_in(client):
    return client.session.get("_auth_user_id")


@contextmanager
def nobody_comes_in():
    before = SocialAccount.objects.count(), get_user_model().objects.count()
    yield
    assert (SocialAccount.objects.count(), get_user_model().objects.count()) == before


def refused(answer, heading):
    assert heading in answer.text, answer.text
    assert answer.status_code in (200, 400, 403, 502)
    assert signed_in(answer.client) is None


UNKNOWN = "Du har inget konto här än"
NOT_FINISHED = "Inloggningen blev inte klar"
NOT_VERIFIED = "Din e-postadress är inte bekräftad"
ANOTHER = "Ditt konto här hör till en annan inloggning"
NO_ANSWER = "Din organisations inloggning svarar inte"
