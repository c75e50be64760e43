"""The sign of whom a connection works for, which PostgreSQL checks and injected SQL cannot make.

The sign is `<staff id>.<seconds>.<HMAC>`; the HMAC (RFC 2104, SHA-256) covers the database role, the staff id, the
server process of the connection and the time. So a sign that somebody reads off one connection is worth nothing on
another, in another role, or later. The SQL side is `access_staff()`.
"""

import hashlib
import hmac
import time

from django.conf import settings

SETTING = "gotene.staff"
BLOCK_SIZE = 64


def key():
    """The key of this installation, 32 bytes, made of SECRET_KEY."""
    return hashlib.sha256(b"gotene.access.signature" + settings.SECRET_KEY.encode()).digest()


def pads():
    """The key as the two padded blocks of HMAC (inner, outer): with them PostgreSQL needs nothing but sha256."""
    block = key().ljust(BLOCK_SIZE, b"\0")
    return bytes(byte ^ 0x36 for byte in block), bytes(byte ^ 0x5C for byte in block)


def signed(staff, *, role_name, backend_pid):
    """The value of the setting for a connection of `role_name` that works for `staff`; empty for nobody."""
    if staff is None:
        return ""
    seconds = int(time.time())
    message = f"{role_name}.{staff.pk}.{backend_pid}.{seconds}"
    return f"{staff.pk}.{seconds}.{hmac.new(key(), message.encode(), hashlib.sha256).hexdigest()}"
