"""SAML by configuration: what this site tells a provider, and which assertions it takes.

The provider here is python3-saml's own signing of assertions that the tests put together; no other provider was tried.
"""

import base64

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse
from onelogin.saml2.idp_metadata_parser import OneLogin_Saml2_IdPMetadataParser
from onelogin.saml2.settings import OneLogin_Saml2_Settings

from gotene.accounts.identity_providers import ENTRA_MFA, SAML, IdentityProvider
from tests.accounts import saml
from tests.providers import (
    ANOTHER,
    NO_ANSWER,
    NOT_FINISHED,
    NOT_VERIFIED,
    UNKNOWN,
    Person,
    nobody_comes_in,
    refused,
    signed_in,
)

pytestmark = [
    pytest.mark.django_db,
    # python3-saml asks the clock in a way that Python means to take away.
    pytest.mark.filterwarnings("ignore:datetime.datetime.utc:DeprecationWarning:onelogin"),
]
SSO = "https://idp.bostader.example/sso"
OBJECT_ID = "http://schemas.microsoft.com/identity/claims/objectidentifier"


def configured(**changed):
    return IdentityProvider(
        **{
            "side": "housing",
            "protocol": SAML,
            "name": "",
            "email_domains": ("housing.example",),
            "vouching": tuple(ENTRA_MFA.split("=")),
            "origins": ("https://idp.bostader.example",),
            "only": False,
            "entity_id": saml.ENTITY,
            "sso_url": SSO,
            "certificate": saml.CERTIFICATE,
            **changed,
        }
    )


@pytest.fixture(autouse=True)
def provider(settings):
    settings.ALLOWED_HOSTS = ["bostad.example"]
    settings.IDENTITY_PROVIDERS = {"housing": configured()}


@pytest.fixture
def client():
    return browser()


def browser():
    """As every browser does, it says which host it asks for."""
    return Client(headers={"host": "bostad.example"})


@pytest.fixture
def person():
    return Person("housing")


def asked(client):
    """The id of the request that the browser of `client` takes to the provider."""
    address = client.post(reverse("provider_login", args=["housing"])).url
    assert address.startswith(SSO)
    return saml.request_id(address)


def back(client, answer):
    """The provider's form is posted from another site, so without the session's cookie; then the page comes again."""
    posted = browser().post(reverse("saml_acs", args=["housing"]), {"SAMLResponse": answer, "RelayState": ""})
    client.cookies["saml-acs-session"] = posted.cookies["saml-acs-session"].value
    return client.get(posted.url)


def come_in(client, person, to=None, **told):
    told = {saml.EMAIL: person.account.email, "name_id": person.sub, **told}
    return back(client, saml.response(to or asked(client), **told))


# What the provider is told


def test_the_metadata_are_valid_and_ask_for_signed_assertions(client):
    answer = client.get(reverse("saml_metadata", args=["housing"]))
    assert answer["Content-Type"] == "text/xml"
    about = OneLogin_Saml2_Settings(
        {
            "strict": True,
            "sp": {"entityId": saml.AUDIENCE, "assertionConsumerService": {"url": saml.ACS}},
            "idp": {"entityId": saml.ENTITY, "singleSignOnService": {"url": SSO}, "x509cert": saml.CERTIFICATE},
        }
    )
    assert about.validate_metadata(answer.text) == []
    assert 'WantAssertionsSigned="true"' in answer.text
    assert f'Location="{saml.ACS}"' in answer.text
    assert "SingleLogoutService" not in answer.text
    assert client.get(reverse("saml_sls", args=["housing"])).status_code == 404


# Who comes in


def test_a_signed_assertion_lets_an_invited_person_in(client, person):
    assert come_in(client, person).url == reverse("my_day")
    assert signed_in(client) == str(person.account.pk)
    assert person.identities() == [("housing-saml", person.sub)]
    assert SocialAccount.objects.get().extra_data == {}


def test_what_is_one_persons_for_ever_is_who_they_are(client, person):
    come_in(client, person, name_format=saml.EMAIL_FORMAT, name_id="user@x", **{OBJECT_ID: "guid-1"})
    assert person.identities() == [("housing-saml", "guid-1")]


def test_a_user_name_is_not(client, person):
    with nobody_comes_in():
        refused(come_in(client, person, name_format=saml.EMAIL_FORMAT), NOT_FINISHED)


def test_somebody_of_the_other_organisation_is_refused(client, settings):
    settings.IDENTITY_PROVIDERS = {"housing": configured(email_domains=("social.example",))}
    person = Person("social")
    with nobody_comes_in():
        refused(come_in(client, person), UNKNOWN)


def test_an_address_of_another_domain_links_nothing(client, person):
    with nobody_comes_in():
        refused(come_in(client, person, **{saml.EMAIL: "anna@elsewhere.example"}), NOT_VERIFIED)


def test_a_new_identity_with_an_old_address_is_refused(client, person):
    come_in(browser(), person)
    with nobody_comes_in():
        refused(come_in(client, person, name_id="another"), ANOTHER)


@pytest.mark.parametrize("vouched", [True, False])
def test_a_second_factor_given_there_counts(client, person, settings, vouched):
    settings.SECOND_FACTOR_COMPULSORY = True
    claim, value = ENTRA_MFA.split("=")
    come_in(client, person, **({claim: value} if vouched else {}))
    assert (client.get(reverse("my_day")).status_code == 200) == vouched


# What is not believed


def tampered(assertion):
    return assertion.replace("sub-", "sup-")


def wrapped(assertion):
    """The signed assertion is there, and another, unsigned, before it (signature wrapping)."""
    unsigned = saml.response("_x", signed_by=None, name_id="evil", **{saml.EMAIL: "a@housing.example"})
    other = base64.b64decode(unsigned).decode()
    return other[other.index("<saml:Assertion") : other.index("</samlp:Response>")] + assertion


@pytest.mark.parametrize(
    "told",
    [
        {"signed_by": None},
        {"signed_by": (saml.STRANGERS_KEY, saml.STRANGERS_CERTIFICATE)},
        {"changed": tampered},
        {"changed": wrapped},
        {"audience": "https://another.example/"},
        {"recipient": "https://another.example/konto/saml/housing/"},
        {"issuer": "https://another.example/"},
        {"age": 3600},
        {"age": -3600},
        {"to": "_made-up"},
    ],
    ids=lambda told: next(iter(told)),
)
def test_an_assertion_that_is_wrong_in_one_thing_is_not_taken(client, person, told):
    asked(client)
    with nobody_comes_in():
        refused(come_in(client, person, **told), NOT_FINISHED)


def test_what_we_did_not_ask_for_is_not_taken(client, person):
    """A sign-in that begins at the provider could be planted in anybody's browser."""
    answer = saml.response("", name_id=person.sub, **{saml.EMAIL: person.account.email})
    with nobody_comes_in():
        refused(back(client, answer), NOT_FINISHED)


def test_an_assertion_is_taken_once(client, person):
    answer = saml.response(asked(client), name_id=person.sub, **{saml.EMAIL: person.account.email})
    assert back(client, answer).status_code == 302
    client.post(reverse("account_logout"))
    refused(back(client, answer), NOT_FINISHED)


def test_another_browser_does_not_take_it(client, person):
    answer = saml.response(asked(client), name_id=person.sub, **{saml.EMAIL: person.account.email})
    refused(back(browser(), answer), NOT_FINISHED)


@pytest.mark.parametrize(
    "garbage", ["", "å", "AAAA", base64.b64encode(b"<a/>").decode(), base64.b64encode(b"<a").decode()]
)
def test_what_is_no_answer_at_all_is_told_kindly(client, garbage):
    asked(client)
    refused(back(client, garbage), NOT_FINISHED)


def test_an_answer_that_fetches_something_is_not_read(client, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("secret")
    xml = f'<!DOCTYPE r [<!ENTITY x SYSTEM "file://{secret}">]><r>&x;</r>'
    asked(client)
    refused(back(client, base64.b64encode(xml.encode()).decode()), NOT_FINISHED)


def test_the_cookie_on_the_way_is_for_that_page_alone(client):
    posted = client.post(reverse("saml_acs", args=["housing"]), {"SAMLResponse": "x"})
    cookie = posted.cookies["saml-acs-session"]
    assert cookie["httponly"]
    assert cookie["path"] == reverse("saml_finish_acs", args=["housing"])


# Metadata by address


def test_a_provider_whose_metadata_do_not_come_is_told_kindly(client, settings):
    down = configured(sso_url="", certificate="", metadata_url="http://localhost:1/metadata")
    settings.IDENTITY_PROVIDERS = {"housing": down}
    refused(client.post(reverse("provider_login", args=["housing"])), NO_ANSWER)


def test_metadata_that_are_none_are_told_kindly(client, settings, tmp_path):
    page = tmp_path / "page.html"
    page.write_text("<html></html>")
    settings.IDENTITY_PROVIDERS = {"housing": configured(sso_url="", certificate="", metadata_url=page.as_uri())}
    refused(client.post(reverse("provider_login", args=["housing"])), NO_ANSWER)


def test_metadata_are_fetched_once_for_some_hours(client, settings, monkeypatch):
    fetched = []

    def remote(url, **options):
        fetched.append(options["timeout"])
        return {
            "idp": {"entityId": saml.ENTITY, "singleSignOnService": {"url": SSO}, "x509cert": saml.CERTIFICATE},
        }

    monkeypatch.setattr(OneLogin_Saml2_IdPMetadataParser, "parse_remote", remote)
    address = "https://idp.bostader.example/metadata"
    settings.IDENTITY_PROVIDERS = {"housing": configured(sso_url="", certificate="", metadata_url=address)}
    person = Person("housing")
    assert come_in(client, person).url == reverse("my_day")
    assert len(fetched) == 1
    assert fetched[0] <= 10


def test_only_the_configured_side_is_there(client):
    for name in ("saml_finish_acs", "saml_metadata"):
        assert client.get(reverse(name, args=["social"])).status_code == 404
    assert client.post(reverse("saml_acs", args=["social"])).status_code == 404
    assert client.get(reverse("openid_connect_callback", args=["housing"])).status_code == 404
