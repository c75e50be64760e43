"""`manage.py import_contracts`: what a person reads, what a program reads, and how it ends."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from contracts.models import Guarantee, SocialContract
from tests import factories
from tests.contracts.register_contracts.files import FAULTY, cells, guarantee_cells, listed

pytestmark = pytest.mark.django_db


def run(*arguments):
    """(exit code, what it printed)"""
    out = io.StringIO()
    try:
        call_command("import_contracts", *(str(argument) for argument in arguments), stdout=out)
    except SystemExit as exit:
        return exit.code, out.getvalue()
    return 0, out.getvalue()


@pytest.fixture
def file(tmp_path):
    def write(*rows):
        path = tmp_path / "kontrakt.csv"
        path.write_bytes(listed(*rows).getvalue())
        return path

    return write


def test_a_person_gets_a_summary_without_names_and_then_nothing_to_change(office, file):
    path = file(cells(factories.apartment()), guarantee_cells(factories.apartment(), n=1))
    code, printed = run(path, "--by", factories.account_of(office.coordinator).email)
    assert (code, printed.splitlines()) == (
        0,
        [
            "Nya kontrakt och borgensåtaganden: 2",
            "Finns redan: 0",
            "- Rad 2: Nytt ärende: SK-2026-001. Ingen kvotplats: kvoten för 2026 är inte öppnad.",
            "Utfört av: Yvonne Samordnare",
        ],
    )
    assert (SocialContract.objects.count(), Guarantee.objects.count()) == (1, 1)
    code, printed = run(path)
    assert printed.splitlines() == [
        "Inget att ändra: allt finns redan i registret.",
        "Utfört av: ingen namngiven (--by)",
    ]


def test_a_program_gets_json_and_nothing_else(office, file):
    path = file(cells(factories.apartment()))
    assert json.loads(run(path, "--json")[1]) == {"created": 1, "unchanged": 0, "errors": []}
    assert json.loads(run(path, "--json")[1]) == {"created": 0, "unchanged": 1, "errors": []}


def test_the_faults_as_a_list_and_exit_code_1():
    code, printed = run(FAULTY)
    lines = printed.splitlines()
    assert (code, lines[0], len(lines)) == (1, "Inget lästes in: filen har 13 fel.", 14)
    assert lines[1].startswith("- Rad 3, Typ, «Hyreskontrakt»: Skriv socialt kontrakt eller borgen.")


def test_a_dry_run_keeps_nothing(office, file):
    code, printed = run(file(cells(factories.apartment())), "--dry-run")
    assert (code, printed.splitlines()[0]) == (0, "Provkörning: inget sparades.")
    assert not SocialContract.objects.exists()


def test_a_cell_cannot_steer_the_terminal(office, file):
    code, printed = run(file(cells(factories.apartment(), Kontakt="\x1b[2J\x07")))
    assert code == 1 and "\x1b" not in printed and "\x07" not in printed


def test_an_unknown_account_is_refused(office, file):
    with pytest.raises(CommandError, match="Det finns inget aktivt konto"):
        run(file(cells(factories.apartment())), "--by", "nobody@socialtjanst.example")
    assert not SocialContract.objects.exists()


def test_help_is_in_swedish(capsys):
    assert run("--help")[0] == 0
    assert "Läser in en lista med sociala kontrakt" in capsys.readouterr().out
