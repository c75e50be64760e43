"""My sign-in: where one is signed in, in plain words, and the end of it; the password that ends all others."""

import pytest
from django.test import Client
from django.urls import reverse

from gotene.access.roles import Role
from gotene.accounts.open_sessions import plainly
from tests import factories
from tests.pages import words
from tests.second_factor import add_app, sign_in

pytestmark = pytest.mark.django_db

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0"
SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.6 Mobile/15E148 Safari/604.1"
)
EDGE = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 "
    "Safari/537.36 Edg/141.0.0.0"
)
CHROME = (
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 "
    "Safari/537.36"
)


@pytest.fixture
def account():
    return factories.account_of(factories.staff(Role.CASE_OFFICER))


def signed_in_with(browser, account):
    client = Client(headers={"user-agent": browser})
    sign_in(client, account)
    return client


def is_in(client):
    return client.get(reverse("my_day")).status_code == 200


@pytest.mark.parametrize(
    ("browser", "said"),
    [
        (FIREFOX, "Firefox på Windows"),
        (SAFARI, "Safari på iPhone"),
        (EDGE, "Edge på Windows"),
        (CHROME, "Chrome på Mac"),
        ("curl/8.5.0", "En okänd webbläsare"),
        ("", "En okänd webbläsare"),
    ],
)
def test_a_browser_is_called_what_people_call_it(browser, said):
    assert plainly(browser) == said


def test_the_page_tells_where_one_is_signed_in(account):
    here = signed_in_with(FIREFOX, account)
    signed_in_with(SAFARI, account)
    other = factories.account_of(factories.staff(Role.CASE_OFFICER))
    signed_in_with(EDGE, other)
    page = words(here.get(reverse("my_sign_in")))
    assert "Firefox på Windows Här, just nu" in page
    assert "Safari på iPhone" in page
    assert "Edge" not in page


def test_one_place_is_ended(account):
    here, there, elsewhere = (signed_in_with(browser, account) for browser in (FIREFOX, SAFARI, EDGE))
    page = here.get(reverse("my_sign_in"))
    there_pk = next(session.pk for session in page.context["sessions"] if "Safari" in session.where)
    told = here.post(reverse("end_sessions"), {"session": there_pk}, follow=True)
    assert "Du är utloggad där." in words(told)
    assert (is_in(here), is_in(there), is_in(elsewhere)) == (True, False, True)
    again = here.post(reverse("end_sessions"), {"session": there_pk}, follow=True)
    assert "Du var redan utloggad där." in words(again)


def test_all_others_are_ended(account):
    here, there, elsewhere = (signed_in_with(browser, account) for browser in (FIREFOX, SAFARI, EDGE))
    here.post(reverse("end_sessions"), {"session": "others"})
    assert (is_in(here), is_in(there), is_in(elsewhere)) == (True, False, False)


@pytest.mark.parametrize("which", ["", "0", "x", "99999999999999999999", "-1", "²"])
def test_what_is_no_place_ends_nothing(account, which):
    here = signed_in_with(FIREFOX, account)
    assert here.post(reverse("end_sessions"), {"session": which}).status_code == 302
    assert is_in(here)


def test_nobody_ends_the_sessions_of_another(account):
    here = signed_in_with(FIREFOX, account)
    other = factories.account_of(factories.staff(Role.CASE_OFFICER))
    theirs = signed_in_with(EDGE, other)
    pk = theirs.get(reverse("my_sign_in")).context["sessions"][0].pk
    here.post(reverse("end_sessions"), {"session": pk})
    here.post(reverse("end_sessions"), {"session": "others"})
    assert is_in(theirs)


def test_this_place_is_ended_by_signing_out_only(account):
    here = signed_in_with(FIREFOX, account)
    pk = here.get(reverse("my_sign_in")).context["sessions"][0].pk
    here.post(reverse("end_sessions"), {"session": pk})
    assert is_in(here)


def test_a_new_password_signs_out_everywhere_else_and_says_so(account):
    here, there = signed_in_with(FIREFOX, account), signed_in_with(SAFARI, account)
    new = "en annan mening om kvarnar"
    told = here.post(
        reverse("account_change_password"),
        {"oldpassword": factories.PASSWORD, "password1": new, "password2": new},
        follow=True,
    )
    assert "Ditt lösenord är bytt. Du är utloggad överallt utom här." in words(told)
    assert (is_in(here), is_in(there)) == (True, False)
    assert len(here.get(reverse("my_sign_in")).context["sessions"]) == 1


def test_one_who_has_none_is_told_what_to_add(account):
    page = words(signed_in_with(FIREFOX, account).get(reverse("my_sign_in")))
    assert "Du har varken app eller nyckel." in page
    assert "I demon räcker lösenordet." in page


def test_recovery_codes_that_run_out_are_said(client, account):
    sign_in(client, account, add_app(account))
    assert "Du har 10 koder kvar." in words(client.get(reverse("my_sign_in")))


def test_the_page_asks_the_database_little(account, django_assert_max_num_queries):
    """A few questions for each place where one is signed in, and else the same whatever is on the page."""
    here, _, _ = (signed_in_with(browser, account) for browser in (FIREFOX, EDGE, SAFARI))
    add_app(account)
    with django_assert_max_num_queries(18):
        page = here.get(reverse("my_sign_in"))
    assert len(page.context["sessions"]) == 3
