"""Before what is sensitive the second factor is asked for again: how old it may be, what it lasts for, the way back."""

import json
import time
from types import SimpleNamespace

import pytest
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import Client
from django.urls import include, path, reverse

from gotene.access.roles import Role
from gotene.accounts import step_up
from gotene.accounts.factors import vouched_for
from gotene.accounts.step_up import STEP_UP_MINUTES, needs_step_up
from tests import factories
from tests.pages import errors, words
from tests.second_factor import add_app, add_passkey, code_of, forget_used, recovery_codes, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]
TYPED = "Det som ingen får läsa"


@needs_step_up
def sensitive(request):
    return HttpResponse(f"done by {request.method}")


@needs_step_up(lasting=lambda request, **kwargs: f"meeting {kwargs['pk']}")
def of_meeting(request, pk):
    return HttpResponse("done")


urlpatterns = [
    path("kanslig/", sensitive, name="sensitive"),
    path("mote/<int:pk>/", of_meeting),
    path("", include("gotene.urls")),
]


@pytest.fixture
def account():
    return factories.account_of(factories.staff(Role.CASE_OFFICER))


@pytest.fixture
def compulsory(settings):
    settings.SECOND_FACTOR_COMPULSORY = True


@pytest.fixture
def later(monkeypatch):
    """`later(minutes)`: from now on the clock that asks how old a factor is goes so much ahead."""

    def move(minutes):
        clock = SimpleNamespace(time=lambda: time.time() + minutes * 60)
        for module in ("gotene.accounts.step_up.time", "gotene.accounts.factors.time"):
            monkeypatch.setattr(module, clock)

    return move


@pytest.fixture
def with_app(client, account):
    """A client whose person has come in by password and code; the next code is a new one."""
    client.secret = add_app(account)
    sign_in(client, account, client.secret)
    forget_used(account)
    return client


def is_asked(answer):
    return answer.status_code == 302 and answer.url.startswith(reverse("step_up"))


def test_the_factor_of_the_sign_in_is_fresh_for_ten_minutes(with_app, later):
    assert STEP_UP_MINUTES == 10
    assert with_app.get("/kanslig/").status_code == 200
    later(9.9)
    assert with_app.get("/kanslig/").status_code == 200
    later(10.1)
    assert is_asked(with_app.get("/kanslig/"))


def test_a_code_gives_ten_minutes_more_and_leads_back(with_app, later):
    later(11)
    asked = with_app.get("/kanslig/?sida=2")
    page = with_app.get(asked.url)
    assert "Bekräfta att det är du innan du går vidare." in words(page)
    back = with_app.post(asked.url, {"code": code_of(with_app.secret), "next": page.context["back"]})
    assert back.url == "/kanslig/?sida=2"
    later(0)
    assert with_app.get(back.url).status_code == 200


def test_a_recovery_code_and_a_passkey_do_as_well(with_app, account, later):
    passkey, _ = add_passkey(with_app)
    later(11)
    page = with_app.get(reverse("step_up"))
    asked = json.loads(json.dumps(page.context["js_data"]["request_options"], default=dict))
    assert with_app.post(reverse("step_up"), {"credential": passkey.used(asked)}).status_code == 302
    assert with_app.post(reverse("step_up"), {"code": recovery_codes(account)[0]}).status_code == 302


def test_a_passkey_that_has_not_seen_its_owner_does_not(with_app):
    passkey, _ = add_passkey(with_app)
    page = with_app.get(reverse("step_up"))
    asked = json.loads(json.dumps(page.context["js_data"]["request_options"], default=dict))
    answer = with_app.post(reverse("step_up"), {"credential": passkey.used(asked, verified=False)})
    assert answer.status_code == 200


def test_a_wrong_code_and_a_password_do_not(with_app, later):
    later(11)
    wrong = with_app.post(reverse("step_up"), {"code": "000000", "next": "/kanslig/"})
    assert "Koden stämmer inte" in errors(wrong)[0]
    assert with_app.post(reverse("step_up"), {"password": factories.PASSWORD}).status_code == 200
    assert is_asked(with_app.get("/kanslig/"))


def test_the_session_gets_a_new_key(with_app, account):
    before = with_app.session.session_key
    with_app.post(reverse("step_up"), {"code": code_of(with_app.secret)})
    assert with_app.session.session_key != before
    assert not Session.objects.filter(session_key=before).exists()
    assert "Här, just nu" in words(with_app.get(reverse("my_sign_in")))


# What was sent


def test_a_form_that_was_sent_is_not_carried_out_nor_kept(with_app, later):
    later(11)
    asked = with_app.post("/kanslig/", {"text": TYPED}, headers={"referer": "http://testserver/kanslig/?steg=1"})
    assert is_asked(asked)
    page = with_app.get(asked.url)
    assert "skickar igen" in words(page)
    assert page.context["back"] == "/kanslig/?steg=1"
    back = with_app.post(asked.url, {"code": code_of(with_app.secret), "next": page.context["back"]})
    assert back.status_code == 302
    assert TYPED not in json.dumps([session.get_decoded() for session in Session.objects.all()])
    later(0)
    assert with_app.get(back.url).content == b"done by GET"


def test_nor_is_one_that_changes_how_one_comes_in(with_app, account, later):
    later(11)
    asked = with_app.post(reverse("mfa_generate_recovery_codes"), {"text": TYPED})
    assert is_asked(asked)
    codes = recovery_codes(account)
    with_app.post(asked.url, {"code": code_of(with_app.secret)})
    assert recovery_codes(account) == codes
    assert TYPED not in json.dumps([session.get_decoded() for session in Session.objects.all()])


def test_a_part_of_a_page_leads_the_whole_page_away(with_app, later):
    later(11)
    headers = {"hx-request": "true", "hx-current-url": "http://testserver/kontrakt/K-2026-01/"}
    asked = with_app.post("/kanslig/", headers=headers)
    assert asked.headers["HX-Redirect"].startswith(f"{reverse('step_up')}?next=%2Fkontrakt%2FK-2026-01%2F")


@pytest.mark.parametrize(
    "address", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "\\\\evil.example", "kanslig/", ""]
)
def test_the_way_back_is_never_to_another_site(with_app, address):
    answer = with_app.post(reverse("step_up"), {"code": code_of(with_app.secret), "next": address})
    assert answer.url == reverse("my_day")


def test_another_site_that_sent_the_person_is_not_where_one_comes_back(with_app, later):
    later(11)
    asked = with_app.post("/kanslig/", headers={"referer": "https://evil.example/x"})
    assert asked.url == f"{reverse('step_up')}?next=%2Fkanslig%2F&again=1"


# What lasts


def test_for_a_meeting_it_is_asked_once(with_app, later):
    assert with_app.get("/mote/7/").status_code == 200
    later(120)
    assert with_app.get("/mote/7/").status_code == 200
    assert with_app.post("/mote/7/").status_code == 200
    assert is_asked(with_app.get("/mote/8/"))
    assert is_asked(with_app.get("/kanslig/"))


def test_what_lasts_lasts_in_that_session_only(with_app, account, later):
    with_app.get("/mote/7/")
    other = Client()
    sign_in(other, account, with_app.secret)
    later(120)
    assert is_asked(other.get("/mote/7/"))


def test_what_has_no_name_does_not_last(with_app, later):
    with_app.get("/kanslig/")
    assert step_up.LASTING not in with_app.session


# Those without a factor


def test_where_none_is_compulsory_nothing_is_asked_of_one_without(client, account):
    sign_in(client, account)
    assert client.get("/kanslig/").status_code == 200
    assert client.get("/mote/7/").status_code == 200


def test_one_who_removed_the_last_is_asked_no_more(with_app, later):
    with_app.post(reverse("mfa_deactivate_totp"))
    later(11)
    assert with_app.get("/kanslig/", follow=True).content == b"done by GET"


def test_the_first_factor_asks_for_the_password_of_one_who_came_in_long_ago(client, account, later):
    sign_in(client, account)
    assert client.get(reverse("mfa_activate_totp")).status_code == 200
    later(11)
    asked = client.get(reverse("mfa_activate_totp"))
    assert is_asked(asked)
    wrong = client.post(asked.url, {"password": "något helt annat"})
    assert wrong.status_code == 200
    back = client.post(asked.url, {"password": factories.PASSWORD, "next": reverse("mfa_activate_totp")})
    later(0)
    assert client.get(back.url).status_code == 200


def test_with_a_password_alone_nobody_adds_a_factor_to_an_account_that_has_one(client, account, compulsory):
    """A session that came in before the person chose theirs, or by a stolen password at the same time."""
    sign_in(client, account)
    add_app(account)
    for page in ("mfa_activate_totp", "mfa_add_webauthn"):
        answer = client.get(reverse(page), follow=True)
        assert reverse("step_up") in [address.partition("?")[0] for address, _ in answer.redirect_chain]
    assert client.post(reverse("step_up"), {"password": factories.PASSWORD}).status_code == 200
    assert is_asked(client.get(reverse("choose_factor")))


def test_one_whose_provider_vouches_signs_in_again(client, account, compulsory, later, rf):
    sign_in(client, account)
    request = rf.get("/")
    request.session, request.user = client.session, account
    vouched_for(request, account)
    request.session.save()
    assert client.get("/kanslig/").status_code == 200
    later(11)
    page = client.get(client.get("/kanslig/").url)
    assert "Logga in igen" in words(page)
    out = client.post(reverse("account_logout"), {"next": page.context["sign_in_again"]})
    assert out.url == f"{reverse('account_login')}?next=%2Fkanslig%2F"


# Where it is asked for

ASKED_FOR = {
    "approve_minutes": [1],
    "close_inspection": [1],
    "agree_to_policy": [1],
    "complete_takeover": ["K-2026-01"],
    "admin:contracts_policy_agree": [1],
    "admin:contracts_policy_decide": [1],
}
ONCE_FOR_ALL_OF_IT = {"approve_minutes", "close_inspection"}


@pytest.mark.parametrize(
    ("name", "method"),
    [
        (name, method)
        for name in ASKED_FOR
        for method in ("get", "post")
        if (name, method) != ("agree_to_policy", "get")
    ],
)
def test_what_binds_asks_for_it_before_anything_else(client, later, name, method):
    director = factories.account_of(factories.staff(Role.HOUSING_DIRECTOR))
    sign_in(client, director, add_app(director))
    address, send = reverse(name, args=ASKED_FOR[name]), getattr(client, method)
    later(11)
    assert is_asked(send(address))
    later(0)
    answered = send(address).status_code
    assert answered in (403, 404, 405)
    later(60)
    assert send(address).status_code == answered if name in ONCE_FOR_ALL_OF_IT else is_asked(send(address))
