"""Who comes in: by invitation, with e-mail and password."""

import re

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.urls import reverse

from gotene.access.roles import Role
from tests import factories

pytestmark = pytest.mark.django_db
PASSWORD = "en lång mening om vattentorn"


def sign_in(client, email, password):
    return client.post(reverse("account_login"), {"login": email, "password": password})


def invite(capsys, **options):
    options = {
        "email": "ny@bostader.example",
        "name": "Ny Person",
        "side": "housing",
        "role": [Role.INSPECTOR],
        **options,
    }
    call_command("invite", options.pop("email"), **options)
    return re.search(r"https?://[^/]+(/\S+)", capsys.readouterr().out)[1]


def test_an_invited_person_chooses_a_password_and_comes_in(client, capsys):
    link = invite(capsys)
    form = client.get(link, follow=True)
    client.post(form.redirect_chain[-1][0], {"password1": PASSWORD, "password2": PASSWORD})
    answer = sign_in(client, "NY@bostader.example", PASSWORD)
    assert answer.url == reverse("my_day")
    assert client.get(answer.url).context["staff"].name == "Ny Person"


def test_an_address_written_with_capitals_at_the_invitation_signs_in(client, capsys):
    link = invite(capsys, email="Ny.Person@Bostader.example")
    form = client.get(link, follow=True)
    client.post(form.redirect_chain[-1][0], {"password1": PASSWORD, "password2": PASSWORD})
    client.logout()
    assert sign_in(client, "Ny.Person@Bostader.example", PASSWORD).url == reverse("my_day")


def test_the_invitation_works_once(client, capsys):
    link = invite(capsys)
    form = client.get(link, follow=True)
    client.post(form.redirect_chain[-1][0], {"password1": PASSWORD, "password2": PASSWORD})
    client.logout()
    assert client.get(link, follow=True).context["token_fail"]


def test_a_role_of_the_other_side_is_refused(capsys):
    with pytest.raises(CommandError, match="roll"):
        invite(capsys, role=[Role.CASE_OFFICER])
    assert not get_user_model().objects.exists()


def test_nobody_signs_up_by_themselves(client):
    answer = client.post(
        reverse("account_signup"), {"email": "jag@example.org", "password1": PASSWORD, "password2": PASSWORD}
    )
    assert answer.status_code == 200
    assert not get_user_model().objects.exists()


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client):
    account = factories.account_of(factories.staff(Role.INSPECTOR))
    wrong = sign_in(client, account.email, "fel fel fel fel")
    unknown = sign_in(client, "ingen@bostader.example", "fel fel fel fel")
    assert wrong.context["form"].errors == unknown.context["form"].errors != {}


def test_a_person_made_inactive_is_out_at_the_next_request(signed_in):
    client = signed_in(Role.CASE_OFFICER)
    assert client.get(reverse("my_day")).status_code == 200
    client.staff.active = False
    client.staff.save()
    assert client.get(reverse("my_day")).status_code == 302


def test_an_inactive_person_cannot_sign_in(client):
    member = factories.staff(Role.CASE_OFFICER)
    member.active = False
    member.save()
    account = factories.account_of(member)
    assert sign_in(client, account.email, factories.PASSWORD).url == reverse("account_inactive")
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("page", ["my_day", "account_login"])
def test_a_broken_cookie_is_as_none(client, page):
    cookie = f'{settings.SESSION_COOKIE_NAME}="aaaaaaaaaaaa\\000"'
    assert client.get(reverse(page), headers={"cookie": cookie}).status_code == client.get(reverse(page)).status_code
