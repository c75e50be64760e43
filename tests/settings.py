"""The project's settings for its tests: plain http, a fast password hash, a server of their own."""

import os
from pathlib import Path

os.environ["GOTENE_MODE"] = "test"
os.environ.setdefault("SECRET_KEY", "only for tests, never for people")
if not os.environ.get("DATABASE_URL"):
    os.environ["DATABASE_URL"] = ""
    os.environ["GOTENE_DATA"] = str(Path(__file__).resolve().parent.parent / ".data" / "tests")

from gotene.settings import *  # noqa: E402, F403
from gotene.settings import CACHES, DATABASES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}

# What one test counts is forgotten before the next (tests/conftest.py).
CACHES["default"]["BACKEND"] = "tests.counted.Forgetful"

# A test's transaction is its own; connections are not kept between tests and threads.
DATABASES["default"]["CONN_MAX_AGE"] = 0
DATABASES["default"]["ENGINE"] = "tests.postgresql"
# Fifty requests at once, on a machine that does other things too.
DATABASES["default"]["OPTIONS"]["pool"]["timeout"] = 30
if DATABASES["default"].get("EMBEDDED"):
    DATABASES["default"]["LOGINS"]["owner"]["USER"] = "postgres"
# Two runs at once, in two windows, each have a database of their own.
DATABASES["default"]["TEST"] = {"NAME": f"test_gotene_{os.getpid()}"}
