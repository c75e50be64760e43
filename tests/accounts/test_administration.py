"""What a system administrator does with the people of their organisation, and what they cannot."""

import re
from smtplib import SMTPException

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gotene.access.database_roles import DatabaseRole
from gotene.access.gate import StaffMiddleware
from gotene.access.roles import Role, Side
from gotene.accounts.administration import actions
from gotene.accounts.models import StaffMember, User
from tests import factories
from tests.at_once import at_once
from tests.pages import errors, words
from tests.refused import told

pytestmark = pytest.mark.django_db

SIDES = pytest.mark.parametrize("side", Side)


@pytest.fixture
def admin(signed_in):
    return signed_in(Role.SYSTEM_ADMINISTRATOR, side=Side.SOCIAL)


@pytest.fixture
def frida():
    return factories.staff(Role.CASE_OFFICER, name="Frida Mosslåga")


def page(client, name, *args):
    return client.get(reverse(name, args=args))


def send(client, address, /, *args, **data):
    return client.post(reverse(address, args=args), data, follow=True)


def as_read(member):
    return {"as_read": actions.version_of(member)}


def person(member, **fields):
    kept = {field: getattr(member, field) for field in ("name", "email", "title", "phone")}
    return {**kept, "email": factories.account_of(member).email, **as_read(member), **fields}


# The list


@SIDES
def test_each_administrator_sees_their_own_people(signed_in, side):
    own, other = (
        factories.staff(role)
        for role in (Role.LETTING_OFFICER, Role.CASE_OFFICER)[:: 1 if side == Side.HOUSING else -1]
    )
    client = signed_in(Role.SYSTEM_ADMINISTRATOR, side=side)
    told = words(page(client, "staff_list"))
    assert own.name in told
    assert other.name not in told


def test_the_list_says_who_can_come_in_and_who_is_away(admin, frida):
    account = factories.account_of(frida)
    account.last_login = timezone.now()
    account.save()
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={})
    factories.absence(frida, begins_on=timezone.localdate(), ends_on=timezone.localdate())
    (row,) = [each for each in page(admin, "staff_list").context["people"] if each.member == frida]
    assert (row.has_factor, row.invited, row.away, row.away_until) == (True, False, True, timezone.localdate())


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", {"Frida Mosslåga", "Omar Aziz"}),
        ("?visa=borta", {"Omar Aziz"}),
        ("?visa=inbjudna", {"Omar Aziz"}),
        ("?visa=avslutade", {"Sara Slutat"}),
        ("?roll=coordinator", {"Omar Aziz"}),
        ("?sok=mossl", {"Frida Mosslåga"}),
        ("?visa=allt&roll=kung", {"Frida Mosslåga", "Omar Aziz"}),
    ],
)
def test_the_list_is_narrowed(admin, frida, asked, found):
    omar = factories.staff(Role.COORDINATOR, name="Omar Aziz")
    gone = factories.staff(Role.CASE_OFFICER, name="Sara Slutat")
    gone.active = False
    gone.save()
    User.objects.exclude(staff=omar).update(last_login=timezone.now())
    factories.absence(omar, begins_on=timezone.localdate(), deputy=frida)
    people = admin.get(reverse("staff_list") + asked).context["people"]
    assert {each.member.name for each in people} - {admin.staff.name} == found


def test_the_pages_cost_the_same_with_more_people(admin, frida, django_assert_max_num_queries):
    for _ in range(10):
        colleague = factories.staff(Role.CASE_OFFICER)
        factories.absence(colleague, begins_on=timezone.localdate())
        colleague.title = "Socialsekreterare"
        colleague.save()
    for title in "ABCDEFGH":
        frida.title = title
        frida.save()
    with django_assert_max_num_queries(10):
        page(admin, "staff_list")
    with django_assert_max_num_queries(11):
        page(admin, "staff_person", frida.pk)


# Inviting


@pytest.fixture
def invited(admin):
    """Somebody just invited, and the link in the letter."""

    def invite(**fields):
        about = {"name": "Nils Ny", "email": "nils@socialtjanst.example", "roles": [Role.CASE_OFFICER], **fields}
        return send(admin, "invite_colleague", **about)

    return invite


def link_in(letter):
    return re.search(r"https?://\S+", letter.body)[0]


def test_an_invited_colleague_gets_a_letter_and_chooses_a_password(invited, admin, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        invited(title="Socialsekreterare", phone="0511-123 45")
    (letter,) = mail.outbox
    assert letter.to == ["nils@socialtjanst.example"]
    assert letter.body.startswith("Hej Nils Ny,")
    newcomer = StaffMember.objects.get(name="Nils Ny")
    assert (newcomer.organisation_id, newcomer.roles, newcomer.title) == (
        "social",
        ["case_officer"],
        "Socialsekreterare",
    )
    assert {row.history_user for row in newcomer.history.all()} == {admin.staff}
    assert not factories.account_of(newcomer).has_usable_password()
    assert "Välj" in words(Client().get(link_in(letter), follow=True))


def test_the_old_link_dies_with_a_new_invitation(invited, admin, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        invited()
        newcomer = StaffMember.objects.get(name="Nils Ny")
    with django_capture_on_commit_callbacks(execute=True):
        send(admin, "invite_again", newcomer.pk)
    old, new = (link_in(letter) for letter in mail.outbox)
    assert "fungerar inte" in words(Client().get(old, follow=True))
    assert "fungerar inte" not in words(Client().get(new, follow=True))
    assert "Skickade en ny inbjudan" in words(page(admin, "staff_person", newcomer.pk))


def test_whoever_has_come_in_gets_no_new_invitation(admin, frida):
    password = factories.account_of(frida).password
    assert "har redan använt inbjudan" in words(send(admin, "invite_again", frida.pk))
    assert factories.account_of(frida).password == password


def test_an_address_that_is_taken_is_told_kindly(invited, frida):
    answer = invited(email=factories.account_of(frida).email.upper())
    assert errors(answer) == ["E-post i arbetet: Det finns redan ett konto med den e-postadressen."]
    assert not StaffMember.objects.filter(name="Nils Ny").exists()


def test_nobody_is_invited_with_the_roles_of_the_other_organisation(invited):
    assert errors(invited(roles=[Role.LETTING_OFFICER])) != []
    assert errors(invited(roles=[])) == ["Roller: Välj minst en roll."]
    assert not StaffMember.objects.filter(name="Nils Ny").exists()


@pytest.mark.django_db(transaction=True)
def test_where_no_letter_goes_the_link_is_handed_over_once(signed_in, monkeypatch):
    def down(*args, **kwargs):
        raise SMTPException

    monkeypatch.setattr("gotene.mail.send_mail", down)
    admin = signed_in(Role.SYSTEM_ADMINISTRATOR, side=Side.SOCIAL)
    about = {"name": "Nils Ny", "email": "nils@socialtjanst.example", "roles": [Role.CASE_OFFICER]}
    answer = send(admin, "invite_colleague", **about)
    assert "Lämna över länken" in words(answer)
    link = answer.context["link"]
    assert "Välj" in words(Client().get(link, follow=True))
    newcomer = StaffMember.objects.get(name="Nils Ny")
    assert page(admin, "staff_person", newcomer.pk).context["link"] is None


# Changing


def test_name_and_address_are_changed_and_the_old_address_is_told(admin, frida, django_capture_on_commit_callbacks):
    account = factories.account_of(frida)
    before = account.email
    EmailAddress.objects.create(user=account, email=before, verified=True, primary=True)
    with django_capture_on_commit_callbacks(execute=True):
        send(admin, "change_person", frida.pk, **person(frida, name="Frida Berg", email="berg@socialtjanst.example"))
    account.refresh_from_db()
    frida.refresh_from_db()
    assert (frida.name, frida.email, account.email) == ("Frida Berg", *["berg@socialtjanst.example"] * 2)
    assert [letter.to for letter in mail.outbox] == [[before]]
    with_old = Client().post(reverse("account_login"), {"login": before, "password": factories.PASSWORD})
    assert with_old.status_code == 200
    with_new = Client().post(reverse("account_login"), {"login": account.email, "password": factories.PASSWORD})
    assert with_new.status_code == 302


def test_two_administrators_at_one_person_do_not_overwrite_each_other(admin, frida):
    first_read = as_read(frida)
    send(admin, "change_roles", frida.pk, roles=[Role.COORDINATOR], **first_read)
    answer = send(admin, "change_roles", frida.pk, roles=[Role.HOUSING_SUPPORT], **first_read)
    assert errors(answer) == [
        "Någon annan har ändrat Frida Mosslåga under tiden. Se efter vad som gäller nu och spara igen."
    ]
    frida.refresh_from_db()
    assert frida.roles == [Role.COORDINATOR]
    send(admin, "change_roles", frida.pk, roles=[Role.HOUSING_SUPPORT], as_read=answer.context["as_read"])
    frida.refresh_from_db()
    assert frida.roles == [Role.HOUSING_SUPPORT]


def test_a_role_that_is_taken_away_is_gone_at_the_next_request(admin, frida, signed_in):
    client = signed_in(frida)
    assert page(client, "cases").status_code == 200
    send(admin, "change_roles", frida.pk, roles=[Role.RENT_ADMINISTRATOR], **as_read(frida))
    assert page(client, "cases").status_code == 403


def test_roles_are_several_and_each_says_what_it_may_do(admin, frida):
    told = words(page(admin, "change_roles", frida.pk))
    assert "Vad får Samordnare göra?" in told
    assert "Svara på erbjudanden och placera hushåll" in told
    send(admin, "change_roles", frida.pk, roles=[Role.CASE_OFFICER, Role.LOG_REVIEWER], **as_read(frida))
    frida.refresh_from_db()
    assert frida.roles == [Role.CASE_OFFICER, Role.LOG_REVIEWER]


def test_nobody_changes_their_own_roles_or_shuts_themselves_out(admin):
    own = admin.staff
    factories.staff(Role.SYSTEM_ADMINISTRATOR, side=Side.SOCIAL)
    sentence = ["Du kan inte ändra dina egna roller eller avsluta dig själv. Be en annan systemadministratör."]
    roles = [Role.SYSTEM_ADMINISTRATOR, Role.CASE_OFFICER]
    assert errors(send(admin, "change_roles", own.pk, roles=roles, **as_read(own))) == sentence
    assert errors(send(admin, "deactivate_person", own.pk)) == sentence
    own.refresh_from_db()
    assert (own.roles, own.active) == ([Role.SYSTEM_ADMINISTRATOR], True)


def test_the_last_administrator_stays(admin):
    """Asked of an action, since whoever could ask at a page would be another administrator."""
    with told("organisation_has_administrator"):
        actions.deactivate(admin.staff, by=None)
    with told("organisation_has_administrator"):
        actions.change_roles(admin.staff, roles=[Role.CASE_OFFICER], as_read=actions.version_of(admin.staff), by=None)


@pytest.mark.django_db(transaction=True)
def test_the_last_two_administrators_cannot_shut_each_other_out_at_once():
    with transaction.atomic():
        one, other = (factories.staff(Role.SYSTEM_ADMINISTRATOR, side=Side.SOCIAL) for _ in range(2))
    at_once(lambda: actions.deactivate(one, by=other), lambda: actions.deactivate(other, by=one))
    assert StaffMember.objects.filter(active=True).count() == 1


def test_the_history_says_in_words_who_changed_what(admin, frida):
    send(admin, "change_person", frida.pk, **person(frida, name="Frida Berg"))
    frida.refresh_from_db()
    send(admin, "change_roles", frida.pk, roles=[Role.COORDINATOR], **as_read(frida))
    send(admin, "deactivate_person", frida.pk)
    answer = send(admin, "reactivate_person", frida.pk)
    what = [sentence for change in answer.context["changes"] for sentence in change.what]
    assert what[:4] == ["Släppte in igen", "Avslutade", "Gav rollerna: samordnare", "Tog bort rollerna: handläggare"]
    assert "Ändrade namnet från Frida Mosslåga till Frida Berg" in what
    assert what[-1] == "Bjöd in, med rollerna: handläggare"
    assert {change.by for change in answer.context["changes"][:-1]} == {admin.staff.name}


# Near misses: the other organisation's people
CHANGES = ("change_person", "change_roles", "deactivate_person", "reactivate_person", "invite_again", "forget_factors")


@pytest.mark.parametrize("name", CHANGES)
def test_the_other_organisations_people_are_not_there(admin, name):
    other = factories.staff(Role.LETTING_OFFICER)
    history = other.history.count()
    answer = send(admin, name, other.pk, **person(other, name="Ny Namnsson"), roles=[Role.INSPECTOR])
    assert answer.status_code == 404
    other.refresh_from_db()
    assert (other.active, other.history.count()) == (True, history)


# Leaving


def test_whoever_is_deactivated_is_out_at_the_next_request(admin, frida):
    client = Client()
    client.post(reverse("account_login"), {"login": factories.account_of(frida).email, "password": factories.PASSWORD})
    assert page(client, "my_day").status_code == 200
    assert Session.objects.count() == 2
    send(admin, "deactivate_person", frida.pk)
    assert Session.objects.count() == 1
    assert page(client, "my_day").status_code == 302
    again = client.post(
        reverse("account_login"), {"login": factories.account_of(frida).email, "password": factories.PASSWORD}
    )
    assert page(client, "my_day").status_code == 302
    assert again.headers.get("Location") != "/"


# Second factors


def test_lost_factors_are_taken_away_and_the_person_is_told(admin, frida, django_capture_on_commit_callbacks):
    account = factories.account_of(frida)
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={})
    with django_capture_on_commit_callbacks(execute=True):
        answer = send(admin, "forget_factors", frida.pk)
    assert not Authenticator.objects.filter(user=account).exists()
    assert [letter.to for letter in mail.outbox] == [[account.email]]
    assert "Tog bort appar för koder, nycklar och reservkoder" in words(answer)


@pytest.mark.parametrize(
    ("name", "method"),
    [
        ("change_roles", "get"),
        ("change_roles", "post"),
        ("change_person", "post"),
        ("forget_factors", "post"),
        ("reactivate_person", "post"),
        ("invite_again", "post"),
    ],
)
def test_what_gives_access_asks_for_the_second_factor_again(admin, frida, settings, monkeypatch, name, method):
    monkeypatch.setattr("gotene.accounts.step_up.stepped_up", lambda *args: False)
    answer = getattr(admin, method)(reverse(name, args=[frida.pk]))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("step_up"))


def test_whoever_must_be_out_at_once_is_deactivated_without_a_second_factor(admin, frida, monkeypatch):
    monkeypatch.setattr("gotene.accounts.step_up.stepped_up", lambda *args: False)
    send(admin, "deactivate_person", frida.pk)
    frida.refresh_from_db()
    assert not frida.active


# In whose name


@pytest.mark.parametrize(("compulsory", "signed"), [(True, False), (False, True)])
def test_a_password_alone_gives_nobodys_name_to_the_gate(admin, settings, rf, compulsory, signed):
    settings.SECOND_FACTOR_COMPULSORY = compulsory
    ran_as = []
    request = rf.get(reverse("staff_list"))
    request.user, request.session = factories.account_of(admin.staff), {}
    StaffMiddleware(lambda _request: ran_as.append((connection.role, connection.staff)))(request)
    assert ran_as == [(DatabaseRole.WEB, admin.staff if signed else None)]
