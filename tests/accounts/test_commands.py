"""Commands that write are done by somebody: `--by EMAIL`, and the history says who."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command, get_commands, load_command_class

from gotene.access.roles import Role, Side
from gotene.accounts.commands import staff_of
from gotene.accounts.models import Organisation, StaffMember
from tests import factories

ROOT = Path(__file__).parent.parent.parent
# Why a command need not say by whom.
WRITES_FOR_NOBODY = {
    "verify_documents": "compares documents with their fingerprints and writes nothing",
    "demo": "fills an empty database, where nobody is yet; every row names somebody of the demo",
    "serve_demo": "runs demo, and serves it",
    "sync_access": "rights and functions of the database, no rows",
    "check_access": "compares the database with the table of rights and writes nothing",
    "run_jobs": "does each job in the name of the one who queued it",
    "access_table": "prints the table of rights",
    "verify_log": "compares the read log with its seals and writes nothing",
    "rotate_keys": "encrypts anew what is encrypted, history and all; nothing that anybody wrote is changed",
}


def own_commands():
    apps = {"gotene", "tenants", "contracts", "inspections", "meetings"}
    return sorted(name for name, app in get_commands().items() if app.partition(".")[0] in apps)


def invite(**options):
    out = io.StringIO()
    options = {"name": "Ny Person", "side": Side.HOUSING, "role": [Role.INSPECTOR], **options}
    call_command("invite", options.pop("email", "ny@bostader.example"), stdout=out, **options)
    return out.getvalue()


@pytest.mark.parametrize("name", own_commands())
def test_a_command_takes_whose_name_it_writes_under_or_says_why_not(name):
    command = load_command_class(get_commands()[name], name)
    takes = "--by" in command.create_parser("manage.py", name)._option_string_actions
    assert takes != (name in WRITES_FOR_NOBODY)


def test_every_command_of_the_project_is_asked():
    files = {path.stem for path in ROOT.glob("*/**/management/commands/[!_]*.py") if ".venv" not in path.parts}
    assert {"invite", "import_apartments"} <= files == set(own_commands())


@pytest.mark.django_db
def test_the_first_person_of_all_is_invited_by_nobody():
    assert "Utfört av" not in invite()
    assert StaffMember.history.get().history_user is None
    assert Organisation.history.get().history_user is None


@pytest.mark.django_db
def test_the_second_is_not():
    factories.staff(Role.LETTING_OFFICER)
    with pytest.raises(CommandError, match="Ange vem som står för ändringarna: --by"):
        invite()
    assert not StaffMember.objects.filter(name="Ny Person").exists()


@pytest.mark.django_db
def test_the_history_and_the_summary_say_who_invited():
    admin = factories.staff(Role.SYSTEM_ADMINISTRATOR, side=Side.HOUSING, name="Dilan Vindkulle")
    said = invite(
        email="ny@socialtjanst.example",
        side=Side.SOCIAL,
        role=[Role.COORDINATOR],
        by=factories.account_of(admin).email.upper(),
    )
    assert said.splitlines()[-1] == "Utfört av: Dilan Vindkulle"
    assert StaffMember.history.get(name="Ny Person").history_user == admin
    assert Organisation.history.get(side=Side.SOCIAL).history_user == admin


@pytest.mark.django_db
def test_nobody_stands_for_what_an_unknown_account_does():
    factories.staff(Role.LETTING_OFFICER)
    with pytest.raises(CommandError, match="inget aktivt konto"):
        staff_of("nobody@bostader.example")


@pytest.mark.django_db
def test_one_who_has_left_stands_for_nothing():
    staff = factories.staff(Role.LETTING_OFFICER)
    account = factories.account_of(staff)
    assert staff_of(account.email) == staff
    staff.active = False
    staff.save()
    with pytest.raises(CommandError, match="inget aktivt konto"):
        staff_of(account.email)


@pytest.mark.django_db
def test_a_closed_account_stands_for_nothing():
    account = factories.account_of(factories.staff(Role.LETTING_OFFICER))
    account.is_active = False
    account.save()
    with pytest.raises(CommandError, match="inget aktivt konto"):
        staff_of(account.email)
