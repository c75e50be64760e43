"""Each organisation's own provider signs in its own people, who have been invited, and nobody else."""

import pytest
from allauth.account.authentication import get_authentication_records
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from gotene.access.roles import Role
from tests import factories
from tests.providers import ANOTHER, NOT_VERIFIED, UNKNOWN, Person, come_in, nobody_comes_in, refused, signed_in

pytestmark = pytest.mark.django_db


def test_each_side_comes_in_by_its_own_provider(client, person):
    assert come_in(client, person.side, person.sub).url == reverse("my_day")
    assert client.get(reverse("my_day")).context["staff"] == person.account.staff


def test_the_first_time_the_verified_address_links_and_then_the_identity_counts(person, providers):
    come_in(Client(), person.side, person.sub)
    assert person.identities() == [(person.side, person.sub)]
    providers[person.side].knows(person.sub, email="nytt-namn@elsewhere.example")
    client = Client()
    come_in(client, person.side, person.sub)
    assert signed_in(client) == str(person.account.pk)
    assert len(person.identities()) == 1


def test_nothing_but_the_identity_is_kept(client, person, providers):
    providers[person.side].knows(person.sub, email=person.account.email, email_verified=True, name="Hemlig Hemligsson")
    come_in(client, person.side, person.sub)
    assert SocialAccount.objects.get().extra_data == {}
    assert not SocialToken.objects.exists()
    assert "Hemligsson" not in str(dict(client.session))


def test_one_comes_to_the_page_one_wanted(client, person):
    assert come_in(client, person.side, person.sub, next="/kontrakt/").url == "/kontrakt/"


def test_but_never_to_another_site(client, person):
    assert come_in(client, person.side, person.sub, next="https://evil.example/").url == reverse("my_day")


def test_an_address_in_other_letters_is_the_same(client, providers):
    person = Person("social")
    providers["social"].knows(person.sub, email=person.account.email.upper(), email_verified=True)
    come_in(client, "social", person.sub)
    assert signed_in(client)


def test_signing_out_ends_the_session_here(client, person):
    come_in(client, person.side, person.sub)
    client.post(reverse("account_logout"))
    assert client.get(reverse("my_day")).status_code == 302


def test_somebody_else_on_the_same_computer_is_signed_out_first(client, providers):
    first, second = Person("housing", providers["housing"]), Person("social", providers["social"])
    come_in(client, "housing", first.sub)
    come_in(client, "social", second.sub)
    assert signed_in(client) == str(second.account.pk)


# Whose people


def test_one_organisations_provider_does_not_open_the_others_account(client, providers):
    person = Person("social", providers["housing"])
    with nobody_comes_in():
        refused(come_in(client, "housing", person.sub), UNKNOWN)


def test_an_identity_at_one_provider_is_nobodys_at_the_other(person, providers):
    come_in(Client(), person.side, person.sub)
    other = {"housing": "social", "social": "housing"}[person.side]
    providers[other].knows(person.sub, email=person.account.email, email_verified=True)
    with nobody_comes_in():
        refused(come_in(Client(), other, person.sub), UNKNOWN)


def test_nobody_is_made_by_coming(client, providers):
    providers["housing"].knows("stranger", email="stranger@bostader.example", email_verified=True)
    with nobody_comes_in():
        refused(come_in(client, "housing", "stranger"), UNKNOWN)
    assert client.get(reverse("account_signup")).status_code == 200
    assert not get_user_model().objects.filter(email="stranger@bostader.example").exists()


@pytest.mark.parametrize(
    "claims",
    [
        {"email_verified": False},
        {"email_verified": None},
        {"email_verified": "no"},
        {"email": None},
        {"email": ["a", "b"]},
        {"email": "a@b@social.example"},
        {"email": "a\0@social.example"},
        {"email_verified": False, "xms_edov": False},
    ],
)
def test_an_address_that_nobody_vouches_for_links_nothing(client, providers, claims):
    person = Person("social")
    told = {"email": person.account.email, "email_verified": True, **claims}
    providers["social"].knows(person.sub, **{name: value for name, value in told.items() if value is not None})
    with nobody_comes_in():
        refused(come_in(client, "social", person.sub), NOT_VERIFIED)


@pytest.mark.parametrize("claims", [{"xms_edov": True}, {"xms_edov": "1"}, {"email_verified": "true"}])
def test_a_provider_says_in_several_ways_that_the_address_is_the_persons(client, providers, claims):
    person = Person("social")
    providers["social"].knows(person.sub, email=person.account.email, **claims)
    come_in(client, "social", person.sub)
    assert signed_in(client)


@pytest.mark.parametrize("domain, linked", [("social.example", True), ("example", False), ("al.example", False)])
def test_the_organisation_may_vouch_for_its_own_addresses(client, providers, settings, domain, linked):
    provider = providers["social"].of("social", email_domains=(domain,))
    settings.IDENTITY_PROVIDERS = {"social": provider}
    person = Person("social", providers["social"], email_verified=False)
    come_in(client, "social", person.sub)
    assert bool(signed_in(client)) == linked


def test_an_address_given_to_somebody_new_does_not_give_them_the_account(client, person, providers):
    come_in(Client(), person.side, person.sub)
    providers[person.side].knows("newcomer", email=person.account.email, email_verified=True)
    with nobody_comes_in():
        refused(come_in(client, person.side, "newcomer"), ANOTHER)


@pytest.mark.parametrize("linked", [True, False])
@pytest.mark.parametrize("where", ["staff", "account"])
def test_who_has_left_is_refused_whatever_the_provider_says(person, linked, where):
    if linked:
        come_in(Client(), person.side, person.sub)
    if where == "staff":
        person.account.staff.active = False
        person.account.staff.save()
    else:
        person.account.is_active = False
        person.account.save()
    client = Client()
    with nobody_comes_in():
        assert come_in(client, person.side, person.sub).url == reverse("account_inactive")
    assert signed_in(client) is None


# The second factor


def records(client, account):
    request = type("Request", (), {"session": client.session})
    return [record.get("type", record["method"]) for record in get_authentication_records(request, account)]


def with_app(account):
    return TOTP.activate(account, generate_totp_secret())


def test_a_provider_that_asked_for_a_second_factor_is_enough(client, providers, settings):
    settings.SECOND_FACTOR_COMPULSORY = True
    person = Person("social", providers["social"], amr=["pwd", "mfa"])
    with_app(person.account)
    assert come_in(client, "social", person.sub).url == reverse("my_day")
    assert client.get(reverse("my_day")).status_code == 200
    assert records(client, person.account) == ["socialaccount", "provider"]


@pytest.mark.parametrize("amr", [{}, {"amr": ["pwd"]}, {"amr": "mfa-not"}, {"amr": {"mfa": 1}}, {"acr": "mfa"}])
def test_else_ones_own_is_asked_for_here(client, providers, settings, amr):
    settings.SECOND_FACTOR_COMPULSORY = True
    person = Person("social", providers["social"], **amr)
    with_app(person.account)
    assert come_in(client, "social", person.sub).url == reverse("mfa_authenticate")
    assert client.get(reverse("mfa_authenticate")).status_code == 200
    assert client.get(reverse("my_day")).status_code == 302


def test_or_chosen_by_who_has_none(client, providers, settings):
    settings.SECOND_FACTOR_COMPULSORY = True
    person = Person("social", providers["social"])
    come_in(client, "social", person.sub)
    assert client.get(reverse("my_day")).url.startswith(reverse("choose_factor"))


def test_the_claim_can_be_another(client, providers, settings):
    settings.SECOND_FACTOR_COMPULSORY = True
    settings.IDENTITY_PROVIDERS = {"social": providers["social"].of("social", vouching=("acr", "high"))}
    person = Person("social", providers["social"], acr="high")
    come_in(client, "social", person.sub)
    assert client.get(reverse("my_day")).status_code == 200


def test_what_vouched_for_one_sign_in_does_not_vouch_for_the_next(client, providers, settings):
    settings.SECOND_FACTOR_COMPULSORY = True
    person = Person("social", providers["social"], amr=["mfa"])
    with_app(person.account)
    come_in(client, "social", person.sub)
    client.post(reverse("account_logout"))
    answer = client.post(reverse("account_login"), {"login": person.account.email, "password": factories.PASSWORD})
    assert answer.url == reverse("mfa_authenticate")


# A new identity


def test_whoever_runs_the_system_lets_a_new_identity_be_linked(client, person, providers, capsys):
    come_in(client, person.side, person.sub)
    providers[person.side].knows("newcomer", email=person.account.email, email_verified=True)
    admin = factories.account_of(factories.staff(Role.SYSTEM_ADMINISTRATOR, side=person.side))
    call_command("forget_identity", person.account.email.upper(), by=admin.email)
    assert capsys.readouterr().out.splitlines()[0] == "1 identitet är glömd."
    assert client.get(reverse("my_day")).status_code == 302
    come_in(Client(), person.side, "newcomer")
    assert person.identities() == [(person.side, "newcomer")]


def test_of_an_unknown_account_there_is_nothing_to_forget(person):
    with pytest.raises(CommandError, match="inget konto"):
        call_command("forget_identity", "nobody@social.example", by=person.account.email)
