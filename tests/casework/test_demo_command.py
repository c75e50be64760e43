"""`manage.py demo` makes the demo where it may, keeps it, and touches nothing else."""

import io
import time

import pytest
from django.core.management import CommandError, call_command

from contracts.models import Lease
from gotene.access.roles import Role
from gotene.accounts.models import StaffMember, User
from gotene.casework.demo.staff import ACCOUNTS, PASSWORD_VARIABLE
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def password(monkeypatch):
    monkeypatch.setenv(PASSWORD_VARIABLE, "kvastar och spadar")
    return "kvastar och spadar"


def demo(**options):
    out = io.StringIO()
    call_command("demo", stdout=out, **options)
    return out.getvalue()


def test_fills_prints_the_accounts_and_keeps_what_people_did_since(password):
    printed = demo()
    assert all(account in printed for account in ACCOUNTS) and password in printed
    member = StaffMember.objects.first()
    member.name = "Nytt Namn"
    member.save()

    began = time.perf_counter()
    assert demo() == printed
    assert time.perf_counter() - began < 1
    assert StaffMember.objects.filter(name="Nytt Namn").exists()

    demo(reset=True)
    assert not StaffMember.objects.filter(name="Nytt Namn").exists()
    assert User.objects.filter(email__in=ACCOUNTS).count() == len(ACCOUNTS) < User.objects.count()


def test_the_password_printed_is_the_one_that_signs_in(password, monkeypatch):
    demo()
    monkeypatch.setenv(PASSWORD_VARIABLE, "hinkar och krattor")
    assert "hinkar och krattor" in demo()
    signs_in = {account.email for account in User.objects.all() if account.check_password("hinkar och krattor")}
    assert signs_in == set(ACCOUNTS)


def test_a_made_password_is_kept_for_the_next_run(monkeypatch, settings, tmp_path):
    settings.BASE_DIR = tmp_path
    (tmp_path / ".env").write_text("SECRET_KEY=x")
    # Set and taken away again, so that what the command sets is taken away after the test.
    monkeypatch.setenv(PASSWORD_VARIABLE, "")
    printed = demo()
    secret, made = (tmp_path / ".env").read_text().splitlines()
    assert secret == "SECRET_KEY=x"
    name, made = made.split("=")
    assert name == PASSWORD_VARIABLE and len(made) >= 12 and made in printed
    assert User.objects.get(email=ACCOUNTS[0]).check_password(made)


@pytest.mark.parametrize("options", [{}, {"reset": True}], ids=["fill", "reset"])
@pytest.mark.parametrize("make", [lambda: factories.staff(Role.CASE_OFFICER), factories.apartment])
def test_a_database_that_it_did_not_make_is_left_alone(password, make, options):
    made = make()
    with pytest.raises(CommandError, match="did not make"):
        demo(**options)
    assert type(made).objects.get() == made
    assert not Lease.objects.exists()


@pytest.mark.parametrize("options", [{}, {"reset": True}], ids=["fill", "reset"])
def test_among_real_people_it_refuses(password, settings, options):
    settings.MODE = "production"
    with pytest.raises(CommandError, match="GOTENE_MODE"):
        demo(**options)
    assert not StaffMember.objects.exists()
