"""What the environment says of the organisations' identity providers, and what is refused at start."""

import json
import os
import subprocess
import sys
from pathlib import Path

import environ
import pytest
from django.core.exceptions import ImproperlyConfigured

from gotene.accounts.identity_providers import OIDC, SAML, configured

ROOT = Path(__file__).resolve().parent.parent.parent
HOUSING = {
    "OIDC_HOUSING_ISSUER": "https://login.example/11111111-2222/v2.0",
    "OIDC_HOUSING_CLIENT_ID": "id",
    "OIDC_HOUSING_CLIENT_SECRET": "secret",
}
SOCIAL = {
    "SAML_SOCIAL_ENTITY_ID": "https://idp.example/metadata",
    "SAML_SOCIAL_METADATA_URL": "https://idp.example/metadata.xml",
}


def by(monkeypatch, variables, *, https_only=True):
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    return configured(environ.Env(), https_only=https_only)


def test_none_is_configured_by_itself(monkeypatch):
    assert by(monkeypatch, {}) == {}


def test_each_side_may_have_its_own_and_speak_its_own_language(monkeypatch):
    found = by(monkeypatch, HOUSING | SOCIAL)
    assert {side: (provider.protocol, provider.key) for side, provider in found.items()} == {
        "housing": (OIDC, "housing"),
        "social": (SAML, "social-saml"),
    }


def test_what_is_not_said_is_careful(monkeypatch):
    provider = by(monkeypatch, HOUSING)["housing"]
    assert (provider.only, provider.email_domains, provider.vouching) == (False, (), ("amr", "mfa"))
    assert provider.origins == ("https://login.example",)


def test_everything_can_be_said(monkeypatch):
    provider = by(
        monkeypatch,
        HOUSING
        | {
            "OIDC_HOUSING_NAME": "Götenebostäders konto",
            "OIDC_HOUSING_EMAIL_DOMAINS": "@Gotenebostader.example, other.example",
            "OIDC_HOUSING_MFA_CLAIM": "acrs=c1",
            "OIDC_HOUSING_ORIGINS": "https://login.example,https://sts.example",
            "OIDC_HOUSING_ONLY": "true",
        },
    )["housing"]
    assert provider.name == "Götenebostäders konto"
    assert provider.email_domains == ("gotenebostader.example", "other.example")
    assert provider.vouching == ("acrs", "c1")
    assert provider.origins == ("https://login.example", "https://sts.example")
    assert provider.only


@pytest.mark.parametrize(
    "wrong",
    [
        {"OIDC_HOUSING_CLIENT_SECRET": ""},
        {"OIDC_HOUSING_ISSUER": ""},
        {"OIDC_HOUSING_ISSUER": "http://login.example/1/v2.0"},
        {"OIDC_HOUSING_ISSUER": "https://login.example/common/v2.0"},
        {"OIDC_HOUSING_ISSUER": "https://login.example/organizations/v2.0"},
        {"OIDC_HOUSING_MFA_CLAIM": "mfa"},
        {"OIDC_HOUSING_ORIGINS": "http://sts.example"},
        {"SAML_HOUSING_ENTITY_ID": "https://idp.example", "SAML_HOUSING_METADATA_URL": "https://idp.example/m"},
        {"SAML_SOCIAL_ENTITY_ID": "https://idp.example"},
        {"SAML_SOCIAL_ENTITY_ID": "https://idp.example", "SAML_SOCIAL_SSO_URL": "https://idp.example/sso"},
        {"SAML_SOCIAL_ENTITY_ID": "https://idp.example", "SAML_SOCIAL_METADATA_URL": "http://idp.example/m"},
        {"SAML_SOCIAL_METADATA_URL": "https://idp.example/m"},
    ],
    ids=str,
)
def test_what_is_half_or_unsafe_does_not_start(monkeypatch, wrong):
    with pytest.raises(ImproperlyConfigured):
        by(monkeypatch, HOUSING | wrong)


def test_the_demo_may_do_without_https(monkeypatch):
    assert by(monkeypatch, HOUSING | {"OIDC_HOUSING_ISSUER": "http://localhost:9400"}, https_only=False)


def test_a_certificate_may_be_written_on_one_line(monkeypatch):
    lines = "-----BEGIN CERTIFICATE-----\\nMII\\n-----END CERTIFICATE-----"
    variables = {
        "SAML_SOCIAL_ENTITY_ID": "https://idp.example",
        "SAML_SOCIAL_SSO_URL": "https://idp.example/sso",
        "SAML_SOCIAL_CERTIFICATE": lines,
    }
    assert by(monkeypatch, variables)["social"].certificate.count("\n") == 2


@pytest.mark.parametrize(
    "claims, vouched",
    [
        ({"amr": ["pwd", "mfa"]}, True),
        ({"amr": "mfa"}, True),
        ({"amr": ["pwd"]}, False),
        ({"amr": "no mfa"}, False),
        ({"amr": {"mfa": True}}, False),
        ({"amr": None}, False),
        ({"amr": 1}, False),
        ({}, False),
    ],
)
def test_what_vouches_for_a_second_factor(monkeypatch, claims, vouched):
    assert by(monkeypatch, HOUSING)["housing"].vouches(claims) == vouched


def test_forms_lead_to_the_providers_and_nothing_else_does():
    """Where a page may send a form is the only thing that a provider changes in the policy."""
    ask = "import json; from gotene import settings; print(json.dumps(settings.SECURE_CSP))"
    environment = {"PATH": os.environ["PATH"], "SECRET_KEY": "x" * 50, "GOTENE_MODE": "test", "DATABASE_URL": ""}

    def policy(**variables):
        done = subprocess.run(
            [sys.executable, "-c", ask], cwd=ROOT, env=environment | variables, capture_output=True, timeout=60
        )
        return json.loads(done.stdout)

    without, with_both = policy(), policy(**HOUSING, **SOCIAL)
    assert with_both.pop("form-action") == [*without.pop("form-action"), "https://login.example", "https://idp.example"]
    assert with_both == without
