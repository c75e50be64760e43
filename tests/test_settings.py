"""Settings as an installation meets them: production by default, and no half-safe start."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

ROOT = Path(__file__).resolve().parent.parent
VARIABLES = {
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz-0123456789-not-a-real-one",
    "DATA_KEYS": "zyxwvutsrqponmlkjihgfedcba-9876543210-not-a-real-one-either",
    "ALLOWED_HOSTS": "bostad.example",
    "TRUSTED_PROXIES": "1",
}


@pytest.fixture(scope="module")
def manage(tmp_path_factory):
    """`manage("check", SECRET_KEY=…)` runs manage.py in a clone without .env, with just these variables."""
    clone = tmp_path_factory.mktemp("clone")
    for part in ("gotene", "tenants", "contracts", "inspections", "meetings", "templates"):
        shutil.copytree(ROOT / part, clone / part, ignore=shutil.ignore_patterns("__pycache__", "static"))
    (clone / "gotene/static").mkdir()
    shutil.copy(ROOT / "manage.py", clone)

    def run(*arguments, **variables):
        command = [sys.executable, "manage.py", *arguments]
        environment = {"PATH": os.environ["PATH"], **variables}
        return subprocess.run(command, cwd=clone, env=environment, capture_output=True, text=True, timeout=60)

    return run


def test_without_a_secret_key_nothing_starts_and_one_sentence_says_what_to_do(manage):
    done = manage("check", **{**VARIABLES, "SECRET_KEY": ""})
    assert done.returncode != 0
    assert "SECRET_KEY is not set: write SECRET_KEY=" in done.stderr.splitlines()[-1]


@pytest.mark.parametrize("keys", ["", "short", f"{VARIABLES['DATA_KEYS']},short"])
def test_without_long_keys_for_what_is_encrypted_nothing_starts(manage, keys):
    done = manage("check", **{**VARIABLES, "DATA_KEYS": keys})
    assert done.returncode != 0
    assert "DATA_KEYS is not set, or too short: write DATA_KEYS=" in done.stderr.splitlines()[-1]


def test_a_mode_that_does_not_exist_is_refused(manage):
    done = manage("check", GOTENE_MODE="prod", **VARIABLES)
    assert done.returncode != 0
    assert "production, demo or test" in done.stderr.splitlines()[-1]


def test_an_installation_that_names_no_mode_passes_djangos_checks_for_production(manage):
    done = manage("check", "--deploy", "--fail-level", "WARNING", **VARIABLES)
    assert done.returncode == 0, done.stderr


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


PRINT_COOKIES = (
    "from django.conf import settings as s;"
    "print([s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.LANGUAGE_COOKIE_NAME]);"
    "print({s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.LANGUAGE_COOKIE_SECURE});"
    "print({s.SESSION_COOKIE_HTTPONLY, s.CSRF_COOKIE_HTTPONLY, s.LANGUAGE_COOKIE_HTTPONLY});"
    "print({s.SESSION_COOKIE_SAMESITE, s.CSRF_COOKIE_SAMESITE, s.SESSION_COOKIE_DOMAIN, s.CSRF_COOKIE_DOMAIN});"
    "print(s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS >= 31536000, s.MESSAGE_STORAGE.split('.')[-1])"
)


def cookies(manage, **variables):
    done = manage("shell", "--no-imports", "-c", PRINT_COOKIES, **VARIABLES, **variables)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_cookies_are_bound_to_the_host_and_to_https_in_production(manage):
    names, secure, unreadable, sites, https = cookies(manage)
    assert names == "['__Host-session', '__Host-csrf', '__Host-language']"
    assert (secure, unreadable) == ("{True}", "{True}")
    assert sorted(ast.literal_eval(sites), key=str) == ["Lax", None]
    assert https == "True True SessionStorage"


def test_cookies_have_plain_names_in_the_demo_where_browsers_would_drop_the_others(manage):
    names, secure, unreadable, *_, https = cookies(manage, GOTENE_MODE="demo")
    assert names == "['session', 'csrf', 'language']"
    assert (secure, unreadable) == ("{False}", "{True}")
    assert https.startswith("False False")


def test_the_health_addresses_answer_without_https_behind_a_proxy(manage):
    """A probe inside the network asks over plain http."""
    script = "from django.test import Client; print(Client().get('/health', headers={'host': 'bostad.example'}).json())"
    done = manage("shell", "--no-imports", "-c", script, **VARIABLES)
    assert done.stdout.strip() == "{'status': 'ok'}", done.stderr
