"""The keys that what is most secret is encrypted and sealed with: `DATA_KEYS`, the newest first.

Each purpose has a key of its own, derived from the same secret (HKDF, RFC 5869), so that what is made for one use
opens nothing in another. The first key writes; all of them read: `manage.py rotate_keys` moves everything to the first.
"""

import hashlib
import hmac
from base64 import urlsafe_b64encode
from enum import StrEnum

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


class Purpose(StrEnum):
    PERSONAL_NUMBER = "personal number"
    PERSONAL_NUMBER_LOOKUP = "personal number lookup"
    SECOND_FACTOR = "second factor"
    DRAFT = "draft"
    READ_LOG = "read log"
    READ_REASON = "reason to read"


def encrypt(text, purpose):
    """`text` as a token that only `decrypt` for the same purpose reads; never the same twice."""
    return _box(purpose).encrypt(text.encode()).decode()


def decrypt(token, purpose):
    """The text of a token. Raises cryptography's InvalidToken when none of the keys made it, or it was changed."""
    return _box(purpose).decrypt(token.encode()).decode()


def rotated(token, purpose):
    """The same text, encrypted anew with the first key. Raises InvalidToken as `decrypt` does."""
    return _box(purpose).rotate(token.encode()).decode()


def made_with(token, purpose):
    """The place among DATA_KEYS of the key that made a token: 0 is the first. Raises InvalidToken as `decrypt` does."""
    for place, key in enumerate(keys(purpose)):
        try:
            Fernet(urlsafe_b64encode(key)).decrypt(token.encode())
        except InvalidToken:
            continue
        return place
    raise InvalidToken


def digests(text, purpose):
    """The keyed digests (HMAC-SHA-256, hex) of `text`, one a key: the first is stored, all are looked for."""
    return [hmac.new(key, text.encode(), hashlib.sha256).hexdigest() for key in keys(purpose)]


def keys(purpose):
    """The keys for one purpose, 32 bytes each, the newest first."""
    return [_derived(secret, purpose) for secret in settings.DATA_KEYS]


def _box(purpose):
    return MultiFernet([Fernet(urlsafe_b64encode(key)) for key in keys(purpose)])


def _derived(secret, purpose):
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=f"gotene {purpose}".encode()).derive(secret.encode())
