"""Where a second factor is compulsory, no address shows a page to somebody who has given a password alone."""

import pytest
from django.test import Client
from django.urls import get_resolver, resolve, reverse
from django.urls.resolvers import RegexPattern, URLResolver

from gotene.access.roles import Role, Side
from gotene.accounts.factors import BEFORE_THE_SECOND
from gotene.accounts.invitations import invitation_path
from tests import factories
from tests.access.addresses import WITH_TOKEN
from tests.pages import words
from tests.second_factor import add_app, add_passkey, asked_for_passkey, forget_used, sign_in

pytestmark = pytest.mark.django_db
SAMPLES = {"int": "1", "str": "x", "slug": "x", "uuid": "6f1c1f0e-3a57-4d3c-9a5d-0d7f3d4e5a6b", "path": "1"}
# What they reach: nothing of the register, and nothing that changes what is not their own sign-in.
REACHED = {
    "account_inactive",
    "account_logout",
    "choose_factor",
    "health",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "ready",
    "session_go_on",
    "session_left",
    "set_language",
    "step_up",
}


def addresses(resolver, before="/"):
    """An address that each pattern of the site answers, with the name of its view."""
    for pattern in resolver.url_patterns:
        here = before + _sample(pattern.pattern, getattr(pattern, "name", None))
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, here)
        else:
            yield here


def _sample(pattern, name):
    if isinstance(pattern, RegexPattern):
        if name in WITH_TOKEN:
            return reverse(name, args=WITH_TOKEN[name]).removeprefix("/konto/")
        return "finns-inte/"  # the back office's last pattern, which answers anything
    route = str(pattern)
    for parameter, converter in pattern.converters.items():
        kind = type(converter).__name__.removesuffix("Converter").lower().replace("string", "str")
        for written in (f"<{kind}:{parameter}>", f"<{parameter}>"):
            route = route.replace(written, SAMPLES.get(kind, "1"))
    return route


@pytest.fixture
def compulsory(settings):
    settings.SECOND_FACTOR_COMPULSORY = True


@pytest.fixture(params=[(Role.LETTING_OFFICER, Side.HOUSING), (Role.SYSTEM_ADMINISTRATOR, Side.SOCIAL)], ids=str)
def by_password(request, client, compulsory):
    """Somebody who has signed in by password, and has no second factor yet."""
    role, side = request.param
    sign_in(client, factories.account_of(factories.staff(role, side=side)))
    assert "_auth_user_id" in client.session
    return client


def test_every_pattern_is_tried():
    tried = {resolve(address).view_name for address in addresses(get_resolver())}
    assert {"my_day", "contract_list", "admin:index", "admin:login", "admin:jsi18n", "my_sign_in"} <= tried
    assert len(tried) > 150


def test_what_is_reached_is_written_here():
    assert BEFORE_THE_SECOND == REACHED


@pytest.mark.parametrize("method", ["get", "post"])
def test_no_address_shows_a_page(by_password, method):
    reached = set()
    for address in addresses(get_resolver()):
        name = resolve(address).view_name
        if name == "account_logout":
            continue
        answer = getattr(by_password, method)(address)
        if not (answer.status_code == 302 and answer.url.startswith(reverse("choose_factor"))):
            reached.add(name)
    assert reached <= REACHED


def test_nor_do_those_that_do_not_exist(by_password):
    for address in ("/finns-inte/", "/admin/finns-inte/", "/konto/finns-inte/", "//", "/admin", "/konto/login"):
        assert by_password.get(address).status_code == 302


def test_a_part_of_a_page_and_a_program_are_told_in_their_own_way(by_password):
    part = by_password.get(reverse("my_day"), headers={"hx-request": "true"})
    assert part.headers["HX-Redirect"].startswith(reverse("choose_factor"))
    assert b"Min dag" not in part.content
    program = by_password.get(reverse("my_day"), headers={"accept": "application/json"})
    assert program.status_code == 403
    assert program.json() == {"error": "second factor needed"}


def test_the_back_office_has_no_sign_in_of_its_own(client, compulsory):
    account = factories.account_of(factories.staff(Role.LETTING_OFFICER))
    secret = add_app(account)
    answer = client.post("/admin/login/", {"username": account.email, "password": factories.PASSWORD})
    assert answer.url.startswith(reverse("account_login"))
    sign_in(client, account)
    assert client.get("/admin/").status_code == 302
    forget_used(account)
    sign_in(client, account, secret)
    assert client.get("/admin/").status_code == 200


def test_the_page_of_choosing_says_why_and_leads_to_both_ways(by_password):
    page = by_password.get(reverse("my_day"), follow=True)
    assert "Lösenordet räcker inte här" in page.text
    assert by_password.get(reverse("mfa_activate_totp")).status_code == 200
    assert by_password.get(reverse("mfa_add_webauthn")).status_code == 200
    assert by_password.post(reverse("account_logout")).status_code == 302
    assert "_auth_user_id" not in by_password.session


# Roles and people that are taken away


def test_a_role_that_is_taken_away_is_gone_at_the_next_request(signed_in):
    client = signed_in(Role.LETTING_OFFICER)
    assert client.get("/admin/").status_code == 200
    client.staff.roles = [Role.SYSTEM_ADMINISTRATOR]
    client.staff.save()
    assert client.get("/admin/").status_code == 403


def test_whoever_is_deactivated_is_out_at_the_next_request_and_does_not_come_in_again(client, compulsory):
    account = factories.account_of(factories.staff(Role.LETTING_OFFICER))
    secret = add_app(account)
    sign_in(client, account, secret)
    assert client.get(reverse("my_day")).status_code == 200
    account.staff.active = False
    account.staff.save()
    assert client.get(reverse("my_day")).url.startswith(reverse("account_login"))
    assert "_auth_user_id" not in client.session
    forget_used(account)
    other = Client()
    answer = other.post(reverse("account_login"), {"login": account.email, "password": factories.PASSWORD})
    assert answer.url == reverse("account_inactive")


# Other ways to a session


def test_a_letter_with_a_new_password_is_no_second_factor(client, compulsory):
    account = factories.account_of(factories.staff(Role.LETTING_OFFICER))
    add_app(account)
    form = client.get(invitation_path(account), follow=True)
    new = "en annan mening om kvarnar"
    answer = client.post(form.redirect_chain[-1][0], {"password1": new, "password2": new})
    assert answer.url == reverse("mfa_authenticate")
    assert client.get(reverse("my_day")).url.startswith(reverse("account_login"))


def test_a_passkey_leads_to_the_page_that_was_asked_for(client, compulsory):
    account = factories.account_of(factories.staff(Role.LETTING_OFFICER))
    sign_in(client, account)
    passkey, _ = add_passkey(client)
    other = Client()
    data = {"credential": passkey.used(asked_for_passkey(other)), "next": reverse("quota")}
    assert other.post(reverse("mfa_login_webauthn"), data).url == reverse("quota")


def test_one_with_a_passkey_alone_is_asked_for_it_or_a_recovery_code(client, compulsory):
    account = factories.account_of(factories.staff(Role.LETTING_OFFICER))
    sign_in(client, account)
    add_passkey(client)
    other = Client()
    page = words(other.get(sign_in(other, account).url))
    assert "Bekräfta med din nyckel" in page
    assert "En av dina reservkoder" in page
    assert "Koden från din app" not in page
